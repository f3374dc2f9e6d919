import { createHmac } from 'node:crypto'
import { authTokenOf } from '../saas-v1/auth-token.ts'
import { canonicalSaasV2Body } from '../saas-v2/canonical-body.ts'
import { wireText } from '../wire/wire-value.ts'

/** A kit body, which may nest and hold numbers and booleans (COMPAT-04). */
export type KitBody = Readonly<Record<string, unknown>>

/** A signed call: send `payload` unchanged, with these headers. */
export type SignedKitRequest<Names extends string> = {
  payload: string
  headers: Record<Names | 'Content-Type', string>
}

/**
 * Signs a V2 call: HMAC(key, key + nonce + timestamp + payload), without the inner HMAC of the base interfaces.
 *
 * @param input.key          key bound to the kit interface type; never the base key
 * @param input.timestampMs  epoch milliseconds, taken immediately before sending
 * @param input.nonce        fresh for each attempt; `createSaasV2Nonce` makes one
 * @see spec 3.1, vectors 13.6, COMPAT-04
 */
export function signKitV2(input: {
  key: string
  body: KitBody
  timestampMs: number
  nonce: string
}): SignedKitRequest<'x-sign' | 'x-timestamp' | 'x-nonce'> {
  const payload = canonicalSaasV2Body(input.body)
  const timestamp = String(input.timestampMs)
  const digest = kitV2Digest({ key: input.key, nonce: input.nonce, timestamp, payload })
  return {
    payload,
    headers: {
      'Content-Type': 'application/json',
      'x-timestamp': timestamp,
      'x-nonce': input.nonce,
      'x-sign': digest.toString('hex'),
    },
  }
}

/** The V2 signature as 32 bytes; `timestamp` is the text of the header. */
export function kitV2Digest(input: {
  key: string
  nonce: string
  timestamp: string
  payload: string | Uint8Array
}): Buffer {
  return createHmac('sha256', input.key)
    .update(input.key + input.nonce + input.timestamp)
    .update(input.payload)
    .digest()
}

/**
 * The text a V1 call signs: members of the body sorted by name, blank and null ones left out. A member that nests is
 * signed as its compact JSON; documented V1 bodies hold none.
 *
 * @see spec 1.2 POST variant, vectors 13.2
 */
export function kitV1SignedText(body: KitBody): string {
  return Object.keys(body)
    .filter((name) => body[name] !== null && body[name] !== undefined)
    .sort()
    .map((name) => [name, wireText(body[name]) ?? JSON.stringify(body[name])] as const)
    .filter(([, text]) => text.trim() !== '')
    .map(([name, text]) => `${name}=${text}`)
    .join('&')
}

/**
 * Signs a V1 call.
 *
 * @param input.key   the seller's V1 key
 * @param input.body  with its `timeStamp`
 * @throws RangeError without a timeStamp
 */
export function signKitV1(input: { key: string; body: KitBody }): SignedKitRequest<'authToken'> {
  const timeStamp = wireText(input.body['timeStamp'])
  if (!timeStamp) throw new RangeError('timeStamp is missing')
  const authToken = authTokenOf({ key: input.key, timeStamp, text: kitV1SignedText(input.body) })
  return {
    payload: canonicalSaasV2Body(input.body),
    headers: { 'Content-Type': 'application/json', authToken },
  }
}
