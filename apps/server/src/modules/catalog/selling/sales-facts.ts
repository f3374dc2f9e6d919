import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { SalesFacts } from '../domain/eligibility.ts'
import {
  everyone,
  noTerms,
  type PastPurchase,
  type PurchaseLimit,
  type SaleObject,
  type SalesTerms,
  type Stock,
} from '../domain/sales-terms.ts'

type Reader = Tx | Queryable

/** What an account ordered of some products; told by the module of orders. */
export type PurchaseSource = (
  db: Reader,
  by: { accountId: string; productIds: readonly string[]; exceptOrderId?: string | undefined },
) => Promise<PastPurchase[]>

/** How a product is sold, in one statement: a product page must cost few round trips. */
export async function findSalesTerms(db: Reader, productId: string): Promise<SalesTerms> {
  const { rows } = await sql<{
    objects: {
      specification_id: string | null
      kind: SaleObject['kind']
      accounts: SaleObject['accounts']
      related: string[]
    }[]
    limits: { specification_id: string; occasions: PurchaseLimit['occasions']; quantity_max: number | null }[]
    stocks: { id: string; specification_id: string; sku_id: string | null; available: number }[]
  }>`
    select
      coalesce((select jsonb_agg(jsonb_build_object('specification_id', specification_id, 'kind', kind,
        'accounts', accounts, 'related', to_jsonb(related))) from sale_objects where product_id = ${productId}), '[]') as objects,
      coalesce((select jsonb_agg(jsonb_build_object('specification_id', specification_id, 'occasions', occasions,
        'quantity_max', quantity_max)) from purchase_limits where product_id = ${productId}), '[]') as limits,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'specification_id', specification_id, 'sku_id', sku_id,
        'available', available) order by id) from stocks where product_id = ${productId}), '[]') as stocks`.execute(
    db,
  )
  const { objects, limits, stocks } = rows[0]!
  const objectOf = ({ kind, accounts, related }: (typeof objects)[number]): SaleObject => ({
    kind,
    accounts,
    related,
  })
  const whole = objects.find((row) => row.specification_id === null)
  return {
    product: whole ? objectOf(whole) : everyone,
    specifications: new Map(
      objects.flatMap((row) =>
        row.specification_id === null ? [] : [[row.specification_id, objectOf(row)] as const],
      ),
    ),
    limits: new Map(
      limits.map((row) => [
        row.specification_id,
        { occasions: row.occasions, quantityMax: row.quantity_max },
      ]),
    ),
    stocks: stocks.map((row): Stock => ({
      id: row.id,
      specificationId: row.specification_id,
      skuId: row.sku_id,
      available: row.available,
    })),
  }
}

/**
 * What eligibility asks beside the product itself. Of a visitor only stocks count: what depends on the account comes at
 * submit.
 *
 * @param options.holds orders of the account that limits count wait for each other until the end of the transaction
 */
export async function findSalesFacts(
  db: Reader,
  source: PurchaseSource,
  product: { id: string },
  accountId: string | null,
  options: { exceptOrderId?: string | undefined; holds?: boolean } = {},
): Promise<SalesFacts> {
  const terms = await findSalesTerms(db, product.id)
  if (accountId === null) return { terms: { ...noTerms, stocks: terms.stocks }, purchases: [] }
  const related = [terms.product, ...terms.specifications.values()].flatMap((object) => object.related)
  if (terms.limits.size === 0 && related.length === 0) return { terms, purchases: [] }
  if (options.holds && terms.limits.size > 0)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`purchase limits ${accountId}`}, 0))`.execute(
      db,
    )
  const productIds = [...new Set([product.id, ...terms.product.related])]
  const purchases = await source(db, { accountId, productIds, exceptOrderId: options.exceptOrderId })
  return { terms, purchases }
}
