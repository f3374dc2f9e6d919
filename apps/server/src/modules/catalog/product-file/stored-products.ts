import { sql } from 'kysely'
import {
  canonicalDocument,
  type DocumentPrice,
  type DocumentSpecification,
  type ProductDocument,
  skuKey,
} from '@yunshi/product-document'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { Product } from '../domain/product.ts'

type Reader = Tx | Queryable

/** Where a stored SKU and its prices are found again. */
export interface StoredSku {
  id: string
  /** Product codes by billing mode. */
  productCodes: Map<string, string>
}

interface StoredSpecification {
  id: string
  skuCode: string
  /** By the name of the combination. */
  skus: Map<string, StoredSku>
}

/** A product as it is stored, and the document that says the same. */
export interface StoredProduct {
  id: string
  sellerId: string
  state: Product['state']
  revision: number
  listedAt: Date
  document: ProductDocument
  /** By code. */
  specifications: Map<string, StoredSpecification>
}

export interface StoredProductFilter {
  slugs?: readonly string[]
  sellerId?: string
  /** After this slug in the order of slugs, and at most so many. */
  after?: string
  limit?: number
  drafts?: boolean
}

/**
 * Products with their documents, in the order of their slugs: three statements however many there are.
 *
 * @param endpoints addresses by id
 * @param lock holds the products until the end of the transaction
 */
export async function listStoredProducts(
  db: Reader,
  filter: StoredProductFilter,
  endpoints: ReadonlyMap<string, string>,
  lock = false,
): Promise<StoredProduct[]> {
  let query = db.selectFrom('products').selectAll().orderBy('slug')
  if (filter.slugs) query = query.where('slug', '=', sql<string>`any(${[...filter.slugs]}::text[])`)
  if (filter.sellerId !== undefined) query = query.where('seller_id', '=', filter.sellerId)
  if (filter.after !== undefined) query = query.where('slug', '>', filter.after)
  if (filter.limit !== undefined) query = query.limit(filter.limit)
  if (filter.drafts === false) query = query.where('state', '<>', 'DRAFT')
  const products = await (lock ? query.forUpdate() : query).execute()
  if (products.length === 0) return []
  const specificationRows = await listSpecificationRows(
    db,
    products.map((product) => product.id),
  )
  const categoryIds = [...new Set(products.map((product) => product.category_id))]
  const categories = await db
    .selectFrom('categories')
    .select(['id', 'slug'])
    .where('id', 'in', categoryIds)
    .execute()
  const categorySlugs = new Map(categories.map((category) => [category.id, category.slug]))
  return products.map((row) => {
    const rows = specificationRows.get(row.id) ?? []
    const endpoint = row.endpoint_id === null ? undefined : endpoints.get(row.endpoint_id)
    return {
      id: row.id,
      sellerId: row.seller_id,
      // Check constraints hold the unions; `details` and the jsonb columns were written from checked documents.
      state: row.state as Product['state'],
      revision: row.revision,
      listedAt: row.listed_at,
      specifications: new Map(rows.map((spec) => [spec.document.code, spec.stored])),
      document: canonicalDocument({
        ...(row.details as object),
        slug: row.slug,
        seller: row.seller_slug,
        accessType: row.access_type,
        salesClass: row.sales_class,
        title: { zh: row.title_zh, en: row.title_en },
        brief: { zh: row.brief_zh, en: row.brief_en },
        description: { zh: row.description_zh, en: row.description_en },
        usageGuide: { zh: row.usage_guide_zh, en: row.usage_guide_en },
        highlights: row.highlights as unknown as LocalizedText[],
        category: categorySlugs.get(row.category_id)!,
        industries: row.industries,
        tags: row.tags as unknown as LocalizedText[],
        publicSale: row.public_sale,
        salesRegions: row.sales_regions,
        ...(row.tax_category !== null && { taxCategory: row.tax_category }),
        currency: row.currency,
        supervised: row.supervised,
        ...(row.delivery_sla_days !== null && { deliverySlaDays: row.delivery_sla_days }),
        ...(row.protocol !== null && {
          delivery: {
            protocol: row.protocol,
            edition: row.delivery_edition,
            ...(endpoint !== undefined && { endpoint }),
          },
        }),
        specifications: rows.map((spec) => spec.document),
      } as ProductDocument),
    }
  })
}

interface CurrentSpecification {
  id: string
  row: SpecificationRow
  skus: Map<string, NonNullable<DocumentSpecification['skus']>[number]>
}

interface SpecificationRow {
  stored: StoredSpecification
  document: DocumentSpecification
}

/** Specifications of products by the product's id. */
async function listSpecificationRows(
  db: Reader,
  productIds: string[],
): Promise<Map<string, SpecificationRow[]>> {
  const rows = await db
    .selectFrom('specifications as sp')
    .leftJoin('skus as k', 'k.specification_id', 'sp.id')
    .leftJoin('sku_prices as pr', 'pr.sku_id', 'k.id')
    .selectAll('sp')
    .select(['k.id as sku_id', 'k.attribute_values', 'k.state as sku_state'])
    .select(['pr.product_code', 'pr.mode', 'pr.model', 'pr.unit_price', 'pr.bands', 'pr.meter_unit'])
    .select(['pr.billing_cycle', 'pr.accumulation_cycle'])
    .where('sp.product_id', '=', sql<string>`any(${productIds}::text[])`)
    .orderBy('sp.product_id')
    .orderBy('sp.position')
    .orderBy('k.position')
    .orderBy('pr.mode')
    .execute()
  const products = new Map<string, SpecificationRow[]>()
  let current: CurrentSpecification | undefined
  for (const row of rows) {
    if (current?.id !== row.id) {
      const made: SpecificationRow = {
        stored: { id: row.id, skuCode: row.sku_code, skus: new Map() },
        document: specificationDocument(row),
      }
      current = { id: row.id, row: made, skus: new Map() }
      const list = products.get(row.product_id) ?? []
      products.set(row.product_id, [...list, made])
    }
    if (row.sku_id === null) continue
    const attributes = row.attribute_values as Record<string, string>
    const key = skuKey(attributes)
    let sku = current.skus.get(key)
    if (!sku) {
      sku = { attributes, prices: [], removed: row.sku_state === 'OFF_SHELF' }
      current.skus.set(key, sku)
      current.row.document.skus!.push(sku)
      current.row.stored.skus.set(key, { id: row.sku_id, productCodes: new Map() })
    }
    if (row.product_code === null) continue
    current.row.stored.skus.get(key)!.productCodes.set(row.mode!, row.product_code)
    // The one row that stands for all billing items: they say it themselves.
    if (row.mode === 'ON_DEMAND' && current.row.document.billingItems!.length > 0) continue
    sku.prices.push({
      mode: row.mode,
      model: row.model,
      ...(row.model === 'linear' ? { unitPrice: row.unit_price } : { bands: row.bands }),
      ...(row.meter_unit !== null && { meterUnit: row.meter_unit }),
      ...(row.billing_cycle !== null && { cycle: row.billing_cycle }),
      ...(row.accumulation_cycle !== null && { accumulation: row.accumulation_cycle }),
    } as unknown as DocumentPrice)
  }
  for (const list of products.values())
    for (const { document } of list) {
      for (const sku of document.skus!) sku.free = costsNothing(sku.prices)
      document.free = costsNothing(document.billingItems!)
    }
  return products
}

function costsNothing(prices: readonly Pick<DocumentPrice, 'unitPrice' | 'bands'>[]): boolean {
  const amounts = prices.flatMap((price) => [
    price.unitPrice ?? [],
    price.bands?.map((band) => band.unitPrice) ?? [],
  ])
  return prices.length > 0 && amounts.flat().every((amount) => Number(amount) === 0)
}

function specificationDocument(row: {
  code: string
  name_zh: string
  name_en: string
  description_zh: string
  description_en: string
  hidden: boolean
  state: string
  trial_days: number | null
  attributes: unknown
  billing_items: unknown
  packages: unknown
}): DocumentSpecification {
  return {
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    ...(row.description_zh + row.description_en !== '' && {
      description: { zh: row.description_zh, en: row.description_en },
    }),
    hidden: row.hidden,
    removed: row.state === 'OFF_SHELF',
    ...(row.trial_days !== null && { trialDays: row.trial_days }),
    attributes: row.attributes as NonNullable<DocumentSpecification['attributes']>,
    skus: [],
    billingItems: row.billing_items as NonNullable<DocumentSpecification['billingItems']>,
    packages: row.packages as NonNullable<DocumentSpecification['packages']>,
  }
}
