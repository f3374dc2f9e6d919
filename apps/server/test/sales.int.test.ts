import { beforeEach, describe, expect, it } from 'vitest'
import { makeBuyer, type TestPerson } from '../src/modules/identity/testing.ts'
import { makeProduct } from '../src/modules/catalog/testing.ts'
import { newId } from '../src/platform/ids.ts'
import { startFaultSeller } from './fault-seller.ts'
import { agreements, buy, callAs, eventually, makeShop, quoteHashOf, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const server = await startFaultSeller()
await program.startWorker()
const rival = await makeBuyer(program, { account: { roles: ['buyer', 'seller'] } })
const everyone = { kind: 'EVERYONE', accounts: [], related: [] }

let shop: Awaited<ReturnType<typeof makeShop>>
let seller: ReturnType<typeof callAs>
let buyer: TestPerson
let specificationId: string
beforeEach(async () => {
  server.fault = () => undefined
  shop = await makeShop(program, server)
  seller = callAs(program, shop.owner)
  buyer = await makeBuyer(program)
  await topUp(program, buyer, '5000.00')
  specificationId = (await terms()).specifications[0].id
})
const path = () => `/seller/products/${shop.product.id}`
const terms = async () => (await seller('GET', `${path()}/sales-terms`)).body
const order = async (
  person: TestPerson,
  change: Parameters<typeof selectionOf>[1] = {},
  product = shop.product,
) => {
  const purchase = selectionOf(product, change)
  return callAs(program, person)('POST', '/orders', {
    items: [purchase],
    quoteHash: await quoteHashOf(program, purchase),
    agreements,
  })
}
const quote = async (person: TestPerson | null, change: Parameters<typeof selectionOf>[1] = {}) =>
  (await callAs(program, person)('POST', '/catalog/quotes', selectionOf(shop.product, change))).body
const pageOf = async (person: TestPerson) =>
  (await callAs(program, person)('GET', `/catalog/products/${shop.product.slug}`)).body
const pay = (person: TestPerson, id: string) =>
  callAs(program, person)('POST', `/orders/${id}/pay`, { method: 'BALANCE' })
const setStock = (available: number | null, skuId: string | null = null) =>
  seller('PUT', `${path()}/stock`, { stocks: [{ specificationId, skuId, available }] })
const left = async () => (await terms()).specifications[0].available
const setLimit = (limit: object) =>
  seller('PUT', `${path()}/purchase-limits`, {
    limits: [{ specificationId, occasions: null, quantityMax: null, ...limit }],
  })
const setObjects = (product: object, specifications: object[] = []) =>
  seller('PUT', `${path()}/sale-objects`, { product: { ...everyone, ...product }, specifications })

describe('SELL-PUB-140 stock', () => {
  it('is reserved at submit, shown as sold out, and returned on cancel (BUY-ELIG-35)', async () => {
    expect((await setStock(3)).status).toBe(204)
    const placed = await order(buyer, { quantity: 2 })
    expect(placed.status).toBe(201)
    expect(await left()).toBe(1)
    expect((await quote(null, { quantity: 2 })).unavailable).toMatchObject({ code: 'ELIG_STOCK' })
    expect((await quote(null, { quantity: 1 })).unavailable).toBeNull()
    expect(await order(buyer, { quantity: 2 })).toMatchObject({ status: 409, body: { code: 'ELIG_STOCK' } })
    expect((await order(buyer, { quantity: 1 })).status).toBe(201)
    expect((await pageOf(buyer)).eligibility).toMatchObject({ code: 'ELIG_STOCK' })
    const canceled = await callAs(program, buyer)('POST', `/orders/${placed.body.id}/cancel`, { reason: 'x' })
    expect(canceled.status).toBeLessThan(300)
    expect(await left()).toBe(2)
    expect((await pageOf(buyer)).eligibility).toBeNull()
  })

  it('is returned with a batch of orders and when time is over, and only once', async () => {
    await setStock(10)
    const ids = []
    for (let i = 0; i < 3; i++) ids.push((await order(buyer, { quantity: 2 })).body.id)
    await callAs(program, buyer)('POST', '/orders/batch-cancel', { ids: ids.slice(0, 2) })
    expect(await left()).toBe(8)
    const run = await program.composition.clock.start(null, '8d')
    await eventually(
      () => program.composition.clock.findRun(run),
      ({ state }) => state !== 'RUNNING',
      60_000,
    )
    expect(await eventually(left, (pieces) => pieces === 10)).toBe(10)
  }, 90_000)

  it('never goes below zero: of 50 orders at once for 10 pieces, 10 are placed', async () => {
    await setStock(10)
    const buyers = await Promise.all(Array.from({ length: 10 }, () => makeBuyer(program)))
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => order(buyers[i % 10]!, { quantity: 1 })),
    )
    const count = (status: number) => answers.filter((answer) => answer.status === status).length
    expect([count(201), count(409)]).toEqual([10, 40])
    expect(await left()).toBe(0)
  }, 60_000)

  it('is paid for although nothing is left, and the seller is told once that few are', async () => {
    await setStock(2)
    const placed = await order(buyer, { quantity: 2 })
    expect((await pay(buyer, placed.body.id)).status).toBe(200)
    const told = await eventually(
      async () =>
        (await seller('GET', '/messages')).body.items.filter((row: { link: string }) =>
          row.link?.includes('/seller/inventory'),
        ),
      (rows) => rows.length > 0,
    )
    expect(told).toHaveLength(1)
  })

  it('refuses negative numbers, strangers and what is not on sale', async () => {
    expect((await setStock(-1)).status).toBe(400)
    expect((await setStock(1.5)).status).toBe(400)
    expect(await setStock(1, 'sku_none')).toMatchObject({
      status: 400,
      body: { code: 'SALES_SPECIFICATION' },
    })
    const body = { stocks: [{ specificationId, skuId: null, available: 1 }] }
    expect((await callAs(program, rival)('PUT', `${path()}/stock`, body)).status).toBe(404)
    expect((await callAs(program, buyer)('PUT', `${path()}/stock`, body)).status).toBe(403)
    expect((await callAs(program, null)('PUT', `${path()}/stock`, body)).status).toBe(401)
    await seller('POST', `${path()}/remove`, {})
    expect(await setStock(1)).toMatchObject({ status: 409, body: { code: 'PRODUCT_STATE' } })
  })
})

describe('SELL-PUB-141 purchase limits', () => {
  it('once per account: unpaid orders count, canceled ones do not (BUY-ELIG-32)', async () => {
    expect((await setLimit({ occasions: 'ONCE' })).status).toBe(204)
    const first = await order(buyer)
    expect(await order(buyer)).toMatchObject({ status: 409, body: { code: 'ELIG_LIMIT_COUNT' } })
    await callAs(program, buyer)('POST', `/orders/${first.body.id}/cancel`, { reason: 'x' })
    const second = await order(buyer)
    expect((await pay(buyer, second.body.id)).status).toBe(200)
    expect((await quote(buyer)).unavailable).toMatchObject({ code: 'ELIG_LIMIT_COUNT' })
    expect((await quote(await makeBuyer(program))).unavailable).toBeNull()
  })

  it('holds for orders that are placed at the same moment', async () => {
    await setLimit({ occasions: 'ONCE' })
    const answers = await Promise.all(Array.from({ length: 8 }, () => order(buyer)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  it('a maximum counts the units of all purchases', async () => {
    await setLimit({ quantityMax: 3 })
    expect((await order(buyer, { quantity: 2 })).status).toBe(201)
    expect(await order(buyer, { quantity: 2 })).toMatchObject({
      status: 409,
      body: { code: 'ELIG_LIMIT_QTY' },
    })
    expect((await order(buyer, { quantity: 1 })).status).toBe(201)
  })

  it('a one-time purchase never expires, so it is not bought again under UNTIL_EXPIRY (BUY-ELIG-31)', async () => {
    await setLimit({ occasions: 'UNTIL_EXPIRY' })
    await buy(program, buyer, selectionOf(shop.product, { mode: 'ONE_TIME', quantity: 1 }))
    expect((await quote(buyer)).unavailable).toMatchObject({ code: 'ELIG_LIMIT_COUNT' })
  })

  it('are neither for pay-per-use nor for a quantity that a specification does not have', async () => {
    const specification = (mode: 'ON_DEMAND' | 'MONTH') => ({
      id: newId('spc'),
      code: mode.toLowerCase().replace('_', '-'),
      skuCode: newId('x'),
      name: { zh: mode, en: mode },
      description: { zh: '', en: '' },
      hidden: false,
      trialDays: null,
      attributes: [],
      skus: [
        {
          id: newId('sku'),
          attributeValues: {},
          prices: [
            {
              productCode: newId('pc'),
              mode,
              model: 'linear' as const,
              unitPrice: '1',
              bands: null,
              meterUnit: mode === 'MONTH' ? null : { zh: '次', en: 'call' },
            },
          ],
        },
      ],
    })
    shop = await makeShop(program, server, {
      specifications: [specification('ON_DEMAND'), specification('MONTH')],
    })
    seller = callAs(program, shop.owner)
    const [metered, monthly] = (await terms()).specifications
    specificationId = metered.id
    expect(await setLimit({ occasions: 'ONCE' })).toMatchObject({
      status: 400,
      body: { code: 'SALES_LIMIT_ON_DEMAND' },
    })
    specificationId = monthly.id
    expect((await setLimit({ quantityMax: 2 })).body.code).toBe('SALES_LIMIT_QUANTITY')
    expect((await setLimit({ quantityMax: 0 })).status).toBe(400)
  })
})

describe('SELL-PUB-142 sale objects', () => {
  it('specified users: on the page, at submit and at payment; effective at once (BUY-ELIG-22)', async () => {
    const placed = await order(buyer)
    const { accountId: id, accountName: name } = buyer.actor
    const stranger = await makeBuyer(program)
    const other = { id: stranger.actor.accountId, name: stranger.actor.accountName }
    expect((await setObjects({ kind: 'SPECIFIED', accounts: [other] })).status).toBe(204)
    expect((await pageOf(buyer)).eligibility).toMatchObject({ code: 'ELIG_SALE_OBJECT' })
    expect(await order(buyer)).toMatchObject({ status: 409, body: { code: 'ELIG_SALE_OBJECT' } })
    expect((await pay(buyer, placed.body.id)).body.code).toBe('ELIG_SALE_OBJECT')
    expect((await setObjects({ kind: 'SPECIFIED', accounts: [other, { id, name }] })).status).toBe(204)
    expect((await pageOf(buyer)).eligibility).toBeNull()
    expect((await pay(buyer, placed.body.id)).status).toBe(200)
  })

  it('buyers of a related product of the same seller', async () => {
    const related = await makeProduct(program.platform, {
      seller: shop.seller,
      endpointId: shop.seller.endpointId,
    })
    const foreign = await makeShop(program, server)
    expect((await setObjects({ kind: 'BOUGHT_RELATED', related: [foreign.product.id] })).body.code).toBe(
      'SALES_RELATED',
    )
    expect((await setObjects({ kind: 'BOUGHT_RELATED', related: [] })).body.code).toBe('SALES_RELATED')
    expect((await setObjects({ kind: 'BOUGHT_RELATED', related: [related.id] })).status).toBe(204)
    expect((await order(buyer)).body.code).toBe('ELIG_SALE_OBJECT')
    await buy(program, buyer, selectionOf(related))
    expect((await order(buyer)).status).toBe(201)
  })

  it('one specification may be narrowed only while the product is for everyone (BUY-ELIG-21)', async () => {
    const narrowed = { ...everyone, specificationId, kind: 'INDIVIDUAL' }
    expect((await setObjects({ kind: 'ENTERPRISE' }, [narrowed])).body.code).toBe('SALES_FOLLOWS')
    expect((await setObjects({}, [narrowed])).status).toBe(204)
    expect((await terms()).specifications[0].effectiveSaleObject).toBe('INDIVIDUAL')
    const isIndividual = buyer.actor.accountType === 'individual'
    expect((await quote(buyer)).unavailable?.code ?? null).toBe(isIndividual ? null : 'ELIG_SALE_OBJECT')
  })

  it('need accounts whose id and name belong together', async () => {
    const { accountId: id, accountName: name } = buyer.actor
    for (const accounts of [[{ id, name: `${name}x` }], [{ id: 'acc_none', name }], []])
      expect((await setObjects({ kind: 'SPECIFIED', accounts })).body.code).toBe('SALES_ACCOUNTS')
    expect((await setObjects({ kind: 'FRIENDS' })).status).toBe(400)
  })
})

describe('SELL-PUB-150 sales regions', () => {
  it('keep accounts of other countries from buying, at once (TV-03)', async () => {
    const set = (regions: string[]) => seller('PUT', `${path()}/sales-regions`, { regions })
    expect((await set(['SG'])).status).toBe(204)
    expect((await pageOf(buyer)).eligibility).toMatchObject({ code: 'ELIG_REGION' })
    expect((await set(['CN', 'SG'])).status).toBe(204)
    expect((await pageOf(buyer)).eligibility).toBeNull()
    expect((await set(['XX'])).body.code).toBe('SALES_REGION')
    expect((await callAs(program, rival)('PUT', `${path()}/sales-regions`, { regions: [] })).status).toBe(404)
  })
})
