import { orderNotifyNodes, type OrderNotifyNode } from '@yunshi/seller-sdk'
import type { Queryable, Tx } from '../../../platform/db/database.ts'

type Reader = Tx | Queryable

/** Which orders the seller's own system is told of, and where (SELL-APP-14). */
export interface OrderNotifyRule {
  id: string
  /** One of the two is set. */
  accessType: string | null
  productId: string | null
  endpointId: string
  nodes: OrderNotifyNode[]
  createdAt: Date
}

export async function insertRule(tx: Tx, sellerId: string, rule: OrderNotifyRule): Promise<void> {
  await tx
    .insertInto('order_notify_rules')
    .values({
      id: rule.id,
      seller_id: sellerId,
      access_type: rule.accessType,
      product_id: rule.productId,
      endpoint_id: rule.endpointId,
      nodes: rule.nodes,
      created_at: rule.createdAt,
    })
    .execute()
}

/** @returns whether there was one */
export async function deleteRule(tx: Tx, sellerId: string, id: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('order_notify_rules')
    .where('id', '=', id)
    .where('seller_id', '=', sellerId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

export async function listRules(db: Reader, sellerId: string): Promise<OrderNotifyRule[]> {
  const rows = await db
    .selectFrom('order_notify_rules')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accessType: row.access_type,
    productId: row.product_id,
    endpointId: row.endpoint_id,
    nodes: orderNotifyNodes.filter((node) => row.nodes.includes(node)),
    createdAt: row.created_at,
  }))
}

/** The rule for an order of the product: its own, else that of its access type. */
export async function findRuleFor(
  db: Reader,
  sellerId: string,
  product: { id: string; accessType: string },
): Promise<OrderNotifyRule | null> {
  const rules = await listRules(db, sellerId)
  return (
    rules.find((rule) => rule.productId === product.id) ??
    rules.find((rule) => rule.accessType === product.accessType) ??
    null
  )
}
