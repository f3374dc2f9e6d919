import { nextState } from '../../../kernel/transitions.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { findInstance } from '../../instances/index.ts'
import { messageTransitions } from '../domain/message-states.ts'
import { monthStart } from '../../../kernel/calendar.ts'
import type { FulfillmentContext } from '../fulfillment-context.ts'
import * as repository from '../message-repository.ts'
import type { InterfaceMessage } from '../message-repository.ts'
import { queueCall } from './queue-call.ts'

const NOTICE_EVERY_MS = 3_600_000

type LastAttempt = Pick<
  InterfaceMessage,
  'lastHttpStatus' | 'lastResultCode' | 'lastReason' | 'outcomeUnknown'
>

const reasonOf = (last: Pick<LastAttempt, 'lastResultCode' | 'lastReason'>) =>
  [last.lastResultCode, last.lastReason].filter(Boolean).join(' ') || 'no answer'

function factOf(message: InterfaceMessage, reason: string) {
  const { id: messageId, sellerId, scenario, orderId, instanceId } = message
  return { messageId, sellerId, scenario, orderId, instanceId, reason }
}

/** Tells the seller of the first failure of a window, at most once an hour however many orders it is (11.4). */
export async function noticeFailure(
  context: FulfillmentContext,
  tx: Tx,
  message: InterfaceMessage,
  nextAttempt: Date,
): Promise<void> {
  if (message.notifiedAt !== null) return
  const { clock, events } = context.platform
  const now = clock.now()
  const lastNotice = await repository.findLastNotice(tx, message.sellerId)
  if (lastNotice !== null && now.getTime() - lastNotice.getTime() < NOTICE_EVERY_MS) return
  await repository.updateMessage(tx, message.id, { notifiedAt: now })
  await events.emit(tx, 'fulfillment.call_failing', {
    ...factOf(message, reasonOf(message)),
    nextAttemptAt: nextAttempt.toISOString(),
  })
}

/**
 * The plan is used up. An opening is refunded (T10) and what the seller may have opened is released; a license that the
 * seller can also deliver by hand, and everything else, waits for the seller's restart.
 */
export async function giveUp(
  context: FulfillmentContext,
  tx: Tx,
  message: InterfaceMessage,
  last: LastAttempt,
): Promise<void> {
  const { clock, events } = context.platform
  const now = clock.now()
  const reason = reasonOf(last)
  const instance = await findInstance(tx, { id: message.instanceId })
  const refunded = message.scenario === 'newInstance' && instance?.protocol !== 'LICENSE_V1'
  const state = nextState(messageTransitions, refunded ? 'close' : 'stop', message.state)!
  await repository.updateMessage(tx, message.id, {
    ...last,
    state,
    nextAttemptAt: null,
    gaveUpAt: now,
    ...(refunded && { endedAt: now }),
  })
  if (refunded) await refund(context, tx, message, reason)
  await events.emit(tx, 'fulfillment.message_stopped', factOf(message, reason))
  if (message.scenario === 'newInstance') await countFailedOrder(context, tx, message.productId)
}

/** The line's money goes back; an instance that the seller has named is released there. */
export async function refund(
  context: FulfillmentContext,
  tx: Tx,
  message: InterfaceMessage,
  reason: string,
): Promise<void> {
  if (message.orderId === null || message.orderLineId === null)
    throw new Error(`opening ${message.id} has no order`)
  await context.orders.failLine(tx, { orderId: message.orderId, orderLineId: message.orderLineId, reason })
  const instance = await findInstance(tx, { id: message.instanceId })
  if (instance && instance.sellerInstanceId !== null)
    await queueCall(context, tx, { scenario: 'releaseInstance', instanceId: instance.id })
}

/** SELL-APP-13: too many failed orders in a calendar month take the product from sale. */
async function countFailedOrder(context: FulfillmentContext, tx: Tx, productId: string): Promise<void> {
  const { clock, settings, siteTimeZone } = context.platform
  const since = monthStart(clock.now(), siteTimeZone)
  const failed = await repository.countGivenUp(tx, productId, since)
  if (failed > settings.FAILED_ORDERS_PER_MONTH_MAX)
    await context.suspension.suspend(tx, { productId, reason: 'FAILED_ORDERS' })
}
