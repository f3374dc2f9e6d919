import { sql, type ExpressionBuilder, type Expression, type Selectable, type SqlBool } from 'kysely'
import type { LocalizedText } from '../../kernel/text.ts'
import type { Queryable } from '../../platform/db/database.ts'
import type { DB } from '../../platform/db/schema.generated.ts'
import type { AccessType, PriceMode, SalesClass } from './domain/product.ts'
import { toSoundQuery } from './domain/pinyin.ts'
import { toTsQuery } from './domain/search-terms.ts'

export type ProductSort = 'relevance' | 'sales' | 'price_asc' | 'price_desc' | 'newest' | 'score'
export const productSorts = ['relevance', 'sales', 'price_asc', 'price_desc', 'newest', 'score'] as const

/** Groups combine with AND, values inside a group with OR (BUY-STORE-12). */
export interface ProductFilter {
  q?: string
  /** How `q` is looked up: by its words unless told otherwise. */
  by?: 'words' | 'sound'
  /** Of either level; `null` is one that does not exist, and matches nothing. */
  category?: { id: string; level: 'top' | 'second' } | null
  accessType?: AccessType[]
  chargeMode?: PriceMode[]
  salesClass?: SalesClass[]
  priceMin?: string
  priceMax?: string
  tag?: string[]
  industry?: string[]
  trial?: boolean
  free?: boolean
  sellerSlug?: string
  /** These alone; the order is the list's. */
  ids?: string[]
}

export interface ProductCard {
  id: string
  slug: string
  title: LocalizedText
  brief: LocalizedText
  sellerSlug: string
  sellerName: LocalizedText
  accessType: AccessType
  salesClass: SalesClass
  tags: LocalizedText[]
  scoreHundredths: number
  reviewCount: number
  salesCount: number
  fromPrice: string | null
  fromPriceMode: PriceMode | null
  fromPriceMeter: LocalizedText | null
  currency: string
  trialDays: number | null
  /** Uploaded pictures; null: generated ones. */
  logoFile: string | null
  coverFile: string | null
}

/** Counts are exact up to here and "more than" above: a count over a million rows would cost more than the page. */
export const COUNT_CAP = 10_000
/** Best-selling matches of a search word that are ranked; what sells less follows in the order of sales. */
export const RANKED_MAX = 1000

function conditions(
  eb: ExpressionBuilder<DB & { p: DB['products'] }, 'p'>,
  filter: ProductFilter,
  asTsQuery: (tsQuery: string) => Expression<unknown> = literalTsQuery,
): Expression<SqlBool>[] {
  // Hidden and suspended products never appear in a list (BUY-STORE-13, 14).
  // Written out, not as parameters: a plan made once can then use the indexes that hold these products alone.
  const all: Expression<SqlBool>[] = [sql<SqlBool>`p.state = 'ON_SALE'`, sql<SqlBool>`p.public_sale`]
  const has = (group: keyof ProductFilter) => filter[group] !== undefined
  if (has('q')) {
    const tsQuery = tsQueryOf(filter)
    if (tsQuery === null) all.push(sql<SqlBool>`false`)
    else if (filter.by === 'sound')
      all.push(
        sql<SqlBool>`exists (select 1 from product_sounds ps where ps.product_id = p.id and ps.sound @@ ${asTsQuery(tsQuery)})`,
      )
    else all.push(sql<SqlBool>`p.search @@ ${asTsQuery(tsQuery)}`)
  }
  if (has('category')) {
    // One plain condition for each level, so that the index of that level gives the rows in order.
    const { category } = filter
    if (category === null) all.push(sql<SqlBool>`false`)
    else all.push(eb(category?.level === 'top' ? 'p.top_category_id' : 'p.category_id', '=', category!.id))
  }
  if (has('accessType')) all.push(sql<SqlBool>`p.access_type = any(${filter.accessType!}::text[])`)
  if (has('chargeMode')) all.push(sql<SqlBool>`p.charge_modes && ${filter.chargeMode!}::text[]`)
  if (has('salesClass')) all.push(sql<SqlBool>`p.sales_class = any(${filter.salesClass!}::text[])`)
  if (has('priceMin')) all.push(eb('p.from_price', '>=', filter.priceMin!))
  if (has('priceMax')) all.push(eb('p.from_price', '<=', filter.priceMax!))
  if (has('tag'))
    all.push(
      sql<SqlBool>`exists (select 1 from jsonb_array_elements(p.tags) t where t ->> 'zh' = any(${filter.tag!}::text[]) or t ->> 'en' = any(${filter.tag!}::text[]))`,
    )
  if (has('industry')) all.push(sql<SqlBool>`p.industries && ${filter.industry!}::text[]`)
  if (has('trial')) all.push(eb('p.trial_days', 'is not', null))
  if (has('free')) all.push(eb('p.from_price', '=', '0'))
  if (has('ids')) all.push(eb('p.id', 'in', [...filter.ids!]))
  if (has('sellerSlug'))
    all.push(
      eb(
        'p.seller_id',
        '=',
        eb.selectFrom('sellers as s').select('s.id').where('s.slug', '=', filter.sellerSlug!),
      ),
    )
  return all
}

function tsQueryOf({ q, by }: ProductFilter): string | null {
  if (q === undefined) return null
  return by === 'sound' ? toSoundQuery(q) : toTsQuery(q)
}

/**
 * The words stand in the statement itself: how many products have them decides between walking the best-selling and
 * looking them up, and a plan made for all words alike is the wrong one for most. `toTsQuery` lets only letters,
 * digits and Han characters through, and quotes are escaped once more here.
 */
function literalTsQuery(tsQuery: string) {
  return sql`${sql.lit(tsQuery)}::tsquery`
}

/** A value that the planner does not see, so that one plan, made once, serves all of them. */
function blind(value: string | number, type: 'tsquery' | 'int8') {
  return sql`(select ${value}::${sql.raw(type)})`
}

/** Right where at most `COUNT_CAP` matches are read; making a plan takes longer than finding them. */
const blindTsQuery = (tsQuery: string) => blind(tsQuery, 'tsquery')

const cardColumns = [
  'p.id',
  'p.slug',
  'p.title_zh',
  'p.title_en',
  'p.brief_zh',
  'p.brief_en',
  'p.seller_slug',
  'p.seller_name_zh',
  'p.seller_name_en',
  'p.access_type',
  'p.sales_class',
  'p.tags',
  'p.score_hundredths',
  'p.review_count',
  'p.sales_count',
  'p.from_price',
  'p.from_price_mode',
  'p.from_price_meter',
  'p.currency',
  'p.trial_days',
  'p.logo_file',
  'p.cover_file',
] as const
type CardColumn = (typeof cardColumns)[number] extends `p.${infer Name}` ? Name : never

/** In the order of `sort`; `relevance` without words, or past the ranked ones, is the order of sales. */
export async function listProducts(
  db: Queryable,
  filter: ProductFilter,
  sort: ProductSort,
  page: { offset: number; limit: number },
): Promise<ProductCard[]> {
  let query = db
    .selectFrom('products as p')
    .select(cardColumns)
    .where((eb) => eb.and(conditions(eb, filter)))
  if (sort === 'price_asc') query = query.orderBy('p.from_price', 'asc').orderBy('p.id')
  else if (sort === 'price_desc') query = query.orderBy('p.from_price', 'desc').orderBy('p.id', 'desc')
  else if (sort === 'newest') query = query.orderBy('p.listed_at', 'desc').orderBy('p.id')
  else if (sort === 'score') query = query.orderBy('p.score_hundredths', 'desc').orderBy('p.id')
  else query = query.orderBy('p.sales_count', 'desc').orderBy('p.id')
  const rows = await query.offset(page.offset).limit(page.limit).execute()
  return rows.map(cardFromRow)
}

/** How well a match fits, and how much it is sold. `from` has the product's `id`, `search` and `sales_count`. */
function rankOf(from: string, by: ProductFilter['by'], tsQuery: Expression<unknown>) {
  const words =
    by === 'sound'
      ? sql`(select ps.sound from product_sounds ps where ps.product_id = ${sql.ref(`${from}.id`)})`
      : sql.ref(`${from}.search`)
  return sql<number>`ts_rank('{0.05,0.2,0.5,1}', ${words}, ${tsQuery}) * ln(3 + ${sql.ref(`${from}.sales_count`)})`
}

/** The best-selling matches of common words, ranked: reads no more of them than that takes. */
async function rankBestSelling(
  db: Queryable,
  filter: ProductFilter,
  tsQuery: string,
  page: { offset: number; limit: number },
): Promise<ProductCard[]> {
  // Ranked by the few columns that rank needs; whole rows are read for the page only.
  const hits = db
    .selectFrom('products as p')
    .select(['p.id', 'p.search', 'p.sales_count'])
    .where((eb) => eb.and(conditions(eb, filter)))
    .orderBy('p.sales_count', 'desc')
    .orderBy('p.id')
    .limit(sql.lit(RANKED_MAX))
  const ranked = db
    .selectFrom(hits.as('h'))
    .select(['h.id', rankOf('h', filter.by, literalTsQuery(tsQuery)).as('rank')])
    .orderBy('rank', 'desc')
    .orderBy('h.id')
    .offset(page.offset)
    .limit(page.limit)
  const rows = await db
    .selectFrom('products as p')
    .select(cardColumns)
    .innerJoin(ranked.as('r'), 'r.id', 'p.id')
    .orderBy('r.rank', 'desc')
    .orderBy('p.id')
    .execute()
  return rows.map(cardFromRow)
}

/**
 * A page of a search in the order of relevance, with its counts: the matches are found once for both. Words with more
 * matches than are counted are then ranked among the best-selling.
 *
 * @param page within the ranked ones
 * @param share as of `countHits`
 */
export async function searchProducts(
  db: Queryable,
  filter: ProductFilter & { q: string },
  page: { offset: number; limit: number },
  share: ShareCount,
): Promise<{ products: ProductCard[] } & Counted> {
  const tsQuery = tsQueryOf(filter)
  if (tsQuery === null) return { products: [], total: { count: 0, capped: false }, facets: { ...noFacets } }
  const [found, ...ofChosen] = await Promise.all([
    findMatches(db, filter, tsQuery, page),
    ...countChosen(db, filter, share),
  ])
  const counted = mergeCounts(found, ofChosen)
  return {
    products: counted.total.capped ? await rankBestSelling(db, filter, tsQuery, page) : found.products,
    ...counted,
  }
}

async function findMatches(
  db: Queryable,
  filter: ProductFilter,
  tsQuery: string,
  page: { offset: number; limit: number },
): Promise<{ products: ProductCard[]; total: Counted['total']; facets: Partial<Facets> }> {
  const hits = db
    .selectFrom('products as p')
    .select(['p.id', 'p.sales_count', ...facetColumns])
    .where((eb) => eb.and(conditions(eb, filter, blindTsQuery)))
    .limit(sql.lit(COUNT_CAP + 1))
  const groups = facetGroups.filter((group) => filter[group] === undefined)
  const { rows } = await sql<
    Pick<Selectable<DB['products']>, CardColumn> & { counts: CountRow[] | null; place: bigint | null }
  >`
    with hits as materialized (${hits}),
    best as (select id from hits order by sales_count desc, id limit ${sql.lit(RANKED_MAX)}),
    ranked as (select b.id, ${rankOf('b', filter.by, blindTsQuery(tsQuery))} as rank
      from (select p.id, p.search, p.sales_count from best join products p on p.id = best.id) b
      order by rank desc, b.id offset ${blind(page.offset, 'int8')} limit ${blind(page.limit, 'int8')}),
    cards as (select row_number() over (order by r.rank desc, p.id) as place, ${sql.join(cardColumns.map((name) => sql.ref(name)))}
      from ranked r join products p on p.id = r.id)
    select case when coalesce(c.place, 1) = 1 then counted.counts end as counts, c.*
    from (select (select json_agg(json_build_array(group_name, value, count) order by count desc, value)
      from (${countsOf(groups)}) g (group_name, value, count)) as counts) counted
    left join cards c on true order by c.place`.execute(db)
  const { total, facets } = countsFromRows(rows[0]!.counts ?? [], groups)
  return { products: rows.filter(({ place }) => place !== null).map(cardFromRow), total, facets }
}

function cardFromRow(row: Pick<Selectable<DB['products']>, CardColumn>): ProductCard {
  return {
    id: row.id,
    slug: row.slug,
    title: { zh: row.title_zh, en: row.title_en },
    brief: { zh: row.brief_zh, en: row.brief_en },
    sellerSlug: row.seller_slug,
    sellerName: { zh: row.seller_name_zh, en: row.seller_name_en },
    accessType: row.access_type as AccessType,
    salesClass: row.sales_class as SalesClass,
    tags: row.tags as unknown as LocalizedText[],
    scoreHundredths: row.score_hundredths,
    reviewCount: row.review_count,
    salesCount: Number(row.sales_count),
    fromPrice: row.from_price,
    fromPriceMode: row.from_price_mode as PriceMode | null,
    fromPriceMeter: row.from_price_meter as LocalizedText | null,
    currency: row.currency,
    trialDays: row.trial_days,
    logoFile: row.logo_file,
    coverFile: row.cover_file,
  }
}

export async function countProducts(
  db: Queryable,
  filter: ProductFilter,
): Promise<{ count: number; capped: boolean }> {
  const { count } = await db
    .selectFrom(
      db
        .selectFrom('products as p')
        .select(sql`1`.as('one'))
        .where((eb) => eb.and(conditions(eb, filter)))
        .limit(sql.lit(COUNT_CAP + 1))
        .as('hits'),
    )
    .select(sql<bigint>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return { count: Math.min(Number(count), COUNT_CAP), capped: Number(count) > COUNT_CAP }
}

/**
 * Whether any product on the shelf matches. The matches are a step of their own: told that one row is enough, the
 * planner would read the table until it finds one, and mostly there is none.
 */
export async function hasMatches(
  db: Queryable,
  search: { q: string; by: 'words' | 'sound' },
): Promise<boolean> {
  const tsQuery = tsQueryOf(search)
  if (tsQuery === null) return false
  const matches =
    search.by === 'sound'
      ? sql`select product_id as id from product_sounds where sound @@ ${literalTsQuery(tsQuery)}`
      : sql`select id from products where state = 'ON_SALE' and public_sale and search @@ ${literalTsQuery(tsQuery)}`
  const { rows } = await sql`
    with matches as materialized (${matches})
    select 1 from matches m join products p on p.id = m.id where p.state = 'ON_SALE' and p.public_sale limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** Values of one filter group and how many products each would show. */
export type FacetCounts = { value: string; count: number }[]

export interface Facets {
  category: FacetCounts
  accessType: FacetCounts
  chargeMode: FacetCounts
  salesClass: FacetCounts
  industry: FacetCounts
  tag: FacetCounts
}

const facetGroups = ['category', 'accessType', 'chargeMode', 'salesClass', 'industry', 'tag'] as const
const facetColumns = [
  'p.category_id',
  'p.top_category_id',
  'p.access_type',
  'p.charge_modes',
  'p.sales_class',
  'p.industries',
  'p.tags',
] as const
const noFacets: Facets = {
  category: [],
  accessType: [],
  chargeMode: [],
  salesClass: [],
  industry: [],
  tag: [],
}

export interface Counted {
  total: { count: number; capped: boolean }
  facets: Facets
}

/**
 * Called with a name of each count, the same wherever the count is the same: all pages of one category show the same
 * numbers for the other categories.
 */
export type ShareCount = (name: string, count: () => Promise<Partial<Facets>>) => Promise<Partial<Facets>>

/**
 * How many products a filter shows, and the counts for the filter column. A group is counted under all other groups' choices but not its own, so that a second
 * value of the same group shows what it would add. Counted over at most `COUNT_CAP` hits.
 */
export async function countHits(db: Queryable, filter: ProductFilter, share: ShareCount): Promise<Counted> {
  const open = facetGroups.filter((group) => filter[group] === undefined)
  const [found, ...ofChosen] = await Promise.all([
    countGroups(db, filter, open),
    ...countChosen(db, filter, share),
  ])
  return mergeCounts(found, ofChosen)
}

function countChosen(db: Queryable, filter: ProductFilter, share: ShareCount): Promise<Partial<Facets>>[] {
  return facetGroups
    .filter((group) => filter[group] !== undefined)
    .map((group) => {
      const { [group]: _own, ...others } = filter
      return share(JSON.stringify([group, others]), async () => {
        const { facets } = await countGroups(db, others, [group])
        return facets
      })
    })
}

function mergeCounts(
  { total, facets }: { total: Counted['total']; facets: Partial<Facets> },
  ofChosen: Partial<Facets>[],
): Counted {
  return { total, facets: Object.assign({ ...noFacets }, facets, ...ofChosen) as Facets }
}

/** Name of a group or `total`, value, how many. */
type CountRow = [group: keyof Facets | 'total', value: string, count: number]

/** Rows of counts over `hits`. */
function countsOf(groups: readonly (keyof Facets)[]) {
  const select: Record<keyof Facets, ReturnType<typeof sql>> = {
    category: sql`select 'category', c.slug, sum(g.n)::bigint from (select category_id, top_category_id, count(*) n from hits group by 1, 2) g
      join categories c on c.id in (g.category_id, g.top_category_id) group by c.slug`,
    accessType: sql`select 'accessType', access_type, count(*) from hits group by access_type`,
    chargeMode: sql`select 'chargeMode', mode, count(*) from hits, unnest(charge_modes) mode group by mode`,
    salesClass: sql`select 'salesClass', sales_class, count(*) from hits group by sales_class`,
    industry: sql`select 'industry', slug, count(*) from hits, unnest(industries) slug group by slug`,
    tag: sql`(select 'tag', t::text, count(*) from hits, jsonb_array_elements(tags) t group by t order by 3 desc limit 20)`,
  }
  return sql.join(
    [sql`select 'total', '', count(*) from hits`, ...groups.map((group) => select[group])],
    sql` union all `,
  )
}

function countsFromRows(
  rows: readonly CountRow[],
  groups: readonly (keyof Facets)[],
): { total: Counted['total']; facets: Partial<Facets> } {
  const facets: Partial<Facets> = Object.fromEntries(groups.map((group) => [group, []]))
  let found = 0
  for (const [group, value, count] of rows)
    if (group === 'total') found = count
    else facets[group]!.push({ value, count })
  return { total: { count: Math.min(found, COUNT_CAP), capped: found > COUNT_CAP }, facets }
}

async function countGroups(
  db: Queryable,
  filter: ProductFilter,
  groups: readonly (keyof Facets)[],
): Promise<{ total: Counted['total']; facets: Partial<Facets> }> {
  const hits = db
    .selectFrom('products as p')
    .select(facetColumns)
    .where((eb) => eb.and(conditions(eb, filter, blindTsQuery)))
    .limit(sql.lit(COUNT_CAP + 1))
  const { rows } = await sql<{ group_name: CountRow[0]; value: string; count: bigint }>`
    with hits as materialized (${hits})
    select * from (${countsOf(groups)}) counts (group_name, value, count) order by count desc, value`.execute(
    db,
  )
  return countsFromRows(
    rows.map(({ group_name: group, value, count }) => [group, value, Number(count)]),
    groups,
  )
}
