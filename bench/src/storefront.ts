import pg from 'pg'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { joinRounds, type LoadClient, type LoadResult } from './load.ts'
import { processorMs } from './processor-time.ts'

/** One kind of reading, at the product and at the floor. */
export interface Scenario {
  name: string
  paths: string[]
  floorPaths: string[]
  headers: Record<string, string>
  readers: readonly number[]
  pauseMs: number
}

export interface Reading {
  scenario: string
  products: number
  readers: number
  product: LoadResult
  floor: LoadResult
  /** Processor time of the program for one request, without the database, ms; `null` where it cannot be read. */
  productCpuMs: number | null
  floorCpuMs: number | null
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
const READERS: readonly number[] = [10, 50]
/** Pages that everybody reads, and so many different ones that none is asked for twice within a cache's life. */
const POPULAR_PAGES = 100
const SPREAD_PAGES = 4000
/** A maker's name and the first word of what it sells. */
const SPREAD_WORD_LENGTH = 4

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
  const { rows: titles } = await client.query<{ title_zh: string }>(
    `select title_zh from products where id like 'prd_bench_%' order by md5(id) limit $1`,
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
    readers: READERS,
    pauseMs: 0,
  })
  const pages = (name: string, slugs: string[], readers = READERS, pauseMs = 0) => ({
    name,
    paths: slugs.map((slug) => `/products/${slug}`),
    floorPaths: slugs.map((slug) => `/products/${slug}`),
    headers: browser,
    readers,
    pauseMs,
  })
  const slugs = products.map(({ slug }) => slug)
  return [
    {
      name: 'list by sales',
      paths: ['/api/v1/catalog/products?sort=sales&limit=20'],
      floorPaths: ['/list'],
      headers: api,
      readers: READERS,
      pauseMs: 0,
    },
    {
      name: 'list of a category',
      paths: categories.map(({ slug }) => `/api/v1/catalog/products?category=${slug}&sort=sales&limit=20`),
      floorPaths: categories.map(({ id }) => `/categories/${id}`),
      headers: api,
      readers: READERS,
      pauseMs: 0,
    },
    search('search, Chinese word', words.chinese),
    search('search, Latin word', words.latin),
    search('search, all different', [
      ...new Set(titles.map(({ title_zh: title }) => title.slice(0, SPREAD_WORD_LENGTH))),
    ]),
    pages('product page, popular', slugs.slice(0, POPULAR_PAGES)),
    pages('product page, all different', slugs),
    pages('product page, all different, one a second each', slugs, [50], 1000),
  ]
}

interface Server {
  pid: number
  port: number
}

/** Product and floor in turn, several rounds, so that a disturbance of the machine hits both. */
export async function measureScenario(
  client: LoadClient,
  servers: { product: Server; floor: Server },
  scenario: Scenario,
  products: number,
  readers: number,
  times: LoadTimes,
): Promise<Reading> {
  const rounds: { product: LoadResult[]; floor: LoadResult[] } = { product: [], floor: [] }
  const cpu: { product: number | null; floor: number | null } = { product: 0, floor: 0 }
  const { warmUpSeconds, seconds } = times
  const plan = { readers, warmUpSeconds, seconds, pauseMs: scenario.pauseMs, headers: scenario.headers }
  for (let i = 0; i < times.rounds; i++) {
    for (const side of ['floor', 'product'] as const) {
      const { pid, port } = servers[side]
      const paths = side === 'floor' ? scenario.floorPaths : scenario.paths
      const before = processorMs(pid)
      rounds[side].push(await client.run({ ...plan, port, paths }))
      const after = processorMs(pid)
      cpu[side] = before === null || after === null ? null : (cpu[side] ?? 0) + after - before
    }
  }
  const product = joinRounds(rounds.product)
  const floor = joinRounds(rounds.floor)
  const reading = {
    scenario: scenario.name,
    products,
    readers,
    product,
    floor,
    productCpuMs: cpu.product === null ? null : cpu.product / product.asked,
    floorCpuMs: cpu.floor === null ? null : cpu.floor / floor.asked,
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
