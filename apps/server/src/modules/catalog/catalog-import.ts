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
  SalesClass,
} from './domain/product.ts'
import { toTsVector } from './domain/search-terms.ts'

/** A product as it is brought in from outside; ids are given by the caller so that an import can be repeated. */
export interface ProductDraft {
  id: string
  slug: string
  seller: { id: string; slug: string; name: LocalizedText }
  category: { id: string; topId: string }
  accessType: AccessType
  salesClass: SalesClass
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
    trialDays: number | null
    attributes: Attribute[]
    skus: {
      id: string
      attributeValues: Record<string, string>
      prices: {
        productCode: string
        mode: PriceMode
        model: 'linear' | 'step' | 'tier'
        unitPrice: string
        bands: PriceBand[] | null
        meterUnit: LocalizedText | null
      }[]
    }[]
  }[]
}

/** The read side of lists: lowest public unit price, modes and trial of the visible specifications (BUY-STORE-16). */
function summarize(draft: ProductDraft) {
  const visible = draft.specifications.filter((spec) => !spec.hidden)
  const prices = visible.flatMap((spec) => spec.skus.flatMap((sku) => sku.prices))
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

/** Puts a product on the shelf with everything below it. */
export async function insertProduct(tx: Tx, draft: ProductDraft): Promise<void> {
  await tx
    .insertInto('products')
    .values({
      id: draft.id,
      slug: draft.slug,
      seller_id: draft.seller.id,
      seller_slug: draft.seller.slug,
      seller_name_zh: draft.seller.name.zh,
      seller_name_en: draft.seller.name.en,
      category_id: draft.category.id,
      top_category_id: draft.category.topId,
      access_type: draft.accessType,
      sales_class: draft.salesClass,
      state: 'ON_SALE',
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
      featured: draft.featured,
      score_hundredths: draft.scoreHundredths,
      review_count: draft.reviewCount,
      sales_count: BigInt(draft.salesCount),
      currency: draft.currency,
      listed_at: draft.listedAt,
      ...summarize(draft),
      search: toTsVector([
        { weight: 'A', text: `${draft.title.zh} ${draft.title.en}` },
        { weight: 'B', text: `${draft.seller.name.zh} ${draft.seller.name.en}` },
        { weight: 'B', text: draft.tags.map((tag) => `${tag.zh} ${tag.en}`).join(' ') },
        { weight: 'C', text: `${draft.brief.zh} ${draft.brief.en}` },
      ]),
    })
    .execute()
  const specifications = draft.specifications
  await tx
    .insertInto('specifications')
    .values(
      specifications.map((spec, position) => ({
        id: spec.id,
        product_id: draft.id,
        code: spec.code,
        sku_code: spec.skuCode,
        name_zh: spec.name.zh,
        name_en: spec.name.en,
        description_zh: spec.description.zh,
        description_en: spec.description.en,
        hidden: spec.hidden,
        trial_days: spec.trialDays,
        attributes: JSON.stringify(spec.attributes),
        position,
      })),
    )
    .execute()
  const skus = specifications.flatMap((spec) => spec.skus.map((sku, position) => ({ spec, sku, position })))
  await tx
    .insertInto('skus')
    .values(
      skus.map(({ spec, sku, position }) => ({
        id: sku.id,
        specification_id: spec.id,
        attribute_values: JSON.stringify(sku.attributeValues),
        position,
      })),
    )
    .execute()
  await tx
    .insertInto('sku_prices')
    .values(
      skus.flatMap(({ sku }) =>
        sku.prices.map((price) => ({
          product_code: price.productCode,
          sku_id: sku.id,
          mode: price.mode,
          model: price.model,
          unit_price: price.unitPrice,
          bands: price.bands === null ? null : JSON.stringify(price.bands),
          meter_unit: price.meterUnit === null ? null : JSON.stringify(price.meterUnit),
          currency: draft.currency,
        })),
      ),
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
