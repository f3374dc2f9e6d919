import { beforeEach, describe, expect, it } from 'vitest'
import type { DeliveryProtocol } from '../src/modules/catalog/index.ts'
import { makeBuyer, type TestPerson } from '../src/modules/identity/testing.ts'
import { findInstance } from '../src/modules/instances/index.ts'
import { buy, callAs, eventually, makeShop, selectionOf, topUp } from './purchase.ts'
import { protocolKeys, startProtocolSeller } from './protocol-seller.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram({ settings: { CALL_TIMEOUT_SECONDS: 2 } })
const { db } = program.platform
const server = await startProtocolSeller()
await program.startWorker()

let buyer: TestPerson
beforeEach(async () => {
  server.calls.length = 0
  server.isUp = true
  server.v1Key = protocolKeys.V1
  buyer = await makeBuyer(program)
  await topUp(program, buyer, '1000.00')
})

/** A shop whose product is opened over the protocol, with a key of each class. */
async function shopOf(protocol: DeliveryProtocol, product: object = {}) {
  const shop = await makeShop(
    program,
    { url: server.url, key: protocolKeys.BASE },
    { protocol, accessType: protocol.startsWith('LICENSE') ? 'LICENSE' : 'SAAS', ...product },
  )
  await db.transaction(async (tx) => {
    for (const interfaceClass of ['V1', 'LICENSE', 'GENERAL'] as const)
      await program.composition.access.addKey(
        tx,
        shop.seller.id,
        interfaceClass,
        protocolKeys[interfaceClass],
      )
  })
  return shop
}

const advance = async (by: string) => {
  const id = await program.composition.clock.start(null, by)
  await eventually(
    () => program.composition.clock.findRun(id),
    (run) => run.state !== 'RUNNING',
    60_000,
  )
}
const completed = (orderId: string) =>
  eventually(
    async () => (await callAs(program, buyer)('GET', `/orders/${orderId}`)).body,
    (order) => order.status === 'COMPLETED',
  )
const instanceOf = async (orderId: string) => {
  const row = await db.query
    .selectFrom('instances')
    .select('id')
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  return (await findInstance(db.query, { id: row.id }))!
}
const activities = () => server.calls.map(({ activity }) => activity)

describe('a purchase from opening to release, each protocol with its own calls', () => {
  it('COMPAT-14 SaaS 1.0: opened by newInstance alone, its encrypted access data readable by the buyer (COMPAT-17)', async () => {
    const shop = await shopOf('SAAS_V1')
    const id = await buy(program, buyer, selectionOf(shop.product))
    await completed(id)
    const instance = await instanceOf(id)
    expect(instance).toMatchObject({ state: 'ACTIVE', sellerInstanceId: `v1-${id}` })
    expect(program.composition.instances.readAppInfo(instance)).toMatchObject({
      frontEndUrl: 'https://app.example/v1',
      userName: 'admin',
      password: 'V1-Secret-1',
      memo: '你好',
    })
    expect(server.calls[0]!.members).toMatchObject({
      customerId: buyer.actor.accountId,
      customerName: buyer.actor.accountName,
      orderAmount: '60.00',
      amount: '2',
      periodType: 'month',
    })
    await advance('60d')
    expect(activities()).toEqual(['newInstance', 'expireInstance', 'releaseInstance'])
    expect((await instanceOf(id)).state).toBe('RELEASED')
  }, 90_000)

  it('License 1.0: the license is what the buyer gets', async () => {
    const shop = await shopOf('LICENSE_V1')
    const id = await buy(program, buyer, selectionOf(shop.product))
    await completed(id)
    const instance = await instanceOf(id)
    const call = callAs(program, buyer)
    expect((await call('GET', `/instances/${instance.id}`)).body.appInfo).toMatchObject({ hasLicense: true })
    expect((await call('POST', `/instances/${instance.id}/reveal`, { field: 'license' })).body).toEqual({
      value: 'AAAA-BBBB-CCCC',
    })
    expect((await call('POST', `/instances/${instance.id}/reveal`, { field: 'password' })).body.code).toBe(
      'INST_NO_SECRET',
    )
    await advance('60d')
    expect(activities()).toEqual(['getLicense', 'expireLicense', 'releaseLicense'])
    const attempts = await db.query
      .selectFrom('call_attempts')
      .select('response_body')
      .where('activity', '=', 'getLicense')
      .execute()
    expect(JSON.stringify(attempts)).not.toContain('AAAA-BBBB-CCCC')
  }, 90_000)

  it('COMPAT-14 online License: opened by newInstance, never polled, since the family has no queryInstance', async () => {
    const shop = await shopOf('LICENSE_ONLINE')
    const id = await buy(program, buyer, selectionOf(shop.product))
    await completed(id)
    await advance('60d')
    expect(activities()).toEqual(['newInstance', 'updateInstanceStatus', 'releaseInstance'])
  }, 90_000)
})

describe('SELL-APP-34: a license that is not delivered in its window stays with the seller', () => {
  it('License 1.0 in the classic edition is not refunded; restarting delivers it', async () => {
    const shop = await shopOf('LICENSE_V1', { deliveryEdition: 'classic' })
    server.isUp = false
    const id = await buy(program, buyer, selectionOf(shop.product))
    await advance('4h')
    const message = (await callAs(program, shop.owner)('GET', `/seller/messages?orderId=${id}`)).body.items[0]
    expect(message).toMatchObject({ state: 'STOPPED', attempts: 4 })
    expect((await callAs(program, buyer)('GET', `/orders/${id}`)).body.status).toBe('PROCESSING')
    server.isUp = true
    await callAs(program, shop.owner)('POST', `/seller/messages/${message.id}/restart`)
    await completed(id)
  }, 60_000)
})

describe('SELL-APP-14 order notification', () => {
  it('a rule of the product wins over one of the access type, and an order is told once', async () => {
    const shop = await shopOf('SAAS_V1')
    const call = callAs(program, shop.owner)
    const { items } = (await call('GET', '/seller/endpoints')).body
    const rule = { endpointId: items[0].id, nodes: ['new_purchase'], accessType: 'SAAS', productId: null }
    expect((await call('POST', '/seller/order-notify-rules', rule)).status).toBe(201)
    expect((await call('POST', '/seller/order-notify-rules', rule)).body.code).toBe('APP_NOTIFY_EXISTS')
    const ofProduct = { ...rule, accessType: null, productId: shop.product.id }
    expect((await call('POST', '/seller/order-notify-rules', ofProduct)).status).toBe(201)
    const id = await buy(program, buyer, selectionOf(shop.product))
    await completed(id)
    const told = () => server.calls.filter(({ activity }) => activity === 'orderNotify')
    await eventually(
      () => Promise.resolve(told()),
      (calls) => calls.length > 0,
    )
    expect(told()).toMatchObject([
      { signedBy: 'GENERAL', members: { orderId: id, orderLineId: `${id}-000001`, testFlag: '0' } },
    ])
    // The rule of the product names other nodes: then it decides, and nothing is told.
    const rules = (await call('GET', '/seller/order-notify-rules')).body.items
    const own = rules.find((it: { productId: string | null }) => it.productId !== null)
    expect((await call('DELETE', `/seller/order-notify-rules/${own.id}`)).status).toBe(204)
    await call('POST', '/seller/order-notify-rules', { ...ofProduct, nodes: ['renewal'] })
    server.calls.length = 0
    await completed(await buy(program, buyer, selectionOf(shop.product)))
    expect(told()).toEqual([])
  })

  it('refuses images, both scopes at once, other sellers’ products and addresses, and classes without a key', async () => {
    const [shop, other] = [await shopOf('SAAS_V1'), await shopOf('SAAS_V1')]
    const call = callAs(program, shop.owner)
    const endpointId = shop.seller.endpointId
    const create = async (rule: object) =>
      (
        await call('POST', '/seller/order-notify-rules', {
          endpointId,
          nodes: ['new_purchase'],
          accessType: null,
          productId: null,
          ...rule,
        })
      ).body.code
    expect(await create({ accessType: 'IMAGE' })).toBe('APP_NOTIFY_IMAGE')
    expect(await create({})).toBe('APP_NOTIFY_SCOPE')
    expect(await create({ accessType: 'SAAS', productId: shop.product.id })).toBe('APP_NOTIFY_SCOPE')
    expect(await create({ productId: other.product.id })).toBe('NOT_FOUND')
    expect(await create({ accessType: 'SAAS', endpointId: other.seller.endpointId })).toBe('NOT_FOUND')
    const unbound = await makeShop(program, { url: server.url, key: protocolKeys.BASE })
    const refused = await callAs(program, unbound.owner)('POST', '/seller/order-notify-rules', {
      endpointId: unbound.seller.endpointId,
      nodes: ['new_purchase'],
      accessType: 'SAAS',
      productId: null,
    })
    expect(refused.body.code).toBe('APP_NOTIFY_KEY')
  })
})

describe('SELL-ACC-01 replacing a key', () => {
  it('the replaced key is accepted beside the new one for its time, and shown as retiring', async () => {
    const shop = await shopOf('SAAS_V1')
    const call = callAs(program, shop.owner)
    const created = await call('POST', '/seller/keys', { interfaceClass: 'V1', confirm: true })
    expect(created.status).toBe(201)
    const keys = (await call('GET', '/seller/keys')).body.items
    const old = keys.find(
      (key: { id: string; interfaceClass: string | null; status: string }) => key.status === 'retiring',
    )
    expect(old).toMatchObject({ interfaceClass: 'V1' })
    expect(Date.parse(old.retiresAt) - Date.now()).toBeGreaterThan(23 * 3_600_000)
    expect((await call('DELETE', `/seller/keys/${old.id}`)).body.code).toBe('APP_KEY_BOUND')
    // Requests are signed with the new key; answers still signed with the old one count.
    const { secret } = (await call('POST', `/seller/keys/${created.body.id}/reveal`)).body
    const target = await program.composition.access.findCallTarget(
      shop.seller.id,
      shop.seller.endpointId,
      'V1',
    )
    expect(target).toMatchObject({ secret, formerSecrets: [protocolKeys.V1] })
    // Going back is binding the old key again.
    expect(
      (await call('PATCH', `/seller/keys/${old.id}`, { interfaceClass: 'V1', confirm: true })).status,
    ).toBe(204)
    expect(
      await program.composition.access.findCallTarget(shop.seller.id, shop.seller.endpointId, 'V1'),
    ).toMatchObject({ secret: protocolKeys.V1, formerSecrets: [secret] })
  })
})
