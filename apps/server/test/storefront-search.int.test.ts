import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { createSearchWordSweep } from '../src/modules/catalog/index.ts'
import { callAs, makeShop } from './purchase.ts'
import { createTestProgram, type TestProgram } from './test-app.ts'

interface Hits {
  items: {
    slug: string
    title: string
    marks: Record<'title' | 'brief' | 'seller', { start: number; end: number }[]> | null
  }[]
  search: { by: string; correctedTo: string | null } | null
  total: { count: number }
}

describe('search by words, sound and spelling (BUY-STORE-10)', () => {
  let program: TestProgram

  const search = async (query: Record<string, string>): Promise<Hits> => {
    const answer = await callAs(program, null)(
      'GET',
      `/catalog/products?${new URLSearchParams(query).toString()}`,
    )
    expect(answer.status).toBe(200)
    return answer.body as Hits
  }
  const slugs = (hits: Hits) => hits.items.map((item) => item.slug)
  const writeDown = async () => {
    const sweep = createSearchWordSweep(program.platform)
    while ((await sweep.run()) > 0);
    program.composition.catalog.clearCaches()
  }

  beforeAll(async () => {
    program = await createTestProgram()
    const server = { url: 'http://localhost:1', key: 'k'.repeat(32) }
    await makeShop(program, server, {
      slug: 'yunfan-crm',
      title: { zh: '云帆客户关系管理', en: 'Cloud Sail Relations' },
      tags: [{ zh: '客户管理', en: 'Customers' }],
    })
    await makeShop(program, server, {
      slug: 'script-tea',
      title: { zh: '茶<script>alert(1)</script>叶', en: 'Tea' },
    })
    await writeDown()
  })

  it('words come first and need no other reading; the matching parts are positions in the texts', async () => {
    const hits = await search({ q: '客户关系' })
    expect(slugs(hits)).toEqual(['yunfan-crm'])
    expect(hits.search).toEqual({ by: 'words', correctedTo: null })
    expect(hits.items[0]!.marks!.title).toEqual([{ start: 2, end: 6 }])
  })

  it.each([
    ['pinyin in full', 'kehuguanxi'],
    ['pinyin apart', 'ke hu guan xi'],
    ['the beginning of pinyin', 'yunf'],
    ['initials', 'khgx'],
    ['other characters of the same sound', '云凡客护'],
  ])('finds by %s', async (_kind, q) => {
    const hits = await search({ q })
    expect(slugs(hits)).toEqual(['yunfan-crm'])
    expect(hits.search).toEqual({ by: 'sound', correctedTo: null })
    expect(hits.items[0]!.marks!.title).not.toEqual([])
  })

  it.each([
    ['a wrong letter', 'custamers', 'customers'],
    ['swapped letters', 'realtions', 'relations'],
    ['an error in pinyin', 'kehuguanii', '客户管理'],
    ['a wrong character', '客户管埋', '客户管理'],
  ])('mends %s and says what was searched instead', async (_kind, q, correctedTo) => {
    const hits = await search({ q })
    expect(hits.search?.correctedTo).toBe(correctedTo)
    expect(slugs(hits)).toEqual(['yunfan-crm'])
  })

  it('a filter that hides the products is no reason to read the words otherwise', async () => {
    const hits = await search({ q: 'relations', accessType: 'HARDWARE' })
    expect(hits.total.count).toBe(0)
    expect(hits.search).toEqual({ by: 'words', correctedTo: null })
  })

  it('nothing near is nothing found', async () => {
    const hits = await search({ q: '量子纠缠传真机' })
    expect(hits.total.count).toBe(0)
    expect(hits.search).toEqual({ by: 'words', correctedTo: null })
  })

  it('what a seller wrote stays text: marks point into it and add nothing', async () => {
    const hits = await search({ q: 'script' })
    expect(hits.items[0]!.title).toBe('茶<script>alert(1)</script>叶')
    expect(hits.items[0]!.marks!.title).toEqual([
      { start: 2, end: 8 },
      { start: 19, end: 25 },
    ])
  })

  it('a changed title is found by its new sound, by no old one, and hidden products by none (BUY-STORE-13)', async () => {
    const { query } = program.platform.db
    await query
      .updateTable('products')
      .set({ title_zh: '青铜报表', tags: '[]', title_en: 'Bronze' })
      .where('slug', '=', 'yunfan-crm')
      .execute()
    await writeDown()
    expect(slugs(await search({ q: 'qingtong' }))).toEqual(['yunfan-crm'])
    expect((await search({ q: 'khgx' })).total.count).toBe(0)
    await query.updateTable('products').set({ public_sale: false }).where('slug', '=', 'yunfan-crm').execute()
    program.composition.catalog.clearCaches()
    expect((await search({ q: 'qingtong' })).total.count).toBe(0)
  })

  it('suggestions understand pinyin as well', async () => {
    const answer = await callAs(program, null)('GET', '/catalog/suggestions?q=chascript')
    expect(answer.body).toMatchObject({ items: [] })
    const byTea = await callAs(program, null)('GET', '/catalog/suggestions?q=cha')
    expect(byTea.body).toMatchObject({ items: [{ kind: 'product', slug: 'script-tea' }] })
  })
})

describe('a word that more products have than are counted', () => {
  const COUNTED = 10_000
  let program: TestProgram

  beforeAll(async () => {
    program = await createTestProgram()
    const server = { url: 'http://localhost:1', key: 'k'.repeat(32) }
    await makeShop(program, server, { slug: 'common-0', title: { zh: '通用报表', en: 'Reports' } })
    const { query } = program.platform.db
    const columns = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_name = 'products' and column_name not in ('id', 'slug', 'sales_count') and is_generated = 'NEVER'`.execute(
      query,
    )
    const copied = sql.join(columns.rows.map(({ name }) => sql.ref(name)))
    await sql`insert into products (id, slug, sales_count, ${copied})
      select 'prd_common_' || i, 'common-' || i, i, ${copied} from products p, generate_series(1, ${COUNTED + 50}) i
      where p.slug = 'common-0'`.execute(query)
  })

  it('is found with the best-selling first, and the count says that there are more', async () => {
    const search = async (page: number) => {
      const answer = await callAs(program, null)(
        'GET',
        `/catalog/products?q=${encodeURIComponent('报表')}&limit=3&page=${page}`,
      )
      expect(answer.status).toBe(200)
      return answer.body as Hits & {
        total: { capped: boolean }
        facets: { accessType: { value: string; count: number }[] }
      }
    }
    const first = await search(1)
    expect(first.items.map(({ slug }) => slug)).toEqual(
      [COUNTED + 50, COUNTED + 49, COUNTED + 48].map((i) => `common-${i}`),
    )
    expect(first.total).toEqual({ count: COUNTED, capped: true })
    expect(first.facets.accessType).toEqual([{ value: 'SAAS', count: COUNTED + 1 }])
    expect((await search(2)).items[0]!.slug).toBe(`common-${COUNTED + 47}`)
    // Past the ranked ones the order is that of sales.
    expect((await search(400)).items[0]!.slug).toBe(`common-${COUNTED + 50 - 399 * 3}`)
  })
})
