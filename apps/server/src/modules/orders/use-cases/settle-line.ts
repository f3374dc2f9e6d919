import { nextState } from '../../../kernel/transitions.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { systemActor } from '../../../platform/history.ts'
import { returnStock } from '../../catalog/index.ts'
import { lineTransitions, outcomeOf, type LineStatus } from '../domain/order-states.ts'
import { moveOrder, orderFact, type OrderContext } from '../order-context.ts'
import {
  listLines,
  lockOrder,
  updateLine,
  updateOrder,
  type Order,
  type OrderLine,
} from '../order-repository.ts'

async function lockBoth(tx: Tx, orderId: string, lineId: string): Promise<{ order: Order; line: OrderLine }> {
  // The order first, as everywhere, so that two lines of one order never wait for each other in a circle.
  const order = await lockOrder(tx, orderId)
  const line = (await listLines(tx, orderId)).find((candidate) => candidate.id === lineId)
  if (!order || !line) throw new Error(`no order line ${lineId}`)
  return { order, line }
}

/** T8: the instance of a line is open; the order completes with its last line. A repeat changes nothing. */
export async function markLineOpened(
  context: OrderContext,
  tx: Tx,
  opened: { orderId: string; orderLineId: string },
): Promise<void> {
  const { order, line } = await lockBoth(tx, opened.orderId, opened.orderLineId)
  const status = nextState(lineTransitions, 'open', line.status)
  if (status === null) return
  await updateLine(tx, line.id, { status })
  await finishIfSettled(context, tx, order, null)
}

/**
 * T10, BUY-ORD-05: opening a line failed for good, so its money goes back in the same transaction. A repeat changes
 * nothing.
 */
export async function failLine(
  context: OrderContext,
  tx: Tx,
  failed: { orderId: string; orderLineId: string; reason: string },
): Promise<void> {
  const { order, line } = await lockBoth(tx, failed.orderId, failed.orderLineId)
  const status = nextState(lineTransitions, 'fail', line.status)
  if (status === null) return
  await updateLine(tx, line.id, { status })
  if (line.instanceId !== null) await context.instances.failOpening(tx, line.instanceId, failed.reason)
  await returnStock(tx, context.platform, [line.id])
  await context.payments.refundLine(tx, line)
  await updateLine(tx, line.id, { status: nextState(lineTransitions, 'refund', status)! })
  const refundedMinor = order.refundedMinor + line.payableMinor
  await updateOrder(tx, order.id, { refundedMinor })
  await finishIfSettled(
    context,
    tx,
    { ...order, refundedMinor },
    { reason: failed.reason, sellerId: line.sellerId },
  )
}

async function finishIfSettled(
  context: OrderContext,
  tx: Tx,
  order: Order,
  refund: { reason: string; sellerId: string } | null,
): Promise<void> {
  const { clock, events } = context.platform
  const now = clock.now()
  const statuses: LineStatus[] = (await listLines(tx, order.id)).map((line) => line.status)
  const outcome = outcomeOf(statuses)
  if (refund)
    await events.emit(tx, 'orders.order_refunded', {
      ...orderFact(order),
      ...refund,
      refundedMinor: order.refundedMinor.toString(),
    })
  if (outcome === 'complete') {
    const completed = await moveOrder(tx, now, order, 'complete', systemActor, {
      completedAt: now,
      endedAt: now,
    })
    await events.emit(tx, 'orders.order_completed', orderFact(completed))
  } else if (outcome === 'refund') {
    const reason = refund?.reason ?? null
    const refunding = await moveOrder(tx, now, order, 'refund', systemActor, {}, reason)
    await moveOrder(tx, now, refunding, 'finishRefund', systemActor, { endedAt: now }, reason)
  }
}
