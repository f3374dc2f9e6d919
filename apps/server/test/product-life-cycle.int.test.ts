import { beforeEach, describe, expect, it } from 'vitest'
import { makeBuyer, makeOperator } from '../src/modules/identity/testing.ts'
import { makePng, makeUpload } from '../src/modules/uploads/testing.ts'
import { newId } from '../src/platform/ids.ts'
import { startFaultSeller } from './fault-seller.ts'
import { agreements, buy, callAs, eventually, makeShop, quoteHashOf, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const server = await startFaultSeller()
await program.startWorker()
const operator = await makeOperator(program)
const ops = callAs(program, operator)
const rival = await makeBuyer(program, { account: { roles: ['buyer', 'seller'] } })
const { db } = program.platform

const specification = (code: string, skus = 1) => ({
  id: newId('spc'),
  code,
  skuCode: `sku-${newId('x')}`,
  name: { zh: code, en: code },
  description: { zh: '', en: '' },
  hidden: false,
  trialDays: null,
  attributes: [
    {
      code: 'size',
      name: { zh: '规格', en: 'Size' },
      kind: 'enum' as const,
      values: Array.from({ length: skus }, (_, i) => ({
        code: `v${i}`,
        name: { zh: `值 ${i}`, en: `Value ${i}` },
      })),
    },
  ],
  skus: Array.from({ length: skus }, (_, i) => ({
    id: newId('sku'),
    attributeValues: { size: `v${i}` },
    prices: [
      {
        productCode: newId('pc'),
        mode: 'MONTH' as const,
        model: 'linear' as const,
        unitPrice: '10',
        bands: null,
        meterUnit: null,
      },
    ],
  })),
})

let shop: Awaited<ReturnType<typeof makeShop>>
let seller: ReturnType<typeof callAs>
beforeEach(async () => {
  shop = await makeShop(program, server)
  seller = callAs(program, shop.owner)
})
const path = () => `/seller/products/${shop.product.id}`
const pageOf = async () => (await callAs(program, null)('GET', `/catalog/products/${shop.product.slug}`)).body

describe('SELL-PUB-120 a seller removes', () => {
  it('a product for good; the warning counts what goes on, and what was bought runs on', async () => {
    const buyer = await makeBuyer(program)
    await topUp(program, buyer, '1000.00')
    const id = await buy(program, buyer, selectionOf(shop.product))
    await eventually(
      async () => (await callAs(program, buyer)('GET', `/orders/${id}`)).body,
      (order) => order.status === 'COMPLETED',
    )
    const purchase = selectionOf(shop.product)
    const unpaid = await callAs(program, buyer)('POST', '/orders', {
      items: [purchase],
      quoteHash: await quoteHashOf(program, purchase),
      agreements,
    })
    expect((await seller('GET', `${path()}/removal`)).body).toEqual({ instances: 1, orders: 0, unpaid: 1 })
    const removed = await seller('POST', `${path()}/remove`, {})
    expect(removed).toMatchObject({ status: 200, body: { state: 'DISCONTINUED' } })
    expect(await pageOf()).toMatchObject({ state: 'OFF_SHELF', removal: 'final' })
    const paid = await callAs(program, buyer)('POST', `/orders/${unpaid.body.id}/pay`, { method: 'BALANCE' })
    expect(paid).toMatchObject({ status: 409, body: { code: 'ELIG_OFF_SHELF' } })
    const { items } = (await callAs(program, buyer)('GET', '/instances')).body
    expect(items).toMatchObject([{ state: 'ACTIVE' }])
    const again = await seller('POST', `${path()}/remove`, {})
    expect(again).toMatchObject({ status: 409, body: { code: 'PRODUCT_STATE' } })
    const change = await seller('POST', '/seller/product-applications', {
      kind: 'modify',
      productId: shop.product.id,
    })
    expect(change).toMatchObject({ status: 409, body: { code: 'PUB_REMOVED' } })
    expect((await seller('GET', path())).body.history).toMatchObject([
      { command: 'remove', from: 'ON_SALE', to: 'DISCONTINUED', actorKind: 'seller' },
    ])
  })

  it('a SKU, then a specification; with the last of them the product goes (SELL-PUB 4.6)', async () => {
    const specifications = [specification('basic', 2), specification('pro')]
    shop = await makeShop(program, server, { specifications })
    seller = callAs(program, shop.owner)
    const [basic, pro] = specifications
    const [first, second] = basic!.skus
    const remove = (part: object) => seller('POST', `${path()}/remove`, part)
    expect(await remove({ specificationId: basic!.id, skuId: first!.id })).toMatchObject({
      status: 200,
      body: { state: 'ON_SALE' },
    })
    expect((await remove({ specificationId: basic!.id, skuId: first!.id })).status).toBe(404)
    expect((await pageOf()).specifications.map((spec: { skus: object[] }) => spec.skus.length)).toEqual([
      1, 1,
    ])
    await remove({ specificationId: basic!.id, skuId: second!.id })
    expect((await pageOf()).specifications.map((spec: { code: string }) => spec.code)).toEqual(['pro'])
    expect(await remove({ specificationId: basic!.id })).toMatchObject({
      status: 409,
      body: { code: 'PRODUCT_STATE' },
    })
    expect(await remove({ specificationId: pro!.id })).toMatchObject({
      status: 200,
      body: { state: 'DISCONTINUED' },
    })
    expect((await seller('GET', path())).body.history.map((row: { command: string }) => row.command)).toEqual(
      expect.arrayContaining(['removeSku', 'removeSpecification', 'remove']),
    )
  })

  it('and its open change is closed with words', async () => {
    await db.transaction((tx) =>
      tx
        .insertInto('product_applications')
        .values({
          id: newId('app'),
          seller_id: shop.seller.id,
          account_id: shop.owner.actor.accountId,
          kind: 'modify',
          state: 'DRAFT',
          product_id: shop.product.id,
          base_revision: 1,
          access_type: 'SAAS',
          sales_class: 'general',
          document: '{}',
          created_at: new Date(),
          updated_at: new Date(),
          updated_by: 'seller',
        })
        .execute(),
    )
    expect((await seller('POST', `${path()}/remove`, {})).status).toBe(200)
    const { items } = (await seller('GET', '/seller/product-applications')).body
    expect(items).toMatchObject([{ state: 'REJECTED' }])
    const detail = (await seller('GET', `/seller/product-applications/${items[0].id}`)).body
    expect(JSON.stringify(detail)).toMatch(/作为新商品发布|publish a new one/)
  })

  it('neither a product of the platform, nor somebody else’s, nor one with joint orders (SELL-PUB-122)', async () => {
    const set = (sales_class: string) =>
      db.transaction((tx) =>
        tx.updateTable('products').set({ sales_class }).where('id', '=', shop.product.id).execute(),
      )
    await set('platform')
    expect((await seller('POST', `${path()}/remove`, {})).body.code).toBe('PRODUCT_REMOVAL_CONTACT')
    await set('joint')
    const buyer = await makeBuyer(program)
    await topUp(program, buyer, '1000.00')
    server.fault = () => ({ kind: 'status', httpStatus: 500 })
    await buy(program, buyer, selectionOf(shop.product))
    expect((await seller('POST', `${path()}/remove`, {})).body.code).toBe('PRODUCT_REMOVAL_CONSENT')
    server.fault = () => undefined
    expect((await callAs(program, rival)('POST', `${path()}/remove`, {})).status).toBe(404)
    expect((await callAs(program, rival)('GET', path())).status).toBe(404)
    expect((await callAs(program, buyer)('POST', `${path()}/remove`, {})).status).toBe(403)
    expect((await callAs(program, null)('POST', `${path()}/remove`, {})).status).toBe(401)
    expect((await seller('POST', `${path()}/remove`, { specificationId: 'spc_other' })).status).toBe(404)
    expect((await seller('POST', `${path()}/remove`, { all: true })).status).toBe(400)
  })
})

describe('operations', () => {
  const opsPath = () => `/ops/products/${shop.product.id}`

  it('OPS-RISK-02 delist a product with reason and evidence, and the seller is told', async () => {
    const evidence = await makeUpload(program, operator, {
      purpose: 'evidence',
      name: 'complaint.png',
      bytes: makePng(40, 40),
    })
    expect((await ops('POST', `${opsPath()}/delist`, { reason: ' ', evidence: [] })).status).toBe(400)
    expect((await ops('POST', `${opsPath()}/delist`, { reason: 'x', evidence: ['upl_none'] })).status).toBe(
      404,
    )
    expect((await seller('POST', `${opsPath()}/delist`, { reason: 'x', evidence: [] })).status).toBe(403)
    expect((await ops('POST', `${opsPath()}/delist`, { reason: '侵权', evidence: [evidence] })).status).toBe(
      204,
    )
    const detail = (await ops('GET', opsPath())).body
    expect(detail).toMatchObject({
      state: 'DISCONTINUED_BY_PLATFORM',
      commands: [],
      history: [{ command: 'delist', reason: '侵权', evidence: [evidence] }],
    })
    expect((await ops('POST', `${opsPath()}/delist`, { reason: 'x', evidence: [] })).status).toBe(409)
    await eventually(
      async () => (await seller('GET', '/messages')).text,
      (text) => text.includes('侵权'),
    )
  })

  it('OPS-RISK-04 freeze a product until its end comes; unfreezing restores what was before', async () => {
    const past = { reason: '核查', until: '2020-01-01', renewals: false }
    expect((await ops('POST', `${opsPath()}/freeze`, past)).body.code).toBe('PRODUCT_FREEZE_END')
    expect((await ops('POST', `${opsPath()}/freeze`, { ...past, until: null })).status).toBe(204)
    expect(await pageOf()).toMatchObject({ state: 'OFF_SHELF', removal: 'temporary' })
    expect((await seller('POST', `${path()}/remove`, {})).body.code).toBe('PRODUCT_STATE')
    expect((await ops('POST', `${opsPath()}/freeze`, { ...past, until: null })).status).toBe(409)
    expect((await ops('POST', `${opsPath()}/unfreeze`, { reason: '没有问题' })).status).toBe(204)
    expect(await pageOf()).toMatchObject({ state: 'ON_SALE', removal: null })
    const until = new Date(program.platform.clock.now().getTime() + 3_600_000).toISOString()
    expect((await ops('POST', `${opsPath()}/freeze`, { ...past, until })).status).toBe(204)
    const run = await program.composition.clock.start(null, '4h')
    await eventually(
      () => program.composition.clock.findRun(run),
      ({ state }) => state !== 'RUNNING',
      30_000,
    )
    await eventually(pageOf, (page) => page.state === 'ON_SALE')
  })

  it('find products by name, seller, state and access type', async () => {
    const found = (await ops('GET', `/ops/products?q=${shop.product.slug}&state=ON_SALE&accessType=SAAS`))
      .body
    expect(found.items).toMatchObject([{ id: shop.product.id, salesClass: 'general' }])
    expect((await ops('GET', `/ops/products?q=${shop.product.slug}&state=FROZEN`)).body.items).toEqual([])
    expect((await ops('GET', '/ops/products?state=GONE')).status).toBe(400)
    expect((await ops('GET', '/ops/products/prd_none')).status).toBe(404)
    expect((await seller('GET', '/ops/products')).status).toBe(403)
  })
})
