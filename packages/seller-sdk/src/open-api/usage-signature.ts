import { createHmac } from 'node:crypto'
import { headerOf, type HeadersOnWire } from '../wire/headers.ts'
import { parseJsonObject } from '../wire/json-body.ts'
import { keysOf, sameText, type GoodKeys } from '../wire/secrets.ts'
import { isRecord } from '../wire/wire-value.ts'

/** Bounds of the signature headers, in characters (spec 6.3). */
export const usageSignatureLimits = {
  signatureLengthMax: 1000,
  tsLengthMax: 20,
  nonceLengthMax: 64,
  /** How far the clock of a caller may be off unless told otherwise; the documents name no figure. */
  skewMsMax: 15 * 60_000,
} as const

/** Compact JSON with the members of every object in ascending order. */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => sortedJson(entry)).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const members = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${sortedJson(value[name])}`)
  return `{${members.join(',')}}`
}

/**
 * Signs a usage push (new). Send `body` unchanged with these headers.
 *
 * @param input.key   key bound to the base interface type, or the V1 key
 * @param input.body  parsed object, written with its members in ascending order; text is signed as it is
 * @param input.nonce fresh for each call, at most 64 characters
 * @see spec 6.3, vectors 13.7
 */
export function signUsagePush(input: {
  key: string
  body: Readonly<Record<string, unknown>> | string
  nowMs: number
  nonce: string
}): { body: string; headers: { 'Content-Type': string; signature: string; ts: string; nonce: string } } {
  const body = typeof input.body === 'string' ? input.body : sortedJson(input.body)
  const ts = String(input.nowMs)
  const signature = usageSignatureOf({ key: input.key, ts, nonce: input.nonce, body })
  return { body, headers: { 'Content-Type': 'application/json', signature, ts, nonce: input.nonce } }
}

export type UsagePushRefusal =
  | 'signature_missing'
  | 'ts_missing'
  | 'ts_invalid'
  | 'ts_skewed'
  | 'nonce_missing'
  | 'signature_wrong'
  | 'body_not_an_object'

export type UsagePushVerification =
  | { valid: true; body: Readonly<Record<string, unknown>>; keyIndex: number }
  | { valid: false; reason: UsagePushRefusal; httpStatus: 400; errorCode: 'MKT.0101' | 'MKT.0102' }

/**
 * Proves that a usage push comes from the seller of the key: over the body as sent, or over its compact form with
 * all members in ascending order.
 *
 * The key belongs to a seller whom the call does not name, so the caller finds candidates by the instances of the
 * records and passes their keys; `keyIndex` tells which one it was. Records must still be checked for ownership.
 *
 * @param input.skewMsMax  default 15 minutes
 * @throws Error when `keys` is empty or holds an empty key
 * @see spec 6.3, 13.10
 */
export function verifyUsagePush(
  input: {
    headers: HeadersOnWire
    rawBody: Uint8Array | string
    nowMs: number
    skewMsMax?: number
  } & GoodKeys,
): UsagePushVerification {
  const keys = keysOf(input, 'verifyUsagePush')
  const { signatureLengthMax, tsLengthMax, nonceLengthMax } = usageSignatureLimits
  const signature = headerOf(input.headers, 'signature')
  const ts = headerOf(input.headers, 'ts')
  const nonce = headerOf(input.headers, 'nonce')
  if (signature === '' || signature.length > signatureLengthMax) return refuse('signature_missing')
  if (ts === '') return refuse('ts_missing')
  if (nonce === '' || nonce.length > nonceLengthMax) return refuse('nonce_missing')
  if (ts.length > tsLengthMax || !/^\d{1,15}$/.test(ts)) return refuse('ts_invalid')
  const skewMs = Math.abs(input.nowMs - Number(ts))
  if (skewMs > (input.skewMsMax ?? usageSignatureLimits.skewMsMax)) return refuse('ts_skewed')

  const body = parseJsonObject(input.rawBody)
  const forms = body === undefined ? [input.rawBody] : [input.rawBody, sortedJson(body)]
  const keyIndex = keys.findIndex((key) =>
    forms.some((form) => sameText(signature, usageSignatureOf({ key, ts, nonce, body: form }))),
  )
  if (keyIndex === -1) return refuse('signature_wrong')
  if (body !== undefined) return { valid: true, body, keyIndex }
  return { valid: false, reason: 'body_not_an_object', httpStatus: 400, errorCode: 'MKT.0101' }
}

function usageSignatureOf(input: {
  key: string
  ts: string
  nonce: string
  body: string | Uint8Array
}): string {
  return createHmac('sha256', input.key)
    .update(`ts=${input.ts}&nonce=${input.nonce}&body=`)
    .update(input.body)
    .digest('base64')
}

function refuse(reason: UsagePushRefusal): UsagePushVerification {
  return { valid: false, reason, httpStatus: 400, errorCode: 'MKT.0102' }
}
