import { sql, type RawBuilder } from 'kysely'
import { notFound } from '../kernel/errors.ts'
import type { Actor } from './actor.ts'

/** Products that a person is limited to in the seller center (SELL-ACC-12); `null` is no limit. */
export type ProductGrant = readonly string[] | null

/** Whether something of this product may be seen; what belongs to no product is for people without a limit. */
export function isProductGranted(grant: ProductGrant, productId: string | null): boolean {
  return grant === null || (productId !== null && grant.includes(productId))
}

/**
 * The same as a condition of a query: lists of orders, products, applications and messages all filter by this one.
 *
 * @param column such as `l.product_id`
 */
export function ofGrantedProducts(grant: ProductGrant, column: string): RawBuilder<boolean> {
  return grant === null
    ? sql<boolean>`true`
    : sql<boolean>`coalesce(${sql.ref(column)} = any(${[...grant]}::text[]), false)`
}

/** Whose things, and of which products, a person of the seller center sees. */
export interface SellerScope {
  sellerId: string
  productGrant: ProductGrant
}

/** @throws not_found for people without a shop */
export function sellerScopeOf(actor: Pick<Actor, 'sellerId' | 'productGrant'>): SellerScope {
  if (actor.sellerId === null) throw notFound('seller')
  return { sellerId: actor.sellerId, productGrant: actor.productGrant }
}
