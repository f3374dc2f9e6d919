import { beforeEach, describe, expect, it } from 'vitest'
import { makeProduct } from '../src/modules/catalog/testing.ts'
import { makeBuyer, makeSubUser } from '../src/modules/identity/testing.ts'
import { newId } from '../src/platform/ids.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callAs, makeShop } from './purchase.ts'
import { makeDesk } from './sellers.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { platform } = program
const server = await startFaultSeller()
const desk = await makeDesk(program)
const partner = await makeBuyer(program, { account: { roles: ['buyer', 'partner'] } })
const customer = await makeBuyer(program, { account: { accountType: 'enterprise' } })
const person = await makeBuyer(program, { account: { accountType: 'individual' } })
const named = ({ actor }: typeof partner) => ({ id: actor.accountId, name: actor.accountName })
const day = (days: number) => new Date(platform.clock.now().getTime() + days * 86_400_000).toISOString()

let shop: Awaited<ReturnType<typeof makeShop>>
let call: ReturnType<typeof callAs>
beforeEach(async () => {
  shop = await makeShop(program, server)
  call = callAs(program, shop.owner)
})
const authorize = (level: string, discountBps: number, change: object = {}) =>
  call('POST', '/seller/resale-authorizations', {
    level,
    productIds: [shop.product.id],
    account: null,
    project: '',
    shareBps: null,
    discountBps,
    validFrom: day(0),
    validUntil: day(30),
    ...change,
  })
const list = async (level: string) =>
  (await call('GET', `/seller/resale-authorizations?level=${level}`)).body.items
const invalidate = (id: string) => call('POST', `/seller/resale-authorizations/${id}/invalidate`)

/** The marketplace keeps a fifth of the product. */
async function agreeOnFee(): Promise<void> {
  const { id } = await platform.db.query
    .selectFrom('fee_rates')
    .select('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  await platform.db.query
    .insertInto('product_fee_terms')
    .values({
      id: newId('pft'),
      product_id: shop.product.id,
      ratio_bps: 2000,
      fee_rate_id: id,
      effective_at: platform.clock.now(),
    })
    .execute()
}

describe('SELL-PUB-160, 161 resale discounts', () => {
  it('are given to all partners first, then less to one partner and to a customer', async () => {
    expect((await authorize('PARTNER', 8000, { account: named(partner) })).body.code).toBe(
      'RESALE_NO_PRODUCT_LEVEL',
    )
    const all = await authorize('PRODUCT', 9000)
    expect(all).toMatchObject({ status: 201, body: { pending: 0 } })
    expect((await authorize('PRODUCT', 8900)).body.code).toBe('RESALE_EXISTS')
    expect((await authorize('PARTNER', 9000, { account: named(partner) })).body.code).toBe('RESALE_NOT_BELOW')
    const one = await authorize('PARTNER', 8500, { account: named(partner), project: '智慧工厂' })
    expect(one.status).toBe(201)
    expect(await list('PARTNER')).toMatchObject([
      { discountBps: 8500, account: named(partner), project: '智慧工厂', state: 'ACTIVE', isExpired: false },
    ])

    const [id] = all.body.ids
    const change = (discountBps: number) =>
      call('PUT', `/seller/resale-authorizations/${id}`, {
        discountBps,
        validFrom: day(0),
        validUntil: day(60),
      })
    expect((await change(8500)).body.code).toBe('RESALE_NOT_ABOVE')
    expect((await change(8800)).status).toBe(204)
    expect((await invalidate(id)).body.code).toBe('RESALE_NEEDED')
    expect((await invalidate(one.body.ids[0])).status).toBe(204)
    expect((await invalidate(one.body.ids[0])).body.code).toBe('RESALE_STATE')
    expect((await invalidate(id)).status).toBe(204)
    expect((await authorize('PRODUCT', 8900)).status).toBe(201)
  })

  it('go to accounts of the right kind, named by id and name', async () => {
    await authorize('PRODUCT', 9000)
    const code = async (level: string, account: object | null, change: object = {}) =>
      (await authorize(level, 8000, { account, ...change })).body.code
    expect(await code('PARTNER', { ...named(partner), name: '别人' })).toBe('RESALE_ACCOUNT')
    expect(await code('PARTNER', null)).toBe('RESALE_ACCOUNT')
    expect(await code('PARTNER', named(customer))).toBe('RESALE_NO_PARTNER')
    expect(await code('CUSTOMER', named(person), { shareBps: 1000 })).toBe('RESALE_ACCOUNT_TYPE')
  })

  it('wrong values are named, and several products are authorized together or not at all', async () => {
    const second = await makeProduct(platform, { seller: shop.seller, endpointId: shop.seller.endpointId })
    const api = await makeProduct(platform, {
      seller: shop.seller,
      endpointId: null,
      protocol: null,
      accessType: 'API',
    })
    const foreign = (await makeShop(program, server)).product
    const both = { productIds: [shop.product.id, second.id] }
    expect((await authorize('PRODUCT', 9000, { productIds: [shop.product.id, api.id] })).body.code).toBe(
      'RESALE_PRODUCT',
    )
    expect((await authorize('PRODUCT', 9000, { productIds: [shop.product.id, foreign.id] })).status).toBe(404)
    expect(await list('PRODUCT')).toEqual([])
    expect((await authorize('PRODUCT', 9000, both)).body.ids).toHaveLength(2)
    expect((await authorize('PRODUCT', 0)).status).toBe(400)
    const past = await authorize('PARTNER', 8000, { account: named(partner), validUntil: day(-1) })
    expect(past.body.errors).toMatchObject([{ path: 'validUntil' }])
  })

  it('are the business of who may edit them', async () => {
    const [id] = (await authorize('PRODUCT', 9000)).body.ids
    const other = callAs(program, (await makeShop(program, server)).owner)
    expect((await other('POST', `/seller/resale-authorizations/${id}/invalidate`)).status).toBe(404)
    const reader = callAs(
      program,
      await makeSubUser(program, shop.owner, null, { user: { permissions: ['seller:resale:view'] } }),
    )
    expect((await reader('GET', '/seller/resale-authorizations?level=PRODUCT')).body.items).toHaveLength(1)
    expect((await reader('POST', `/seller/resale-authorizations/${id}/invalidate`)).status).toBe(403)
  })
})

describe('SELL-PUB-162 share ratio of customers', () => {
  beforeEach(async () => {
    await agreeOnFee()
    await authorize('PRODUCT', 9000)
  })
  const forCustomer = (shareBps: number | null, discountBps = 8000) =>
    authorize('CUSTOMER', discountBps, { account: named(customer), shareBps })

  it('up to the standard share it is in force at once, above operators decide', async () => {
    expect((await forCustomer(null)).body.errors).toMatchObject([{ path: 'shareBps' }])
    expect((await forCustomer(8000)).body.pending).toBe(0)
    expect((await forCustomer(8001)).body.pending).toBe(1)
    expect((await list('CUSTOMER')).map(({ state }: { state: string }) => state)).toEqual([
      'PENDING',
      'ACTIVE',
    ])
    const task = await desk.waiting('resale_share', shop.owner)
    const read = (await desk.call('GET', `/ops/reviews/${task}`)).body
    expect(JSON.stringify(read.sections)).toContain('80.01%')
    expect((await desk.approve('resale_share', shop.owner)).status).toBe(200)
    expect((await list('CUSTOMER')).map(({ state }: { state: string }) => state)).toEqual([
      'ACTIVE',
      'ACTIVE',
    ])
  })

  it('what was refused keeps its reason; a request can be taken back', async () => {
    await forCustomer(9000)
    await desk.reject('resale_share', shop.owner, 'shareBps', '缺少书面约定')
    expect(await list('CUSTOMER')).toMatchObject([{ state: 'REJECTED', reasons: ['缺少书面约定'] }])
    const [again] = (await forCustomer(9000)).body.ids
    expect((await invalidate(again)).status).toBe(204)
    expect((await list('CUSTOMER'))[0].state).toBe('INVALIDATED')
    await expect(desk.waiting('resale_share', shop.owner)).rejects.toThrow()
  })
})
