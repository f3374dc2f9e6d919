import { randomUUID } from 'node:crypto'
import { formatBasicIsoTime } from '@yunshi/seller-sdk'
import { beforeEach, describe, expect, it } from 'vitest'
import { findTestOrder, listTestInstances } from '../src/modules/debugging/index.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callSigned, makeAccessKey, pushUsage } from './open-api-calls.ts'
import { callAs, makeShop } from './purchase.ts'
import { protocolKeys, startProtocolSeller } from './protocol-seller.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const production = await createTestProgram({ sandbox: false })
const { query } = program.platform.db
const { access } = program.composition
const server = await startFaultSeller()
const protocols = await startProtocolSeller()

beforeEach(() => {
  server.calls.length = 0
  server.fault = () => undefined
  protocols.calls.length = 0
})

const product = { productId: 'prod-1', skuCode: 'sku-1', productName: 'Demo CRM,Standard', linearValue: 10 }
const monthly = { chargingMode: 'PERIOD', periodType: 'month', periodNumber: 1 }

async function subscribe(family: string, charging: object = monthly, asTest = true) {
  const isV2 = family === 'saas-v2'
  const made = await makeShop(program, isV2 ? server : { url: protocols.url, key: protocolKeys.BASE })
  if (!isV2)
    await program.platform.db.transaction(async (tx) => {
      for (const name of ['V1', 'LICENSE', 'GENERAL'] as const)
        await access.addKey(tx, made.seller.id, name, protocolKeys[name])
    })
  const call = callAs(program, made.owner)
  const created = await call('POST', '/seller/test-subscriptions', {
    endpointId: made.seller.endpointId,
    family,
    name: 'life',
    product,
    asTest,
    periodType: null,
    periodNumber: null,
    ...charging,
  })
  if (created.status !== 201) throw new Error(created.text)
  const path = `/seller/test-subscriptions/${created.body.id as string}`
  return {
    ...made,
    call,
    path,
    get: async () => (await call('GET', path)).body,
    give: async (command: string, options: object = {}) =>
      (await call('POST', `${path}/commands`, { command, ...options })).body,
    move: async (to: string) => (await call('POST', `${path}/clock`, { to })).body,
  }
}
const activities = () => server.calls.map(({ activity }) => activity)
const sent = (activity: string) => server.calls.findLast((call) => call.activity === activity)!.body

describe('test subscriptions over SaaS 2.0', () => {
  it('2.3–2.9 open, renew, change, refund of a renewal, freeze, unfreeze, release: each a signed call with its order', async () => {
    const { give, get, seller } = await subscribe('saas-v2')
    expect((await get()).allowedCommands).toEqual(['open'])
    const opened = await give('open')
    expect(opened.done).toBe(true)
    expect(opened.subscription).toMatchObject({ state: 'ACTIVE', sellerInstanceId: 'seller-1+/=' })
    expect(activities()).toEqual(['newInstance', 'queryInstance'])
    expect(sent('newInstance')).toMatchObject({ testFlag: '1' })
    const [purchase] = opened.subscription.orders
    expect(purchase.id).toMatch(/^CS/)
    expect(sent('newInstance')).toMatchObject({
      orderId: purchase.id,
      orderLineId: `${purchase.id as string}-000001`,
    })
    const firstEnd = opened.subscription.expiresAt

    const renewed = (await give('renew', { periodType: 'year', periodNumber: 1 })).subscription
    expect(sent('refreshInstance')).toMatchObject({ scene: 'RENEWAL', instanceId: 'seller-1+/=' })
    expect(renewed.orders[1]).toMatchObject({ type: 'RENEW', state: 'DONE' })
    expect(new Date(renewed.expiresAt).getFullYear()).toBe(new Date(firstEnd).getFullYear() + 1)

    const changed = (await give('change', { linearValue: 25 })).subscription
    expect(sent('upgradeInstance')['orderId']).toBe(changed.orders[2].id)
    expect(changed.product.linearValue).toBe(25)
    expect(await findTestOrder(query, seller.id, changed.orders[2].id)).toMatchObject({
      orderType: 'CHANGE',
      orderLine: [{ productInfo: [{ linearValue: 25 }] }],
    })

    const refunded = (await give('refundRenewal')).subscription
    expect(sent('refreshInstance')['scene']).toBe('UNSUBSCRIBE_RENEWAL_PERIOD')
    expect(refunded.expiresAt).toBe(firstEnd)
    expect(refunded.orders[1].state).toBe('REFUNDED')
    expect(refunded.allowedCommands).not.toContain('refundRenewal')

    await give('freeze')
    expect(sent('updateInstanceStatus')['status']).toBe('FREEZE')
    await give('unfreeze')
    expect(sent('updateInstanceStatus')['status']).toBe('UNFREEZE')
    const released = (await give('release')).subscription
    expect(released).toMatchObject({ state: 'RELEASED', allowedCommands: [] })
    expect(released.endedAt).not.toBeNull()
    expect(released.calls).toHaveLength(server.calls.length)
  })

  it('2.9 a change at renewal asks first; a refusal moves nothing, the repeat keeps the order', async () => {
    const { give } = await subscribe('saas-v2')
    await give('open')
    server.fault = ({ activity }) =>
      activity === 'changeInstanceCheck'
        ? { kind: 'answer', body: { resultCode: '000002', resultMsg: '8 users in use' } }
        : undefined
    const refused = await give('changeAtRenewal', { linearValue: 5 })
    expect(refused).toMatchObject({ done: false, subscription: { pendingCommand: 'changeAtRenewal' } })
    expect(refused.subscription.product.linearValue).toBe(10)
    expect(refused.subscription.calls[0].reason).toContain('8 users in use')
    expect(activities()).not.toContain('refreshInstance')
    const before = refused.subscription.orders[1].id
    server.fault = () => undefined
    const done = await give('changeAtRenewal', { linearValue: 5 })
    expect(done).toMatchObject({ done: true, subscription: { pendingCommand: null } })
    expect(sent('refreshInstance')).toMatchObject({ scene: 'RENEWAL_CHANGE', orderId: before })
    expect(done.subscription.product.linearValue).toBe(5)
  })

  it('COMPAT-02, COMPAT-19: a failed opening is repeated with the same order and a fresh signature and businessId', async () => {
    const { give } = await subscribe('saas-v2')
    server.fault = (_, nth) => (nth === 1 ? { kind: 'lost' } : undefined)
    expect(await give('open')).toMatchObject({ done: false, subscription: { state: 'NEW' } })
    server.fault = () => undefined
    expect(await give('open')).toMatchObject({ done: true, subscription: { state: 'ACTIVE' } })
    const [first, second] = server.calls.filter(({ activity }) => activity === 'newInstance')
    expect(second!.body['orderId']).toBe(first!.body['orderId'])
    expect(second!.body['businessId']).not.toBe(first!.body['businessId'])
  })

  it('2.3 a seller that opens later is asked again until the instance is ready', async () => {
    const { give } = await subscribe('saas-v2')
    server.fault = ({ activity }, nth) =>
      activity === 'queryInstance' && nth === 1
        ? { kind: 'answer', body: { resultCode: '000004', resultMsg: 'processing' } }
        : undefined
    expect(await give('open')).toMatchObject({ done: false, subscription: { state: 'OPENING' } })
    expect(await give('open')).toMatchObject({ done: true, subscription: { state: 'ACTIVE' } })
    expect(activities()).toEqual(['newInstance', 'queryInstance', 'queryInstance'])
  })

  it('another command drops the one that failed', async () => {
    const { give } = await subscribe('saas-v2')
    await give('open')
    server.fault = ({ activity }) => (activity === 'refreshInstance' ? { kind: 'reset' } : undefined)
    await give('renew')
    const refunded = (await give('refund')).subscription
    expect(refunded.state).toBe('UNSUBSCRIBED')
    expect(refunded.orders.map((order: { state: string }) => order.state)).toEqual([
      'DONE',
      'DROPPED',
      'DONE',
    ])
    expect(sent('releaseInstance')['orderId']).toBe(refunded.orders[2].id)
  })

  it('2.5 a trial becomes formal; the order query tells each kind of order', async () => {
    const { give, seller } = await subscribe('saas-v2', {
      chargingMode: 'TRIAL',
      periodType: 'day',
      periodNumber: 14,
    })
    const trial = (await give('open')).subscription
    expect(await findTestOrder(query, seller.id, trial.orders[0].id)).toMatchObject({
      orderType: 'TRIAL',
      orderLine: [{ chargingMode: 'PERIOD', periodType: 'day', periodNumber: 14 }],
    })
    const formal = (await give('toFormal', { periodType: 'month', periodNumber: 3, productId: 'prod-2' }))
      .subscription
    expect(formal).toMatchObject({ chargingMode: 'PERIOD', periodType: 'month', periodNumber: 3 })
    expect(sent('refreshInstance')).toMatchObject({ scene: 'TRIAL_TO_FORMAL', productId: 'prod-2' })
    const order = await findTestOrder(query, seller.id, formal.orders[1].id)
    expect(order).toMatchObject({ orderType: 'TRIAL_TO_FORMAL', buyerInfo: { customerType: 0 } })
    expect(order!.orderLine[0]!.expireTime).toBe(sent('refreshInstance')['expireTime'])
    expect(await findTestOrder(query, 'sel_other', formal.orders[1].id)).toBeNull()
  })

  it('pay-per-use has no term; the usage push can find its instance', async () => {
    const { give, seller } = await subscribe('saas-v2', { chargingMode: 'ON_DEMAND' })
    const { subscription } = await give('open')
    expect(subscription).toMatchObject({ expiresAt: null, due: null })
    const instances = await listTestInstances(query, [subscription.sellerInstanceId, 'nobody'])
    expect(instances.filter(({ sellerId }) => sellerId === seller.id)).toMatchObject([
      { metering: { openedAt: expect.any(Date), closedAt: null } },
    ])
    const hoursAgo = (hours: number) => formatBasicIsoTime(Date.now() - hours * 3_600_000)
    const pushed = await pushUsage(program, server.key, {
      usage_records: [
        {
          instance_id: subscription.sellerInstanceId,
          record_time: hoursAgo(0.01),
          begin_time: hoursAgo(1),
          end_time: hoursAgo(0.1),
          usage_value: '12.5',
          metering_sn: randomUUID(),
        },
      ],
    })
    expect(pushed).toMatchObject({ status: 200, body: { error_code: 'MKT.0000' } })
    expect(pushed.body).not.toHaveProperty('abnormal_usage_data_info')
  })

  it('6.2 the seller’s program reads the order of a step with the order query, another seller’s does not', async () => {
    const { give, owner } = await subscribe('saas-v2')
    const { id } = (await give('open')).subscription.orders[0]
    const path = `/api/mkp-openapi-public/global/v1/order/query?orderId=${id as string}`
    const answer = await callSigned(program, await makeAccessKey(program, owner))('GET', path)
    expect(answer.body).toMatchObject({
      resultCode: 'MKT.0000',
      orderInfo: {
        orderId: id,
        orderType: 'NEW',
        orderLine: [{ chargingMode: 'PERIOD', periodType: 'month', periodNumber: 1, productInfo: [product] }],
      },
    })
    const stranger = await subscribe('saas-v2')
    const refused = await callSigned(program, await makeAccessKey(program, stranger.owner))('GET', path)
    expect(refused.body).toMatchObject({ resultCode: 'MKT.0150' })
  })

  it('a production-like subscription sends no testFlag', async () => {
    const { give } = await subscribe('saas-v2', monthly, false)
    await give('open')
    expect(sent('newInstance')).not.toHaveProperty('testFlag')
  })
})

describe('the clock of a test subscription', () => {
  it('makes what falls due happen in order, each at its own time', async () => {
    const { give, move } = await subscribe('saas-v2')
    const opened = (await give('open')).subscription
    expect((await move('day')).subscription.state).toBe('ACTIVE')
    const expired = (await move('expiry')).subscription
    expect(expired).toMatchObject({ state: 'EXPIRED', now: opened.expiresAt })
    const released = (await move('release')).subscription
    expect(released.state).toBe('RELEASED')
    expect(activities().slice(2)).toEqual(['updateInstanceStatus', 'releaseInstance'])
    const [release, freeze] = released.calls
    expect(freeze.virtualAt).toBe(opened.graceEndsAt)
    expect(release.virtualAt).toBe(opened.retentionEndsAt)
  })

  it('stops at a failed call and goes on after the repeat', async () => {
    const { give, move } = await subscribe('saas-v2')
    const opened = (await give('open')).subscription
    server.fault = ({ activity }) => (activity === 'updateInstanceStatus' ? { kind: 'reset' } : undefined)
    const stopped = await move('release')
    expect(stopped).toMatchObject({
      done: false,
      subscription: { state: 'EXPIRED', now: opened.graceEndsAt, pendingCommand: 'freeze' },
    })
    server.fault = () => undefined
    expect((await give('freeze')).subscription.state).toBe('FROZEN')
    expect((await move('release')).subscription.state).toBe('RELEASED')
  })

  it('a renewal in the frozen phase prolongs and unfreezes', async () => {
    const { give, move } = await subscribe('saas-v2')
    await give('open')
    await move('freeze')
    const renewed = (await give('renew', { periodType: 'month', periodNumber: 2 })).subscription
    expect(renewed.state).toBe('ACTIVE')
    expect(activities().slice(-2)).toEqual(['refreshInstance', 'updateInstanceStatus'])
    expect(sent('updateInstanceStatus')['status']).toBe('UNFREEZE')
    expect(renewed.expiresAt > renewed.now).toBe(true)
  })

  it('refuses to go back or where there is nothing', async () => {
    const { give, call, path } = await subscribe('saas-v2', { chargingMode: 'ONE_TIME' })
    await give('open')
    expect((await call('POST', `${path}/clock`, { to: 'expiry' })).body.code).toBe('TEST_SUB_CLOCK')
  })
})

describe('test subscriptions over the other protocols', () => {
  const heard = () => protocols.calls.map(({ activity }) => activity)

  it('1.5–1.11 SaaS 1.0: the end of a term is expireInstance, a violation instanceStatus', async () => {
    const { give, move } = await subscribe('saas-v1')
    const opened = (await give('open')).subscription
    expect(opened).toMatchObject({ state: 'ACTIVE', appInfo: { frontEndUrl: 'https://app.example/v1' } })
    await give('freeze')
    await give('unfreeze')
    await give('renew')
    const renewal = protocols.calls.at(-1)!.members
    expect(renewal).toMatchObject({ periodType: 'month', periodNumber: '1', orderAmount: '100.00' })
    await give('refundRenewal')
    expect(protocols.calls.at(-1)!.members['orderAmount']).toBe('-100.00')
    await move('freeze')
    const { subscription } = await give('release')
    expect(heard()).toEqual([
      'newInstance',
      'instanceStatus',
      'instanceStatus',
      'refreshInstance',
      'refreshInstance',
      'expireInstance',
      'releaseInstance',
    ])
    expect(protocols.calls.at(-1)!.members['orderId']).toBe(opened.orders[0].id)
    expect(subscription.state).toBe('RELEASED')
  })

  it('5.1 License 1.0: getLicense, refreshLicense, expireLicense, releaseLicense', async () => {
    const { give, move } = await subscribe('license-v1')
    const opened = (await give('open')).subscription
    expect(opened.appInfo.license).toBe('AAAA-BBBB-CCCC')
    await give('renew')
    await move('freeze')
    await move('release')
    expect(heard()).toEqual(['getLicense', 'refreshLicense', 'expireLicense', 'releaseLicense'])
  })

  it('5.2 License 2.0: the marketplace makes the code, the seller hears of its life', async () => {
    const { give } = await subscribe('license-code')
    const opened = (await give('open')).subscription
    expect(opened).toMatchObject({ state: 'ACTIVE', sellerInstanceId: expect.stringMatching(/^PLTEST/) })
    expect(heard()).toEqual([])
    await give('renew')
    await give('freeze')
    await give('unfreeze')
    await give('refund')
    expect(heard()).toEqual([
      'refreshLicenseCode',
      'updateLicenseCodeStatus',
      'updateLicenseCodeStatus',
      'releaseLicenseCode',
    ])
    expect(protocols.calls.every(({ members }) => members['license'] === opened.sellerInstanceId)).toBe(true)
  })

  it('5.3 online License: opened like SaaS 2.0, a license is asked for', async () => {
    const { give } = await subscribe('license-online', { chargingMode: 'ONE_TIME' })
    expect((await give('open')).subscription.state).toBe('ACTIVE')
    expect((await give('requestLicense')).done).toBe(true)
    await give('release')
    expect(heard()).toEqual(['newInstance', 'getLicenseAsync', 'releaseInstance'])
  })
})

describe('bounds of test subscriptions', () => {
  it('a command that is not open is refused, and another seller sees nothing', async () => {
    const { call, path } = await subscribe('saas-v2')
    expect((await call('POST', `${path}/commands`, { command: 'renew' })).body.code).toBe('TEST_SUB_STATE')
    const stranger = await subscribe('saas-v2')
    expect((await stranger.call('GET', path)).status).toBe(404)
    expect((await stranger.call('POST', `${path}/commands`, { command: 'open' })).status).toBe(404)
  })

  it('one command at a time', async () => {
    const { call, path } = await subscribe('saas-v2')
    server.fault = () => ({ kind: 'slow', ms: 300 })
    const both = await Promise.all([
      call('POST', `${path}/commands`, { command: 'open' }),
      call('POST', `${path}/commands`, { command: 'open' }),
    ])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(server.calls.filter(({ activity }) => activity === 'newInstance')).toHaveLength(1)
  })

  it('a charging mode that the protocol does not know is refused', async () => {
    await expect(subscribe('license-code', { chargingMode: 'ON_DEMAND' })).rejects.toThrow('chargingMode')
    await expect(
      subscribe('saas-v2', { chargingMode: 'TRIAL', periodType: 'year', periodNumber: 1 }),
    ).rejects.toThrow('periodType')
  })

  it('the form offers the seller’s own specifications', async () => {
    const { call } = await subscribe('saas-v2')
    const { items } = (await call('GET', '/seller/test-subscriptions/products')).body
    expect(items).toMatchObject([{ family: 'saas-v2', hasQuantity: true }])
    expect(items[0].prices.map((price: { mode: string }) => price.mode)).toContain('MONTH')
  })

  it('production has no test subscriptions', async () => {
    const made = await makeShop(production, server)
    const call = callAs(production, made.owner)
    for (const response of [
      await call('GET', '/seller/test-subscriptions'),
      await call('GET', '/seller/test-subscriptions/products'),
      await call('POST', '/seller/test-subscriptions/x/commands', { command: 'open' }),
    ]) {
      expect(response.status).toBe(404)
      expect(response.body.code).toBe('SANDBOX_ONLY')
    }
  })
})
