import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import {
  failureAnswer,
  isTestRequest,
  parseSaasV2Request,
  serializeSaasV2Answer,
  verifySaasV2,
  type SaasV2Answer,
  type SaasV2Request,
} from '@yunshi/seller-sdk'
import type { Behavior, BehaviorHook } from './behavior.ts'
import { readBody, send, sendAndHangUp, sendJson } from './http.ts'
import type { JournalEntry } from './journal.ts'
import { performRequest } from './perform-request.ts'
import type { Product } from './product.ts'

export const bodyBytesMax = 1_000_000

export type ProductionContext = {
  behaviorOf: BehaviorHook
  instanceUrl(slug: string, instanceId: string): string
  now(): number
  /** Ends arranged delays when the server stops. */
  stopping: AbortSignal
}

type Outcome = {
  answer?: SaasV2Answer
  httpStatus: number
  entry: Omit<JournalEntry, 'at' | 'httpStatus' | 'durationMs' | 'resultCode'>
}

/**
 * The production endpoint: verify, read, do, journal, answer. Protocol answers go out with HTTP 200, the result code
 * says the rest (spec 0.6).
 */
export async function handleProduction(
  req: IncomingMessage,
  res: ServerResponse,
  product: Product,
  query: URLSearchParams,
  context: ProductionContext,
): Promise<void> {
  const startedAt = performance.now()
  const at = new Date(context.now()).toISOString()
  const rawBody = await readBody(req, bodyBytesMax)
  const outcome: Outcome =
    rawBody === undefined
      ? {
          answer: failureAnswer('000002', `body is larger than ${bodyBytesMax} bytes`),
          httpStatus: 413,
          entry: { reason: 'body_too_large' },
        }
      : await decide(rawBody, product, query, context, at)

  const { answer, httpStatus, entry } = outcome
  await product.journal.append({
    at,
    ...entry,
    ...(answer && { resultCode: answer.resultCode }),
    httpStatus,
    durationMs: Math.round(performance.now() - startedAt),
  })
  if (answer === undefined) {
    send(res, httpStatus, '<h1>Service unavailable</h1>', { 'Content-Type': 'text/html; charset=utf-8' })
  } else if (rawBody === undefined) {
    sendAndHangUp(req, res, httpStatus, serializeSaasV2Answer(answer))
  } else {
    sendJson(res, httpStatus, serializeSaasV2Answer(answer))
  }
}

async function decide(
  rawBody: Buffer,
  product: Product,
  query: URLSearchParams,
  context: ProductionContext,
  at: string,
): Promise<Outcome> {
  const { key, nonces, slug } = product
  const verified = verifySaasV2({ key, query, rawBody, nowMs: context.now(), nonces })
  if (!verified.valid) {
    const { resultCode, reason } = verified
    return { answer: failureAnswer(resultCode, reason), httpStatus: 200, entry: { reason } }
  }
  const parsed = parseSaasV2Request(verified.body)
  if (!parsed.valid) {
    const { resultCode, reason, message } = parsed
    return { answer: failureAnswer(resultCode, message), httpStatus: 200, entry: { reason } }
  }
  const { request } = parsed
  const behavior = context.behaviorOf({ slug, activity: request.activity })
  if (behavior?.delayMs) {
    // Cut short when the server stops: the work below is then still done and answered.
    await wait(behavior.delayMs, undefined, { signal: context.stopping }).catch(() => undefined)
  }
  const perform = () =>
    performRequest(request, {
      product,
      at,
      instanceUrl: (instanceId) => context.instanceUrl(slug, instanceId),
    })
  const isDisturbed = behavior?.resultCode !== undefined || behavior?.httpStatus !== undefined
  if (!isDisturbed) {
    const answer = await perform()
    return { answer, httpStatus: 200, entry: entryOf(request, answer) }
  }
  // "Processing" promises an instance, so the work behind it is always done.
  const done = behavior.applyFirst || behavior.resultCode === '000004' ? await perform() : undefined
  const answer = disturbedAnswer(behavior, done)
  return {
    ...(answer && { answer }),
    httpStatus: behavior.httpStatus ?? 200,
    entry: { ...entryOf(request, done), reason: 'arranged' },
  }
}

function disturbedAnswer(behavior: Behavior, done: SaasV2Answer | undefined): SaasV2Answer | undefined {
  if (behavior.resultCode === undefined) return undefined
  const answer = failureAnswer(behavior.resultCode, behavior.resultMsg)
  const promised = behavior.resultCode === '000004' ? done?.instanceId : undefined
  return promised === undefined ? answer : { ...answer, instanceId: promised }
}

/** What is written down about a verified request: which call, about what; never access data. */
function entryOf(request: SaasV2Request, answer: SaasV2Answer | undefined): Outcome['entry'] {
  const instanceId = 'instanceId' in request ? request.instanceId : answer?.instanceId
  return {
    activity: request.activity,
    ...(instanceId !== undefined && { instanceId }),
    ...('orderId' in request && request.orderId !== undefined && { orderId: request.orderId }),
    ...('orderLineId' in request &&
      request.orderLineId !== undefined && { orderLineId: request.orderLineId }),
    ...(isTestRequest(request) && { isTest: true }),
  }
}
