import type { Actor } from '../../platform/actor.ts'
import { findFirstExpiry } from './order-repository.ts'
import type { OrderContext } from './order-context.ts'
import { batchCancelOrders, cancelOrder, sweepUnpaidOrders } from './use-cases/cancel-order.ts'
import { payOrder } from './use-cases/pay-order.ts'
import { failLine, markLineOpened } from './use-cases/settle-line.ts'
import { submitOrder, type SubmitOrder } from './use-cases/submit-order.ts'
import type { Tx } from '../../platform/db/database.ts'

export type OrderService = ReturnType<typeof createOrderService>

/** The use cases of orders, bound to what they need. */
export function createOrderService(context: OrderContext) {
  return {
    submit: (actor: Actor, input: SubmitOrder, key: string) => submitOrder(context, actor, input, key),
    pay: (actor: Actor, orderId: string, key: string) => payOrder(context, actor, orderId, key),
    cancel: (actor: Actor, orderId: string, reason: string, key: string) =>
      cancelOrder(context, actor, orderId, reason, key),
    cancelBatch: (actor: Actor, orderIds: string[], key: string) =>
      batchCancelOrders(context, actor, orderIds, key),
    failLine: (tx: Tx, failed: Parameters<typeof failLine>[2]) => failLine(context, tx, failed),
    sweepUnpaid: () => sweepUnpaidOrders(context),
    firstDueAt: () => findFirstExpiry(context.platform.db.query),

    /** Joins the transactions of the facts that move an order. */
    subscribe(): void {
      context.platform.events.within('instances.instance_opened', (tx, { payload }) =>
        markLineOpened(context, tx, payload),
      )
    },
  }
}
