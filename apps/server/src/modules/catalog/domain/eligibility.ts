import type { Actor } from '../../../platform/actor.ts'
import { isWithinBounds, resolveSelection, type Product, type Selection } from './product.ts'
import {
  findBrokenLimit,
  isSoldTo,
  saleObjectOf,
  stocksOf,
  type PastPurchase,
  type SalesTerms,
} from './sales-terms.ts'

export type EligibilityCode =
  | 'ELIG_OFF_SHELF'
  | 'ELIG_ACCOUNT'
  | 'ELIG_REGION'
  | 'ELIG_SALE_OBJECT'
  | 'ELIG_LIMIT_COUNT'
  | 'ELIG_LIMIT_QTY'
  | 'ELIG_STOCK'
  | 'ELIG_SKU'
  | 'ELIG_SELF'
  | 'ELIG_DELIVERY'

type Buyer = Pick<Actor, 'accountId' | 'accountStatus' | 'accountType' | 'region'>

/** How the product is sold, and what the buyer ordered before that matters for it. */
export interface SalesFacts {
  terms: SalesTerms
  purchases: readonly PastPurchase[]
  /** What the order takes is set aside for it already: asked at payment. */
  isReserved?: boolean
}

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
  { terms, purchases, isReserved = false }: SalesFacts,
): EligibilityCode | null {
  if (product.state !== 'ON_SALE') return 'ELIG_OFF_SHELF'
  const resolved = selection && resolveSelection(product, selection)
  const specification = selection && product.specifications.find((spec) => spec.code === selection.specCode)
  if (specification && specification.state !== 'ON_SALE') return 'ELIG_OFF_SHELF'
  if (buyer.accountStatus !== 'NORMAL') return 'ELIG_ACCOUNT'
  if (product.salesRegions.length > 0 && !product.salesRegions.includes(buyer.region)) return 'ELIG_REGION'
  if (!isSoldTo(saleObjectOf(terms, specification?.id ?? null), buyer, purchases)) return 'ELIG_SALE_OBJECT'
  if (selection && specification) {
    const { mode, quantity, skuId } = selection
    const wanted = { specificationId: specification.id, skuId, mode, quantity }
    const broken = findBrokenLimit(terms.limits.get(specification.id), wanted, purchases)
    if (broken) return broken
    if (!isReserved && stocksOf(terms.stocks, wanted).some(({ available }) => available < quantity))
      return 'ELIG_STOCK'
  }
  if (!selection && isSoldOut(product, terms)) return 'ELIG_STOCK'
  if (selection) {
    if (!resolved || selection.mode === 'ON_DEMAND' || !isWithinBounds(resolved.specification, selection))
      return 'ELIG_SKU'
  }
  if (product.sellerAccountId === buyer.accountId) return 'ELIG_SELF'
  if (product.protocol === null || product.endpointId === null) return 'ELIG_DELIVERY'
  return null
}

/** Nothing is left of any SKU that is on sale. */
function isSoldOut(product: Product, terms: SalesTerms): boolean {
  const skus = product.specifications
    .filter(({ state }) => state === 'ON_SALE')
    .flatMap(({ id, skus }) => skus.map((sku) => ({ specificationId: id, skuId: sku.id })))
  return (
    skus.length > 0 &&
    skus.every((sku) => stocksOf(terms.stocks, sku).some(({ available }) => available === 0))
  )
}
