import { sql } from 'kysely'
import type { PriceMode, PurchaseSource } from '../catalog/index.ts'

/** What limits and sale objects count: not canceled, failed, refunded or unsubscribed (BUY-ELIG-32). */
export const listPastPurchases: PurchaseSource = async (db, by) => {
  let query = db
    .selectFrom('order_lines as l')
    .leftJoin('instances as i', 'i.id', 'l.instance_id')
    .select(['l.product_id', 'l.specification_id', 'l.mode', 'l.quantity', 'l.paid_at'])
    .select(
      sql<boolean>`i.state is null or i.state in ('OPENING', 'DELIVERING', 'ACTIVE', 'EXHAUSTED', 'UNSUBSCRIBING')`.as(
        'is_running',
      ),
    )
    .where('l.account_id', '=', by.accountId)
    .where('l.product_id', 'in', by.productIds)
    .where('l.status', 'in', ['PENDING', 'OPENING', 'OPENED'])
    .where((eb) => eb.or([eb('i.state', 'is', null), eb('i.state', '<>', 'UNSUBSCRIBED')]))
  if (by.exceptOrderId !== undefined) query = query.where('l.order_id', '<>', by.exceptOrderId)
  const rows = await query.execute()
  return rows.map((row) => ({
    productId: row.product_id,
    specificationId: row.specification_id,
    // A check constraint of the table holds the union.
    mode: row.mode as PriceMode,
    quantity: row.quantity,
    isPaid: row.paid_at !== null,
    isRunning: row.is_running,
  }))
}
