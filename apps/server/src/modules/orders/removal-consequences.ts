import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { Consequences, RemovedPart } from '../catalog/index.ts'

/** What of a product, a specification or a SKU is underway (SELL-PUB-121). */
export async function countRemovalConsequences(db: Queryable | Tx, part: RemovedPart): Promise<Consequences> {
  let query = db
    .selectFrom('order_lines as l')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .leftJoin('instances as i', 'i.id', 'l.instance_id')
    .select([
      sql<bigint>`count(*) filter (where i.state not in ('RELEASED', 'UNSUBSCRIBED', 'OPEN_FAILED', 'OPENING'))`.as(
        'instances',
      ),
      sql<bigint>`count(distinct o.id) filter (where o.status = 'PROCESSING')`.as('orders'),
      sql<bigint>`count(distinct o.id) filter (where o.status = 'PENDING_PAYMENT')`.as('unpaid'),
    ])
    .where('l.product_id', '=', part.productId)
  if (part.specificationId !== undefined) query = query.where('l.specification_id', '=', part.specificationId)
  if (part.skuId !== undefined) query = query.where('l.sku_id', '=', part.skuId)
  const row = await query.executeTakeFirstOrThrow()
  return { instances: Number(row.instances), orders: Number(row.orders), unpaid: Number(row.unpaid) }
}
