import { Decimal } from 'decimal.js'
import type { LocalizedText } from '../../kernel/text.ts'
import type { Tx } from '../../platform/db/database.ts'
import type {
  AccessType,
  Attribute,
  DeliveryEdition,
  DeliveryProtocol,
  PriceBand,
  PriceMode,
  Product,
  SalesClass,
} from './domain/product.ts'
import { uploadIdOf } from './domain/document-files.ts'
import { toTsVector } from './domain/search-terms.ts'

/** A product as it is brought in from outside; ids are given by the caller so that an import can be repeated. */
export interface ProductDraft {
  id: string
  slug: string
  seller: { id: string; slug: string; name: LocalizedText }
  category: { id: string; topId: string }
  accessType: AccessType
  salesClass: SalesClass
  /** `ON_SALE` unless told otherwise. */
  state?: Product['state']
  taxCategory?: string | null
  /** Fields of the product document that have no column. */
  details?: object
  publicSale: boolean
  protocol: DeliveryProtocol | null
  /** `resilient` unless told otherwise. */
  deliveryEdition?: DeliveryEdition
  endpointId: string | null
  title: LocalizedText
  brief: LocalizedText
  description: LocalizedText
  usageGuide: LocalizedText
  highlights: LocalizedText[]
  tags: LocalizedText[]
  industries: string[]
  salesRegions: string[]
  supervised: boolean
  deliverySlaDays: number | null
  featured: boolean
  scoreHundredths: number
  reviewCount: number
  salesCount: number
  currency: string
  listedAt: Date
  specifications: {
    id: string
    code: string
    skuCode: string
    name: LocalizedText
    description: LocalizedText
    hidden: boolean
    /** Taken from sale by its seller. */
    removed?: boolean
    trialDays: number | null
    attributes: Attribute[]
    billingItems?: object[]
    packages?: object[]
    skus: {
      id: string
      removed?: boolean
      attributeValues: Record<string, string>
      prices: {
        productCode: string
        mode: PriceMode
        model: 'linear' | 'step' | 'tier'
        unitPrice: string
        bands: PriceBand[] | null
        meterUnit: LocalizedText | null
        billingCycle?: string | null
        accumulationCycle?: string | null
      }[]
    }[]
  }[]
}

/** The read side of lists: lowest public unit price, modes and trial of the visible specifications (BUY-STORE-16). */
function summarize(draft: {
  specifications: (Pick<ProductDraft['specifications'][number], 'hidden' | 'removed' | 'trialDays'> & {
    skus: {
      removed?: boolean
      prices: Pick<
        ProductDraft['specifications'][number]['skus'][number]['prices'][number],
        'mode' | 'unitPrice' | 'meterUnit'
      >[]
    }[]
  })[]
}) {
  const visible = draft.specifications.filter((spec) => !spec.hidden && !spec.removed)
  const prices = visible.flatMap((spec) =>
    spec.skus.filter((sku) => !sku.removed).flatMap((sku) => sku.prices),
  )
  const lowest = prices.reduce<(typeof prices)[number] | null>(
    (best, price) => (best === null || new Decimal(price.unitPrice).lt(best.unitPrice) ? price : best),
    null,
  )
  const trials = visible.flatMap((spec) => (spec.trialDays === null ? [] : [spec.trialDays]))
  return {
    from_price: lowest?.unitPrice ?? null,
    from_price_mode: lowest?.mode ?? null,
    from_price_meter: lowest?.meterUnit ? JSON.stringify(lowest.meterUnit) : null,
    charge_modes: [...new Set(prices.map((price) => price.mode))],
    trial_days: trials.length > 0 ? Math.max(...trials) : null,
  }
}

/** Rows of one statement: its parameters are counted in 16 bits. */
const ROWS_MAX = 2_000

function* chunksOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += ROWS_MAX) yield rows.slice(at, at + ROWS_MAX)
}

/** What of a product its document says. */
function documentColumns(draft: ProductDraft) {
  return {
    seller_id: draft.seller.id,
    seller_slug: draft.seller.slug,
    seller_name_zh: draft.seller.name.zh,
    seller_name_en: draft.seller.name.en,
    category_id: draft.category.id,
    top_category_id: draft.category.topId,
    access_type: draft.accessType,
    sales_class: draft.salesClass,
    state: draft.state ?? 'ON_SALE',
    public_sale: draft.publicSale,
    protocol: draft.protocol,
    delivery_edition: draft.deliveryEdition ?? 'resilient',
    endpoint_id: draft.endpointId,
    title_zh: draft.title.zh,
    title_en: draft.title.en,
    brief_zh: draft.brief.zh,
    brief_en: draft.brief.en,
    description_zh: draft.description.zh,
    description_en: draft.description.en,
    usage_guide_zh: draft.usageGuide.zh,
    usage_guide_en: draft.usageGuide.en,
    highlights: JSON.stringify(draft.highlights),
    tags: JSON.stringify(draft.tags),
    industries: draft.industries,
    sales_regions: draft.salesRegions,
    supervised: draft.supervised,
    delivery_sla_days: draft.deliverySlaDays,
    currency: draft.currency,
    tax_category: draft.taxCategory ?? null,
    details: JSON.stringify(draft.details ?? {}),
    logo_file: uploadIdOf((draft.details as { logo?: { file: string } } | undefined)?.logo?.file),
    cover_file: uploadIdOf(
      (draft.details as { pictures?: { file: string }[] } | undefined)?.pictures?.[0]?.file,
    ),
    listed_at: draft.listedAt,
    ...summarize(draft),
    search: toTsVector([
      { weight: 'A', text: `${draft.title.zh} ${draft.title.en}` },
      { weight: 'B', text: `${draft.seller.name.zh} ${draft.seller.name.en}` },
      { weight: 'B', text: draft.tags.map((tag) => `${tag.zh} ${tag.en}`).join(' ') },
      { weight: 'C', text: `${draft.brief.zh} ${draft.brief.en}` },
    ]),
  }
}

/** Puts a product on the shelf with everything below it. */
export async function insertProduct(tx: Tx, draft: ProductDraft): Promise<void> {
  await tx
    .insertInto('products')
    .values({
      id: draft.id,
      slug: draft.slug,
      featured: draft.featured,
      score_hundredths: draft.scoreHundredths,
      review_count: draft.reviewCount,
      sales_count: BigInt(draft.salesCount),
      ...documentColumns(draft),
    })
    .execute()
  await writeSpecifications(tx, draft)
}

/**
 * Writes what the draft says over the product with its id; what the marketplace itself counts stays. Specifications, SKUs
 * and prices are found by their ids; those that the draft does not name stay as they are.
 */
export async function updateProduct(tx: Tx, draft: ProductDraft): Promise<void> {
  await tx
    .updateTable('products')
    .set((eb) => ({ ...documentColumns(draft), revision: eb('revision', '+', 1) }))
    .where('id', '=', draft.id)
    .execute()
  await writeSpecifications(tx, draft)
}

/** Counts a change of the listing and brings what lists show up to date, after specifications or SKUs were removed. */
export async function refreshListing(tx: Tx, product: Pick<Product, 'id' | 'specifications'>): Promise<void> {
  const specifications = product.specifications.map((spec) => ({
    ...spec,
    removed: spec.state === 'OFF_SHELF',
  }))
  await tx
    .updateTable('products')
    .set((eb) => ({ ...summarize({ specifications }), revision: eb('revision', '+', 1) }))
    .where('id', '=', product.id)
    .execute()
}

async function writeSpecifications(tx: Tx, draft: ProductDraft): Promise<void> {
  const specifications = draft.specifications.map((spec, position) => ({
    id: spec.id,
    product_id: draft.id,
    code: spec.code,
    sku_code: spec.skuCode,
    name_zh: spec.name.zh,
    name_en: spec.name.en,
    description_zh: spec.description.zh,
    description_en: spec.description.en,
    hidden: spec.hidden,
    state: spec.removed ? 'OFF_SHELF' : 'ON_SALE',
    trial_days: spec.trialDays,
    attributes: JSON.stringify(spec.attributes),
    billing_items: JSON.stringify(spec.billingItems ?? []),
    packages: JSON.stringify(spec.packages ?? []),
    position,
  }))
  for (const rows of chunksOf(specifications))
    await tx
      .insertInto('specifications')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          name_zh: eb.ref('excluded.name_zh'),
          name_en: eb.ref('excluded.name_en'),
          description_zh: eb.ref('excluded.description_zh'),
          description_en: eb.ref('excluded.description_en'),
          hidden: eb.ref('excluded.hidden'),
          state: eb.ref('excluded.state'),
          trial_days: eb.ref('excluded.trial_days'),
          attributes: eb.ref('excluded.attributes'),
          billing_items: eb.ref('excluded.billing_items'),
          packages: eb.ref('excluded.packages'),
          position: eb.ref('excluded.position'),
        })),
      )
      .execute()
  const skus = draft.specifications.flatMap((spec) =>
    spec.skus.map((sku, position) => ({
      id: sku.id,
      specification_id: spec.id,
      attribute_values: JSON.stringify(sku.attributeValues),
      state: sku.removed ? 'OFF_SHELF' : 'ON_SALE',
      position,
    })),
  )
  for (const rows of chunksOf(skus))
    await tx
      .insertInto('skus')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          attribute_values: eb.ref('excluded.attribute_values'),
          state: eb.ref('excluded.state'),
          position: eb.ref('excluded.position'),
        })),
      )
      .execute()
  const prices = draft.specifications.flatMap((spec) =>
    spec.skus.flatMap((sku) =>
      sku.prices.map((price) => ({
        product_code: price.productCode,
        sku_id: sku.id,
        mode: price.mode,
        model: price.model,
        unit_price: price.unitPrice,
        bands: price.bands === null ? null : JSON.stringify(price.bands),
        meter_unit: price.meterUnit === null ? null : JSON.stringify(price.meterUnit),
        currency: draft.currency,
        billing_cycle: price.billingCycle ?? null,
        accumulation_cycle: price.accumulationCycle ?? null,
      })),
    ),
  )
  for (const rows of chunksOf(prices))
    await tx
      .insertInto('sku_prices')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('product_code').doUpdateSet((eb) => ({
          model: eb.ref('excluded.model'),
          unit_price: eb.ref('excluded.unit_price'),
          bands: eb.ref('excluded.bands'),
          meter_unit: eb.ref('excluded.meter_unit'),
          currency: eb.ref('excluded.currency'),
          billing_cycle: eb.ref('excluded.billing_cycle'),
          accumulation_cycle: eb.ref('excluded.accumulation_cycle'),
        })),
      )
      .execute()
}

export interface CategoryDraft {
  id: string
  slug: string
  parentId: string | null
  name: LocalizedText
  position: number
}

export async function insertCategories(tx: Tx, categories: CategoryDraft[]): Promise<void> {
  await tx
    .insertInto('categories')
    .values(
      categories.map((category) => ({
        id: category.id,
        slug: category.slug,
        parent_id: category.parentId,
        name_zh: category.name.zh,
        name_en: category.name.en,
        position: category.position,
      })),
    )
    .execute()
}

export async function insertIndustries(
  tx: Tx,
  industries: { slug: string; name: LocalizedText }[],
): Promise<void> {
  await tx
    .insertInto('industries')
    .values(
      industries.map(({ slug, name }, position) => ({ slug, name_zh: name.zh, name_en: name.en, position })),
    )
    .execute()
}
