import type { Actor } from '../../../platform/actor.ts'
import { isWithinBounds, resolveSelection, type Product, type Selection } from './product.ts'

export type EligibilityCode =
  | 'ELIG_OFF_SHELF'
  | 'ELIG_ACCOUNT'
  | 'ELIG_REGION'
  | 'ELIG_SKU'
  | 'ELIG_SELF'
  | 'ELIG_DELIVERY'

type Buyer = Pick<Actor, 'accountId' | 'accountStatus' | 'region'>

/**
 * The checks of buyer 5.1 that need no order, in their order. Run on the product page, at submit and at payment.
 * Real name is asked at payment only (BUY-ACC-21), agreements at submit only.
 *
 * @param selection `null` on the product page: only what holds for every selection is checked
 * @returns the first failing check, or `null`
 */
export function checkEligibility(
  product: Product,
  selection: Selection | null,
  buyer: Buyer,
): EligibilityCode | null {
  if (product.state !== 'ON_SALE') return 'ELIG_OFF_SHELF'
  const resolved = selection && resolveSelection(product, selection)
  const specification = selection && product.specifications.find((spec) => spec.code === selection.specCode)
  if (specification && specification.state !== 'ON_SALE') return 'ELIG_OFF_SHELF'
  if (buyer.accountStatus !== 'NORMAL') return 'ELIG_ACCOUNT'
  if (product.salesRegions.length > 0 && !product.salesRegions.includes(buyer.region)) return 'ELIG_REGION'
  if (selection) {
    if (!resolved || selection.mode === 'ON_DEMAND' || !isWithinBounds(resolved.specification, selection))
      return 'ELIG_SKU'
  }
  if (product.sellerAccountId === buyer.accountId) return 'ELIG_SELF'
  if (product.protocol === null || product.endpointId === null) return 'ELIG_DELIVERY'
  return null
}
