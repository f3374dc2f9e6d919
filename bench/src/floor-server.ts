import Fastify from 'fastify'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { NamedClient } from '../../apps/server/src/platform/db/named-client.ts'
import { toTsQuery } from '../../apps/server/src/modules/catalog/domain/search-terms.ts'

/**
 * The floor: routes that do nothing but the SQL which an answer cannot do without, through the same driver on the same
 * PostgreSQL. No session, no languages, no facets, no caching. Counts end at 10,000 as in the product.
 */
const pool = new pg.Pool({
  connectionString: process.env['FLOOR_DATABASE_URL'],
  max: 20,
  Client: NamedClient,
})
pg.types.setTypeParser(20, Number)

const columns = `id, slug, title_zh, title_en, brief_zh, brief_en, seller_slug, seller_name_zh, seller_name_en,
  access_type, sales_class, tags, score_hundredths, review_count, sales_count, from_price, from_price_mode,
  from_price_meter, currency, trial_days`
const listed = `state = 'ON_SALE' and public_sale`
const sql = {
  list: `select ${columns} from products where ${listed} order by sales_count desc, id limit $1`,
  count: `select count(*) from (select 1 from products where ${listed} limit $1) hits`,
  category: `select ${columns} from products where ${listed} and category_id = $1 order by sales_count desc, id limit $2`,
  categoryCount: `select count(*) from (select 1 from products where ${listed} and category_id = $1 limit $2) hits`,
  search: `select ${columns} from products where id in (select id from products where ${listed} and search @@ $1::tsquery
    order by sales_count desc limit 1000)
    order by ts_rank('{0.05,0.2,0.5,1}', search, $1::tsquery) * ln(3 + sales_count) desc, id limit $2`,
  searchCount: `select count(*) from (select 1 from products where ${listed} and search @@ $1::tsquery limit $2) hits`,
  product: `select p.*, s.name_zh, s.name_en from products p join sellers s on s.id = p.seller_id where p.slug = $1`,
  prices: `select sp.*, k.attribute_values, pr.product_code, pr.mode, pr.unit_price, pr.bands from specifications sp
    left join skus k on k.specification_id = sp.id left join sku_prices pr on pr.sku_id = k.id
    where sp.product_id = $1 order by sp.position, k.position, pr.mode`,
}
const PAGE = 20
const COUNT_MAX = 10_001
const rows = async (text: string, values: unknown[]) =>
  (await pool.query<Record<string, unknown>>(text, values)).rows
const page = async (list: [string, unknown[]], count: [string, unknown[]]) => {
  const [items, [total]] = await Promise.all([rows(...list), rows(...count)])
  return { items, total: total!['count'] }
}

const app = Fastify({ logger: false })
app.get('/list', () => page([sql.list, [PAGE]], [sql.count, [COUNT_MAX]]))
app.get<{ Params: { id: string } }>('/categories/:id', (req) =>
  page([sql.category, [req.params.id, PAGE]], [sql.categoryCount, [req.params.id, COUNT_MAX]]),
)
app.get<{ Querystring: { q: string } }>('/search', (req) => {
  const words = toTsQuery(req.query.q)
  return page([sql.search, [words, PAGE]], [sql.searchCount, [words, COUNT_MAX]])
})
app.get<{ Params: { slug: string } }>('/products/:slug', async (req) => {
  const [product] = await rows(sql.product, [req.params.slug])
  return { product, prices: await rows(sql.prices, [product!['id']]) }
})
await app.listen({ port: 0, host: '127.0.0.1' })
process.send!({ port: (app.server.address() as AddressInfo).port })
