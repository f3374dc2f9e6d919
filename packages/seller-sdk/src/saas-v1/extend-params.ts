import { saasV1Limits } from './limits.ts'
import { isRecord, wireText } from '../wire/wire-value.ts'

/** One field the seller added to the order form, such as `emailDomainName`. */
export type ExtendParam = { name: string; value: string }

/**
 * Writes `saasExtendParams`: base64 of a JSON list. The percent-encoding of the documents is the ordinary one of the
 * query string.
 *
 * Some sellers decode once more than their framework does, which would turn `+` into a space. Where base64 would hold
 * one, characters are written as JSON escapes so that it does not, as long as the text stays within its limit.
 *
 * @throws RangeError when the text would exceed 2048 characters
 * @see spec 1.5, COMPAT-18
 */
export function encodeExtendParams(params: readonly ExtendParam[]): string {
  const json = JSON.stringify(params.map(({ name, value }) => ({ name, value })))
  const plain = Buffer.from(json).toString('base64')
  const { saasExtendParamsLengthMax: lengthMax } = saasV1Limits
  if (plain.includes('+')) {
    // Over ASCII without `>` and `~` no group of six bits is 62, the plus sign of base64.
    const escaped = json.replace(
      /[^\x20-\x7d]|>/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    const base64 = Buffer.from(escaped).toString('base64')
    if (base64.length <= lengthMax) return base64
  }
  if (plain.length > lengthMax) {
    throw new RangeError(`saasExtendParams is longer than ${lengthMax} characters`)
  }
  return plain
}

/**
 * Reads `saasExtendParams`, also when it is still percent-encoded or its `+` arrived as a space. Entries without a
 * name are left out.
 *
 * @returns undefined when it is no base64 of a JSON list, or longer than any marketplace sends
 */
export function decodeExtendParams(wire: string): ExtendParam[] | undefined {
  // Percent-encoding at most triples the documented length.
  if (wire.length > saasV1Limits.saasExtendParamsLengthMax * 3) return undefined
  try {
    const base64 = (wire.includes('%') ? decodeURIComponent(wire) : wire).replaceAll(' ', '+')
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined
    const bytes = Buffer.from(base64, 'base64')
    const list: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (!Array.isArray(list)) return undefined
    return (list as unknown[]).flatMap((entry) => {
      const name = isRecord(entry) ? wireText(entry['name']) : undefined
      if (!isRecord(entry) || !name) return []
      return [{ name, value: wireText(entry['value']) ?? '' }]
    })
  } catch {
    return undefined
  }
}
