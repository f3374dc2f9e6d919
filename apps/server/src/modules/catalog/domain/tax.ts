import type { AccessType, PriceMode } from './product.ts'

export const taxCategories = ['HARDWARE', 'SOFTWARE', 'SERVICE'] as const
export type TaxCategory = (typeof taxCategories)[number]

/** A row of the tax table; it holds from its instant until a later row for the same. */
export interface TaxRule {
  id: string
  accessType: AccessType
  /** `null`: every billing mode without a row of its own. */
  mode: PriceMode | null
  /** `null`: every category without a row of its own. */
  categoryId: string | null
  taxCategory: TaxCategory
  /** Hundredths of a percent. */
  rateBps: number
  effectiveAt: Date
}

export interface DerivedTax {
  mode: PriceMode
  taxCategory: TaxCategory
  rateBps: number
  ruleId: string
}

/**
 * The tax of a sale from access type × billing mode × category (SELL-PUB-70). A row for the category goes before one
 * for its top category, that before one for all; then a row for the billing mode before one for all; then the latest.
 *
 * @param categoryPath ids of the category and those above it, itself first
 * @returns `null` when the table says nothing
 */
export function deriveTax(
  rules: readonly TaxRule[],
  sale: { accessType: AccessType; mode: PriceMode; categoryPath: readonly string[]; at: Date },
): DerivedTax | null {
  const nearness = (rule: TaxRule) =>
    rule.categoryId === null ? sale.categoryPath.length : sale.categoryPath.indexOf(rule.categoryId)
  const best = rules
    .filter(
      (rule) =>
        rule.accessType === sale.accessType &&
        (rule.mode === null || rule.mode === sale.mode) &&
        nearness(rule) >= 0 &&
        rule.effectiveAt.getTime() <= sale.at.getTime(),
    )
    .toSorted(
      (a, b) =>
        nearness(a) - nearness(b) ||
        Number(a.mode === null) - Number(b.mode === null) ||
        b.effectiveAt.getTime() - a.effectiveAt.getTime(),
    )[0]
  return best
    ? { mode: sale.mode, taxCategory: best.taxCategory, rateBps: best.rateBps, ruleId: best.id }
    : null
}
