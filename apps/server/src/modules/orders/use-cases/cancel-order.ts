import { DomainError, notFound } from '../../../kernel/errors.ts'
import { nextState } from '../../../kernel/transitions.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { buyerActor, systemActor, type HistoryActor } from '../../../platform/history.ts'
import { runOnce } from '../../../platform/http/idempotency.ts'
import { returnStock } from '../../catalog/index.ts'
import { lineTransitions, type OrderCommand } from '../domain/order-states.ts'
import { moveOrder, orderFact, type OrderContext } from '../order-context.ts'
import { listLines, lockOrder, lockOverdueOrders, updateLine, type Order } from '../order-repository.ts'

const BATCH_MAX = 30
const SWEEP_BATCH = 100

/** @returns the lines whose stock goes back: all orders of a transaction at once, and before its audit rows */
async function end(
  context: OrderContext,
  tx: Tx,
  order: Order,
  command: OrderCommand,
  actor: HistoryActor,
  reason: string,
): Promise<string[]> {
  const { clock, events } = context.platform
  const now = clock.now()
  const ended = await moveOrder(
    tx,
    now,
    order,
    command,
    actor,
    { cancelReason: reason, expiresAt: null, endedAt: now },
    reason,
  )
  const canceled: string[] = []
  for (const line of await listLines(tx, order.id)) {
    const status = nextState(lineTransitions, 'cancel', line.status)
    if (!status) continue
    await updateLine(tx, line.id, { status })
    canceled.push(line.id)
  }
  await events.emit(tx, 'orders.order_canceled', { ...orderFact(ended), reason })
  return canceled
}

/** T6: the buyer ends an unpaid order. @throws not_found; conflict `ORD_STATE` */
export async function cancelOrder(
  context: OrderContext,
  actor: Actor,
  orderId: string,
  reason: string,
  idempotencyKey: string,
): Promise<void> {
  const request = { orderId, reason }
  await runOnce(
    context.platform.db,
    { accountId: actor.accountId, operation: 'order.cancel', key: idempotencyKey, request },
    async (tx) => {
      const { order, lineIds } = await endOwn(context, tx, actor, orderId, reason)
      await returnStock(tx, context.platform, lineIds)
      await recordCancellation(context, tx, actor, order, reason)
      return null
    },
  )
}

async function endOwn(
  context: OrderContext,
  tx: Tx,
  actor: Actor,
  orderId: string,
  reason: string,
): Promise<{ order: Order; lineIds: string[] }> {
  const order = await lockOrder(tx, orderId)
  if (!order || order.accountId !== actor.accountId) throw notFound('order')
  return { order, lineIds: await end(context, tx, order, 'cancel', buyerActor(actor), reason) }
}

function recordCancellation(
  { platform }: OrderContext,
  tx: Tx,
  actor: Actor,
  order: Order,
  reason: string,
): Promise<void> {
  return platform.audit.append(tx, actor, {
    action: 'order.cancel',
    objectType: 'order',
    objectId: order.id,
    before: { status: order.status },
    after: { status: 'CANCELLED' },
    reason,
  })
}

export interface BatchCancellation {
  canceled: string[]
  refused: { id: string; code: string }[]
}

/** BUY-ORD-03: up to 30 unpaid orders; those that cannot be cancelled are named with the reason. */
export async function batchCancelOrders(
  context: OrderContext,
  actor: Actor,
  orderIds: string[],
  idempotencyKey: string,
): Promise<BatchCancellation> {
  if (orderIds.length > BATCH_MAX) throw new DomainError('validation', 'ORD_TOO_MANY')
  return runOnce(
    context.platform.db,
    {
      accountId: actor.accountId,
      operation: 'order.batch_cancel',
      key: idempotencyKey,
      request: { orderIds },
    },
    async (tx) => {
      const result: BatchCancellation = { canceled: [], refused: [] }
      const ended: { order: Order; lineIds: string[] }[] = []
      // In the order of ids, so that two batches never wait for each other in a circle.
      for (const id of [...new Set(orderIds)].sort()) {
        try {
          ended.push(await endOwn(context, tx, actor, id, ''))
          result.canceled.push(id)
        } catch (error) {
          // Refusals come before the first write of an order, so that the others go on.
          if (!(error instanceof DomainError)) throw error
          result.refused.push({ id, code: error.code })
        }
      }
      await returnStock(
        tx,
        context.platform,
        ended.flatMap(({ lineIds }) => lineIds),
      )
      for (const { order } of ended) await recordCancellation(context, tx, actor, order, '')
      return result
    },
  )
}

/** T7 BUY-JOB-01: ends unpaid orders whose time is over. @returns how many */
export async function sweepUnpaidOrders(context: OrderContext): Promise<number> {
  const { db, clock } = context.platform
  return db.transaction(async (tx) => {
    const overdue = await lockOverdueOrders(tx, clock.now(), SWEEP_BATCH)
    const lineIds: string[] = []
    for (const order of overdue)
      lineIds.push(...(await end(context, tx, order, 'expire', systemActor, 'UNPAID_TIMEOUT')))
    await returnStock(tx, context.platform, lineIds)
    return overdue.length
  })
}
