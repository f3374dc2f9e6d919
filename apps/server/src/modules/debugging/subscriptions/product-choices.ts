import type { LocalizedText } from '../../../kernel/text.ts'
import type { Queryable } from '../../../platform/db/database.ts'
import { findProduct } from '../../catalog/index.ts'
import type { TestFamily } from '../domain/test-subscription-life.ts'

/** A priced specification of the seller's, ready to be subscribed to. */
export interface ProductChoice {
  productTitle: LocalizedText
  specificationName: LocalizedText
  family: TestFamily | null
  endpointId: string | null
  skuCode: string
  hasQuantity: boolean
  prices: { productId: string; mode: 'MONTH' | 'YEAR' | 'ONE_TIME' | 'ON_DEMAND' }[]
}

const familyOf: Record<string, TestFamily> = {
  SAAS_V2: 'saas-v2',
  SAAS_V1: 'saas-v1',
  LICENSE_V1: 'license-v1',
  LICENSE_CODE: 'license-code',
  LICENSE_ONLINE: 'license-online',
}

const PRODUCTS_MAX = 50

/** The seller's products by specification, newest first; a seller with more types the values itself. */
export async function listProductChoices(db: Queryable, sellerId: string): Promise<ProductChoice[]> {
  const rows = await db
    .selectFrom('products')
    .select('id')
    .where('seller_id', '=', sellerId)
    .where('protocol', 'is not', null)
    .orderBy('listed_at', 'desc')
    .orderBy('id')
    .limit(PRODUCTS_MAX)
    .execute()
  const products = await Promise.all(rows.map(({ id }) => findProduct(db, { id })))
  return products.flatMap((product) =>
    product
      ? product.specifications.map((specification) => ({
          productTitle: product.title,
          specificationName: specification.name,
          family: familyOf[product.protocol ?? ''] ?? null,
          endpointId: product.endpointId,
          skuCode: specification.skuCode,
          hasQuantity: specification.attributes.some(({ kind }) => kind === 'quantity'),
          prices: specification.skus.flatMap((sku) =>
            sku.prices.map((price) => ({ productId: price.productCode, mode: price.mode })),
          ),
        }))
      : [],
  )
}
