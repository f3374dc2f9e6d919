import { createHmac, createHash } from 'node:crypto'
import type { Has } from './faults.test-support.ts'

/** A call that is proved, or the code it is refused with. */
export type Proof = { body: Record<string, unknown> } | { refused: string }

/** What the seller keeps of calls it has seen. */
export type Seen = { nonces: Set<string> }

type Call = { timestamp: string; nonce: string; signature: string; raw: Buffer; key: string }

/** The V2 formulas, written as a seller without the SDK would. */
export function verifyV2(call: Call, kind: 'base' | 'kit', has: Has, seen: Seen): Proof {
  const { timestamp, nonce, signature, raw } = call
  const key = has('key_trimmed_to_eight') ? call.key.slice(0, 8) : call.key
  if (timestamp === '' && !has('timestamp_missing_accepted')) return { refused: '000002' }
  if (nonce === '' && !has('nonce_missing_accepted')) return { refused: '000002' }
  if (timestamp !== '' && !/^\d+$/.test(timestamp)) {
    if (has('timestamp_unreadable_crashes')) throw new Error('not a number')
    return { refused: '000002' }
  }
  const sentAtMs = Number(timestamp.length === 10 ? `${timestamp}000` : timestamp)
  const ageMs = Date.now() - sentAtMs
  const ageMsMax = has('timestamp_window_of_an_hour') ? 3_600_000 : 60_000
  if (timestamp !== '' && ageMs > ageMsMax && !has('timestamp_not_checked')) return { refused: '000002' }
  if (ageMs < -2000 && has('clock_ahead_refused')) return { refused: '000002' }
  const isMissing = signature === ''
  if (isMissing && !has('missing_signature_accepted') && !has('no_signature_check'))
    return { refused: '000001' }

  const text = bodyText(raw, has)
  const isRight = formulas(kind, has).some((formula) => {
    const digest = formula({ ...call, key }, text)
    if (has('upper_case_hex_only')) return signature === digest.toUpperCase()
    if (has('lower_case_hex_only')) return signature === digest
    return signature.toLowerCase() === digest
  })
  const isExcused = has('no_signature_check') || (isMissing && has('missing_signature_accepted'))
  if (!isRight && !isExcused) return { refused: has('wrong_signature_code') ? '000005' : '000001' }
  const body = parseObject(raw)
  if (body === undefined) return { refused: '000002' }
  if (seen.nonces.has(nonce) && !has('nonce_not_remembered')) return { refused: '000002' }
  if (nonce !== '') seen.nonces.add(nonce)
  return { body }
}

type Formula = (call: Call, text: string | Buffer) => string

function formulas(kind: 'base' | 'kit', has: Has): Formula[] {
  const hmac = (key: string, ...parts: (string | Buffer)[]) =>
    parts.reduce((sum, part) => sum.update(part), createHmac('sha256', key)).digest('hex')
  const prefix = ({ key, nonce, timestamp }: Call) =>
    key + (has('nonce_not_signed') ? '' : nonce) + (has('timestamp_not_signed') ? '' : timestamp)
  const base: Formula = (call, text) => {
    const signed = has('body_not_signed') ? '' : text
    const inner = has('inner_hash_without_key')
      ? createHash('sha256').update(signed).digest('hex')
      : hmac(call.key, signed)
    return hmac(call.key, prefix(call), inner)
  }
  const plain: Formula = (call, text) => hmac(call.key, prefix(call), text)
  if (kind === 'kit') return [has('kit_with_inner_hmac') ? base : plain]
  if (has('signs_without_inner_hmac')) return [plain]
  return has('accepts_kit_formula_too') ? [base, plain] : [base]
}

/** What the signature is computed over: the bytes received, unless a fault writes them anew. */
function bodyText(raw: Buffer, has: Has): string | Buffer {
  if (has('reads_latin1')) return raw.toString('latin1')
  const body = parseObject(raw)
  if (body === undefined) return raw
  const json = JSON.stringify(body)
  if (has('reserializes_escaping_slashes')) return json.replaceAll('/', '\\/')
  if (has('reserializes_with_spaces')) return JSON.stringify(body, null, 1)
  if (has('reserializes_escaping_unicode')) {
    return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  }
  if (has('kit_sorts_nested')) return JSON.stringify(sorted(body))
  if (has('kit_numbers_as_text')) {
    return JSON.stringify(body, (_, value: unknown) => (typeof value === 'number' ? String(value) : value))
  }
  return raw
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries: [string, unknown][] = Object.entries(value)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]),
  )
}

/** The V1 token over GET parameters. */
export function verifyV1(rawQuery: string, key: string, has: Has): Proof {
  const pairs = rawQuery.split('&').map((part): [string, string] => {
    const at = part.indexOf('=')
    return [part.slice(0, at), decode(part.slice(at + 1), has)]
  })
  const received = Object.fromEntries(pairs)
  const { authToken = '', ...parameters } = received
  const timeStamp = parameters['timeStamp'] ?? ''
  if (!/^\d{17}$/.test(timeStamp)) return { refused: '000002' }
  const names = Object.keys(parameters).filter(
    (name) => !has('empty_values_dropped') || parameters[name] !== '',
  )
  if (!has('parameters_not_sorted')) names.sort()
  else names.sort().reverse()
  const text = names.map((name) => `${name}=${parameters[name]}`).join('&')
  const token = createHmac('sha256', key + timeStamp)
    .update(text)
    .digest('base64')
  const given = has('plus_read_as_space') ? authToken.replaceAll('+', ' ') : authToken
  const isExcused = has('no_signature_check') || (authToken === '' && has('missing_signature_accepted'))
  if (given !== token && !isExcused) return { refused: '000001' }
  return { body: parameters }
}

function decode(value: string, has: Has): string {
  const once = decodeURIComponent(value)
  return has('decodes_twice')
    ? decodeURIComponent(once.replaceAll('%', '%25').replaceAll('%2520', '%20'))
    : once
}

/** The V1 token of a kit call, over the members of its body. */
export function verifyKitV1(raw: Buffer, authToken: string, key: string, has: Has): Proof {
  const text = has('reads_latin1') ? raw.toString('latin1') : raw.toString('utf8')
  const body = parseObject(Buffer.from(text))
  if (body === undefined) return { refused: '000002' }
  const timeStamp = textOf(body['timeStamp'])
  if (!/^\d{17}$/.test(timeStamp)) return { refused: '000002' }
  const members = Object.keys(body).filter((name) => textOf(body[name]).trim() !== '')
  const message = members
    .sort()
    .map((name) => `${name}=${textOf(body[name])}`)
    .join('&')
  const token = createHmac('sha256', key + timeStamp)
    .update(message)
    .digest('base64')
  if (authToken !== token && !has('no_signature_check')) return { refused: '000001' }
  return { body }
}

/** A member as text; null and absent are empty. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value)
}

function parseObject(raw: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return { ...value }
  } catch {
    return undefined
  }
}
