import { createHmac } from 'node:crypto'
import {
  canonicalSaasV2Body,
  createSaasV2Nonce,
  judgePlainAnswer,
  judgeSaasV2Answer,
} from '@yunshi/seller-sdk'
import type { Dialect, Members, Variant } from '../check.ts'
import type { ConformanceTarget } from '../report.ts'
import { decoded, otherKey, spoiled } from './wire.ts'

/**
 * POST with `signature`, `timestamp` and `nonce` in the query: SaaS 2.0, License 2.0, online License, orderNotify
 * (spec 2.1, 2.2). Which judge reads the answer depends on what the activity returns.
 */
export function v2Dialect(target: ConformanceTarget): Dialect {
  return {
    compose(members, variant, nowMs) {
      const payload = variant.rawBody ?? canonicalSaasV2Body(members)
      const sent = variant.alter ? canonicalSaasV2Body(variant.alter(members)) : payload
      const sign = signV2({ key: target.key, payload, variant, nowMs })
      const query = Object.entries(sign)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`)
        .join('&')
      return {
        method: 'POST',
        url: `${target.url}${target.url.includes('?') ? '&' : '?'}${query}`,
        headers: { Accept: 'application/json', 'Content-Type': 'application/json;charset=utf8' },
        body: sent,
      }
    },
    read(members, answer) {
      const received = decoded(answer)
      const { activity } = members
      if (activity === 'newInstance' || (activity === 'queryInstance' && target.protocol === 'saas-v2')) {
        return judgeSaasV2Answer({ activity, ...received })
      }
      return judgePlainAnswer(received)
    },
  }
}

type SignedQuery = { signature?: string; timestamp?: string; nonce?: string }

/**
 * The three query parameters, wrong in the way the variant asks for. Written out here, apart from the SDK, so that
 * one proves the other (vectors 13.5).
 */
export function signV2(input: {
  key: string
  payload: string | Uint8Array
  variant: Variant
  nowMs: number
}): SignedQuery {
  const { payload, variant } = input
  const key = variant.signature === 'other_key' ? otherKey(input.key) : input.key
  const { timestamp, nonce } = timeAndNonce(variant, input.nowMs)
  const inner = createHmac('sha256', key).update(payload).digest('hex')
  const hmac = createHmac('sha256', key).update(key + (nonce ?? '') + (timestamp ?? ''))
  // The other formula is the kit's: without the inner HMAC.
  const hex = hmac.update(variant.signature === 'other_formula' ? payload : inner).digest('hex')
  const signature = writtenSignature(hex.toUpperCase(), variant)
  const shown = sentTimeAndNonce(variant, timestamp, nonce)
  return { ...(signature !== undefined && { signature }), ...shown }
}

/** What is signed: the text of the time and the nonce, undefined where they are left out. */
export function timeAndNonce(variant: Variant, nowMs: number): { timestamp?: string; nonce?: string } {
  const timeMs = nowMs + (variant.clockOffsetMs ?? 0)
  const forms = { seconds: String(Math.floor(timeMs / 1000)), missing: undefined, words: 'yesterday' }
  const timestamp = variant.timestamp === undefined ? String(timeMs) : forms[variant.timestamp]
  const nonce = variant.nonce === 'missing' ? undefined : (variant.nonce?.value ?? createSaasV2Nonce())
  return { ...(timestamp !== undefined && { timestamp }), ...(nonce !== undefined && { nonce }) }
}

/** What is sent: the same, unless the variant exchanges one of them after signing. */
export function sentTimeAndNonce(
  variant: Variant,
  timestamp: string | undefined,
  nonce: string | undefined,
): { timestamp?: string; nonce?: string } {
  const sent = {
    timestamp: variant.unsigned === 'timestamp' ? String(Number(timestamp) + 1) : timestamp,
    nonce: variant.unsigned === 'nonce' ? createSaasV2Nonce() : nonce,
  }
  return {
    ...(sent.timestamp !== undefined && { timestamp: sent.timestamp }),
    ...(sent.nonce !== undefined && { nonce: sent.nonce }),
  }
}

/** The signature as the variant wants it written; undefined to leave it out. */
export function writtenSignature(signature: string, { signature: form }: Variant): string | undefined {
  if (form === 'missing') return undefined
  if (form === 'lower') return signature.toLowerCase()
  if (form === 'upper') return signature.toUpperCase()
  if (form === 'wrong') return spoiled(signature)
  if (form === 'malformed') return 'not-a-signature-😀'
  return signature
}

/** Members of a call as V2 writes them: every scalar a string, debugging mark included (COMPAT-01). */
export function v2Members(activity: string, members: Members): Members {
  return { activity, ...members, testFlag: '1' }
}
