import type { Tx, Queryable } from '../../platform/db/database.ts'
import type {
  Attribute,
  DeliveryEdition,
  PriceBand,
  Product,
  ProductDetails,
  Sku,
  SkuPrice,
  Specification,
} from './domain/product.ts'
import type { LocalizedText } from '../../kernel/text.ts'

type Reader = Tx | Queryable

/**
 * The whole product with specifications, SKUs on sale and prices; `null` when there is none. By its slug, as buyers come to
 * it, a draft is none either.
 */
export async function findProduct(
  db: Reader,
  by: { slug: string } | { id: string },
): Promise<Product | null> {
  let query = db
    .selectFrom('products as p')
    .innerJoin('sellers as s', 's.id', 'p.seller_id')
    .selectAll('p')
    .select('s.account_id as seller_account_id')
  query =
    'slug' in by
      ? query.where('p.slug', '=', by.slug).where('p.state', '<>', 'DRAFT')
      : query.where('p.id', '=', by.id)
  const row = await query.executeTakeFirst()
  if (!row) return null
  // Check constraints of the table hold the unions; jsonb columns were written by `insertProduct`.
  return {
    id: row.id,
    slug: row.slug,
    sellerId: row.seller_id,
    sellerAccountId: row.seller_account_id,
    sellerSlug: row.seller_slug,
    sellerName: { zh: row.seller_name_zh, en: row.seller_name_en },
    categoryId: row.category_id,
    accessType: row.access_type as Product['accessType'],
    salesClass: row.sales_class as Product['salesClass'],
    state: row.state as Product['state'],
    publicSale: row.public_sale,
    protocol: row.protocol as Product['protocol'],
    deliveryEdition: row.delivery_edition as Product['deliveryEdition'],
    suspendedReason: row.suspended_reason as Product['suspendedReason'],
    endpointId: row.endpoint_id,
    title: { zh: row.title_zh, en: row.title_en },
    brief: { zh: row.brief_zh, en: row.brief_en },
    description: { zh: row.description_zh, en: row.description_en },
    usageGuide: { zh: row.usage_guide_zh, en: row.usage_guide_en },
    highlights: row.highlights as unknown as LocalizedText[],
    tags: row.tags as unknown as LocalizedText[],
    industries: row.industries,
    salesRegions: row.sales_regions,
    supervised: row.supervised,
    deliverySlaDays: row.delivery_sla_days,
    scoreHundredths: row.score_hundredths,
    reviewCount: row.review_count,
    salesCount: Number(row.sales_count),
    trialDays: row.trial_days,
    details: row.details as ProductDetails,
    logoFile: row.logo_file,
    coverFile: row.cover_file,
    currency: row.currency,
    specifications: await listSpecifications(db, row.id),
  }
}

/** How long calls for the product's instances are tried; `classic` for a product that is gone. */
export async function findDeliveryEdition(db: Reader, productId: string): Promise<DeliveryEdition> {
  const row = await db
    .selectFrom('products')
    .select('delivery_edition')
    .where('id', '=', productId)
    .executeTakeFirst()
  return (row?.delivery_edition ?? 'classic') as DeliveryEdition
}

async function listSpecifications(db: Reader, productId: string): Promise<Specification[]> {
  // One statement for all three levels: a product page must cost few round trips.
  const rows = await db
    .selectFrom('specifications as sp')
    .leftJoin('skus as k', (join) =>
      join.onRef('k.specification_id', '=', 'sp.id').on('k.state', '=', 'ON_SALE'),
    )
    .leftJoin('sku_prices as pr', 'pr.sku_id', 'k.id')
    .selectAll('sp')
    .select(['k.id as sku_id', 'k.attribute_values', 'k.position as sku_position'])
    .select([
      'pr.product_code',
      'pr.mode',
      'pr.model',
      'pr.unit_price',
      'pr.bands',
      'pr.meter_unit',
      'pr.currency',
    ])
    .where('sp.product_id', '=', productId)
    .orderBy('sp.position')
    .orderBy('k.position')
    .orderBy('pr.mode')
    .execute()
  const specifications = new Map<string, Specification>()
  const skus = new Map<string, Sku>()
  for (const row of rows) {
    let specification = specifications.get(row.id)
    if (!specification) {
      specification = {
        id: row.id,
        code: row.code,
        skuCode: row.sku_code,
        name: { zh: row.name_zh, en: row.name_en },
        description: { zh: row.description_zh, en: row.description_en },
        hidden: row.hidden,
        state: row.state as Specification['state'],
        trialDays: row.trial_days,
        attributes: row.attributes as unknown as Attribute[],
        billingItems: row.billing_items as unknown as Specification['billingItems'],
        packages: row.packages as unknown as Specification['packages'],
        skus: [],
      }
      specifications.set(row.id, specification)
    }
    if (row.sku_id === null) continue
    let sku = skus.get(row.sku_id)
    if (!sku) {
      sku = { id: row.sku_id, attributeValues: row.attribute_values as Record<string, string>, prices: [] }
      skus.set(sku.id, sku)
      specification.skus.push(sku)
    }
    if (row.product_code !== null)
      sku.prices.push({
        productCode: row.product_code,
        mode: row.mode as SkuPrice['mode'],
        model: row.model as SkuPrice['model'],
        unitPrice: row.unit_price!,
        bands: row.bands as PriceBand[] | null,
        meterUnit: row.meter_unit as LocalizedText | null,
        currency: row.currency!,
      })
  }
  return [...specifications.values()]
}

/** A product of the seller that was listed once, locked; `null` when there is none. */
export async function lockListedProduct(tx: Tx, sellerId: string, id: string): Promise<Product | null> {
  const row = await tx
    .selectFrom('products')
    .select('id')
    .where('id', '=', id)
    .where('seller_id', '=', sellerId)
    .where('state', '<>', 'DRAFT')
    .forUpdate()
    .executeTakeFirst()
  return row ? findProduct(tx, { id: row.id }) : null
}
