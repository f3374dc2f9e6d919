import type {
  AccessType,
  BillingItem,
  DeliveryEdition,
  DeliveryProtocol,
  PriceMode,
  ProductDocument,
  SalesClass,
  UsagePackage,
} from '@yunshi/product-document'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { ProductState } from './product-states.ts'

export {
  accessTypes,
  deliveryEditions,
  deliveryProtocols,
  priceModes,
  salesClasses,
  type AccessType,
  type DeliveryEdition,
  type DeliveryProtocol,
  type PriceMode,
  type SalesClass,
} from '@yunshi/product-document'

/** BUY-PRICE-11: an enumeration picks one value; a quantity is an integer within bounds. */
export type Attribute =
  | { code: string; name: LocalizedText; kind: 'enum'; values: { code: string; name: LocalizedText }[] }
  | {
      code: string
      name: LocalizedText
      kind: 'quantity'
      unit: LocalizedText
      min: number
      max: number
      step: number
    }

export interface PriceBand {
  /** First unit of the band, counted from 1 (BUY-PRICE-14). */
  from: number
  unitPrice: string
}

export interface SkuPrice {
  /** `productId` on the wire. */
  productCode: string
  mode: PriceMode
  model: 'linear' | 'step' | 'tier'
  /** Decimal string, major units, up to three decimals. */
  unitPrice: string
  bands: PriceBand[] | null
  meterUnit: LocalizedText | null
  currency: string
}

export interface Sku {
  id: string
  /** Value code for each enumeration of the specification. */
  attributeValues: Record<string, string>
  prices: SkuPrice[]
}

export interface Specification {
  id: string
  code: string
  skuCode: string
  name: LocalizedText
  description: LocalizedText
  hidden: boolean
  state: 'ON_SALE' | 'OFF_SHELF'
  trialDays: number | null
  attributes: Attribute[]
  /** Factors of pay-per-use with their prices (SELL-PUB-50). */
  billingItems: BillingItem[]
  packages: UsagePackage[]
  skus: Sku[]
}

/** Fields of the product document that buyers read and nothing is searched or sold by. */
export type ProductDetails = Partial<
  Pick<
    ProductDocument,
    | 'version'
    | 'logo'
    | 'pictures'
    | 'videos'
    | 'descriptionPictures'
    | 'cases'
    | 'support'
    | 'agreement'
    | 'usageGuideFile'
    | 'access'
    | 'seo'
  >
>

/** Why the marketplace took a product from sale (SELL-APP-13). */
export const suspensionReasons = ['FAILED_ORDERS', 'PROBE_FAILED'] as const
export type SuspensionReason = (typeof suspensionReasons)[number]

export interface Product {
  id: string
  slug: string
  sellerId: string
  sellerAccountId: string
  sellerSlug: string
  sellerName: LocalizedText
  categoryId: string
  accessType: AccessType
  salesClass: SalesClass
  /** `DRAFT`: never listed; its seller and operators alone see it. */
  state: ProductState
  publicSale: boolean
  /** How instances are opened; `null`: not orderable online yet. */
  protocol: DeliveryProtocol | null
  deliveryEdition: DeliveryEdition
  /** Set while the marketplace keeps it from sale. */
  suspendedReason: SuspensionReason | null
  endpointId: string | null
  title: LocalizedText
  brief: LocalizedText
  description: LocalizedText
  usageGuide: LocalizedText
  highlights: LocalizedText[]
  tags: LocalizedText[]
  industries: string[]
  /** ISO country codes; empty means everywhere. */
  salesRegions: string[]
  supervised: boolean
  deliverySlaDays: number | null
  scoreHundredths: number
  reviewCount: number
  salesCount: number
  trialDays: number | null
  details: ProductDetails
  /** Uploaded pictures that stand for it in lists; null: generated ones. */
  logoFile: string | null
  coverFile: string | null
  currency: string
  specifications: Specification[]
}

/** What a buyer picked. */
export interface Selection {
  specCode: string
  skuId: string
  mode: PriceMode
  periodCount: number
  quantity: number
}

/** The parts of a product that a selection names; `null` when it names something that is not for sale. */
export function resolveSelection(
  product: Product,
  selection: Selection,
): { specification: Specification; sku: Sku; price: SkuPrice } | null {
  const specification = product.specifications.find((spec) => spec.code === selection.specCode)
  const sku = specification?.skus.find((candidate) => candidate.id === selection.skuId)
  const price = sku?.prices.find((candidate) => candidate.mode === selection.mode)
  if (!specification || !sku || !price || specification.state !== 'ON_SALE') return null
  return { specification, sku, price }
}

/** Periods on offer: 1–9 months, 1–3 years (BUY-PRICE-01). */
export const periodOptions = { MONTH: [1, 2, 3, 4, 5, 6, 7, 8, 9], YEAR: [1, 2, 3] } as const

/** Quantity and period inside the bounds of the specification (BUY-ELIG-10). Without a quantity attribute it is 1. */
export function isWithinBounds(specification: Specification, selection: Selection): boolean {
  const { quantity, periodCount, mode } = selection
  if (!Number.isSafeInteger(quantity) || !Number.isSafeInteger(periodCount)) return false
  const attribute = specification.attributes.find((candidate) => candidate.kind === 'quantity')
  const quantityFits = attribute
    ? quantity >= attribute.min &&
      quantity <= attribute.max &&
      (quantity - attribute.min) % attribute.step === 0
    : quantity === 1
  const periodFits =
    mode === 'MONTH' || mode === 'YEAR'
      ? (periodOptions[mode] as readonly number[]).includes(periodCount)
      : periodCount === 1
  return quantityFits && periodFits
}
