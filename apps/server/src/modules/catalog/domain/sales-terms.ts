import type { Actor } from '../../../platform/actor.ts'
import type { PriceMode } from './product.ts'

export const saleObjectKinds = [
  'EVERYONE',
  'ENTERPRISE',
  'INDIVIDUAL',
  'SPECIFIED',
  'BOUGHT_RELATED',
] as const
export type SaleObjectKind = (typeof saleObjectKinds)[number]

/** Who may buy (SELL-PUB-142). */
export interface SaleObject {
  kind: SaleObjectKind
  /** Of `SPECIFIED`. */
  accounts: { id: string; name: string }[]
  /** Of `BOUGHT_RELATED`: products, or for a specification other specifications of its product. */
  related: string[]
}

export const limitOccasions = ['ONCE', 'UNTIL_EXPIRY'] as const

/** How often and how much of a specification one account may buy (SELL-PUB-141). */
export interface PurchaseLimit {
  occasions: (typeof limitOccasions)[number] | null
  /** Most units of the quantity attribute over all purchases. */
  quantityMax: number | null
}

/** Pieces that can still be ordered. */
export interface Stock {
  id: string
  specificationId: string
  /** `null`: of all SKUs of the specification together. */
  skuId: string | null
  available: number
}

/** How a product is sold, beside what it is and costs. */
export interface SalesTerms {
  product: SaleObject
  specifications: ReadonlyMap<string, SaleObject>
  limits: ReadonlyMap<string, PurchaseLimit>
  stocks: readonly Stock[]
}

/** Something an account ordered; canceled, failed, refunded and unsubscribed ones are none (BUY-ELIG-32). */
export interface PastPurchase {
  productId: string
  specificationId: string
  mode: PriceMode
  quantity: number
  isPaid: boolean
  /** Not expired yet; one-time purchases never do. */
  isRunning: boolean
}

export const everyone: SaleObject = { kind: 'EVERYONE', accounts: [], related: [] }
export const noTerms: SalesTerms = {
  product: everyone,
  specifications: new Map(),
  limits: new Map(),
  stocks: [],
}

type Buyer = Pick<Actor, 'accountId' | 'accountType'>

/** Product level wins: a specification is narrowed only where the product is for everyone (BUY-ELIG-21). */
export function saleObjectOf(terms: SalesTerms, specificationId: string | null): SaleObject {
  if (terms.product.kind !== 'EVERYONE' || specificationId === null) return terms.product
  return terms.specifications.get(specificationId) ?? everyone
}

/** BUY-ELIG-06 */
export function isSoldTo(object: SaleObject, buyer: Buyer, purchases: readonly PastPurchase[]): boolean {
  switch (object.kind) {
    case 'EVERYONE':
      return true
    case 'ENTERPRISE':
      return buyer.accountType === 'enterprise'
    case 'INDIVIDUAL':
      return buyer.accountType === 'individual'
    case 'SPECIFIED':
      return object.accounts.some(({ id }) => id === buyer.accountId)
    case 'BOUGHT_RELATED':
      return purchases.some(
        (purchase) =>
          purchase.isPaid &&
          (object.related.includes(purchase.productId) || object.related.includes(purchase.specificationId)),
      )
  }
}

/** BUY-ELIG-08; limits exist for charging modes other than pay-per-use (BUY-ELIG-33). */
export function findBrokenLimit(
  limit: PurchaseLimit | undefined,
  wanted: { specificationId: string; mode: PriceMode; quantity: number },
  purchases: readonly PastPurchase[],
): 'ELIG_LIMIT_COUNT' | 'ELIG_LIMIT_QTY' | null {
  if (!limit || wanted.mode === 'ON_DEMAND') return null
  const same = purchases.filter(
    ({ specificationId, mode }) => specificationId === wanted.specificationId && mode !== 'ON_DEMAND',
  )
  if (limit.occasions === 'ONCE' && same.length > 0) return 'ELIG_LIMIT_COUNT'
  if (limit.occasions === 'UNTIL_EXPIRY' && same.some(({ isRunning }) => isRunning)) return 'ELIG_LIMIT_COUNT'
  const quantity = same.reduce((sum, purchase) => sum + purchase.quantity, wanted.quantity)
  return limit.quantityMax !== null && quantity > limit.quantityMax ? 'ELIG_LIMIT_QTY' : null
}

/** Stocks that a purchase of the SKU takes from: its own and that of its specification. */
export function stocksOf(
  stocks: readonly Stock[],
  wanted: { specificationId: string; skuId: string },
): Stock[] {
  return stocks.filter(
    ({ specificationId, skuId }) =>
      specificationId === wanted.specificationId && (skuId === null || skuId === wanted.skuId),
  )
}
