import { sql } from 'kysely'
import type { LocalizedText } from '../../kernel/text.ts'
import type { Queryable } from '../../platform/db/database.ts'

export interface CategoryNode {
  id: string
  slug: string
  name: LocalizedText
  /** Name of a drawn icon; empty: the one of its place. */
  icon: string
  productCount: number
  children: CategoryNode[]
}

/** Both levels without hidden ones, with the number of visible products, in the operator's order (OPS-CAT-01). */
export async function listCategories(db: Queryable): Promise<CategoryNode[]> {
  const { rows } = await sql<{
    id: string
    slug: string
    parent_id: string | null
    name_zh: string
    name_en: string
    icon: string
    count: bigint
  }>`
    select c.id, c.slug, c.parent_id, c.name_zh, c.name_en, c.icon, coalesce(n.count, 0) as count
    from categories c
    left join categories above on above.id = c.parent_id
    left join (select category_id, count(*) from products where state = 'ON_SALE' and public_sale group by category_id) n
      on n.category_id = c.id
    where not c.hidden and above.hidden is not true
    order by c.position, c.slug`.execute(db)
  const nodes = new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        slug: row.slug,
        name: { zh: row.name_zh, en: row.name_en },
        icon: row.icon,
        productCount: Number(row.count),
        children: [] as CategoryNode[],
      },
    ]),
  )
  const tops: CategoryNode[] = []
  for (const row of rows) {
    const node = nodes.get(row.id)!
    const parent = row.parent_id === null ? undefined : nodes.get(row.parent_id)
    if (parent) {
      parent.children.push(node)
      parent.productCount += node.productCount
    } else tops.push(node)
  }
  return tops
}

/** A shown category of either level by its slug, as the product list filters by it; `null` when there is none. */
export async function findCategory(
  db: Queryable,
  slug: string,
): Promise<{ id: string; level: 'top' | 'second' } | null> {
  const row = await db
    .selectFrom('categories as c')
    .leftJoin('categories as above', 'above.id', 'c.parent_id')
    .select(['c.id', 'c.parent_id'])
    .where('c.slug', '=', slug)
    .where('c.hidden', '=', false)
    .where((eb) => eb.or([eb('above.id', 'is', null), eb('above.hidden', '=', false)]))
    .executeTakeFirst()
  return row ? { id: row.id, level: row.parent_id === null ? 'top' : 'second' } : null
}

export async function listIndustries(db: Queryable): Promise<{ slug: string; name: LocalizedText }[]> {
  const rows = await db.selectFrom('industries').selectAll().orderBy('position').execute()
  return rows.map((row) => ({ slug: row.slug, name: { zh: row.name_zh, en: row.name_en } }))
}

/** Titles, sellers and categories that start or continue what was typed (header search). */
export async function listSuggestions(
  db: Queryable,
  searched: { by: 'words' | 'sound'; tsQuery: string },
): Promise<{ kind: 'product' | 'category'; slug: string; title: LocalizedText }[]> {
  const products = await db
    .selectFrom('products')
    .select(['slug', 'title_zh', 'title_en'])
    .where('state', '=', 'ON_SALE')
    .where('public_sale', '=', true)
    .where(
      searched.by === 'words'
        ? sql<boolean>`search @@ ${searched.tsQuery}::tsquery`
        : sql<boolean>`exists (select 1 from product_sounds ps where ps.product_id = products.id and ps.sound @@ ${searched.tsQuery}::tsquery)`,
    )
    .orderBy('sales_count', 'desc')
    .limit(8)
    .execute()
  return products.map((row) => ({
    kind: 'product' as const,
    slug: row.slug,
    title: { zh: row.title_zh, en: row.title_en },
  }))
}
