import { createHmac } from 'node:crypto'
import { parseJsonObject } from '../wire/json-body.ts'
import { sameText } from '../wire/secrets.ts'
import { wireText } from '../wire/wire-value.ts'

/** How long a token lives (spec 9.2), and bounds for hostile input. */
export const agentTokenLimits = {
  lifeMs: 5 * 60_000,
  tokenLengthMax: 4096,
  apiKeyLengthMax: 256,
} as const

const HEADER = Buffer.from('{"alg":"HS256","sign_type":"SIGN"}').toString('base64url')

/**
 * Makes the token the gateway sends to an agent's back end, in the `Authorization` header.
 *
 * @param input.apiKey  the APP key, which tells the back end whose secret to use
 * @param input.secret  the APP secret
 * @see spec 9.2, vectors 13.9; `timestamp` in milliseconds, `exp` in seconds and five minutes later
 */
export function createAgentToken(input: { apiKey: string; secret: string; nowMs: number }): string {
  const { apiKey, secret, nowMs } = input
  const exp = Math.floor((nowMs + agentTokenLimits.lifeMs) / 1000)
  return signAgentPayload(secret, { api_key: apiKey, exp, timestamp: nowMs })
}

/** Signs a payload in the member order given, compact. */
export function signAgentPayload(
  secret: string,
  payload: { api_key: string; exp: number; timestamp: number },
): string {
  const signed = `${HEADER}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`
  return `${signed}.${signatureOf(secret, signed)}`
}

export type AgentTokenRefusal =
  | 'token_missing'
  | 'token_malformed'
  | 'algorithm_not_allowed'
  | 'api_key_missing'
  | 'api_key_unknown'
  | 'signature_wrong'
  | 'expiry_missing'
  | 'expired'

export type AgentTokenVerification =
  | { valid: true; apiKey: string; expiresAtMs: number; sentAtMs?: number }
  | { valid: false; reason: AgentTokenRefusal }

/**
 * Proves that a call comes from the gateway. Member order, spaces and unknown members do not matter; the algorithm
 * must be HS256, whatever the token claims, and `exp` may be in seconds or milliseconds.
 *
 * @param input.authorization  the header, with or without `Bearer `
 * @param input.secretOf       APP secret of a key, undefined when unknown
 * @see spec 9.2, 13.9
 */
export function verifyAgentToken(input: {
  authorization: string
  secretOf: (apiKey: string) => string | undefined
  nowMs: number
}): AgentTokenVerification {
  const token = input.authorization
    .slice(0, agentTokenLimits.tokenLengthMax + 16)
    .replace(/^Bearer +/i, '')
    .trim()
  if (token === '') return refuse('token_missing')
  if (token.length > agentTokenLimits.tokenLengthMax) return refuse('token_malformed')
  const [header, payload, signature, ...rest] = token.split('.')
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) {
    return refuse('token_malformed')
  }
  const head = readPart(header)
  const claims = readPart(payload)
  if (head === undefined || claims === undefined) return refuse('token_malformed')
  if (head['alg'] !== 'HS256') return refuse('algorithm_not_allowed')
  const apiKey = wireText(claims['api_key']) ?? ''
  if (apiKey === '' || apiKey.length > agentTokenLimits.apiKeyLengthMax) return refuse('api_key_missing')
  const secret = input.secretOf(apiKey)
  if (secret === undefined || secret === '') return refuse('api_key_unknown')
  if (!sameText(signature, signatureOf(secret, `${header}.${payload}`))) return refuse('signature_wrong')

  const { exp, timestamp } = claims
  if (typeof exp !== 'number' || !Number.isFinite(exp)) return refuse('expiry_missing')
  // Seconds reach this size in the year 5138, milliseconds passed it in 1973.
  const expiresAtMs = exp > 100_000_000_000 ? exp : exp * 1000
  if (input.nowMs >= expiresAtMs) return refuse('expired')
  return { valid: true, apiKey, expiresAtMs, ...(typeof timestamp === 'number' && { sentAtMs: timestamp }) }
}

function signatureOf(secret: string, signed: string): string {
  return createHmac('sha256', secret).update(signed).digest('base64url')
}

function readPart(part: string): Record<string, unknown> | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) return undefined
  return parseJsonObject(Buffer.from(part, 'base64url'))
}

function refuse(reason: AgentTokenRefusal): AgentTokenVerification {
  return { valid: false, reason }
}
