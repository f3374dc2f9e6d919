import { createHmac } from 'node:crypto'
import { percentEncode } from '../wire/query-string.ts'

/** Parameters of a call, decoded. */
export type SaasV1Parameters = Readonly<Record<string, string>>

/**
 * The text an authToken signs: all parameters but `authToken` itself, sorted by name, decoded, empty values kept
 * as `name=`.
 *
 * @see spec 1.2, COMPAT-05, 14 row 26
 */
export function saasV1SignedText(parameters: SaasV1Parameters): string {
  return Object.keys(parameters)
    .filter((name) => name !== 'authToken')
    .sort()
    .map((name) => `${name}=${parameters[name]}`)
    .join('&')
}

/**
 * `base64(HMAC-SHA256(key + timeStamp, text))`, the formula of every V1 family.
 *
 * @param timeStamp  as sent, UTC `yyyyMMddHHmmssSSS`
 */
export function authTokenOf(input: { key: string; timeStamp: string; text: string }): string {
  return createHmac('sha256', input.key + input.timeStamp)
    .update(input.text)
    .digest('base64')
}

export type SignedSaasV1Request = {
  authToken: string
  /** All parameters percent-encoded and `authToken` last, without a leading question mark. */
  query: string
}

/**
 * Signs a call of SaaS 1.0 or License 1.0. Append `query` to the production address and send it with GET.
 *
 * @param input.key         the seller's V1 key
 * @param input.parameters  decoded, `timeStamp` among them; see `buildSaasV1Request`
 * @throws RangeError without a timeStamp
 * @see spec 1.2, vectors 13.1; COMPAT-05 (a space becomes `%20`)
 */
export function signSaasV1(input: { key: string; parameters: SaasV1Parameters }): SignedSaasV1Request {
  const { authToken: _, ...parameters } = input.parameters
  const timeStamp = parameters['timeStamp']
  if (!timeStamp) throw new RangeError('timeStamp is missing')
  const authToken = authTokenOf({ key: input.key, timeStamp, text: saasV1SignedText(parameters) })
  const pairs = Object.keys(parameters)
    .sort()
    .map((name) => `${percentEncode(name)}=${percentEncode(parameters[name] ?? '')}`)
  return { authToken, query: [...pairs, `authToken=${percentEncode(authToken)}`].join('&') }
}
