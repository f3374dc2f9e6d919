import { InvalidRequest } from '@yunshi/seller-sdk'
import { DomainError } from '../../../kernel/errors.ts'
import type { OutboundClient, OutboundRequest } from '../../../platform/outbound/guarded-client.ts'
import {
  composeCall,
  judgeCall,
  redactAnswer,
  redactHeaders,
  redactUrl,
  type SellerCall,
} from '../../fulfillment/index.ts'
import type { CallTarget } from '../../sellers/index.ts'
import { checkAnswer, isPassed, type AnswerCheck } from '../checks/check-answer.ts'

/** Longest time the debugging page waits for an answer (isv-protocol 11.2). */
const TIMEOUT_MS = 20_000
const SHOWN_MAX = 65_536

export interface ShownRequest {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body: string
}

/** One live call, as it is shown to the seller who made it. */
export interface DebugOutcome {
  at: Date
  durationMs: number
  request: ShownRequest
  httpStatus: number | null
  contentType: string | null
  headers: [string, string][]
  responseBody: string | null
  resultCode: string | null
  checks: AnswerCheck[]
  ok: boolean
  /** What the seller calls the new instance; set by calls that open one. */
  sellerInstanceId: string | null
}

/**
 * The request as it would be sent at this moment, signature and all; the key is no part of it.
 *
 * @throws validation `VALIDATION_FAILED` naming the member that the protocol does not allow
 */
export function composeShown(call: SellerCall, target: CallTarget, nowMs: number): OutboundRequest {
  try {
    return composeCall(call, target, nowMs)
  } catch (error) {
    if (!(error instanceof InvalidRequest)) throw error
    throw new DomainError('validation', 'VALIDATION_FAILED', {
      fields: [{ path: `values.${error.problem.field}`, message: error.problem.message }],
      cause: error,
    })
  }
}

export const shownRequest = (request: OutboundRequest): ShownRequest => ({
  method: request.method,
  url: request.url,
  headers: { ...request.headers },
  body: request.body ?? '',
})

/** Sends one call and judges the answer line by line. Outside any transaction. */
export async function performCall(
  outbound: OutboundClient,
  target: CallTarget,
  call: SellerCall,
): Promise<DebugOutcome> {
  const at = new Date()
  const request = composeShown(call, target, at.getTime())
  const result = await outbound.send(request, { timeoutMs: TIMEOUT_MS })
  const keys = [target.secret, ...target.formerSecrets]
  const judgement = result.kind === 'answer' ? judgeCall(call, result, keys) : null
  const checks = checkAnswer(call, result, judgement, keys)
  const sent = {
    at,
    durationMs: result.durationMs,
    request: shownRequest(request),
    checks,
    ok: isPassed(checks),
  }
  if (result.kind === 'no_answer')
    return {
      ...sent,
      httpStatus: null,
      contentType: null,
      headers: [],
      responseBody: null,
      resultCode: null,
      sellerInstanceId: null,
    }
  return {
    ...sent,
    httpStatus: result.httpStatus,
    contentType: result.contentType,
    headers: pairsOf(result.rawHeaders),
    responseBody: result.body.toString('utf8').slice(0, SHOWN_MAX),
    resultCode: judgement?.resultCode?.slice(0, 64) ?? null,
    sellerInstanceId: sent.ok ? (judgement?.instanceId ?? null) : null,
  }
}

/** A call that cannot be made, recorded as one that failed: no key is bound, or the address is not verified. */
export function impossibleCall(reason: { zh: string; en: string }): DebugOutcome {
  return {
    at: new Date(),
    durationMs: 0,
    request: { method: 'POST', url: '', headers: {}, body: '' },
    httpStatus: null,
    contentType: null,
    headers: [],
    responseBody: null,
    resultCode: null,
    checks: [{ code: 'request', verdict: 'fail', found: reason }],
    ok: false,
    sellerInstanceId: null,
  }
}

/** What is kept of an outcome: signatures and delivered passwords masked, lengths bounded. */
export function masked(outcome: DebugOutcome): DebugOutcome {
  const { request } = outcome
  return {
    ...outcome,
    request: {
      ...request,
      url: redactUrl(request.url),
      headers: redactHeaders(request.headers),
      body: redactAnswer(request.body),
    },
    contentType: outcome.contentType?.slice(0, 255).replaceAll('\u0000', '') ?? null,
    headers: [],
    responseBody: outcome.responseBody === null ? null : redactAnswer(outcome.responseBody),
    resultCode: outcome.resultCode?.replaceAll('\u0000', '') ?? null,
  }
}

function pairsOf(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) pairs.push([rawHeaders[at]!, rawHeaders[at + 1]!])
  return pairs
}
