import { sql } from 'kysely'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'

/** Which of the products are the seller's and stand in lists, hidden and suspended ones left out. */
export async function findShownProducts(
  db: Queryable | Tx,
  sellerId: string,
  productIds: readonly string[],
): Promise<{ id: string; slug: string; title: LocalizedText }[]> {
  if (productIds.length === 0) return []
  const rows = await db
    .selectFrom('products')
    .select(['id', 'slug', 'title_zh', 'title_en'])
    .where('seller_id', '=', sellerId)
    .where('state', '=', 'ON_SALE')
    .where('public_sale', '=', true)
    .where(sql<boolean>`id = any(${[...productIds]}::text[])`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    title: { zh: row.title_zh, en: row.title_en },
  }))
}
