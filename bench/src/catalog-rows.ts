import pg from 'pg'
import { toTsVector } from '../../apps/server/src/modules/catalog/domain/search-terms.ts'

/** Products up to here have the whole texts and specifications of a demo product, so that their pages are of real size. */
export const FULL_PRODUCTS = 5000
const BRANDS = 600
const VECTORS_AT_ONCE = 5000

const han = '星河云海山川林泉松柏风华文景宏泰瑞丰嘉禾明德致远启航博雅锐思联创智汇天成'.split('')
const latin = 'lum ora vent corda mira sol neva tera quint halo fern cresta alto brisa delta kite'.split(' ')

/** An invented maker's name, different for each number below `han.length` squared. */
function brandOf(n: number): { zh: string; en: string } {
  const first = n % han.length
  const second = Math.floor(n / han.length) % han.length
  const en = `${latin[n % latin.length]}${latin[Math.floor(n / latin.length) % latin.length]}${n % 7}`
  return { zh: `${han[first]}${han[second]}`, en: en[0]!.toUpperCase() + en.slice(1) }
}

/**
 * Fills the catalog up to `total` products besides the demo's: categories, sellers, prices and words follow the demo
 * products, sales follow a power law, one in thirty is suspended or hidden. Search vectors come from the application.
 */
export async function growCatalog(databaseUrl: string, from: number, total: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  // Keys and check constraints hold by construction; verifying millions of references would take most of the time.
  await client.query(`set session_replication_role = replica`)
  await client.query(`set maintenance_work_mem = '512MB'`)
  await client.query(`set synchronous_commit = off`)
  await client.query(`select setseed(0.42)`)
  await fillTitles(client)
  const indexes = total - from > 100_000 ? await dropIndexes(client) : []
  await client.query(
    `insert into products (id, slug, seller_id, category_id, top_category_id, access_type, sales_class, state, public_sale,
       protocol, endpoint_id, title_zh, title_en, brief_zh, brief_en, description_zh, description_en, usage_guide_zh,
       usage_guide_en, highlights, tags, industries, sales_regions, supervised, delivery_sla_days, featured,
       score_hundredths, review_count, sales_count, trial_days, from_price, from_price_mode, from_price_meter, currency,
       charge_modes, seller_slug, seller_name_zh, seller_name_en, search, listed_at)
     select 'prd_bench_' || i, 'bench-' || i, t.seller_id, t.category_id, t.top_category_id, t.access_type, t.sales_class,
       case when i % 37 = 0 then 'DISCONTINUED' else 'ON_SALE' end, i % 41 <> 0,
       t.protocol, t.endpoint_id, v.title_zh, v.title_en, t.brief_zh, t.brief_en,
       case when i <= $3 then t.description_zh else t.brief_zh end,
       case when i <= $3 then t.description_en else t.brief_en end,
       case when i <= $3 then t.usage_guide_zh else '' end, case when i <= $3 then t.usage_guide_en else '' end,
       t.highlights, t.tags, t.industries, t.sales_regions, t.supervised, t.delivery_sla_days, false,
       350 + (r * 140)::int, (power(r, 8) * 900)::int, (power(r, 8) * 20000)::bigint, t.trial_days,
       round(t.from_price * (0.4 + random()::numeric * 2), 2), t.from_price_mode, t.from_price_meter, t.currency, t.charge_modes,
       t.seller_slug, t.seller_name_zh, t.seller_name_en, v.search, now() - random() * interval '1000 days'
     from (select i, random() r, (random() * $4)::int n from generate_series($1::int, $2::int) i) g
     join bench_titles v on v.n = g.n
     join products t on t.id = v.template_id`,
    [from + 1, total, FULL_PRODUCTS, (await countTitles(client)) - 1],
  )
  await client.query('analyze products')
  await insertPrices(client, from, total)
  for (const definition of indexes) await client.query(definition)
  for (const table of ['products', 'specifications', 'skus', 'sku_prices'])
    await client.query(`vacuum analyze ${table}`)
  await client.query('checkpoint')
  await client.end()
}

/** Every demo product under the names of many makers, each with its search vector. */
async function fillTitles(client: pg.Client): Promise<void> {
  await client.query(
    `create temp table bench_titles (n int primary key, template_id text, title_zh text, title_en text, search tsvector)`,
  )
  const { rows: templates } = await client.query<
    Record<'id' | 'title_zh' | 'title_en' | 'seller' | 'tags' | 'brief', string>
  >(
    `select id, title_zh, title_en, brief_zh || ' ' || brief_en as brief, seller_name_zh || ' ' || seller_name_en as seller,
       (select string_agg((t ->> 'zh') || ' ' || (t ->> 'en'), ' ') from jsonb_array_elements(tags) t) as tags
     from products where id not like 'prd_bench_%' and from_price is not null order by id`,
  )
  const titles = Array.from({ length: BRANDS * templates.length }, (_, n) => {
    const template = templates[n % templates.length]!
    const brand = brandOf(Math.floor(n / templates.length))
    return { n, template, zh: `${brand.zh}${template.title_zh}`, en: `${brand.en} ${template.title_en}` }
  })
  for (let at = 0; at < titles.length; at += VECTORS_AT_ONCE) {
    const batch = titles.slice(at, at + VECTORS_AT_ONCE)
    await client.query(
      `insert into bench_titles select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::tsvector[])`,
      [
        batch.map(({ n }) => n),
        batch.map(({ template }) => template.id),
        batch.map(({ zh }) => zh),
        batch.map(({ en }) => en),
        batch.map(({ zh, en, template }) =>
          toTsVector([
            { weight: 'A', text: `${zh} ${en}` },
            { weight: 'B', text: template.seller },
            { weight: 'B', text: template.tags },
            { weight: 'C', text: template.brief },
          ]),
        ),
      ],
    )
  }
  await client.query('analyze bench_titles')
}

async function countTitles(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string | bigint }>('select count(*) from bench_titles')
  return Number(rows[0]!.count)
}

/** Whole specifications for the products whose pages are read, one with two prices for the others. */
async function insertPrices(client: pg.Client, from: number, total: number): Promise<void> {
  const full = Math.min(total, FULL_PRODUCTS)
  if (from < full) {
    const range = [from + 1, full]
    const template = `select i, v.template_id from generate_series($1::int, $2::int) i
      join products p on p.id = 'prd_bench_' || i join bench_titles v on v.title_zh = p.title_zh and v.title_en = p.title_en`
    await client.query(
      `insert into specifications (id, product_id, code, sku_code, name_zh, name_en, description_zh, description_en, hidden,
         state, trial_days, attributes, position)
       select s.id || '_' || i, 'prd_bench_' || i, s.code, s.sku_code, s.name_zh, s.name_en, s.description_zh,
         s.description_en, s.hidden, s.state, s.trial_days, s.attributes, s.position
       from (${template}) g join specifications s on s.product_id = g.template_id`,
      range,
    )
    await client.query(
      `insert into skus (id, specification_id, attribute_values, position)
       select k.id || '_' || i, s.id || '_' || i, k.attribute_values, k.position from (${template}) g
       join specifications s on s.product_id = g.template_id join skus k on k.specification_id = s.id`,
      range,
    )
    await client.query(
      `insert into sku_prices (product_code, sku_id, mode, model, unit_price, bands, meter_unit, currency)
       select c.product_code || '_' || i, k.id || '_' || i, c.mode, c.model, c.unit_price, c.bands, c.meter_unit, c.currency
       from (${template}) g join specifications s on s.product_id = g.template_id
       join skus k on k.specification_id = s.id join sku_prices c on c.sku_id = k.id`,
      range,
    )
  }
  const range = [Math.max(from, FULL_PRODUCTS) + 1, total]
  await client.query(
    `insert into specifications (id, product_id, code, sku_code, name_zh, name_en, attributes, position)
     select 'spc_bench_' || i, 'prd_bench_' || i, 'standard', 'bench-' || i, '标准版', 'Standard', '[]', 0
     from generate_series($1::int, $2::int) i`,
    range,
  )
  await client.query(
    `insert into skus (id, specification_id, attribute_values, position)
     select 'sku_bench_' || i, 'spc_bench_' || i, '{}', 0 from generate_series($1::int, $2::int) i`,
    range,
  )
  await client.query(
    `insert into sku_prices (product_code, sku_id, mode, model, unit_price, currency)
     select 'OFFIB' || mode || i, 'sku_bench_' || i, mode, 'linear', price, 'CNY'
     from generate_series($1::int, $2::int) i, (values ('MONTH', 30), ('YEAR', 300)) m (mode, price)`,
    range,
  )
}

/** Building an index once is many times faster than filling it row by row. @returns how to make them again */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     join pg_class c on c.oid = i.indexrelid
     where i.indrelid in ('products'::regclass, 'skus'::regclass) and not i.indisunique`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}
