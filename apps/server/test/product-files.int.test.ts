import { describe, expect, it } from 'vitest'
import { demoCatalog } from '../src/demo/catalog/index.ts'
import { insertDemoCatalog } from '../src/demo/load-demo.ts'
import { parseProductFile, renderProductFile } from '../src/modules/catalog/index.ts'
import { makeBuyer } from '../src/modules/identity/testing.ts'
import { insertEndpoint, insertSeller } from '../src/modules/sellers/index.ts'
import { verifyAuditLog } from '../src/platform/audit/audit-log.ts'
import { callAs, makeShop } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { platform, composition } = program
const documents = composition.productDocuments
const operator = { kind: 'operator' } as const
const auditedAs = { system: 'test', accountId: null }
const server = { url: 'https://shop.example.com/produce', key: 'k'.repeat(24) }
const { owner, seller, product } = await makeShop(program, server)
const { owner: rival } = await makeShop(program, { ...server, url: 'https://rival.example.com/produce' })
const admin = await makeBuyer(program, { account: { roles: ['operator'] } })
const { slug: category } = await platform.db.query
  .selectFrom('categories')
  .select('slug')
  .executeTakeFirstOrThrow()
const both = (text: string) => ({ zh: text, en: text })

function makeDocument(slug: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    slug,
    seller: seller.slug,
    accessType: 'SAAS',
    title: both(`Product ${slug}`),
    brief: both('Brief'),
    description: both('Words. '.repeat(80)),
    usageGuide: both('1. Sign in'),
    category,
    delivery: { protocol: 'SAAS_V2', endpoint: server.url },
    specifications: [
      {
        code: 'standard',
        name: both('Standard'),
        trialDays: 7,
        attributes: [
          {
            code: 'edition',
            name: both('Edition'),
            kind: 'enum',
            values: [
              { code: 'basic', name: both('Basic') },
              { code: 'pro', name: both('Pro') },
            ],
          },
        ],
        skus: [
          { attributes: { edition: 'basic' }, prices: [{ mode: 'MONTH', unitPrice: '30' }] },
          {
            attributes: { edition: 'pro' },
            prices: [
              {
                mode: 'MONTH',
                model: 'tier',
                bands: [
                  { from: 1, unitPrice: '60' },
                  { from: 11, unitPrice: '50.5' },
                ],
              },
            ],
          },
        ],
      },
    ],
    ...change,
  }
}

const apply = (value: unknown) => documents.apply(value, operator, auditedAs)
const outcomesOf = (verdicts: { outcome: string }[]) => [...new Set(verdicts.map(({ outcome }) => outcome))]

async function exported(): Promise<unknown[]> {
  const all: unknown[] = []
  for await (const document of documents.export({ drafts: false })) all.push(document)
  return all
}

describe('products as files', () => {
  it('export and apply of all demo products changes nothing, as YAML and as JSON', async () => {
    await platform.db.transaction(async (tx) => {
      for (const { slug, name } of demoCatalog.sellers) {
        const none = both('')
        await insertSeller(tx, {
          id: `sel_demo_${slug}`,
          accountId: (await makeBuyer(program)).actor.accountId,
          slug,
          name,
          tagline: none,
          introduction: none,
          city: none,
          foundedYear: null,
          supportPhone: null,
          supportEmail: null,
          supportHours: none,
          serviceEmail: null,
          featured: false,
          state: 'APPROVED',
          joinedAt: platform.clock.now(),
        })
        await insertEndpoint(tx, {
          id: `ept_demo_${slug}`,
          sellerId: `sel_demo_${slug}`,
          url: `https://${slug}.example.com/produce`,
          state: 'VERIFIED',
          createdAt: platform.clock.now(),
        })
      }
      await insertDemoCatalog(tx, platform.clock.now())
    })
    const before = await exported()
    expect(before.length).toBe(demoCatalog.products.length + 2)
    for (const format of ['yaml', 'json'] as const) {
      const read = before.map((document) => {
        const parsed = parseProductFile(renderProductFile(document as never, format))
        return 'value' in parsed ? parsed.value : parsed.problems
      })
      expect(read).toEqual(before)
      const verdicts = await documents.plan(read, operator)
      expect(verdicts.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([])
    }
  })

  it('500 products are created once; a second run changes nothing', async () => {
    const values = Array.from({ length: 500 }, (_, i) => makeDocument(`bulk-${i}`))
    expect(outcomesOf(await documents.plan(values, operator))).toEqual(['create'])
    const started = performance.now()
    for (const value of values) await apply(value)
    const seconds = (performance.now() - started) / 1000
    expect(seconds).toBeLessThan(60)
    expect(outcomesOf(await documents.plan(values, operator))).toEqual(['unchanged'])
    expect((await apply(values[0])).outcome).toBe('unchanged')
  }, 120_000)

  it('a product that was applied is sold at its price and keeps its codes when it changes', async () => {
    await apply(makeDocument('sold'))
    const visitor = callAs(program, null)
    const codes = () =>
      platform.db.query
        .selectFrom('products as p')
        .innerJoin('specifications as s', 's.product_id', 'p.id')
        .innerJoin('skus as k', 'k.specification_id', 's.id')
        .innerJoin('sku_prices as r', 'r.sku_id', 'k.id')
        .select(['s.sku_code', 'k.id', 'r.product_code', 'r.unit_price'])
        .where('p.slug', '=', 'sold')
        .orderBy('r.product_code')
        .execute()
    const before = await codes()
    const page = await visitor('GET', '/catalog/products/sold')
    expect(page.body.specifications[0].skus[0].prices[0].unitPrice).toBe('30.00')
    const changed = structuredClone(makeDocument('sold')) as {
      specifications: [{ skus: [{ prices: object[] }] }]
    }
    changed.specifications[0].skus[0].prices = [
      { mode: 'MONTH', unitPrice: '31' },
      { mode: 'YEAR', unitPrice: '310' },
    ]
    expect((await apply(changed)).changes.map(({ path }) => path)).toEqual([
      'specifications[standard].skus[edition=basic].prices[MONTH].unitPrice',
      'specifications[standard].skus[edition=basic].prices[YEAR]',
    ])
    const after = await codes()
    expect(after.length).toBe(3)
    expect(after).toEqual(expect.arrayContaining(before.filter((row) => Number(row.unit_price) === 60)))
    expect(after.map((row) => row.product_code)).toEqual(
      expect.arrayContaining(before.map((row) => row.product_code)),
    )
  })

  it('SELL-PUB-102 a forbidden change of a listed product is refused and nothing is written', async () => {
    await apply(makeDocument('kept'))
    const before = await documents.get('kept', operator)
    const [spec] = (makeDocument('kept')['specifications'] ?? []) as Record<string, unknown>[]
    const { trialDays: _trial, ...untried } = spec!
    const verdict = await apply(makeDocument('kept', { title: both('New'), specifications: [untried] }))
    expect(verdict.outcome).toBe('refused')
    expect(verdict.problems.map(({ path, rule }) => `${path} ${rule}`)).toContain(
      'specifications[0].trialDays SELL-PUB-102',
    )
    expect(await documents.get('kept', operator)).toEqual(before)
  })

  it('SELL-PUB-120 a removed SKU is gone from the page and stays removed', async () => {
    const document = structuredClone(makeDocument('thinned')) as {
      specifications: [{ skus: { removed?: boolean }[] }]
    }
    await apply(document)
    document.specifications[0].skus[1]!.removed = true
    expect((await apply(document)).outcome).toBe('update')
    expect((await apply(document)).outcome).toBe('unchanged')
    const page = await callAs(program, null)('GET', '/catalog/products/thinned')
    expect(page.body.specifications[0].skus.length).toBe(1)
    document.specifications[0].skus[1]!.removed = false
    expect((await apply(document)).outcome).toBe('refused')
  })

  it('SELL-PUB-50 a product of billing items and packages comes back as it was written', async () => {
    const value = makeDocument('metered', {
      accessType: 'API',
      delivery: undefined,
      access: { apiGroup: 'group-1' },
      specifications: [
        {
          code: 'calls',
          name: both('Calls'),
          billingItems: [
            { code: 'sms', name: both('SMS'), unit: both('message'), unitPrice: '0.1', cycle: 'HOUR' },
            {
              code: 'mms',
              name: both('MMS'),
              unit: both('message'),
              model: 'step',
              accumulation: 'MONTH',
              bands: [
                { from: 1, unitPrice: '0.5' },
                { from: 101, unitPrice: '0.4' },
              ],
            },
          ],
          packages: [
            {
              code: 'small',
              name: both('Small'),
              period: 'MONTH',
              periodCounts: [1, 3],
              reset: 'MONTH',
              contents: [{ item: 'sms', quantity: 100 }],
              price: '9',
            },
          ],
        },
      ],
    })
    expect((await apply(value)).outcome).toBe('create')
    expect((await apply(value)).outcome).toBe('unchanged')
    const reused = await apply({ ...value, slug: 'metered-2' })
    expect(reused.problems.map(({ path, rule }) => `${path} ${rule}`)).toContain(
      'access.apiGroup SELL-PUB-29',
    )
  })

  it('SELL-PUB-01 P16 SELL-APP-02 names that do not exist are problems of the document', async () => {
    const verdict = await apply(
      makeDocument('lost', {
        seller: 'nobody',
        category: 'nowhere',
        industries: ['none'],
      }),
    )
    expect(verdict.problems.filter(({ severity }) => severity === 'error').map(({ path }) => path)).toEqual([
      'seller',
      'category',
      'industries[0]',
    ])
    const foreign = await apply(
      makeDocument('lost', {
        delivery: { protocol: 'SAAS_V2', endpoint: 'https://rival.example.com/produce' },
      }),
    )
    expect(foreign.problems.find(({ severity }) => severity === 'error')?.path).toBe('delivery.endpoint')
  })

  it('scripts in texts of a document never reach the page', async () => {
    const attacks = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<svg onload=alert(1)>',
      '<a href="javascript:alert(1)">x</a>',
      '[x](javascript:alert(1))',
      '<iframe src="https://evil.example"></iframe>',
      '<style>body{display:none}</style>',
      '<form action="https://evil.example"><input></form>',
      '<math><mtext></mtext><script>alert(1)</script></math>',
      '"><img src=x onerror=alert(1)>',
    ]
    await apply(
      makeDocument('attacked', { description: both(`${'Words. '.repeat(80)}\n\n${attacks.join('\n\n')}`) }),
    )
    const page = await callAs(program, null)('GET', '/catalog/products/attacked')
    expect(page.status).toBe(200)
    expect(page.body.descriptionHtml).toContain('Words.')
    expect(page.body.descriptionHtml).not.toMatch(
      /<script|<svg|<iframe|<style|<form|<input|<math|<[^>]*\son\w+=|<[^>]*javascript:/i,
    )
  })

  it('each write is on record, and the log stays whole', async () => {
    const rows = await platform.db.query
      .selectFrom('audit_log')
      .select(['action', 'after'])
      .where('action', 'in', ['product.create', 'product.change'])
      .execute()
    expect(rows.filter((row) => row.action === 'product.create').length).toBeGreaterThanOrEqual(500)
    expect(rows.some((row) => row.action === 'product.change')).toBe(true)
    expect((await verifyAuditLog(platform.db, platform.vault)).problems).toEqual([])
  })
})

describe('products by API', () => {
  const put = (person: typeof owner, slug: string, body: object, query = '', side = 'seller') =>
    callAs(program, person)('PUT', `/${side}/products/${slug}${query}`, body)

  it('a new product of a seller is a draft that the storefront does not show', async () => {
    const { seller: _own, ...document } = makeDocument('drafted')
    const dry = await put(owner, 'drafted', document, '?dryRun=true')
    expect([dry.status, dry.body.outcome, dry.body.dryRun]).toEqual([200, 'create', true])
    expect((await callAs(program, owner)('GET', '/seller/products/drafted/document')).status).toBe(404)
    expect((await put(owner, 'drafted', document)).body.outcome).toBe('create')
    expect((await put(owner, 'drafted', document)).body.outcome).toBe('unchanged')
    const read = await callAs(program, owner)('GET', '/seller/products/drafted/document')
    expect([read.body.state, read.body.revision, read.body.document.seller]).toEqual([
      'DRAFT',
      1,
      seller.slug,
    ])
    const visitor = callAs(program, null)
    expect((await visitor('GET', '/catalog/products/drafted')).status).toBe(404)
    const quote = await visitor('POST', '/catalog/products/drafted/quote', {})
    expect(quote.status).not.toBe(200)
    const list = await visitor('GET', '/catalog/products?q=drafted')
    expect(list.body.items).toEqual([])
  })

  it('a draft may lose what it had, and two editors are told of each other', async () => {
    const [spec] = makeDocument('drafted')['specifications'] as object[]
    const { seller: _own, ...document } = makeDocument('drafted', {
      specifications: [{ ...spec, code: 'other', trialDays: undefined }],
    })
    expect((await put(owner, 'drafted', document, '?revision=1')).body.outcome).toBe('update')
    const late = await put(owner, 'drafted', { ...document, title: both('Late') }, '?revision=1')
    expect([late.status, late.body.code]).toEqual([409, 'PRODUCT_REVISION'])
    const read = await callAs(program, owner)('GET', '/seller/products/drafted/document')
    expect(read.body.document.specifications.map((item: { code: string }) => item.code)).toEqual(['other'])
  })

  it('an operator’s document puts a draft on sale', async () => {
    const read = await callAs(program, admin)('GET', '/ops/products/drafted/document')
    const done = await put(admin, 'drafted', read.body.document, '', 'ops')
    expect(done.body.changes).toEqual([{ path: 'state', before: 'DRAFT', after: 'ON_SALE' }])
    expect((await callAs(program, null)('GET', '/catalog/products/drafted')).status).toBe(200)
    expect((await put(admin, 'drafted', read.body.document, '', 'ops')).body.outcome).toBe('unchanged')
  })

  it('SELL-PUB-100 a seller does not change a listed product without review, and sees the difference', async () => {
    const { body } = await callAs(program, owner)('GET', `/seller/products/${product.slug}/document`)
    const changed = { ...body.document, title: both('Renamed') }
    const dry = await put(owner, product.slug, changed, '?dryRun=true')
    expect(dry.body.changes.map(({ path }: { path: string }) => path)).toEqual(['title.zh', 'title.en'])
    const refused = await put(owner, product.slug, changed)
    expect([refused.status, refused.body.code]).toEqual([409, 'PRODUCT_NEEDS_REVIEW'])
  })

  it('another seller neither reads nor takes over a product', async () => {
    expect((await callAs(program, rival)('GET', `/seller/products/${product.slug}/document`)).status).toBe(
      404,
    )
    const { seller: _own, delivery: _delivery, ...document } = makeDocument(product.slug)
    const taken = await put(rival, product.slug, document)
    expect([taken.status, taken.body.code]).toEqual([409, 'PRODUCT_SLUG_TAKEN'])
  })

  it('a bad document is refused with every place, its rule and the reader’s language', async () => {
    const { body, status } = await put(
      owner,
      'bad',
      makeDocument('bad', { titel: 'x', brief: { zh: '', en: 'x' } }),
    )
    expect([status, body.code]).toEqual([400, 'PRODUCT_DOCUMENT_REFUSED'])
    expect(body.errors).toEqual([
      { path: 'brief.zh', message: '不能为空白，请填写内容。 (SELL-PUB-P06)' },
      { path: 'titel', message: '没有这个字段，是否想写 title？ (SELL-PUB-02)' },
    ])
    expect((await put(owner, 'bad', makeDocument('bad'), '?dryrun=true')).status).toBe(400)
    expect((await put(owner, 'bad', makeDocument('worse'))).status).toBe(400)
    expect((await put(owner, 'bad', [])).status).toBe(400)
  })
})

describe('parseProductFile', () => {
  it.each([
    ['repeated keys', 'slug: a\nslug: b\n'],
    ['aliases', 'a: &x [1]\nb: *x\n'],
    ['a broken line', 'slug: [a\n'],
    ['a list', '- a\n'],
    ['nothing', ''],
    ['several documents', 'slug: a\n---\nslug: b\n'],
    ['objects of other kinds', 'slug: !!js/function "x"\n'],
  ])('refuses %s', (_name, content) => {
    expect('problems' in parseProductFile(content)).toBe(true)
  })
})
