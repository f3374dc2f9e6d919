import { sql } from 'kysely'
import type { Queryable } from '../../platform/db/database.ts'
import type { Product } from './domain/product.ts'
import { listProducts, type ProductCard } from './product-list-read-model.ts'

const CANDIDATES_MAX = 24

export type RelatedCandidates = { card: ProductCard; salesRegions: string[] }[]

/**
 * The best-selling products beside one: of its category, and where that holds few, of the category above. The same
 * for all products of a category, so that it can be kept.
 */
export async function listRelatedCandidates(
  db: Queryable,
  category: { id: string; topId: string },
): Promise<RelatedCandidates> {
  const page = { offset: 0, limit: CANDIDATES_MAX }
  const near = await listProducts(db, { category: { id: category.id, level: 'second' } }, 'sales', page)
  const wide =
    near.length < CANDIDATES_MAX / 2
      ? await listProducts(db, { category: { id: category.topId, level: 'top' } }, 'sales', page)
      : []
  const cards = [...new Map([...near, ...wide].map((card) => [card.id, card])).values()]
  if (cards.length === 0) return []
  const rows = await db
    .selectFrom('products')
    .select(['id', 'sales_regions'])
    .where(sql<boolean>`id = any(${cards.map((card) => card.id)}::text[])`)
    .execute()
  const regions = new Map(rows.map((row) => [row.id, row.sales_regions]))
  return cards.map((card) => ({ card, salesRegions: regions.get(card.id) ?? [] }))
}

/**
 * The products to show beside one: those that share its tags and its way of delivery first, in the order of the
 * candidates else. With a region, only what is sold there: for a reader who cannot buy the product, the others are
 * what can be bought instead (BUY-STORE-22).
 */
export function chooseRelated(
  product: Pick<Product, 'id' | 'tags' | 'accessType'>,
  candidates: RelatedCandidates,
  region: string | null,
  limit: number,
): ProductCard[] {
  const tags = new Set(product.tags.map((tag) => tag.zh))
  const likeness = (card: ProductCard) =>
    2 * card.tags.filter((tag) => tags.has(tag.zh)).length + (card.accessType === product.accessType ? 1 : 0)
  return candidates
    .filter(({ card }) => card.id !== product.id)
    .filter(
      ({ salesRegions }) => region === null || salesRegions.length === 0 || salesRegions.includes(region),
    )
    .map(({ card }) => card)
    .toSorted((a, b) => likeness(b) - likeness(a))
    .slice(0, limit)
}
