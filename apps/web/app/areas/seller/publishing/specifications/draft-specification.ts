import type { PriceMode } from '@yunshi/product-document'
import { alignSkus, rowsOf, skusOf } from './price-grid.ts'
import type { DraftAttribute, DraftName } from './draft-attribute.ts'
import type { DraftSku, GridPrice } from './price-grid.ts'

/** A specification of which any part may be missing. */
export type DraftSpecification = {
  code?: string
  name?: DraftName
  hidden?: boolean
  removed?: boolean
  free?: boolean
  trialDays?: number
  attributes?: DraftAttribute[]
  prices?: GridPrice[]
  skus?: DraftSku[]
  billingItems?: { code?: string; name?: DraftName }[]
  packages?: { code?: string }[]
}

/** A code that no item has yet: `prefix-1`, `prefix-2`, … */
export function nextCode(prefix: string, items: readonly { code?: string }[]): string {
  const taken = new Set(items.map(({ code }) => code))
  let number = items.length + 1
  while (taken.has(`${prefix}-${number}`)) number++
  return `${prefix}-${number}`
}

/** Other attributes, and the SKUs that they span (SELL-PUB-42). */
export function withAttributes(spec: DraftSpecification, attributes: DraftAttribute[]): DraftSpecification {
  const { attributes: before, skus, ...rest } = spec
  const aligned = alignSkus(before ?? [], attributes, skus ?? [])
  return {
    ...rest,
    ...(attributes.length > 0 && { attributes }),
    ...(aligned.length > 0 && { skus: aligned }),
  }
}

/** How many priced combinations of `before` are gone in `after`. */
export function countLostPrices(before: DraftSpecification, after: DraftSpecification): number {
  const priced = ({ skus = [] }: DraftSpecification) =>
    skus.filter(({ prices }) =>
      prices.some(({ unitPrice, bands }) => unitPrice !== undefined || bands?.length),
    ).length
  return Math.max(0, priced(before) - priced(after))
}

/** A value by another code: the SKUs that name it follow. */
export function withValueCode(
  spec: DraftSpecification,
  attributeIndex: number,
  valueIndex: number,
  code: string,
): DraftSpecification {
  const attribute = spec.attributes?.[attributeIndex]
  const old = attribute?.values?.[valueIndex]?.code
  const name = attribute?.code
  if (!attribute || name === undefined) return spec
  const attributes = (spec.attributes ?? []).map((other, i) =>
    i === attributeIndex
      ? {
          ...other,
          values: (other.values ?? []).map((value, k) => (k === valueIndex ? { ...value, code } : value)),
        }
      : other,
  )
  const skus = spec.skus?.map((sku) =>
    old !== undefined && sku.attributes[name] === old
      ? { ...sku, attributes: { ...sku.attributes, [name]: code } }
      : sku,
  )
  return { ...spec, attributes, ...(skus && { skus }) }
}

/** An attribute by another code: the SKUs that name it follow. */
export function withAttributeCode(spec: DraftSpecification, index: number, code: string): DraftSpecification {
  const old = spec.attributes?.[index]?.code
  const attributes = (spec.attributes ?? []).map((other, i) => (i === index ? { ...other, code } : other))
  const skus = spec.skus?.map((sku) => {
    if (old === undefined || sku.attributes[old] === undefined) return sku
    const { [old]: value, ...others } = sku.attributes
    return { ...sku, attributes: { ...others, [code]: value } as Record<string, string> }
  })
  return { ...spec, attributes, ...(skus && { skus }) }
}

/** SELL-PUB-40: a price for each combination instead of one for all, beginning with that one. */
export function withMatrix(spec: DraftSpecification): DraftSpecification {
  const { prices = [], ...rest } = spec
  const rows = rowsOf(spec.attributes ?? [], [])
  const skus = skusOf(rows.map((row) => ({ ...row, sellable: true, prices })))
  return { ...rest, ...(skus.length > 0 && { skus }) }
}

/** One price for all combinations: that of the first. */
export function withOnePrice(spec: DraftSpecification): DraftSpecification {
  const { skus = [], ...rest } = spec
  const first = skus.find((sku) => sku.prices.length > 0)
  return { ...rest, ...(first && { prices: first.prices }) }
}

/** The modes that a specification is priced in, in the order of the product page. */
export function modesOf(spec: DraftSpecification): PriceMode[] {
  const order: PriceMode[] = ['MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND']
  const used = new Set(
    [...(spec.prices ?? []), ...(spec.skus ?? []).flatMap((sku) => sku.prices ?? [])].map(({ mode }) => mode),
  )
  return order.filter((mode) => used.has(mode))
}

/** Takes a mode out of every price list. */
export function withoutMode(spec: DraftSpecification, mode: PriceMode): DraftSpecification {
  const prices = spec.prices?.filter((price) => price.mode !== mode)
  const skus = spec.skus?.map((sku) => ({
    ...sku,
    prices: sku.prices.filter((price) => price.mode !== mode),
  }))
  const { prices: _prices, skus: _skus, ...rest } = spec
  return { ...rest, ...(prices?.length ? { prices } : {}), ...(skus ? { skus } : {}) }
}

/** A property of every pay-per-use price, such as what is counted. */
export function withMetering(
  spec: DraftSpecification,
  change: { [K in 'meterUnit' | 'cycle' | 'accumulation']?: GridPrice[K] | undefined },
): DraftSpecification {
  const apply = (price: GridPrice): GridPrice => {
    if (price.mode !== 'ON_DEMAND') return price
    const made: Record<string, unknown> = { ...price, ...change }
    for (const [name, value] of Object.entries(made)) if (value === undefined) delete made[name]
    return made as GridPrice
  }
  return {
    ...spec,
    ...(spec.prices && { prices: spec.prices.map(apply) }),
    ...(spec.skus && {
      skus: spec.skus.map((sku) => ({ ...sku, prices: sku.prices.map(apply) as DraftSku['prices'] })),
    }),
  }
}

/** The same specification once more, under another code and without what names it to buyers of the first. */
export function copyOf(spec: DraftSpecification, all: readonly DraftSpecification[]): DraftSpecification {
  const { removed: _removed, hidden: _hidden, ...kept } = spec
  return {
    ...kept,
    code: nextCode('spec', all),
    ...(spec.name && {
      name: {
        ...(spec.name.zh && { zh: `${spec.name.zh}（副本）` }),
        ...(spec.name.en && { en: `${spec.name.en} (copy)` }),
      },
    }),
  }
}
