import { authTokenOf, saasV1SignedText, type SaasV1Parameters } from './auth-token.ts'
import { saasV1Limits } from './limits.ts'
import { parseQueryString } from '../wire/query-string.ts'
import { keysOf, sameText, type GoodKeys } from '../wire/secrets.ts'
import { parseCompactTime } from '../wire-time.ts'

export type SaasV1Refusal =
  | 'query_malformed'
  | 'parameter_repeated'
  | 'time_stamp_missing'
  | 'time_stamp_invalid'
  | 'time_stamp_stale'
  | 'auth_token_missing'
  | 'auth_token_wrong'

export type SaasV1Verification =
  | {
      valid: true
      /** Decoded parameters without `authToken`; hand them to `parseSaasV1Request`. */
      parameters: SaasV1Parameters
      /** Position of the key that matched in `keys`; 0 for a single key. */
      keyIndex: number
    }
  | { valid: false; resultCode: '000001' | '000002'; reason: SaasV1Refusal }

export type VerifySaasV1Input = {
  /**
   * Best the raw query string, with or without its question mark; `URLSearchParams` and other iterables of decoded
   * pairs, and plain objects, fit too.
   */
  query: string | Iterable<readonly [string, string]> | SaasV1Parameters
  /** Together with `ageMsMax`, refuses older calls. The original sample does not look at the age (spec 1.2). */
  nowMs?: number
  ageMsMax?: number
} & GoodKeys

/**
 * Proves that a GET call comes from the marketplace. Every parameter received is covered, documented or not.
 *
 * The formula knows no nonce: a captured call can be sent again within `ageMsMax`, and every call must be safe to
 * repeat anyway.
 *
 * @throws Error when `keys` is empty or holds an empty key
 * @see spec 1.2, 13.10, COMPAT-05
 */
export function verifySaasV1(input: VerifySaasV1Input): SaasV1Verification {
  const keys = keysOf(input, 'verifySaasV1')
  const pairs = pairsOf(input.query)
  if (pairs === undefined) return refuse('000002', 'query_malformed')
  const received = new Map(pairs)
  // Two values under one name: verifier and application might each read another of them.
  if (received.size !== pairs.length) return refuse('000002', 'parameter_repeated')

  const timeStamp = received.get('timeStamp') ?? ''
  if (timeStamp === '') return refuse('000002', 'time_stamp_missing')
  const sentAtMs = parseCompactTime(timeStamp)
  if (sentAtMs === undefined) return refuse('000002', 'time_stamp_invalid')
  const { nowMs, ageMsMax } = input
  if (nowMs !== undefined && ageMsMax !== undefined && nowMs - sentAtMs > ageMsMax) {
    return refuse('000002', 'time_stamp_stale')
  }
  // An unencoded plus arrives as a space; base64 holds no spaces, so nothing else can have been meant.
  const authToken = (received.get('authToken') ?? '').replaceAll(' ', '+')
  if (authToken === '') return refuse('000001', 'auth_token_missing')

  received.delete('authToken')
  const parameters: SaasV1Parameters = Object.fromEntries(received)
  const text = saasV1SignedText(parameters)
  const keyIndex = keys.findIndex((key) => sameText(authToken, authTokenOf({ key, timeStamp, text })))
  if (keyIndex === -1) return refuse('000001', 'auth_token_wrong')
  return { valid: true, parameters, keyIndex }
}

function pairsOf(query: VerifySaasV1Input['query']): (readonly [string, string])[] | undefined {
  const { queryLengthMax, parametersMax } = saasV1Limits
  const limits = { lengthMax: queryLengthMax, pairsMax: parametersMax }
  if (typeof query === 'string') return parseQueryString(query, 'space', limits)
  const pairs = isIterable(query) ? [...query] : Object.entries(query)
  // Frameworks turn repeated and bracketed names into lists and objects, whatever the types say.
  if (pairs.some(([, value]) => typeof value !== 'string')) return undefined
  const length = pairs.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  return pairs.length > limits.pairsMax || length > limits.lengthMax ? undefined : pairs
}

function isIterable(
  query: Iterable<readonly [string, string]> | SaasV1Parameters,
): query is Iterable<readonly [string, string]> {
  return Symbol.iterator in query
}

function refuse(resultCode: '000001' | '000002', reason: SaasV1Refusal): SaasV1Verification {
  return { valid: false, resultCode, reason }
}
