import { randomBytes } from 'node:crypto'
import {
  type BillingItem,
  type DocumentPrice,
  type DocumentSpecification,
  type ProductDocument,
  skuKey,
} from '@yunshi/product-document'
import { newId } from '../../../platform/ids.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { ProductDraft } from '../catalog-import.ts'
import type { Attribute, Product } from '../domain/product.ts'
import type { StoredProduct, StoredSku } from './stored-products.ts'

/** What the names of a document stand for. */
export interface ResolvedNames {
  seller: { id: string; slug: string; name: LocalizedText }
  category: { id: string; topId: string }
  endpointId: string | null
}

/** The rows of a canonical document; what is stored already keeps its ids and the codes that sellers know it by. */
export function draftOf(
  document: ProductDocument,
  names: ResolvedNames,
  stored: StoredProduct | null,
  target: { state: Product['state']; now: Date },
): ProductDraft {
  const {
    slug,
    accessType,
    salesClass,
    title,
    brief,
    description,
    usageGuide,
    highlights,
    tags,
    industries,
    publicSale,
    salesRegions,
    taxCategory,
    currency,
    supervised,
    deliverySlaDays,
    delivery,
    specifications,
    // Found by their names, or said by the whole.
    seller: _seller,
    category: _category,
    format: _format,
    ...details
  } = document
  const listed = stored && stored.state !== 'DRAFT'
  return {
    id: stored?.id ?? newId('prd'),
    slug,
    seller: names.seller,
    category: names.category,
    accessType,
    salesClass: salesClass ?? 'general',
    state: target.state,
    publicSale: publicSale ?? true,
    protocol: delivery?.protocol ?? null,
    deliveryEdition: delivery?.edition ?? 'resilient',
    endpointId: names.endpointId,
    title,
    brief,
    description,
    usageGuide,
    highlights: highlights ?? [],
    tags: tags ?? [],
    industries: industries ?? [],
    salesRegions: salesRegions ?? [],
    taxCategory: taxCategory ?? null,
    details,
    supervised: supervised ?? false,
    deliverySlaDays: deliverySlaDays ?? null,
    featured: false,
    scoreHundredths: 0,
    reviewCount: 0,
    salesCount: 0,
    currency: currency!,
    listedAt: listed ? stored.listedAt : target.now,
    specifications: specifications.map((spec) => specificationDraft(slug, spec, stored)),
  }
}

function specificationDraft(
  slug: string,
  spec: DocumentSpecification,
  stored: StoredProduct | null,
): ProductDraft['specifications'][number] {
  const before = stored?.specifications.get(spec.code)
  const skus = spec.skus?.length ? spec.skus : [{ attributes: {}, prices: spec.prices ?? [], removed: false }]
  const readable = `${slug}-${spec.code}`
  const headline = spec.billingItems?.[0]
  return {
    id: before?.id ?? newId('spc'),
    code: spec.code,
    // `skuCode` has 64 characters on the wire; a cut one could be another's.
    skuCode: before?.skuCode ?? (readable.length <= 64 ? readable : newId('sku')),
    name: spec.name,
    description: spec.description ?? { zh: '', en: '' },
    hidden: spec.hidden ?? false,
    removed: spec.removed ?? false,
    trialDays: spec.trialDays ?? null,
    // The check has seen that each kind has its fields.
    attributes: (spec.attributes ?? []) as unknown as Attribute[],
    billingItems: spec.billingItems ?? [],
    packages: spec.packages ?? [],
    skus: skus.map((sku) => {
      const known = before?.skus.get(skuKey(sku.attributes))
      return {
        id: known?.id ?? newId('sku'),
        removed: sku.removed ?? false,
        attributeValues: sku.attributes,
        prices: [
          ...sku.prices.map((price) => priceDraft(price, known)),
          ...(headline ? [headlinePrice(headline, known)] : []),
        ],
      }
    }),
  }
}

type PriceDraft = ProductDraft['specifications'][number]['skus'][number]['prices'][number]

function priceDraft(price: DocumentPrice, known: StoredSku | undefined): PriceDraft {
  return {
    productCode: known?.productCodes.get(price.mode) ?? newProductCode(),
    mode: price.mode,
    model: price.model ?? 'linear',
    unitPrice: price.unitPrice ?? price.bands![0]!.unitPrice,
    bands: price.bands ?? null,
    meterUnit: price.meterUnit ?? null,
    billingCycle: price.cycle ?? null,
    accumulationCycle: price.accumulation ?? null,
  }
}

/** The one price by which a specification with billing items stands in lists and on the wire (SELL-PUB-45). */
function headlinePrice(item: BillingItem, known: StoredSku | undefined): PriceDraft {
  return {
    productCode: known?.productCodes.get('ON_DEMAND') ?? newProductCode(),
    mode: 'ON_DEMAND',
    model: item.model ?? 'linear',
    unitPrice: item.unitPrice ?? item.bands![0]!.unitPrice,
    bands: item.bands ?? null,
    meterUnit: item.unit,
    billingCycle: item.cycle ?? null,
    accumulationCycle: item.accumulation ?? null,
  }
}

const newProductCode = (): string => `OFFI${randomBytes(10).toString('hex').toUpperCase()}`
