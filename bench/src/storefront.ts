import pg from 'pg'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Floor } from './children.ts'
import { joinRounds, type LoadClient, type LoadResult } from './load.ts'

/** One kind of reading, at the product and at the floor. */
export interface Scenario {
  name: string
  paths: string[]
  floorPaths: string[]
  headers: Record<string, string>
}

export interface Reading {
  scenario: string
  products: number
  readers: number
  product: LoadResult
  floor: LoadResult
}

export interface LoadTimes {
  warmUpSeconds: number
  seconds: number
  rounds: number
}

const words = {
  chinese: ['客户', '数据库', '项目协作', '备份', '发票', '安全审计', '监控', '流程审批'],
  latin: ['CRM', 'database', 'backup', 'invoice', 'monitor', 'cloud', 'audit', 'teams'],
}
/** Pages that everybody reads, and so many different ones that none is asked for twice within a cache's life. */
const POPULAR_PAGES = 100
const SPREAD_PAGES = 4000

/** What readers do, with the parameters of the present catalog. */
export async function listScenarios(databaseUrl: string): Promise<Scenario[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows: categories } = await client.query<{ id: string; slug: string }>(
    `select c.id, c.slug from categories c where exists (select 1 from products p where p.category_id = c.id
     and p.state = 'ON_SALE' and p.public_sale) order by c.slug`,
  )
  const { rows: products } = await client.query<{ slug: string }>(
    `select slug from products where state = 'ON_SALE' and public_sale and (id not like 'prd_bench_%'
     or split_part(id, '_', 3)::int <= $1) order by md5(slug) limit $1`,
    [SPREAD_PAGES],
  )
  await client.end()
  const api = { accept: 'application/json', 'accept-language': 'zh-CN' }
  // What a browser says; the answer is compressed as for a browser.
  const browser = { accept: 'text/html', 'accept-language': 'zh-CN', 'accept-encoding': 'gzip, deflate, br' }
  const search = (name: string, terms: string[]) => ({
    name,
    paths: terms.map((term) => `/api/v1/catalog/products?q=${encodeURIComponent(term)}&limit=20`),
    floorPaths: terms.map((term) => `/search?q=${encodeURIComponent(term)}`),
    headers: api,
  })
  const pages = (name: string, slugs: string[]) => ({
    name,
    paths: slugs.map((slug) => `/products/${slug}`),
    floorPaths: slugs.map((slug) => `/products/${slug}`),
    headers: browser,
  })
  const slugs = products.map(({ slug }) => slug)
  return [
    {
      name: 'list by sales',
      paths: ['/api/v1/catalog/products?sort=sales&limit=20'],
      floorPaths: ['/list'],
      headers: api,
    },
    {
      name: 'list of a category',
      paths: categories.map(({ slug }) => `/api/v1/catalog/products?category=${slug}&sort=sales&limit=20`),
      floorPaths: categories.map(({ id }) => `/categories/${id}`),
      headers: api,
    },
    search('search, Chinese word', words.chinese),
    search('search, Latin word', words.latin),
    pages('product page, popular', slugs.slice(0, POPULAR_PAGES)),
    pages('product page, all different', slugs),
  ]
}

/** Product and floor in turn, several rounds, so that a disturbance of the machine hits both. */
export async function measureScenario(
  client: LoadClient,
  ports: { product: number; floor: Floor['port'] },
  scenario: Scenario,
  products: number,
  readers: number,
  times: LoadTimes,
): Promise<Reading> {
  const rounds: { product: LoadResult[]; floor: LoadResult[] } = { product: [], floor: [] }
  const { warmUpSeconds, seconds } = times
  const plan = { readers, warmUpSeconds, seconds, headers: scenario.headers }
  for (let i = 0; i < times.rounds; i++) {
    rounds.floor.push(await client.run({ ...plan, port: ports.floor, paths: scenario.floorPaths }))
    rounds.product.push(await client.run({ ...plan, port: ports.product, paths: scenario.paths }))
  }
  const reading = {
    scenario: scenario.name,
    products,
    readers,
    product: joinRounds(rounds.product),
    floor: joinRounds(rounds.floor),
  }
  for (const [side, result] of Object.entries({ product: reading.product, floor: reading.floor }))
    if (result.failures > 0)
      throw new Error(`${scenario.name}: ${result.failures} answers of the ${side} were not 200`)
  return reading
}

export interface PageSize {
  htmlGzip: number
  htmlBrotli: number
  scriptsGzip: number
  scripts: number
}

/** Sizes of a product page and of every script that it loads before it can be used, bytes. */
export async function measurePageSize(baseUrl: string, path: string): Promise<PageSize> {
  const html = Buffer.from(await (await fetch(`${baseUrl}${path}`)).arrayBuffer())
  const scripts = new Set(
    [...html.toString('utf8').matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, url]) => url!),
  )
  let scriptsGzip = 0
  for (const url of scripts)
    scriptsGzip += gzipSync(Buffer.from(await (await fetch(`${baseUrl}${url}`)).arrayBuffer())).length
  return {
    htmlGzip: gzipSync(html).length,
    htmlBrotli: brotliCompressSync(html).length,
    scriptsGzip,
    scripts: scripts.size,
  }
}
