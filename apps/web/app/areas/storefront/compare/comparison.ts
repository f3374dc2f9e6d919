import type { ChargeMode, Product } from '@yunshi/api-client'
import { comparedMax } from '../../../layouts/product-memory.ts'

/** Slugs of an address `/compare?p=a&p=b`: each once, four at most. */
export function readCompared(params: URLSearchParams): string[] {
  const slugs = params.getAll('p').filter((slug) => /^[a-z0-9-]{2,80}$/.test(slug))
  return [...new Set(slugs)].slice(0, comparedMax)
}

export interface ComparisonRow {
  key: string
  values: string[]
  /** Whether the products differ here. */
  differs: boolean
}

/** Rows of a comparison with their differences; a row in which nobody says anything is left out. */
export function markDifferences(rows: { key: string; values: string[] }[]): ComparisonRow[] {
  return rows
    .filter(({ values }) => values.some((value) => value !== ''))
    .map(({ key, values }) => ({ key, values, differs: new Set(values).size > 1 }))
}

const modes = ['MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND'] as const satisfies ChargeMode[]

/** Charging modes that a product has a public price for, in the usual order. */
export function chargeModesOf(product: Pick<Product, 'specifications'>): ChargeMode[] {
  const priced = new Set(
    product.specifications.flatMap((spec) =>
      spec.skus.flatMap((sku) => sku.prices.map((price) => price.mode)),
    ),
  )
  return modes.filter((mode) => priced.has(mode))
}
