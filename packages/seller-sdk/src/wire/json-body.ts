import { isRecord } from './wire-value.ts'

/** Documented bodies nest three levels; writing one again takes stack for each. */
const NESTING_MAX = 64

/**
 * Reads a body as a JSON object; undefined when it is anything else, not UTF-8, or nested beyond reason.
 *
 * Decoding is strict, because replacement characters would let two different bodies look the same.
 */
export function parseJsonObject(raw: Uint8Array | string): Record<string, unknown> | undefined {
  try {
    const text =
      typeof raw === 'string' ? raw : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
    if (nestingOf(text) > NESTING_MAX) return undefined
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Writes JSON with every character outside printable ASCII as `\uXXXX`, which the documents ask of `memo` and which
 * no wrong charset can break.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** How deep brackets nest outside of strings. */
function nestingOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (isInString) {
      if (char === '\\') i++
      else if (char === '"') isInString = false
    } else if (char === '"') isInString = true
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth)
    else if (char === '}' || char === ']') depth--
  }
  return deepest
}
