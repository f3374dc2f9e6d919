import { describe, expect, it } from 'vitest'
import { makeOperator } from '../src/modules/identity/testing.ts'
import { findFeeTerms } from '../src/modules/settlement/index.ts'
import { makeUpload, pdfBytes } from '../src/modules/uploads/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callAs, makeShop } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const server = await startFaultSeller()
const { owner, seller, product } = await makeShop(program, server)
const first = await makeOperator(program)
const ops = callAs(program, first)
const second = callAs(program, await makeOperator(program))
const asSeller = callAs(program, owner)
const visitor = callAs(program, null)
const { query } = program.platform.db
const both = (text: string) => ({ zh: text, en: text })
const tomorrow = () => new Date(program.platform.clock.now().getTime() + 86_400_000).toISOString()
const rate = (change: object = {}) => ({
  family: 'general',
  accessType: 'SERVICE',
  ratioBps: 300,
  effectiveAt: tomorrow(),
  ...change,
})
const { slug: category } = await query.selectFrom('categories').select('slug').executeTakeFirstOrThrow()

let count = 0
/** A product brought in by operators, as `products apply` does. */
async function list(change: object = {}): Promise<string> {
  const slug = `fee-${++count}`
  const applied = await ops('PUT', `/ops/products/${slug}`, {
    slug,
    seller: seller.slug,
    title: both(`Fee ${count}`),
    accessType: 'SERVICE',
    category,
    brief: both('Brief'),
    description: both('Text'),
    usageGuide: both('Guide'),
    specifications: [
      { code: 'standard', name: both('Standard'), prices: [{ mode: 'ONE_TIME', unitPrice: '1' }] },
    ],
    ...change,
  })
  expect([applied.status, applied.text]).toEqual([200, expect.any(String)])
  return slug
}
const termsOf = async (slug: string) => (await second('GET', `/ops/product-fees/${slug}`)).body.terms

describe('fee table', () => {
  it('OPS-FEE-01 SELL-BIL-21 begins with the printed shares; rows are for the future, and history stays', async () => {
    const { items, brackets } = (await ops('GET', '/ops/fee-rates')).body
    expect(items).toMatchObject([{ id: 'fee_cn_general', accessType: null, ratioBps: 500 }])
    expect(brackets).toMatchObject([
      { baseRatioBps: 500, brackets: [{}, { from: '500000.00', extraBps: 100 }, {}] },
    ])
    const effectiveAt = tomorrow()
    const made = await ops('POST', '/ops/fee-rates', rate({ effectiveAt }))
    expect(made.status).toBe(201)
    expect((await ops('POST', '/ops/fee-rates', rate({ effectiveAt, ratioBps: 1 }))).body.code).toBe(
      'RATE_OVERLAP',
    )
    expect((await ops('DELETE', '/ops/fee-rates/fee_cn_general')).body.code).toBe('RATE_IN_EFFECT')
    expect((await ops('DELETE', `/ops/fee-rates/${made.body.id as string}`)).status).toBe(204)
    expect((await ops('DELETE', `/ops/fee-rates/${made.body.id as string}`)).status).toBe(404)
    const csv = await ops('GET', '/ops/fee-rates/export.csv')
    expect(csv.text).toContain('fee_cn_general,general,*,5%,')
    for (const bad of [
      { ratioBps: 10_001 },
      { ratioBps: -1 },
      { ratioBps: 1.5 },
      { effectiveAt: '2020-01-01' },
      { effectiveAt: 'x' },
      { family: 'none' },
    ])
      expect([bad, (await ops('POST', '/ops/fee-rates', rate(bad))).status]).toEqual([bad, 400])
    expect((await visitor('GET', '/ops/fee-rates')).status).toBe(401)
    expect((await asSeller('POST', '/ops/fee-rates', rate())).status).toBe(403)
  })

  it('SELL-BIL-20 the ratio is stored on the product at listing, and a later row does not reach it', async () => {
    const before = await list()
    expect(await termsOf(before)).toMatchObject({ ratioBps: 500, source: 'TABLE' })
    await query
      .insertInto('fee_rates')
      .values({
        id: 'fee_test',
        site: 'cn',
        family: 'general',
        access_type: 'SERVICE',
        ratio_bps: 250,
        effective_at: new Date(program.platform.clock.now().getTime() - 1),
        created_at: program.platform.clock.now(),
        created_by: null,
      })
      .execute()
    expect(await termsOf(before)).toMatchObject({ ratioBps: 500 })
    expect(await termsOf(await list())).toMatchObject({ ratioBps: 250, source: 'TABLE' })
  })

  it('SELL-BIL-20 products listed before there was a table get the row of that day, once', async () => {
    expect(await findFeeTerms(query, product.id)).toBeNull()
    const sweep = program.composition.sweeps.find(({ name }) => name === 'settlement.fee_terms')!
    await sweep.run()
    expect(await findFeeTerms(query, product.id)).toMatchObject({ ratioBps: 500 })
    expect(await sweep.run()).toBe(0)
  })
})

describe('OPS-FEE-02 a ratio for one product', () => {
  it('needs a reason and two people, and holds from its approval', async () => {
    const slug = await list()
    const attachmentId = await makeUpload(program, first, {
      purpose: 'evidence',
      name: 'deal.pdf',
      bytes: pdfBytes,
    })
    const request = { productSlug: slug, ratioBps: 100, reason: 'Agreed', attachmentId }
    const asked = await ops('POST', '/ops/fee-overrides', request)
    expect(asked.status).toBe(201)
    expect((await ops('POST', '/ops/fee-overrides', { ...request, attachmentId: null })).body.code).toBe(
      'FEE_OVERRIDE_OPEN',
    )
    const path = `/ops/fee-overrides/${asked.body.id as string}`
    const own = await ops('POST', `${path}/approve`, { remark: '' })
    expect([own.status, own.body.code]).toEqual([409, 'FEE_OVERRIDE_OWN'])
    expect((await termsOf(slug)).ratioBps).toBe(250)
    const seen = (await second('GET', '/ops/fee-overrides')).body.items[0]
    expect(seen).toMatchObject({ state: 'REQUESTED', mayDecide: true, attachmentId })
    expect((await second('GET', `/uploads/${attachmentId}/content`)).status).toBe(200)
    expect((await second('POST', `${path}/approve`, { remark: 'Fine' })).status).toBe(204)
    expect(await termsOf(slug)).toMatchObject({ ratioBps: 100, source: 'OVERRIDE' })
    expect((await second('POST', `${path}/approve`, { remark: '' })).body.code).toBe('FEE_OVERRIDE_DECIDED')
    const { id } = await query
      .selectFrom('products')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
    const listedAt = (await findFeeTerms(query, id))!.effectiveAt
    expect((await findFeeTerms(query, id, new Date(listedAt.getTime() - 1)))?.ratioBps).toBe(250)
  })

  it('refused, it changes nothing', async () => {
    const slug = await list()
    const asked = await ops('POST', '/ops/fee-overrides', {
      productSlug: slug,
      ratioBps: 0,
      reason: 'x',
      attachmentId: null,
    })
    expect(
      (await second('POST', `/ops/fee-overrides/${asked.body.id as string}/refuse`, { remark: 'No' })).status,
    ).toBe(204)
    expect((await termsOf(slug)).ratioBps).toBe(250)
  })

  it('refuses unknown products, ratios over the whole, foreign files and those who may not', async () => {
    const request = { productSlug: product.slug, ratioBps: 100, reason: 'x', attachmentId: null }
    const foreign = await makeUpload(program, owner, { purpose: 'evidence', name: 'a.pdf', bytes: pdfBytes })
    expect(
      (await ops('POST', '/ops/fee-overrides', { ...request, productSlug: 'none' })).body.errors[0].path,
    ).toBe('productSlug')
    expect((await ops('POST', '/ops/fee-overrides', { ...request, ratioBps: 10_001 })).status).toBe(400)
    expect((await ops('POST', '/ops/fee-overrides', { ...request, reason: ' ' })).status).toBe(400)
    expect((await ops('POST', '/ops/fee-overrides', { ...request, attachmentId: foreign })).status).toBe(404)
    expect((await asSeller('POST', '/ops/fee-overrides', request)).status).toBe(403)
    expect((await second('POST', '/ops/fee-overrides/none/approve', { remark: '' })).status).toBe(404)
    expect((await ops('GET', '/ops/product-fees/none')).status).toBe(404)
  })
})
