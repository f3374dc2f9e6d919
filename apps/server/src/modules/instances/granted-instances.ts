import { sql, type RawBuilder } from 'kysely'
import { ofGrantedProducts, type ProductGrant } from '../../platform/product-grant.ts'

/**
 * Condition of a query: instances of the products that a person is limited to (SELL-ACC-12).
 *
 * @param column that holds an instance's id
 */
export function ofGrantedInstances(grant: ProductGrant, column: string): RawBuilder<boolean> {
  return grant === null
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(column)} in
        (select granted.id from instances granted where ${ofGrantedProducts(grant, 'granted.product_id')})`
}
