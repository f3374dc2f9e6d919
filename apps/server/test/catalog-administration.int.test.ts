import { describe, expect, it } from 'vitest'
import { makeBuyer, makeOperator } from '../src/modules/identity/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callAs, makeShop } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const server = await startFaultSeller()
const { owner, seller, product } = await makeShop(program, server)
const { owner: rival } = await makeShop(program, {
  url: 'https://rival.example.com/produce',
  key: 'k'.repeat(24),
})
const ops = callAs(program, await makeOperator(program))
const asSeller = callAs(program, owner)
const asRival = callAs(program, rival)
const visitor = callAs(program, null)
const both = (text: string) => ({ zh: text, en: text })
const draft = (change: object = {}) => ({
  parentId: null,
  name: both('Category'),
  icon: 'server',
  accessTypes: [],
  hidden: false,
  ...change,
})
const tree = async () =>
  (await ops('GET', '/ops/categories')).body.items as {
    id: string
    slug: string
    parentId: string | null
    position: number
    productCount: number
  }[]
const create = async (slug: string, change: object = {}) => {
  const made = await ops('POST', '/ops/categories', { slug, ...draft(change) })
  expect([made.status, made.text]).toEqual([201, expect.any(String)])
  return made.body.id as string
}
const shown = async () => JSON.stringify((await visitor('GET', '/catalog/categories')).body.items)

const holder = (await program.platform.db.query
  .selectFrom('products as p')
  .innerJoin('categories as c', 'c.id', 'p.category_id')
  .select(['c.id', 'c.slug'])
  .where('p.id', '=', product.id)
  .executeTakeFirstOrThrow())!

describe('OPS-CAT-01 categories', () => {
  it('are made, shown on the storefront at once, renamed, moved, ordered, hidden and deleted', async () => {
    const top = await create('tools', { name: { zh: '工具', en: 'Tools' } })
    const other = await create('others')
    const child = await create('hammers', { parentId: top, name: both('Hammers'), accessTypes: ['SAAS'] })
    const second = await create('saws', { parentId: top })
    expect(await shown()).toContain('Hammers')
    await ops('PUT', `/ops/categories/${child}`, draft({ parentId: other, name: both('Mallets') }))
    expect((await tree()).find(({ id }) => id === child)).toMatchObject({ parentId: other, slug: 'hammers' })
    expect(await shown()).toContain('Mallets')
    await ops('PUT', `/ops/categories/${child}`, draft({ parentId: top, name: both('Mallets') }))
    const ordered = await ops('PUT', '/ops/category-order', { parentId: top, ids: [child, second] })
    expect(ordered.status).toBe(204)
    expect((await tree()).filter(({ parentId }) => parentId === top).map(({ id }) => id)).toEqual([
      child,
      second,
    ])
    expect((await ops('PUT', '/ops/category-order', { parentId: top, ids: [child] })).body.code).toBe(
      'CATEGORY_ORDER',
    )

    await ops('PUT', `/ops/categories/${top}`, draft({ hidden: true }))
    expect(await shown()).not.toContain('Mallets')
    const forSellers = (await asSeller('GET', '/seller/categories')).body.items
    expect(forSellers.map(({ slug }: { slug: string }) => slug)).not.toContain('hammers')
    expect(forSellers.map(({ slug }: { slug: string }) => slug)).toContain('others')

    expect((await ops('DELETE', `/ops/categories/${top}`)).body.code).toBe('CATEGORY_HAS_CHILDREN')
    for (const id of [child, second, top, other])
      expect((await ops('DELETE', `/ops/categories/${id}`)).status).toBe(204)
    expect((await ops('DELETE', `/ops/categories/${top}`)).status).toBe(404)
  })

  it('refuse circles, a third level, unknown parents and short names that are taken', async () => {
    const top = await create('circle')
    const child = await create('circle-child', { parentId: top })
    const field = (answer: { status: number; body: { errors?: { path: string }[] } }) => [
      answer.status,
      answer.body.errors?.[0]?.path,
    ]
    expect(field(await ops('PUT', `/ops/categories/${top}`, draft({ parentId: child })))).toEqual([
      400,
      'parentId',
    ])
    expect(field(await ops('PUT', `/ops/categories/${top}`, draft({ parentId: top })))).toEqual([
      400,
      'parentId',
    ])
    expect(
      field(await ops('POST', '/ops/categories', { slug: 'deep', ...draft({ parentId: child }) })),
    ).toEqual([400, 'parentId'])
    expect(
      field(await ops('POST', '/ops/categories', { slug: 'lost', ...draft({ parentId: 'none' }) })),
    ).toEqual([400, 'parentId'])
    const again = await ops('POST', '/ops/categories', { slug: 'circle', ...draft() })
    expect([again.status, again.body.code]).toEqual([409, 'CATEGORY_SLUG_TAKEN'])
    for (const slug of ['', 'Upper', '-a', 'a b', 'x'.repeat(61)])
      expect([slug, (await ops('POST', '/ops/categories', { slug, ...draft() })).status]).toEqual([slug, 400])
    expect(
      (await ops('POST', '/ops/categories', { slug: 'blank', ...draft({ name: both(' ') }) })).status,
    ).toBe(400)
  })

  it('with products are hidden and not deleted; the products stay on sale', async () => {
    expect((await ops('DELETE', `/ops/categories/${holder.id}`)).body.code).toBe('CATEGORY_HAS_PRODUCTS')
    const below = await ops('POST', '/ops/categories', { slug: 'below', ...draft({ parentId: holder.id }) })
    expect([below.status, below.body.code]).toEqual([409, 'CATEGORY_HAS_PRODUCTS'])
    await ops('PUT', `/ops/categories/${holder.id}`, draft({ hidden: true }))
    expect(await shown()).not.toContain(holder.slug)
    expect((await visitor('GET', `/catalog/products/${product.slug}`)).status).toBe(200)
    expect((await visitor('GET', `/catalog/products?category=${holder.slug}`)).body.items).toEqual([])
    await ops('PUT', `/ops/categories/${holder.id}`, draft())
    expect((await visitor('GET', `/catalog/products?category=${holder.slug}`)).body.items).toHaveLength(1)
  })

  it('a moved category takes its products into the new top category', async () => {
    const top = await create('new-home')
    await ops('PUT', `/ops/categories/${holder.id}`, draft({ parentId: top }))
    expect((await visitor('GET', '/catalog/products?category=new-home')).body.items).toHaveLength(1)
    await ops('PUT', `/ops/categories/${holder.id}`, draft())
    expect((await visitor('GET', '/catalog/products?category=new-home')).body.items).toEqual([])
  })

  it('SELL-PUB-P16 hidden ones and those of other access types are refused in product documents', async () => {
    const leaf = await create('saas-only', { accessTypes: ['SAAS'] })
    const document = {
      slug: 'placed',
      seller: seller.slug,
      title: both('Placed'),
      accessType: 'SERVICE',
      category: 'saas-only',
      brief: both('Brief'),
      description: both('Text'),
      usageGuide: both('Guide'),
      specifications: [
        { code: 'standard', name: both('Standard'), prices: [{ mode: 'ONE_TIME', unitPrice: '1' }] },
      ],
    }
    const put = () => ops('PUT', `/ops/products/${document.slug}?dryRun=true`, document)
    const rules = (answer: { body: { errors?: { path: string }[] } }) =>
      (answer.body.errors ?? []).map(({ path }) => path)
    expect(rules(await put())).toContain('category')
    await ops('PUT', `/ops/categories/${leaf}`, draft())
    expect(rules(await put())).not.toContain('category')
    await ops('PUT', `/ops/categories/${leaf}`, draft({ hidden: true }))
    expect(rules(await put())).toContain('category')
  })

  it('BUY-IAM-05 only operators keep them', async () => {
    expect((await visitor('GET', '/ops/categories')).status).toBe(401)
    expect((await asSeller('POST', '/ops/categories', { slug: 'mine', ...draft() })).status).toBe(403)
    expect((await callAs(program, await makeBuyer(program))('GET', '/seller/categories')).status).toBe(403)
  })
})

describe('SELL-PUB-41 SKU attributes', () => {
  const attribute = (change: object = {}) => ({
    kind: 'enum',
    code: 'edition',
    name: { zh: '版本档位', en: 'Edition' },
    description: '',
    ...change,
  })

  it('preset ones are listed and not changed; own ones are added, found, changed and deleted', async () => {
    const made = await asSeller('POST', '/seller/sku-attributes', attribute())
    expect(made.status).toBe(201)
    await asSeller(
      'POST',
      '/seller/sku-attributes',
      attribute({ code: 'seats', kind: 'quantity', name: both('Seats') }),
    )
    const codes = async (query = '') =>
      (await asSeller('GET', `/seller/sku-attributes${query}`)).body.items.map(
        ({ code }: { code: string }) => code,
      )
    expect(await codes()).toEqual(['seats', 'edition', 'appName', 'version', 'os', 'mode'])
    expect(await codes('?kind=quantity')).toEqual(['seats'])
    expect(await codes('?q=DIT')).toEqual(['edition'])
    expect(await codes(`?q=${encodeURIComponent('版本')}`)).toEqual(['edition', 'version'])
    expect(await codes('?q=%25')).toEqual([])
    const path = `/seller/sku-attributes/${made.body.id as string}`
    expect((await asSeller('PUT', path, attribute({ name: both('Tier') }))).status).toBe(204)
    expect((await asSeller('PUT', path, attribute({ code: 'seats' }))).body.code).toBe('ATTRIBUTE_CODE_TAKEN')
    expect((await asSeller('DELETE', path)).status).toBe(204)
    expect((await asSeller('DELETE', path)).status).toBe(404)
  })

  it('a code is one seller’s once, and another seller’s too', async () => {
    const made = await asSeller('POST', '/seller/sku-attributes', attribute({ code: 'color' }))
    expect((await asSeller('POST', '/seller/sku-attributes', attribute({ code: 'color' }))).body.code).toBe(
      'ATTRIBUTE_CODE_TAKEN',
    )
    expect((await asRival('POST', '/seller/sku-attributes', attribute({ code: 'color' }))).status).toBe(201)
    const path = `/seller/sku-attributes/${made.body.id as string}`
    expect((await asRival('PUT', path, attribute())).status).toBe(404)
    expect((await asRival('DELETE', path)).status).toBe(404)
  })

  it('refuses preset codes and bad values', async () => {
    for (const code of ['appName', 'version', 'os', 'mode'])
      expect((await asSeller('POST', '/seller/sku-attributes', attribute({ code }))).body.code).toBe(
        'ATTRIBUTE_PRESET',
      )
    for (const change of [{ code: '1a' }, { code: '' }, { kind: 'text' }, { name: both('') }, { extra: 1 }])
      expect((await asSeller('POST', '/seller/sku-attributes', attribute(change))).status).toBe(400)
    expect((await visitor('GET', '/seller/sku-attributes')).status).toBe(401)
    expect((await ops('GET', '/seller/sku-attributes')).status).toBe(403)
  })
})

describe('OPS-FEE-20 tax table', () => {
  const tomorrow = () => new Date(program.platform.clock.now().getTime() + 86_400_000).toISOString()
  const rule = (change: object = {}) => ({
    accessType: 'SAAS',
    mode: null,
    categoryId: null,
    taxCategory: 'SERVICE',
    rateBps: 500,
    effectiveAt: tomorrow(),
    ...change,
  })
  const derive = async (query: string) => (await asSeller('GET', `/seller/tax?${query}`)).body.items

  it('SELL-PUB-70 begins with the printed values and derives from them', async () => {
    expect(await derive('accessType=LICENSE&modes=ONE_TIME,YEAR')).toEqual([
      { mode: 'ONE_TIME', taxCategory: 'SOFTWARE', rateBps: 1300 },
      { mode: 'YEAR', taxCategory: 'SERVICE', rateBps: 600 },
    ])
    expect(await derive('accessType=HARDWARE&modes=ONE_TIME')).toMatchObject([
      { taxCategory: 'HARDWARE', rateBps: 1300 },
    ])
    expect((await asSeller('GET', '/seller/tax?accessType=SAAS&modes=SOMETIMES')).status).toBe(400)
  })

  it('rows are added for the future, taken back before they begin, and never changed after', async () => {
    const effectiveAt = tomorrow()
    const made = await ops('POST', '/ops/tax-rules', rule({ effectiveAt }))
    expect(made.status).toBe(201)
    expect((await ops('POST', '/ops/tax-rules', rule({ effectiveAt }))).body.code).toBe('RATE_OVERLAP')
    expect(
      (await ops('POST', '/ops/tax-rules', rule({ effectiveAt, categoryId: holder.id, rateBps: 0 }))).status,
    ).toBe(201)
    expect((await ops('DELETE', `/ops/categories/${holder.id}`)).status).toBe(409)
    expect(await derive('accessType=SAAS&modes=MONTH')).toMatchObject([{ rateBps: 600 }])
    expect((await ops('DELETE', '/ops/tax-rules/tax_saas')).body.code).toBe('RATE_IN_EFFECT')
    expect((await ops('DELETE', `/ops/tax-rules/${made.body.id as string}`)).status).toBe(204)
    expect((await ops('DELETE', '/ops/tax-rules/none')).status).toBe(404)
  })

  it('refuses the past, more than all of it, and categories that are not there', async () => {
    for (const change of [
      { effectiveAt: '2020-01-01T00:00:00Z' },
      { effectiveAt: 'soon' },
      { rateBps: 10_001 },
      { rateBps: -1 },
      { categoryId: 'none' },
    ])
      expect([change, (await ops('POST', '/ops/tax-rules', rule(change))).status]).toEqual([change, 400])
    expect((await asSeller('POST', '/ops/tax-rules', rule())).status).toBe(403)
    expect((await visitor('GET', '/ops/tax-rules')).status).toBe(401)
  })
})

describe('OPS-CAT-02 search synonyms', () => {
  it('a search that finds nothing looks for words that mean the same; a word stands in one group', async () => {
    const { title } = (await visitor('GET', `/catalog/products/${product.slug}`)).body
    const find = async (q: string) =>
      (await visitor('GET', `/catalog/products?q=${encodeURIComponent(q)}`)).body
    expect((await find('qqzzxx')).items).toEqual([])
    const made = await ops('POST', '/ops/search-synonyms', { words: ['QQzzxx', title] })
    expect(made.status).toBe(201)
    const found = await find('qqzzxx')
    expect(found.items.map(({ slug }: { slug: string }) => slug)).toContain(product.slug)
    expect(found.search.correctedTo).toBe(title.toLowerCase())
    expect((await ops('GET', '/ops/search-synonyms')).body.items).toHaveLength(1)
    expect((await ops('POST', '/ops/search-synonyms', { words: ['qqzzxx', 'b'] })).body.code).toBe(
      'SYNONYM_TAKEN',
    )
    for (const words of [['a'], ['a', ' A '], ['a', ' '], []])
      expect([words, (await ops('POST', '/ops/search-synonyms', { words })).status]).toEqual([words, 400])
    expect((await asSeller('POST', '/ops/search-synonyms', { words: ['a', 'b'] })).status).toBe(403)
    expect((await visitor('GET', '/ops/search-synonyms')).status).toBe(401)
    const path = `/ops/search-synonyms/${made.body.id as string}`
    expect((await ops('DELETE', path)).status).toBe(204)
    expect((await ops('DELETE', path)).status).toBe(404)
    expect((await find('qqzzxx')).items).toEqual([])
  })
})

describe('OPS-CAT-02 tags and what they need', () => {
  const tag = (change: object = {}) => ({
    name: { zh: '信创', en: 'Trusted stack' },
    certificate: { zh: '信创适配证书', en: 'trusted-stack certificate' },
    mention: null,
    hidden: false,
    ...change,
  })
  const list = async () =>
    (await ops('GET', '/ops/product-tags')).body.items as { id: string; name: object }[]

  it('are there for sellers from the start, with the certificates of SELL-PUB-P17', async () => {
    const { items } = (await asSeller('GET', '/seller/product-tags')).body as {
      items: { name: { zh: string }; certificate: object | null; mention: object | null }[]
    }
    expect(items.map(({ name }) => name.zh)).toEqual(['鲲鹏', '昇腾', '混合云', '物联网'])
    expect(items.every(({ certificate }) => certificate !== null)).toBe(true)
    expect(items[0]!.mention).toEqual({ zh: '鲲鹏', en: 'Kunpeng' })
  })

  it('are added, changed and removed, each act in the audit log', async () => {
    const made = await ops('POST', '/ops/product-tags', tag({ name: { zh: ' 信创 ', en: 'Trusted  stack' } }))
    expect(made.status).toBe(201)
    const { id } = made.body
    expect((await list()).find((one) => one.id === id)).toMatchObject({
      name: { zh: '信创', en: 'Trusted stack' },
    })
    expect(
      (await ops('PUT', `/ops/product-tags/${id}`, tag({ certificate: null, hidden: true }))).status,
    ).toBe(204)
    expect((await list()).find((one) => one.id === id)).toMatchObject({ certificate: null, hidden: true })
    expect((await ops('DELETE', `/ops/product-tags/${id}`)).status).toBe(204)
    expect((await ops('DELETE', `/ops/product-tags/${id}`)).status).toBe(404)
    const acts = await program.platform.db.query
      .selectFrom('audit_log')
      .select('action')
      .where('object_id', '=', id)
      .orderBy('id')
      .execute()
    expect(acts.map(({ action }) => action)).toEqual([
      'ops.product_tag.add',
      'ops.product_tag.change',
      'ops.product_tag.remove',
    ])
  })

  it('refuse names that are taken in either language, and half a text', async () => {
    expect(
      await ops('POST', '/ops/product-tags', tag({ name: { zh: '别的', en: 'KUNPENG' } })),
    ).toMatchObject({
      status: 409,
      body: { code: 'TAG_TAKEN' },
    })
    expect(
      await ops(
        'POST',
        '/ops/product-tags',
        tag({ name: { zh: '信创', en: ' ' }, certificate: { zh: '证书', en: '' } }),
      ),
    ).toMatchObject({ status: 400, body: { errors: [{ path: 'name.en' }, { path: 'certificate.en' }] } })
    expect((await ops('PUT', '/ops/product-tags/none', tag())).status).toBe(404)
  })
})
