import { createHmac, randomBytes } from 'node:crypto'
import { canonicalSaasV2Body, type SaasV2Body } from './canonical-body.ts'

/** What to sign: a parsed object is put into canonical form, text and bytes are signed exactly as given. */
export type SaasV2Payload = SaasV2Body | string | Uint8Array

/** A signed request. Send `payload` unchanged as the body and append `query` to the production address. */
export type SignedSaasV2Request = {
  payload: string
  /** Upper-case hex, 64 characters. */
  signature: string
  /** `signature=…&timestamp=…&nonce=…`, without a leading question mark. */
  query: string
}

/**
 * Signs a SaaS 2.0 request (also License 2.0 and orderNotify, which share the formula).
 *
 * @param input.key          key bound to the interface type
 * @param input.body         parsed object, or the exact text or bytes to send
 * @param input.timestampMs  epoch milliseconds, taken immediately before sending (COMPAT-02)
 * @param input.nonce        fresh for each attempt; letters and digits, see `createSaasV2Nonce`
 * @see spec 2.2, vectors 13.5
 */
export function signSaasV2(input: {
  key: string
  body: SaasV2Payload
  timestampMs: number
  nonce: string
}): SignedSaasV2Request {
  const payload = payloadOf(input.body)
  const timestamp = String(input.timestampMs)
  const digest = saasV2Digest({ key: input.key, payload, timestamp, nonce: input.nonce })
  const signature = digest.toString('hex').toUpperCase()
  return {
    payload: typeof payload === 'string' ? payload : new TextDecoder().decode(payload),
    signature,
    query: `signature=${signature}&timestamp=${timestamp}&nonce=${encodeURIComponent(input.nonce)}`,
  }
}

/** Makes a nonce: 64 upper-case hex characters from 256 random bits. */
export function createSaasV2Nonce(): string {
  return randomBytes(32).toString('hex').toUpperCase()
}

/**
 * The signature as 32 bytes: HMAC(key, key + nonce + timestamp + hex(HMAC(key, payload))).
 *
 * `timestamp` is the text of the query, since the seconds form of old marketplaces is signed as it stands.
 */
export function saasV2Digest(input: {
  key: string
  payload: string | Uint8Array
  timestamp: string
  nonce: string
}): Buffer {
  const inner = createHmac('sha256', input.key).update(input.payload).digest('hex')
  return createHmac('sha256', input.key)
    .update(input.key + input.nonce + input.timestamp + inner)
    .digest()
}

function payloadOf(body: SaasV2Payload): string | Uint8Array {
  if (typeof body === 'string') return body
  return isBytes(body) ? body : canonicalSaasV2Body(body)
}

function isBytes(body: SaasV2Body | Uint8Array): body is Uint8Array {
  return body instanceof Uint8Array
}
