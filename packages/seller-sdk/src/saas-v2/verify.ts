import { canonicalSaasV2Body, type SaasV2Body } from './canonical-body.ts'
import { saasV2Limits } from './limits.ts'
import type { NonceStore } from './nonce-store.ts'
import { saasV2Digest } from './sign.ts'
import { parseJsonObject } from '../wire/json-body.ts'
import { hexDigest, keysOf, sameDigest, type GoodKeys } from '../wire/secrets.ts'

/** Query parameters of the call. A `URLSearchParams` fits, and so does a plain object. */
export type SaasV2Query =
  | { get(name: string): string | null }
  | { signature?: string | undefined; timestamp?: string | undefined; nonce?: string | undefined }

export type SaasV2Refusal =
  | 'timestamp_missing'
  | 'nonce_missing'
  | 'timestamp_invalid'
  | 'timestamp_stale'
  | 'signature_missing'
  | 'signature_wrong'
  | 'nonce_replayed'
  | 'body_not_an_object'

export type SaasV2Verification =
  | {
      valid: true
      /** The parsed body; hand it to `parseSaasV2Request`. */
      body: SaasV2Body
      /** Position of the key that matched in `keys`; 0 for a single key. Tells when an old key is out of use. */
      keyIndex: number
    }
  | { valid: false; resultCode: '000001' | '000002'; reason: SaasV2Refusal }

export type VerifySaasV2Input = {
  query: SaasV2Query
  /** The body exactly as received. Bytes are best: text has been decoded by someone already. */
  rawBody: Uint8Array | string
  nowMs: number
  /** Without a store, replays within 60 seconds are not noticed. */
  nonces?: NonceStore
} & GoodKeys

/**
 * Proves that a call comes from the marketplace, is fresh and was not seen before.
 *
 * Accepts a signature over the canonical form or over the bytes as sent. `keys` lists every key that is good now, so
 * that an old and a new key can overlap while one replaces the other. When several things are wrong, the first of
 * this order is told: timestamp, nonce, age, signature, body, replay.
 *
 * @returns the body, or the result code to answer with and a stable reason for your log
 * @throws Error when `keys` is empty or holds an empty key: a server without its key must not start
 * @see spec 2.2, 13.10, 14 row 1
 */
export function verifySaasV2(input: VerifySaasV2Input): SaasV2Verification {
  const keys = keysOf(input, 'verifySaasV2')

  const timestamp = parameter(input.query, 'timestamp')
  const nonce = parameter(input.query, 'nonce')
  const signature = parameter(input.query, 'signature')
  if (timestamp === '') return refuse('000002', 'timestamp_missing')
  if (nonce === '') return refuse('000002', 'nonce_missing')
  const sentAtMs = readTimestamp(timestamp)
  if (sentAtMs === undefined) return refuse('000002', 'timestamp_invalid')
  // Times ahead of this clock pass, as in the vendor's sample: two clocks never agree exactly.
  if (input.nowMs - sentAtMs > saasV2Limits.requestAgeMsMax) return refuse('000002', 'timestamp_stale')
  if (signature === '') return refuse('000001', 'signature_missing')

  const body = parseJsonObject(input.rawBody)
  const given = hexDigest(signature)
  const payloads = body === undefined ? [input.rawBody] : [canonicalSaasV2Body(body), input.rawBody]
  const keyIndex = keys.findIndex((key) =>
    payloads.some((payload) => sameDigest(given, saasV2Digest({ key, payload, timestamp, nonce }))),
  )
  if (keyIndex === -1) return refuse('000001', 'signature_wrong')
  if (body === undefined) return refuse('000002', 'body_not_an_object')

  // Claimed last, so that nobody without the key can use up nonces. A request from the future stays fresh longer.
  const expiresAtMs = Math.max(sentAtMs, input.nowMs) + saasV2Limits.requestAgeMsMax
  if (input.nonces && !input.nonces.claim(nonce, expiresAtMs, input.nowMs)) {
    return refuse('000002', 'nonce_replayed')
  }
  return { valid: true, body, keyIndex }
}

function refuse(resultCode: '000001' | '000002', reason: SaasV2Refusal): SaasV2Verification {
  return { valid: false, resultCode, reason }
}

function parameter(query: SaasV2Query, name: 'signature' | 'timestamp' | 'nonce'): string {
  if ('get' in query) return query.get(name) ?? ''
  return query[name] ?? ''
}

/** Ten digits are seconds (older pages), anything else milliseconds (spec 14 row 1). */
function readTimestamp(text: string): number | undefined {
  if (!/^\d{1,15}$/.test(text)) return undefined
  return text.length === 10 ? Number(text) * 1000 : Number(text)
}
