import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { failureAnswer, serializeSaasV2Answer, signedSaasV1Answer } from '@yunshi/seller-sdk'
import type { Behavior, BehaviorHook } from './behavior.ts'
import { readBody, send, sendAndHangUp } from './http.ts'
import type { JournalEntry } from './journal.ts'
import type { Product } from './product.ts'
import type { AnswerForm, CallSubject, ReceivedCall, SellerAnswer } from './received-call.ts'
import { receiveKit } from './receive-kit.ts'
import { receiveV1 } from './receive-v1.ts'
import { receiveV2 } from './receive-v2.ts'

const bodyBytesMax = 1_000_000

export type ProductionContext = {
  behaviorOf: BehaviorHook
  instanceUrl(slug: string, instanceId: string): string
  now(): number
  /** Ends arranged delays when the server stops. */
  stopping: AbortSignal
}

type Outcome = {
  answer?: SellerAnswer
  httpStatus: number
  entry: Omit<JournalEntry, 'at' | 'httpStatus' | 'durationMs' | 'resultCode'>
}

const plainForm: AnswerForm = (answer) => ({
  bodyText: serializeSaasV2Answer(answer),
  headers: { 'Content-Type': 'application/json;charset=UTF-8' },
})

/**
 * The production endpoint, every protocol: verify, read, do, journal, answer. Protocol answers go out with HTTP 200,
 * the result code says the rest (spec 0.6). GET is SaaS 1.0 and License 1.0; a path below the address is the kit;
 * POST to the address is everything else.
 */
export async function handleProduction(
  req: IncomingMessage,
  res: ServerResponse,
  product: Product,
  url: URL,
  context: ProductionContext,
): Promise<void> {
  const startedAt = performance.now()
  const nowMs = context.now()
  const at = new Date(nowMs).toISOString()
  const rawBody = await readBody(req, bodyBytesMax)
  const performing = {
    product,
    at,
    nowMs,
    instanceUrl: (instanceId: string) => context.instanceUrl(product.slug, instanceId),
  }
  const isV1 = req.method === 'GET'
  const isKit = url.pathname !== `/${product.slug}/produce`
  const receive = (body: Buffer): ReceivedCall => {
    if (isV1) return receiveV1(url.search, performing)
    if (isKit) return receiveKit(url.pathname, req.headers, body, performing)
    return receiveV2(body, url.searchParams, performing)
  }
  const outcome: Outcome =
    rawBody === undefined
      ? {
          answer: failureAnswer('000002', `body is larger than ${bodyBytesMax} bytes`),
          httpStatus: 413,
          entry: { reason: 'body_too_large' },
        }
      : await decide(receive(rawBody), product, context)

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
    return
  }
  const form: AnswerForm = isV1 ? (plain) => signedSaasV1Answer(product.keys.v1, plain) : plainForm
  const { bodyText, headers } = form(answer)
  if (rawBody === undefined) sendAndHangUp(req, res, httpStatus, bodyText)
  else send(res, httpStatus, bodyText, headers)
}

async function decide(call: ReceivedCall, { slug }: Product, context: ProductionContext): Promise<Outcome> {
  if (!call.verified) {
    const { answer, reason } = call
    return { answer, httpStatus: 200, entry: { reason } }
  }
  const { subject, perform } = call
  const behavior = context.behaviorOf({ slug, activity: subject.activity })
  if (behavior?.delayMs) {
    // Cut short when the server stops: the work below is then still done and answered.
    await wait(behavior.delayMs, undefined, { signal: context.stopping }).catch(() => undefined)
  }
  const isDisturbed = behavior?.resultCode !== undefined || behavior?.httpStatus !== undefined
  if (!isDisturbed) {
    const answer = await perform()
    return { answer, httpStatus: 200, entry: entryOf(subject, answer) }
  }
  // "Processing" promises an instance, so the work behind it is always done.
  const done = behavior.applyFirst || behavior.resultCode === '000004' ? await perform() : undefined
  const answer = disturbedAnswer(behavior, done)
  return {
    ...(answer && { answer }),
    httpStatus: behavior.httpStatus ?? 200,
    entry: { ...entryOf(subject, done), reason: 'arranged' },
  }
}

function disturbedAnswer(behavior: Behavior, done: SellerAnswer | undefined): SellerAnswer | undefined {
  if (behavior.resultCode === undefined) return undefined
  const answer = failureAnswer(behavior.resultCode, behavior.resultMsg)
  const promised = behavior.resultCode === '000004' ? done?.instanceId : undefined
  return promised === undefined ? answer : { ...answer, instanceId: promised }
}

/** An opened instance is known only from the answer. */
function entryOf(subject: CallSubject, answer: SellerAnswer | undefined): CallSubject {
  const instanceId = subject.instanceId ?? answer?.instanceId
  return { ...subject, ...(instanceId !== undefined && { instanceId }) }
}
