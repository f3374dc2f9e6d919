import { DomainError, notFound } from '../../../kernel/errors.ts'
import { formatMinor } from '../../../kernel/money.ts'
import { nextState } from '../../../kernel/transitions.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { buyerActor } from '../../../platform/history.ts'
import { runOnce } from '../../../platform/http/idempotency.ts'
import { addSales, checkEligibility, findProduct, findSalesFacts } from '../../catalog/index.ts'
import { quoteSelection } from '../../pricing/index.ts'
import { lineTransitions } from '../domain/order-states.ts'
import { moveOrder, orderFact, type OrderContext } from '../order-context.ts'
import { listLines, lockOrder, updateLine, type OrderLine } from '../order-repository.ts'
import { listPastPurchases } from '../past-purchases.ts'
import { asPurchase } from './submit-order.ts'

/**
 * T5: all checks and the price again (BUY-PAY-10), then in one transaction the money moves into escrow, the instances
 * start opening and the sellers' calls are queued. A repeat with the same key gets the first answer; another attempt
 * on a paid order is refused, so an order is paid once (BUY-PAY-09).
 *
 * @throws not_found; `ORD_STATE`, `ACC_REALNAME_REQUIRED`, `ELIG_*`, `PAY_PRICE_CHANGED`, `PAY_BALANCE`
 */
export async function payOrder(
  context: OrderContext,
  actor: Actor,
  orderId: string,
  idempotencyKey: string,
): Promise<void> {
  const { platform, payments, instances } = context
  const { db, clock, events, audit, settings } = platform
  await runOnce(
    db,
    { accountId: actor.accountId, operation: 'order.pay', key: idempotencyKey, request: { orderId } },
    async (tx) => {
      const order = await lockOrder(tx, orderId)
      if (!order || order.accountId !== actor.accountId) throw notFound('order')
      const now = clock.now()
      if (order.status !== 'PENDING_PAYMENT' || order.expiresAt! <= now)
        throw new DomainError('conflict', 'ORD_STATE')
      if (settings.REALNAME_REQUIRED && !actor.realNameState.startsWith('VERIFIED'))
        throw new DomainError('forbidden', 'ACC_REALNAME_REQUIRED')
      const lines = await listLines(tx, orderId)
      for (const [i, line] of lines.entries()) await refuseIfChanged(tx, actor, line, lines.slice(0, i))

      await payments.chargeOrder(tx, {
        id: orderId,
        accountId: order.accountId,
        currency: order.currency,
        lines,
      })
      const paid = await moveOrder(tx, now, order, 'pay', buyerActor(actor), { paidAt: now, expiresAt: null })
      const opened: { line: OrderLine; instanceId: string }[] = []
      for (const line of lines) {
        const instanceId = await instances.create(tx, {
          ...line,
          orderLineId: line.id,
          timeZone: actor.timeZone,
          customerLevel: actor.customerLevel,
        })
        await updateLine(tx, line.id, {
          status: nextState(lineTransitions, 'pay', line.status)!,
          instanceId,
          paidAt: now,
        })
        await addSales(tx, line.productId, 1)
        opened.push({ line, instanceId })
      }
      await events.emit(tx, 'orders.order_paid', {
        ...orderFact(paid),
        accountName: actor.accountName,
        lines: opened.map(({ line, instanceId }) => ({
          orderLineId: line.id,
          instanceId,
          sellerId: line.sellerId,
          productId: line.productId,
          endpointId: line.endpointId,
          amount: formatMinor(line.payableMinor),
        })),
      })
      await audit.append(tx, actor, {
        action: 'order.pay',
        objectType: 'order',
        objectId: orderId,
        before: { status: order.status },
        after: { status: paid.status, amount: formatMinor(order.payableMinor), currency: order.currency },
      })
      return null
    },
  )
}

/** The product may have left the shelf or changed its price since the order was placed. */
async function refuseIfChanged(
  tx: Tx,
  actor: Actor,
  line: OrderLine,
  before: readonly OrderLine[],
): Promise<void> {
  const product = await findProduct(tx, { id: line.productId })
  const specification = product?.specifications.find((spec) => spec.id === line.specificationId)
  if (!product || !specification) throw new DomainError('conflict', 'ELIG_OFF_SHELF')
  const selection = {
    specCode: specification.code,
    skuId: line.skuId,
    mode: line.mode,
    periodCount: line.periodCount,
    quantity: line.quantity,
  }
  const facts = await findSalesFacts(tx, listPastPurchases, product, actor.accountId, {
    exceptOrderId: line.orderId,
  })
  const refusal = checkEligibility(product, selection, actor, {
    ...facts,
    purchases: [...facts.purchases, ...before.map(asPurchase)],
    isReserved: true,
  })
  if (refusal === 'ELIG_SKU') throw new DomainError('conflict', 'PAY_PRICE_CHANGED')
  if (refusal) throw new DomainError(refusal === 'ELIG_ACCOUNT' ? 'forbidden' : 'conflict', refusal)
  const quoted = quoteSelection(product, selection)
  if (
    !quoted ||
    quoted.quote.payableMinor !== line.payableMinor ||
    quoted.price.productCode !== line.productCode
  )
    throw new DomainError('conflict', 'PAY_PRICE_CHANGED')
}
