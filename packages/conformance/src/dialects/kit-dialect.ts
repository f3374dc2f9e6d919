import { createHmac } from 'node:crypto'
import {
  canonicalSaasV2Body,
  formatKitTime,
  judgePlainAnswer,
  kitInterfaces,
  kitPath,
  kitV1SignedText,
  type KitVersion,
} from '@yunshi/seller-sdk'
import type { Dialect, Members, Variant } from '../check.ts'
import type { ConformanceTarget } from '../report.ts'
import { sentTimeAndNonce, timeAndNonce, writtenSignature } from './v2-dialect.ts'
import { asText, decoded, otherKey, spoiled } from './wire.ts'

/**
 * POST to fixed paths under the production address, signed in headers: `x-sign` (V2) or `authToken` (V1)
 * (spec 3.1, COMPAT-04). `interface` of the members chooses the path; an unknown one is appended as it is.
 */
export function kitDialect(target: ConformanceTarget, version: KitVersion): Dialect {
  const { origin, pathname, search } = new URL(target.url)
  const base = origin + pathname.replace(/\/+$/, '')
  return {
    compose(members, variant, nowMs) {
      const { interface: name, ...rest } = members
      const body = timed(rest, variant, nowMs)
      const payload = variant.rawBody ?? canonicalSaasV2Body(body)
      const sent = variant.alter ? canonicalSaasV2Body(variant.alter(body)) : payload
      const signed =
        version === 'v2'
          ? signKit(target.key, payload, variant, nowMs)
          : tokenHeader(target.key, body, variant)
      return {
        method: 'POST',
        url: base + pathOf(version, String(name)) + search,
        headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...signed },
        body: sent,
      }
    },
    read: (_, answer) => judgePlainAnswer(decoded(answer)),
  }
}

function pathOf(version: KitVersion, name: string): string {
  const known = kitInterfaces.find((each) => each === name)
  return known === undefined
    ? `${kitPath(version, 'tenantSync').replace('tenantSync', '')}${name}`
    : kitPath(version, known)
}

/** Adds the times of the body, UTC+8 (spec 0.4). */
function timed(members: Members, variant: Variant, nowMs: number): Members {
  const time = formatKitTime(nowMs + (variant.clockOffsetMs ?? 0))
  const timeStamp = variant.timestamp === 'words' ? 'yesterday' : time
  const body: Record<string, unknown> = { ...members, timeStamp }
  if (variant.timestamp === 'missing') delete body['timeStamp']
  if ('userList' in members) body['currentSyncTime'] ??= time
  return body
}

/** Headers of a V2 call, written out apart from the SDK (vectors 13.6). */
export function signKit(
  goodKey: string,
  payload: string | Uint8Array,
  variant: Variant,
  nowMs: number,
): Record<string, string> {
  const key = variant.signature === 'other_key' ? otherKey(goodKey) : goodKey
  const { timestamp, nonce } = timeAndNonce(variant, nowMs)
  const prefix = key + (nonce ?? '') + (timestamp ?? '')
  // The other formula is the base interfaces': with the inner HMAC.
  const inner = createHmac('sha256', key).update(payload).digest('hex')
  const text = variant.signature === 'other_formula' ? inner : payload
  const hex = createHmac('sha256', key).update(prefix).update(text).digest('hex')
  const signature = variant.signature === 'malformed' ? 'not-a-signature' : writtenSignature(hex, variant)
  const sent = sentTimeAndNonce(variant, timestamp, nonce)
  return {
    ...(sent.timestamp !== undefined && { 'x-timestamp': sent.timestamp }),
    ...(sent.nonce !== undefined && { 'x-nonce': sent.nonce }),
    ...(signature !== undefined && { 'x-sign': signature }),
  }
}

/** Header of a V1 call (vectors 13.2). */
function tokenHeader(goodKey: string, body: Members, { signature }: Variant): Record<string, string> {
  if (signature === 'missing') return {}
  if (signature === 'malformed') return { authToken: 'not-a-token' }
  const key = signature === 'other_key' ? otherKey(goodKey) : goodKey
  const joined = kitV1SignedText(body)
  // The other formula joins the same members in another order.
  const message = signature === 'other_formula' ? joined.split('&').toReversed().join('&') : joined
  const authToken = createHmac('sha256', key + asText(body['timeStamp'] ?? ''))
    .update(message)
    .digest('base64')
  return { authToken: signature === 'wrong' ? spoiled(authToken) : authToken }
}
