import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'

/** Listed products with automatic opening, by endpoint id (`''` for none); sellers are warned with these numbers. */
export async function countListedProducts(
  db: Queryable | Tx,
  sellerId: string,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('products')
    .select(['endpoint_id', sql<bigint>`count(*)`.as('count')])
    .where('seller_id', '=', sellerId)
    .where('state', '=', 'ON_SALE')
    .where('protocol', 'is not', null)
    .groupBy('endpoint_id')
    .execute()
  return new Map(rows.map((row) => [row.endpoint_id ?? '', Number(row.count)]))
}

/** Products of the seller that were listed and not removed: hidden, suspended and frozen ones as well (SELL-ONB-60). */
export async function countOffered(db: Queryable | Tx, sellerId: string): Promise<number> {
  const row = await db
    .selectFrom('products')
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('seller_id', '=', sellerId)
    .where('state', 'in', ['ON_SALE', 'SUSPENDED', 'FROZEN'])
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Counts paid purchases for the lists' sort by sales. */
export async function addSales(tx: Tx, productId: string, purchases: number): Promise<void> {
  await tx
    .updateTable('products')
    .set({ sales_count: sql`sales_count + ${purchases}` })
    .where('id', '=', productId)
    .execute()
}

/** Which of the products are the seller's. */
export async function listOwnedProductIds(
  db: Queryable | Tx,
  sellerId: string,
  productIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('products')
    .select('id')
    .where('seller_id', '=', sellerId)
    .where(sql<boolean>`id = any(${[...productIds]}::text[])`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
