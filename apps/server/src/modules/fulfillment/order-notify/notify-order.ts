import type { OrderNotifyNode } from '@yunshi/seller-sdk'
import type { Tx } from '../../../platform/db/database.ts'
import { findProduct } from '../../catalog/index.ts'
import type { FulfillmentContext } from '../fulfillment-context.ts'
import { queueCall } from '../use-cases/queue-call.ts'
import { findRuleFor } from './rule-repository.ts'

/**
 * Tells the seller's own system of an order, where a rule asks for it (isv-protocol 8). A rule of the product wins over
 * one of its access type, so an order is told once. That telling fails does not fail the order.
 */
export async function notifyOrder(
  context: FulfillmentContext,
  tx: Tx,
  node: OrderNotifyNode,
  line: { instanceId: string; sellerId: string; productId: string },
): Promise<void> {
  const product = await findProduct(tx, { id: line.productId })
  if (!product) return
  const rule = await findRuleFor(tx, line.sellerId, { id: product.id, accessType: product.accessType })
  if (!rule?.nodes.includes(node)) return
  await queueCall(context, tx, {
    scenario: 'orderNotify',
    instanceId: line.instanceId,
    endpointId: rule.endpointId,
  })
}
