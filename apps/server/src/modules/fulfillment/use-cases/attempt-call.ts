import os from 'node:os'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { nextState } from '../../../kernel/transitions.ts'
import { findProduct } from '../../catalog/index.ts'
import { findInstance, type Instance } from '../../instances/index.ts'
import { callSeller, type CallOutcome } from '../calls/call-seller.ts'
import { callOf } from '../calls/message-call.ts'
import { interfaceClassOf } from '../calls/seller-call.ts'
import { messageTransitions } from '../domain/message-states.ts'
import { nextAttemptAt, retryPlanOf } from '../domain/retry-plan.ts'
import type { FulfillmentContext } from '../fulfillment-context.ts'
import * as repository from '../message-repository.ts'
import type { InterfaceMessage } from '../message-repository.ts'
import { giveUp, noticeFailure } from './end-window.ts'
import { queueCall } from './queue-call.ts'

/** Longer than the hard limit of a call, so that a lease never ends under a call that still runs. */
const LEASE_MARGIN_SECONDS = 40
const worker = `${os.hostname()}:${process.pid}`

/** Takes a message for an attempt by a lease. @returns `null` when it is not due, not open, or taken */
export function claimCall(context: FulfillmentContext, messageId: string): Promise<InterfaceMessage | null> {
  const { db, clock, settings } = context.platform
  const lease = { worker, seconds: settings.CALL_TIMEOUT_SECONDS + LEASE_MARGIN_SECONDS }
  return repository.claimMessage(db.query, messageId, clock.now(), lease)
}

/**
 * Makes the call of a claimed message outside any transaction and stores it with all that follows; a query that follows
 * an accepted opening at once is made too.
 *
 * @returns whether the seller gave any answer
 */
export async function makeCall(context: FulfillmentContext, claimed: InterfaceMessage): Promise<boolean> {
  const { clock, logger } = context.platform
  const messageId = claimed.id
  let message = claimed
  for (;;) {
    const outcome = await call(context, message)
    const { attempt } = outcome
    context.observeAttempt?.(attempt.activity, attempt.verdict, attempt.durationMs / 1000)
    const goesOn = await store(context, message, outcome)
    const { activity, verdict, reason } = attempt
    logger.debug({ messageId, activity, verdict, reason }, 'called a seller')
    if (!goesOn) return attempt.httpStatus !== null
    // Its phase and counters moved with the stored attempt; the lease is still ours.
    message = {
      ...message,
      phase: 'QUERY',
      windowStartedAt: clock.now(),
      planPosition: 1,
      attempts: message.attempts + 1,
    }
  }
}

/** The call of one attempt; outside any transaction. */
async function call(context: FulfillmentContext, message: InterfaceMessage): Promise<CallOutcome> {
  const { access, outbound, platform } = context
  const { query } = platform.db
  const instance = await findInstance(query, { id: message.instanceId })
  if (!instance) throw new Error(`no instance ${message.instanceId}`)
  const hasQuantity = tellsQuantity(message, instance) && (await choosesQuantity(query, instance))
  const request = callOf(message, { instance, hasQuantity })
  const target = await access.findCallTarget(
    message.sellerId,
    message.endpointId,
    interfaceClassOf[request.family],
  )
  return callSeller(outbound, target, request, {
    timeoutMs: platform.settings.CALL_TIMEOUT_SECONDS * 1000,
    afterUnknown: message.outcomeUnknown,
  })
}

/** Only these two calls tell what was bought; the other protocols have the seller ask (isv-protocol 2.3). */
const tellsQuantity = ({ scenario }: InterfaceMessage, { protocol }: Instance) =>
  scenario === 'newInstance' && (protocol === 'SAAS_V1' || protocol === 'LICENSE_V1')

async function choosesQuantity(db: Queryable, instance: Instance): Promise<boolean> {
  const product = await findProduct(db, { id: instance.productId })
  const specification = product?.specifications.find((spec) => spec.skuCode === instance.skuCode)
  return specification?.attributes.some(({ kind }) => kind === 'quantity') ?? instance.quantity > 1
}

/**
 * Stores one attempt with all that follows from it, in one transaction.
 *
 * @returns true when the next call of the same message follows at once (newInstance accepted → queryInstance)
 */
function store(
  context: FulfillmentContext,
  message: InterfaceMessage,
  outcome: CallOutcome,
): Promise<boolean> {
  const { db, clock } = context.platform
  return db.transaction(async (tx) => {
    const now = clock.now()
    const locked = await repository.lockMessage(tx, message.id)
    if (!locked) return false
    await repository.insertAttempt(tx, {
      ...outcome.attempt,
      messageId: message.id,
      number: message.attempts,
    })
    if (locked.state !== 'SENDING' && locked.state !== 'RETRYING') {
      // Nothing about the message changes but the lease, which nobody else gives back.
      await repository.updateMessage(tx, message.id, {})
      await undoLateOpening(context, tx, locked, outcome)
      return false
    }
    const { verdict } = outcome.attempt
    const last = {
      lastHttpStatus: outcome.attempt.httpStatus,
      lastResultCode: outcome.attempt.resultCode,
      lastReason: outcome.attempt.reason,
      outcomeUnknown: message.outcomeUnknown || outcome.unknownOutcome,
    }
    if (verdict !== 'failure' && message.phase === 'CALL' && (await isPolled(tx, message))) {
      await context.instances.keepSellerInstanceId(tx, message.instanceId, outcome.sellerInstanceId!)
      await repository.updateMessage(tx, message.id, {
        ...last,
        phase: 'QUERY',
        windowStartedAt: now,
        planPosition: 1,
        attempts: message.attempts + 1,
        nextAttemptAt: now,
        keepLease: true,
      })
      return true
    }
    if (verdict === 'success') {
      await repository.updateMessage(tx, message.id, {
        ...last,
        state: nextState(messageTransitions, 'succeed', locked.state)!,
        nextAttemptAt: null,
        endedAt: now,
      })
      if (message.scenario === 'newInstance') await open(context, tx, message, outcome)
      return false
    }
    await retryOrGiveUp(context, tx, { ...message, state: locked.state, notifiedAt: locked.notifiedAt }, last)
    return false
  })
}

/** SaaS 2.0 alone tells what it opened by queryInstance; the other protocols have opened with their first answer. */
async function isPolled(tx: Tx, message: InterfaceMessage): Promise<boolean> {
  if (message.scenario !== 'newInstance') return false
  return (await findInstance(tx, { id: message.instanceId }))?.protocol === 'SAAS_V2'
}

async function open(
  context: FulfillmentContext,
  tx: Tx,
  message: InterfaceMessage,
  outcome: CallOutcome,
): Promise<void> {
  if (outcome.sellerInstanceId !== null)
    await context.instances.keepSellerInstanceId(tx, message.instanceId, outcome.sellerInstanceId)
  await context.instances.open(tx, message.instanceId, outcome.appInfo)
}

async function retryOrGiveUp(
  context: FulfillmentContext,
  tx: Tx,
  message: InterfaceMessage,
  last: Pick<InterfaceMessage, 'lastHttpStatus' | 'lastResultCode' | 'lastReason' | 'outcomeUnknown'>,
): Promise<void> {
  const { settings } = context.platform
  const instance = await findInstance(tx, { id: message.instanceId })
  const { scenario, phase, edition } = message
  const plan = retryPlanOf({ scenario, phase, edition, protocol: instance?.protocol ?? '' }, settings)
  const jitter = edition === 'resilient' ? (Math.random() * settings.RESILIENT_JITTER_PERCENT) / 100 : 0
  const next = nextAttemptAt(plan, message.windowStartedAt, message.planPosition, jitter)
  if (next === null) return giveUp(context, tx, message, last)
  await repository.updateMessage(tx, message.id, {
    ...last,
    state: nextState(messageTransitions, 'retry', message.state)!,
    nextAttemptAt: next,
  })
  // `000004` means that the seller is at work, which is no failure yet (COMPAT-10).
  if (last.lastReason !== null) await noticeFailure(context, tx, { ...message, ...last }, next)
}

/**
 * The order was refunded while the call was under way. What the seller opened all the same is released again, so that
 * nobody runs an instance that nobody has paid for.
 */
async function undoLateOpening(
  context: FulfillmentContext,
  tx: Tx,
  message: InterfaceMessage,
  outcome: CallOutcome,
): Promise<void> {
  if (message.scenario !== 'newInstance' || message.state !== 'CLOSED') return
  if (outcome.attempt.verdict === 'failure' || outcome.sellerInstanceId === null) return
  await context.instances.keepSellerInstanceId(tx, message.instanceId, outcome.sellerInstanceId)
  await queueCall(context, tx, { scenario: 'releaseInstance', instanceId: message.instanceId })
}
