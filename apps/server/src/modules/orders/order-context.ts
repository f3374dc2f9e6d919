import { formatMinor } from '../../kernel/money.ts'
import { nextState } from '../../kernel/transitions.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { HistoryActor } from '../../platform/history.ts'
import type { Platform } from '../../platform/platform.ts'
import type { InstanceService } from '../instances/index.ts'
import type { PaymentService } from '../payments/index.ts'
import { orderTransitions, type OrderCommand } from './domain/order-states.ts'
import type { OrderFact } from './order-events.ts'
import { insertOrderHistory, updateOrder, type Order } from './order-repository.ts'

/** What the use cases of this module are built from. */
export interface OrderContext {
  platform: Platform
  payments: PaymentService
  instances: InstanceService
  /** BUY-ACC-07: without the cloud service an account exists but cannot order. @throws forbidden `ACC_NOT_ENABLED` */
  requireServiceEnabled: (tx: Tx, actor: Actor) => Promise<void>
}

/**
 * Applies a command of the table; every move writes history (BUY-SYS-03).
 *
 * @throws conflict `ORD_STATE` when the table has no such move
 */
export async function moveOrder(
  tx: Tx,
  now: Date,
  order: Order,
  command: OrderCommand,
  actor: HistoryActor,
  change: Omit<Parameters<typeof updateOrder>[2], 'status'> = {},
  reason: string | null = null,
): Promise<Order> {
  const status = nextState(orderTransitions, command, order.status)
  if (status === null) throw new DomainError('conflict', 'ORD_STATE')
  await updateOrder(tx, order.id, { ...change, status })
  await insertOrderHistory(tx, order.id, { at: now, actor, from: order.status, to: status, reason })
  return { ...order, ...change, status }
}

export function orderFact(order: Order): OrderFact {
  return {
    orderId: order.id,
    accountId: order.accountId,
    summary: order.summary,
    amount: formatMinor(order.payableMinor),
    currency: order.currency,
  }
}
