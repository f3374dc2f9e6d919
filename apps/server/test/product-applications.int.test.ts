import { beforeEach, describe, expect, it } from 'vitest'
import { makeApprovedAsset } from '../src/modules/assets/testing.ts'
import { makeProduct } from '../src/modules/catalog/testing.ts'
import { makeBuyer, makeOperator } from '../src/modules/identity/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callAs, eventually, makeShop } from './purchase.ts'
import { createTestProgram } from './test-app.ts'
import { makePng, makeUpload, pdfBytes, type NewUpload } from '../src/modules/uploads/testing.ts'

const program = await createTestProgram()
const server = await startFaultSeller()
const { owner, seller, product } = await makeShop(program, server)
const { owner: rival, seller: rivalSeller } = await makeShop(program, {
  url: 'https://rival.example.com/produce',
  key: 'k'.repeat(24),
})
const reviewer = await makeOperator(program)
const call = callAs(program, owner)
const desk = callAs(program, reviewer)
const { slug: category } = await program.platform.db.query
  .selectFrom('categories')
  .select('slug')
  .executeTakeFirstOrThrow()
await program.startWorker()
const upload = async (file: NewUpload) => {
  const id = await makeUpload(program, owner, file)
  return { file: `${id}.${file.name.split('.').at(-1)}` }
}
const logo = await upload({ purpose: 'product_logo', name: 'logo.png', bytes: makePng(120, 120) })
const cover = await upload({ purpose: 'product_picture', name: 'cover.png', bytes: makePng(800, 600) })
const agreement = await upload({ purpose: 'agreement', name: 'terms.pdf', bytes: pdfBytes })
const certificate = await upload({ purpose: 'document', name: 'certificate.pdf', bytes: pdfBytes })
const both = (text: string) => ({ zh: text, en: text })

beforeEach(() => {
  server.fault = () => undefined
})

let count = 0
/** Everything that a service product needs; `change` says what the test is about. */
function makeDocument(change: Record<string, unknown> = {}): Record<string, unknown> {
  const name = `Product ${++count}`
  return {
    slug: `made-${count}`,
    title: both(name),
    version: 'V1.0',
    logo,
    pictures: [cover],
    brief: both('Brief'),
    description: both('用途与功能的说明。'.repeat(60)),
    highlights: [both('Fast')],
    usageGuide: both('1. Sign in'),
    agreement,
    support: {
      hours: both('9–18'),
      content: both('Questions'),
      hotline: '400-000-0000',
      email: 'help@shop.example',
    },
    category,
    access: { averageDeliveryDays: 5 },
    specifications: [
      { code: 'standard', name: both('Standard'), prices: [{ mode: 'ONE_TIME', unitPrice: '100' }] },
    ],
    ...change,
  }
}
const asset = await makeApprovedAsset(program.platform, { sellerId: seller.id, category: 'SAAS' })
const saasParts = {
  copyrightCertificate: certificate,
  access: { asset },
  delivery: { protocol: 'SAAS_V2', endpoint: server.url },
  specifications: [
    { code: 'standard', name: both('Standard'), prices: [{ mode: 'MONTH', unitPrice: '100' }] },
  ],
}

async function begin(accessType = 'SERVICE', document: Record<string, unknown> = makeDocument()) {
  const created = await call('POST', '/seller/product-applications', {
    kind: 'publish',
    accessType,
    salesClass: 'general',
  })
  expect(created.status).toBe(201)
  const id = created.body.id as string
  const saved = await call('PUT', `/seller/product-applications/${id}/document?revision=1`, document)
  expect(saved.status).toBe(200)
  return { id, document, revision: saved.body.revision as number, problems: saved.body.problems }
}
const get = async (id: string) => (await call('GET', `/seller/product-applications/${id}`)).body
const submit = (id: string, revision: number) =>
  call('POST', `/seller/product-applications/${id}/submit`, { revision })
async function taskOf(id: string): Promise<string> {
  const { document } = await get(id)
  const q = encodeURIComponent(document.title.zh)
  for (const view of ['waiting', 'ended']) {
    const { body } = await desk('GET', `/ops/reviews?view=${view}&q=${q}`)
    for (const item of body.items as { id: string }[])
      if ((await desk('GET', `/ops/reviews/${item.id}`)).body.objectId === id) return item.id
  }
  throw new Error(`no task for ${id}`)
}
async function approve(id: string) {
  const task = await taskOf(id)
  const { checklist } = (await desk('GET', `/ops/reviews/${task}`)).body
  return desk('POST', `/ops/reviews/${task}/approve`, {
    checklist: Object.fromEntries(checklist.map(({ key }: { key: string }) => [key, 'pass'])),
  })
}
const onShelf = async (slug: string) => (await desk('GET', `/catalog/products/${slug}`)).status === 200

/** Saves a debug case for each scenario that a monthly SaaS product needs. */
async function saveCases(): Promise<void> {
  for (const scenario of [
    'newInstance',
    'refreshInstance.RENEWAL',
    'updateInstanceStatus',
    'releaseInstance',
  ]) {
    const interfaces = (await call('GET', '/seller/debugging/interfaces')).body.items
    const family = interfaces.find((item: { family: string }) => item.family === 'saas-v2')
    const { parameters } = family.scenarios.find((item: { code: string }) => item.code === scenario)
    const values = Object.fromEntries(
      parameters.flatMap(({ name, preset }: { name: string; preset: string | null }) =>
        preset === null || preset === '' ? [] : [[name, preset]],
      ),
    )
    const ran = await call('POST', '/seller/debugging/runs', {
      endpointId: seller.endpointId,
      family: 'saas-v2',
      scenario,
      values,
      save: true,
    })
    expect([scenario, ran.text]).toEqual([scenario, expect.stringContaining('"ok":true')])
  }
}

describe('publishing', () => {
  it('SELL-PUB-05, 07 a product goes from a draft over the review desk to the shelf', async () => {
    const { id, document, revision, problems } = await begin()
    expect(problems.filter((problem: { severity: string }) => problem.severity === 'error')).toEqual([])
    const preview = await call('GET', `/seller/product-applications/${id}/preview`)
    expect(preview.body).toMatchObject({ title: (document['title'] as { zh: string }).zh, state: 'ON_SALE' })
    expect((await submit(id, revision)).body).toEqual({ state: 'PENDING' })
    expect(await onShelf(String(document['slug']))).toBe(false)
    expect((await desk('GET', `/ops/product-applications/${id}/preview`)).status).toBe(200)
    const task = await taskOf(id)
    const read = (await desk('GET', `/ops/reviews/${task}`)).body
    expect(read.hasBefore).toBe(false)
    expect(
      read.sections.flatMap((section: { fields: { path: string }[] }) =>
        section.fields.map(({ path }) => path),
      ),
    ).toEqual(
      expect.arrayContaining(['title.zh', 'description.en', 'specifications[standard].prices', 'access']),
    )
    expect((await approve(id)).body).toEqual({ state: 'APPROVED' })
    expect(await onShelf(String(document['slug']))).toBe(true)
    expect(await get(id)).toMatchObject({ state: 'APPROVED', commands: [] })
    const messages = await eventually(
      async () => (await call('GET', '/messages')).body.items,
      (items: { title: string }[]) => items.some(({ title }) => title.includes('审核通过')),
    )
    expect(messages.length).toBeGreaterThan(0)
  })

  it('SELL-PUB-03 a draft is kept however unfinished, and says what is missing at its field', async () => {
    const { id } = await begin('SERVICE', {})
    const saved = await call('PUT', `/seller/product-applications/${id}/document?revision=2`, {
      title: { zh: '半成品' },
      specifications: [{ code: 'a', prices: [{ mode: 'ONE_TIME', unitPrice: '-1' }] }],
    })
    const paths = saved.body.problems.map(({ path }: { path: string }) => path)
    expect(paths).toEqual(
      expect.arrayContaining(['title.en', 'specifications[0].prices[0].unitPrice', 'logo', 'support']),
    )
    expect((await get(id)).document).toMatchObject({ title: { zh: '半成品' }, accessType: 'SERVICE' })
    expect((await call('GET', `/seller/product-applications/${id}/preview`)).status).toBe(200)
    const refused = await submit(id, 3)
    expect(refused).toMatchObject({ status: 400, body: { code: 'PRODUCT_DOCUMENT_REFUSED' } })
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toContain('logo')
    expect((await get(id)).state).toBe('DRAFT')
  })

  it('two editors of one draft: the later one is told, and nothing is overwritten', async () => {
    const { id, revision } = await begin()
    const put = (change: object) =>
      call(
        'PUT',
        `/seller/product-applications/${id}/document?revision=${revision}`,
        makeDocument({ ...change }),
      )
    expect((await put({ brief: both('First') })).status).toBe(200)
    const second = await put({ brief: both('Second') })
    expect(second).toMatchObject({ status: 409, body: { code: 'PUB_DRAFT_CHANGED' } })
    expect(second.body.detail).toContain(owner.actor.userName)
    expect((await get(id)).document.brief).toEqual(both('First'))
    const racing = await Promise.all(
      [1, 2, 3].map((i) =>
        call(
          'PUT',
          `/seller/product-applications/${id}/document?revision=${revision + 1}`,
          makeDocument({ brief: both(`R${i}`) }),
        ),
      ),
    )
    expect(racing.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('SELL-PUB-P04, P05 takes files that were uploaded for their place, and shows buyers only their own', async () => {
    const rivalLogo = await makeUpload(program, rival, {
      purpose: 'product_logo',
      name: 'logo.png',
      bytes: makePng(120, 120),
    })
    const { id, document, revision, problems } = await begin(
      'SERVICE',
      makeDocument({
        logo: cover,
        pictures: [{ file: 'https://elsewhere.example/track.png' }, { file: `${rivalLogo}.png` }],
      }),
    )
    const errors = problems.filter((problem: { severity: string }) => problem.severity === 'error')
    expect(errors.map(({ path }: { path: string }) => path)).toEqual([
      'logo.file',
      'pictures[0].file',
      'pictures[1].file',
    ])
    const saved = await call('PUT', `/seller/product-applications/${id}/document?revision=${revision}`, {
      ...document,
      logo,
      pictures: [cover],
    })
    const media = (file: string) =>
      program.app.inject({ method: 'GET', url: `/media/files/${file.split('.')[0]}` })
    await submit(id, saved.body.revision)
    await approve(id)
    const page = (await desk('GET', `/catalog/products/${String(document['slug'])}`)).body
    expect(page.logoUrl).toBe(`/media/files/${logo.file.split('.')[0]}`)
    expect(page.gallery).toEqual([`/media/files/${cover.file.split('.')[0]}`])
    expect((await media(logo.file)).headers['content-type']).toBe('image/png')
    expect((await media(certificate.file)).statusCode).toBe(404)
  })

  it('SELL-PUB-P17 a tag that needs a certificate keeps an application back until it is there', async () => {
    const { id, document, revision } = await begin()
    const save = async (at: number, change: object) =>
      (
        await call('PUT', `/seller/product-applications/${id}/document?revision=${at}`, {
          ...document,
          ...change,
        })
      ).body.problems as { path: string; rule: string }[]
    const tags = [both('昇腾')]
    expect(await save(revision, { tags })).toContainEqual(
      expect.objectContaining({ path: 'tagCertificates', rule: 'SELL-PUB-P17' }),
    )
    expect(
      await save(revision + 1, { tags, tagCertificates: [{ tag: '昇腾', certificate }] }),
    ).not.toContainEqual(expect.objectContaining({ rule: 'SELL-PUB-P17' }))
    // Without its words in overview and description the certificate is not enough.
    expect(
      await save(revision + 2, { tags: [both('鲲鹏')], tagCertificates: [{ tag: '鲲鹏', certificate }] }),
    ).toContainEqual(expect.objectContaining({ path: 'tags[0]', rule: 'SELL-PUB-P17' }))
  })

  it('SELL-PUB 4.6 withdrawn, it is a draft again and cannot be approved', async () => {
    const { id, document, revision } = await begin()
    await submit(id, revision)
    const task = await taskOf(id)
    const edited = await call(
      'PUT',
      `/seller/product-applications/${id}/document?revision=${revision}`,
      document,
    )
    expect(edited.body.code).toBe('PUB_NOT_EDITABLE')
    expect((await call('POST', `/seller/product-applications/${id}/withdraw`)).status).toBe(204)
    expect((await desk('POST', `/ops/reviews/${task}/approve`, { checklist: {} })).body.code).toBe(
      'REVIEW_CLOSED',
    )
    expect(await get(id)).toMatchObject({ state: 'DRAFT', commands: ['save', 'submit', 'delete'] })
    expect((await call('DELETE', `/seller/product-applications/${id}`)).status).toBe(204)
    expect((await call('GET', `/seller/product-applications/${id}`)).status).toBe(404)
    // The ended task can still be read, and says that its content is gone.
    const read = await desk('GET', `/ops/reviews/${task}`)
    expect(read).toMatchObject({ status: 200, body: { sections: [] } })
    expect(read.body.notices).toHaveLength(1)
  })

  it('SELL-PUB-07 a short name that another product took before the approval is refused, and that product stays', async () => {
    const { id, document, revision } = await begin()
    await submit(id, revision)
    const taken = await makeProduct(program.platform, {
      seller: rivalSeller,
      slug: String(document['slug']),
      title: both('Of the rival'),
    })
    const refused = await approve(id)
    expect(refused.body).toMatchObject({ code: 'PUB_STALE', errors: [{ path: 'slug' }] })
    expect((await desk('GET', `/catalog/products/${taken.slug}`)).body.title).toBe('Of the rival')
    expect((await get(id)).state).toBe('PENDING')
  })

  it('SELL-PUB 4.6 rejected with reasons at their fields, mended, submitted again', async () => {
    const { id, document, revision } = await begin()
    await submit(id, revision)
    const reasons = [{ code: 'R03', path: 'title.zh', text: '名称请去掉版本号' }]
    await desk('POST', `/ops/reviews/${await taskOf(id)}/reject`, { reasons })
    expect(await get(id)).toMatchObject({ state: 'REJECTED', reasons })
    const saved = await call('PUT', `/seller/product-applications/${id}/document?revision=${revision}`, {
      ...document,
      title: both(`Better ${id}`),
    })
    expect((await submit(id, saved.body.revision)).body).toEqual({ state: 'PENDING' })
    expect((await get(id)).reasons).toEqual([])
    expect((await approve(id)).body.state).toBe('APPROVED')
  })

  it('SELL-PUB-P02 a name is used once by a seller, and a short name once by all', async () => {
    const first = await begin()
    await submit(first.id, first.revision)
    await approve(first.id)
    const again = await begin('SERVICE', makeDocument({ title: first.document['title'] }))
    expect(again.problems.map(({ path }: { path: string }) => path)).toContain('title')
    const taken = await begin('SERVICE', makeDocument({ slug: first.document['slug'] }))
    expect((await submit(taken.id, taken.revision)).body.errors[0].path).toBe('slug')
    expect((await get(first.id)).state).toBe('APPROVED')
  })

  it('belongs to its seller: another one finds nothing, a buyer may not ask', async () => {
    const { id, document, revision } = await begin()
    const other = callAs(program, rival)
    expect((await other('GET', `/seller/product-applications/${id}`)).status).toBe(404)
    expect(
      (await other('PUT', `/seller/product-applications/${id}/document?revision=${revision}`, document))
        .status,
    ).toBe(404)
    expect((await other('POST', `/seller/product-applications/${id}/submit`, { revision })).status).toBe(404)
    expect((await other('POST', `/seller/product-applications/${id}/withdraw`)).status).toBe(404)
    expect((await other('DELETE', `/seller/product-applications/${id}`)).status).toBe(404)
    expect((await other('GET', `/seller/product-applications/${id}/preview`)).status).toBe(404)
    const modify = { kind: 'modify', productId: product.id }
    expect((await other('POST', '/seller/product-applications', modify)).status).toBe(404)
    const buyer = callAs(program, await makeBuyer(program))
    expect((await buyer('GET', `/seller/product-applications/${id}`)).status).toBe(403)
    expect(
      (
        await call('POST', '/seller/product-applications', {
          kind: 'publish',
          accessType: 'NONE',
          salesClass: 'general',
        })
      ).status,
    ).toBe(400)
    expect((await call('GET', '/seller/product-applications?state=NONE')).status).toBe(400)
  })

  it('SELL-PUB-90 lists by state, kind, name and time, page by page', async () => {
    const { id, document } = await begin()
    const name = encodeURIComponent((document['title'] as { zh: string }).zh)
    const found = await call('GET', `/seller/product-applications?q=${name}&state=DRAFT&kind=publish`)
    expect(found.body.items.map((item: { id: string }) => item.id)).toEqual([id])
    expect(found.body.items[0]).toMatchObject({
      slug: document['slug'],
      commands: ['save', 'submit', 'delete'],
    })
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { body: { items: { id: string }[]; nextCursor: string | null } } = await call(
        'GET',
        `/seller/product-applications?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      )
      seen.push(...page.body.items.map((item) => item.id))
      cursor = page.body.nextCursor
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toContain(id)
    expect((await call('GET', '/seller/product-applications?from=2999-01-01')).body.items).toEqual([])
  })
})

describe('saved debug cases', () => {
  it('SELL-PUB-22, PUB-002 without cases a SaaS product comes back with the scenarios that are missing', async () => {
    const { id, revision, problems } = await begin('SAAS', makeDocument(saasParts))
    expect(problems.filter((problem: { severity: string }) => problem.severity === 'error')).toEqual([])
    expect((await submit(id, revision)).body).toEqual({ state: 'CHECKING' })
    const returned = await eventually(
      () => get(id),
      ({ state }) => state === 'DRAFT',
    )
    expect(returned.replay.state).toBe('FAILED')
    expect(returned.replay.failures.map(({ scenario }: { scenario: { en: string } }) => scenario.en)).toEqual(
      expect.arrayContaining(['New purchase', 'Renewal', 'Release']),
    )
  })

  it('SELL-PUB-21, AST-002 a product names an approved asset of its own seller and of the right kind', async () => {
    const image = await makeApprovedAsset(program.platform, { sellerId: seller.id, category: 'IMAGE' })
    const foreign = await makeApprovedAsset(program.platform, { sellerId: rivalSeller.id, category: 'SAAS' })
    for (const wrong of ['ast_none', image, foreign]) {
      const { problems } = await begin('SAAS', makeDocument({ ...saasParts, access: { asset: wrong } }))
      expect(problems).toContainEqual(expect.objectContaining({ path: 'access.asset', rule: 'SELL-AST-01' }))
    }
  })

  it('SELL-PUB-05, OPS-REVIEW-05 cases are replayed at submission and at approval', async () => {
    await saveCases()
    const { id, document, revision } = await begin('SAAS', makeDocument(saasParts))
    server.fault = ({ activity }) =>
      activity === 'releaseInstance' ? { kind: 'status', httpStatus: 500 } : undefined
    await submit(id, revision)
    const returned = await eventually(
      () => get(id),
      ({ state }) => state === 'DRAFT',
    )
    expect(returned.replay.failures).toHaveLength(1)
    expect(returned.replay.failures[0].scenario.en).toBe('Release')

    server.fault = () => undefined
    expect((await submit(id, revision)).body).toEqual({ state: 'CHECKING' })
    await eventually(
      () => get(id),
      ({ state }) => state === 'PENDING',
    )

    // An address that is no longer verified is said so; nothing is lost.
    const endpoints = (state: 'VERIFIED' | 'UNVERIFIED') =>
      program.platform.db.query
        .updateTable('seller_endpoints')
        .set({ state })
        .where('id', '=', seller.endpointId)
        .execute()
    await endpoints('UNVERIFIED')
    expect((await approve(id)).body).toMatchObject({
      code: 'PUB_STALE',
      errors: [{ path: 'delivery.endpoint' }],
    })
    await endpoints('VERIFIED')
    expect((await get(id)).state).toBe('PENDING')

    server.fault = () => ({ kind: 'status', httpStatus: 500 })
    expect((await approve(id)).body).toEqual({ state: 'CHECKING' })
    // While the system checks, nobody decides a second time.
    expect((await approve(id)).body.code).toBe('REVIEW_CLOSED')
    const refused = await eventually(
      () => get(id),
      ({ state }) => state === 'REJECTED',
    )
    expect(refused.reasons.map(({ code }: { code: string }) => code)).toContain('R15')
    expect(await onShelf(String(document['slug']))).toBe(false)

    server.fault = () => undefined
    await submit(id, revision)
    await eventually(
      () => get(id),
      ({ state }) => state === 'PENDING',
    )
    await approve(id)
    await eventually(
      () => get(id),
      ({ state }) => state === 'APPROVED',
    )
    expect(await onShelf(String(document['slug']))).toBe(true)
    const links = await program.composition.assets.listLinks(program.platform.db.query, asset)
    expect(links).toMatchObject([{ assetId: asset, version: 'V1.0' }])
  })
})

describe('changing a listed product', () => {
  async function list(document = makeDocument()) {
    const made = await begin('SERVICE', document)
    await submit(made.id, made.revision)
    await approve(made.id)
    const { body } = await desk('GET', `/catalog/products/${String(document['slug'])}`)
    return { ...made, productId: body.id as string, slug: String(document['slug']) }
  }
  async function modify(productId: string) {
    const created = await call('POST', '/seller/product-applications', { kind: 'modify', productId })
    return { created, id: created.body.id as string }
  }

  it('SELL-PUB-100, 101 the listing stays as it is until the change was approved; the desk shows what changed', async () => {
    const { productId, slug } = await list()
    const { id } = await modify(productId)
    expect((await modify(productId)).created.body.code).toBe('PUB_APPLICATION_OPEN')
    const { document } = await get(id)
    expect((await submit(id, 1)).body.code).toBe('PUB_UNCHANGED')
    await call('PUT', `/seller/product-applications/${id}/document?revision=1`, {
      ...document,
      brief: both('New brief'),
    })
    await submit(id, 2)
    const before = await desk('GET', `/catalog/products/${slug}`)
    expect(before.body.brief).toBe('Brief')
    const read = (await desk('GET', `/ops/reviews/${await taskOf(id)}`)).body
    const changed = read.sections.flatMap((section: { fields: { path: string; changed: boolean }[] }) =>
      section.fields.filter((field) => field.changed).map(({ path }) => path),
    )
    expect(changed).toEqual(['brief.zh', 'brief.en'])
    expect(read.checklist.map(({ key }: { key: string }) => key)).toEqual(['texts'])
    await approve(id)
    expect((await desk('GET', `/catalog/products/${slug}`)).body.brief).toBe('New brief')
    const after = (await desk('GET', `/ops/reviews/${await taskOf(id)}`)).body
    expect(
      after.sections.flatMap((section: { fields: { changed: boolean }[] }) =>
        section.fields.filter(({ changed: is }) => is),
      ),
    ).toHaveLength(2)
  })

  it('SELL-PUB-102, PUB-008 a forbidden change is refused with its rule', async () => {
    const { productId } = await list()
    const { id } = await modify(productId)
    const { document } = await get(id)
    const saved = await call('PUT', `/seller/product-applications/${id}/document?revision=1`, {
      ...document,
      specifications: [
        { code: 'other', name: both('Other'), prices: [{ mode: 'ONE_TIME', unitPrice: '5' }] },
      ],
    })
    expect(saved.body.problems).toContainEqual(
      expect.objectContaining({ rule: 'SELL-PUB-102', severity: 'error' }),
    )
    expect((await submit(id, 2)).body.code).toBe('PRODUCT_DOCUMENT_REFUSED')
  })

  it('SELL-PUB-106 a product that operators changed meanwhile is looked at again before it goes on', async () => {
    const { productId, slug } = await list()
    const { id } = await modify(productId)
    const { document } = await get(id)
    await call('PUT', `/seller/product-applications/${id}/document?revision=1`, {
      ...document,
      brief: both('Mine'),
    })
    const stored = await desk('GET', `/ops/products/${slug}/document`)
    await desk('PUT', `/ops/products/${slug}`, { ...stored.body.document, version: 'V2.0' })
    expect((await submit(id, 2)).body.code).toBe('PUB_BASE_CHANGED')
    expect((await get(id)).baseChanged).toBe(true)
    expect((await call('POST', `/seller/product-applications/${id}/accept-base`)).status).toBe(204)
    expect((await submit(id, 2)).body).toEqual({ state: 'PENDING' })
  })
})

describe('large and wrong price matrices', () => {
  const values = (count: number, prefix: string) =>
    Array.from({ length: count }, (_, i) => ({
      code: `${prefix}${i}`,
      name: both(`${prefix.toUpperCase()} ${i}`),
    }))
  const matrix = (rows: number, columns: number) => ({
    attributes: [
      { code: 'edition', name: both('Edition'), kind: 'enum', values: values(rows, 'e') },
      { code: 'zone', name: both('Zone'), kind: 'enum', values: values(columns, 'z') },
    ],
    skus: Array.from({ length: rows * columns }, (_, i) => ({
      attributes: { edition: `e${Math.floor(i / columns)}`, zone: `z${i % columns}` },
      prices: [{ mode: 'ONE_TIME', unitPrice: `${i + 1}.50` }],
    })),
  })
  const one = (specification: object) =>
    makeDocument({ specifications: [{ code: 'standard', name: both('Standard'), ...specification }] })
  const errorsOf = (problems: { path: string; severity: string }[]) =>
    problems.filter(({ severity }) => severity === 'error').map(({ path }) => path)

  it('SELL-PUB-42 ten thousand prices are saved, submitted, read at the desk and listed', async () => {
    const { id, document, revision, problems } = await begin('SERVICE', one(matrix(100, 100)))
    expect(errorsOf(problems)).toEqual([])
    expect((await submit(id, revision)).body).toEqual({ state: 'PENDING' })
    const read = (await desk('GET', `/ops/reviews/${await taskOf(id)}`)).body
    const prices = read.sections
      .flatMap((section: { fields: { path: string; after: string[] }[] }) => section.fields)
      .find(({ path }: { path: string }) => path === 'specifications[standard].prices')
    expect(prices.after.at(-1)).toBe('… +9700')
    expect((await approve(id)).body.state).toBe('APPROVED')
    const page = (await desk('GET', `/catalog/products/${String(document['slug'])}`)).body
    expect(page.specifications[0].skus).toHaveLength(10_000)
  }, 60_000)

  it.each([
    ['SELL-PUB-42 more combinations than are sold', matrix(101, 100), 'specifications[0].attributes'],
    [
      'SELL-PUB-42 the same value twice',
      {
        attributes: [
          {
            code: 'edition',
            name: both('Edition'),
            kind: 'enum',
            values: [...values(1, 'e'), ...values(1, 'e')],
          },
        ],
        prices: [{ mode: 'ONE_TIME', unitPrice: '1' }],
      },
      'specifications[0].attributes[0].values[1].code',
    ],
    [
      'SELL-PUB-11 a price of nothing',
      { prices: [{ mode: 'ONE_TIME', unitPrice: '0' }] },
      'specifications[0].prices[0].unitPrice',
    ],
    [
      'SELL-PUB-40 a negative price',
      { prices: [{ mode: 'ONE_TIME', unitPrice: '-5' }] },
      'specifications[0].prices[0].unitPrice',
    ],
    [
      'SELL-PUB-40 a price of 19 digits',
      { prices: [{ mode: 'ONE_TIME', unitPrice: '1234567890123456789' }] },
      'specifications[0].prices[0].unitPrice',
    ],
    [
      'SELL-PUB-43 bands with a gap',
      {
        prices: [
          {
            mode: 'ONE_TIME',
            model: 'step',
            bands: [
              { from: 1, to: 5, unitPrice: '9' },
              { from: 10, unitPrice: '8' },
            ],
          },
        ],
      },
      'specifications[0].prices[0].bands[1].from',
    ],
    [
      'SELL-PUB-43 bands that overlap',
      {
        prices: [
          {
            mode: 'ONE_TIME',
            model: 'tier',
            bands: [
              { from: 1, to: 12, unitPrice: '9' },
              { from: 10, unitPrice: '8' },
            ],
          },
        ],
      },
      'specifications[0].prices[0].bands[1].from',
    ],
    [
      'SELL-PUB-60 a trial of a service',
      { trialDays: 7, prices: [{ mode: 'ONE_TIME', unitPrice: '5' }] },
      'specifications[0].trialDays',
    ],
  ])('%s is refused at its field, and kept as it was written', async (_name, specification, path) => {
    const { id, document, revision, problems } = await begin('SERVICE', one(specification))
    expect(errorsOf(problems)).toContain(path)
    expect((await get(id)).document.specifications).toEqual(document['specifications'])
    expect((await submit(id, revision)).status).toBe(400)
  })
})
