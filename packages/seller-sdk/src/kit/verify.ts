import { kitLimits } from './interfaces.ts'
import { parseKitTime } from './kit-time.ts'
import { kitV1SignedText, kitV2Digest, type KitBody } from './sign.ts'
import { authTokenOf } from '../saas-v1/auth-token.ts'
import { canonicalSaasV2Body } from '../saas-v2/canonical-body.ts'
import type { NonceStore } from '../saas-v2/nonce-store.ts'
import { parseJsonObject } from '../wire/json-body.ts'
import { headerOf, type HeadersOnWire } from '../wire/headers.ts'
import { hexDigest, keysOf, sameDigest, sameText, type GoodKeys } from '../wire/secrets.ts'
import { wireText } from '../wire/wire-value.ts'

export type KitRefusal =
  | 'timestamp_missing'
  | 'timestamp_invalid'
  | 'timestamp_stale'
  | 'nonce_missing'
  | 'nonce_too_long'
  | 'nonce_replayed'
  | 'signature_missing'
  | 'signature_wrong'
  | 'body_not_an_object'

export type KitVerification =
  | { valid: true; body: KitBody; keyIndex: number }
  | { valid: false; resultCode: '000001' | '000002'; reason: KitRefusal }

type Received = { headers: HeadersOnWire; rawBody: Uint8Array | string }

/**
 * Proves that a V2 call comes from the marketplace, is fresh and was not seen before. Accepts a signature over the
 * canonical form or over the bytes as sent. The age is checked as in the base interfaces.
 *
 * @throws Error when `keys` is empty or holds an empty key
 * @see spec 3.1, 13.10
 */
export function verifyKitV2(
  input: Received & { nowMs: number; nonces?: NonceStore } & GoodKeys,
): KitVerification {
  const keys = keysOf(input, 'verifyKitV2')
  const timestamp = headerOf(input.headers, 'x-timestamp')
  const nonce = headerOf(input.headers, 'x-nonce')
  const signature = headerOf(input.headers, 'x-sign')
  if (timestamp === '') return refuse('000002', 'timestamp_missing')
  if (nonce === '') return refuse('000002', 'nonce_missing')
  if (nonce.length > kitLimits.nonceLengthMax) return refuse('000002', 'nonce_too_long')
  if (!/^\d{1,15}$/.test(timestamp)) return refuse('000002', 'timestamp_invalid')
  const sentAtMs = timestamp.length === 10 ? Number(timestamp) * 1000 : Number(timestamp)
  const { nowMs } = input
  if (nowMs - sentAtMs > kitLimits.requestAgeMsMax) return refuse('000002', 'timestamp_stale')
  if (signature === '') return refuse('000001', 'signature_missing')

  const body = parseJsonObject(input.rawBody)
  const given = hexDigest(signature)
  const payloads = body === undefined ? [input.rawBody] : [canonicalSaasV2Body(body), input.rawBody]
  const keyIndex = keys.findIndex((key) =>
    payloads.some((payload) => sameDigest(given, kitV2Digest({ key, nonce, timestamp, payload }))),
  )
  if (keyIndex === -1) return refuse('000001', 'signature_wrong')
  if (body === undefined) return refuse('000002', 'body_not_an_object')
  // Claimed last, so that nobody without the key can use up nonces.
  const expiresAtMs = Math.max(sentAtMs, nowMs) + kitLimits.requestAgeMsMax
  if (input.nonces && !input.nonces.claim(nonce, expiresAtMs, nowMs))
    return refuse('000002', 'nonce_replayed')
  return { valid: true, body, keyIndex }
}

/**
 * Proves that a V1 call comes from the marketplace. Blank members are not covered by the formula, so they are left
 * out of `body`.
 *
 * @param input.ageMsMax  with `nowMs`, refuses older calls; the original does not look at the age
 * @throws Error when `keys` is empty or holds an empty key
 * @see spec 1.2 POST variant, 3.1
 */
export function verifyKitV1(
  input: Received & { nowMs?: number; ageMsMax?: number } & GoodKeys,
): KitVerification {
  const keys = keysOf(input, 'verifyKitV1')
  const authToken = headerOf(input.headers, 'authToken')
  const body = parseJsonObject(input.rawBody)
  if (body === undefined) return refuse('000002', 'body_not_an_object')
  const timeStamp = wireText(body['timeStamp']) ?? ''
  if (timeStamp === '') return refuse('000002', 'timestamp_missing')
  const sentAtMs = parseKitTime(timeStamp)
  if (sentAtMs === undefined) return refuse('000002', 'timestamp_invalid')
  const { nowMs, ageMsMax } = input
  if (nowMs !== undefined && ageMsMax !== undefined && nowMs - sentAtMs > ageMsMax) {
    return refuse('000002', 'timestamp_stale')
  }
  if (authToken === '') return refuse('000001', 'signature_missing')
  if (authToken.length > kitLimits.authTokenLengthMax) return refuse('000001', 'signature_wrong')
  const text = kitV1SignedText(body)
  const keyIndex = keys.findIndex((key) => sameText(authToken, authTokenOf({ key, timeStamp, text })))
  if (keyIndex === -1) return refuse('000001', 'signature_wrong')
  const covered = Object.entries(body).filter(([, value]) => !isBlank(value))
  return { valid: true, body: Object.fromEntries(covered), keyIndex }
}

function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '')
}

function refuse(resultCode: '000001' | '000002', reason: KitRefusal): KitVerification {
  return { valid: false, resultCode, reason }
}
