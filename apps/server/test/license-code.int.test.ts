import { formatCompactTime } from '@yunshi/seller-sdk'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeBuyer, makeSubUser } from '../src/modules/identity/testing.ts'
import { findInstance } from '../src/modules/instances/index.ts'
import { findLicenseCode } from '../src/modules/licensing/index.ts'
import { listStuckOrders } from '../src/modules/fulfillment/index.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callSigned, makeAccessKey } from './open-api-calls.ts'
import { buy, callAs, makeShop, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const ACTIVATE = '/api/mkp-openapi-public/global/v1/license/activate'
const ACTIVATE_V2 = '/api/mkp-openapi-public/global/v2/license/activate'
const HEARTBEAT = '/api/mkp-openapi-public/global/v1/license/heartbeat'
const HEARTBEAT_V2 = '/api/mkp-openapi-public/global/v2/license/heartbeat'
const SOFTWARE_USE = '/api/mkp-openapi-public/global/v2/license/software-usage-info'
const SUCCESS = { error_code: '92020000', error_msg: 'success' }

const program = await createTestProgram()
const { db, clock } = program.platform
const server = await startFaultSeller()
const shop = await makeShop(program, server, { protocol: 'LICENSE_CODE', accessType: 'LICENSE' })
const other = await makeShop(program, server)
const buyer = await makeBuyer(program)
const call = callSigned(program, await makeAccessKey(program, shop.owner))
const callOther = callSigned(program, await makeAccessKey(program, other.owner))
const asBuyer = callAs(program, buyer)
const asSeller = callAs(program, shop.owner)

beforeAll(() => topUp(program, buyer, '100000.00'))

/** A bought resource with its code. */
async function bought(mode: 'MONTH' | 'YEAR' | 'ONE_TIME' = 'YEAR') {
  const orderId = await buy(program, buyer, selectionOf(shop.product, { mode }))
  const { body: order } = await asBuyer('GET', `/orders/${orderId}`)
  const instanceId = order.lines[0].instanceId as string
  const { code } = (await findLicenseCode(db.query, instanceId))!
  return { orderId, instanceId, code, url: `/instances/${instanceId}/license-code` }
}
const claim = (instanceId: string) => asBuyer('POST', `/instances/${instanceId}/license-code/claim`)
const codeOf = (answer: { body: { error_code: string } }) => answer.body.error_code

/** A code that is bought, claimed and active. */
async function active(mode?: Parameters<typeof bought>[0]) {
  const made = await bought(mode)
  await claim(made.instanceId)
  expect(codeOf(await call('POST', ACTIVATE, { license: made.code }))).toBe('92020000')
  return made
}

describe('buying and claiming', () => {
  it('BUY-LIC-01 isv-protocol 5.2: paying issues one code, which the seller knows the resource by', async () => {
    const { instanceId, code, url } = await bought()
    expect(code).toMatch(/^PL[0-9A-Z]{24}$/)
    const instance = (await findInstance(db.query, { id: instanceId }))!
    expect(instance).toMatchObject({ state: 'OPENING', sellerInstanceId: code })
    expect((await asBuyer('GET', url)).body).toMatchObject({ state: 'READY', allowedCommands: ['claim'] })
    // The code itself is nowhere before it is claimed and revealed.
    expect((await asBuyer('GET', url)).text).not.toContain(code)
    expect((await asBuyer('GET', `/instances/${instanceId}`)).text).not.toContain(code)
    expect((await asBuyer('POST', `${url}/reveal`)).body).toMatchObject({ code: 'LIC_NOT_CLAIMED' })
  })

  it('an order that waits for its code is not stuck, one that waits for nothing is', async () => {
    const { orderId } = await bought()
    const stuck = async () =>
      (await listStuckOrders(db.query, new Date(clock.now().getTime() + 86_400_000))).map(
        (order) => order.orderId,
      )
    expect(await stuck()).not.toContain(orderId)
    // Nor when another line of the order is open already.
    await sql`insert into order_lines select * from json_populate_record(null::order_lines,
      (select (row_to_json(l)::jsonb || '{"id": "another-line", "protocol": "SAAS_V2", "status": "OPENED"}')::json
       from order_lines l where l.order_id = ${orderId}))`.execute(db.query)
    expect(await stuck()).not.toContain(orderId)
    const lost = await bought()
    await db.query
      .updateTable('order_lines')
      .set({ protocol: 'SAAS_V2' })
      .where('order_id', '=', lost.orderId)
      .execute()
    expect(await stuck()).toContain(lost.orderId)
  })

  it('BUY-SUP-17 claiming shows the code, once, to the owner alone, and every look is logged', async () => {
    const { instanceId, code, url } = await bought()
    const stranger = callAs(program, await makeBuyer(program))
    expect((await stranger('POST', `${url}/claim`)).status).toBe(404)
    expect((await claim(instanceId)).status).toBe(204)
    expect((await claim(instanceId)).body).toMatchObject({ code: 'LIC_STATE' })
    expect((await asBuyer('POST', `${url}/reveal`)).body).toEqual({ code })
    expect((await stranger('POST', `${url}/reveal`)).status).toBe(404)
    expect((await stranger('GET', url)).status).toBe(404)
    const reader = callAs(program, await makeSubUser(program, buyer, 'Buyer-Reader'))
    expect((await reader('POST', `${url}/reveal`)).status).toBe(403)
    const logged = await db.query
      .selectFrom('audit_log')
      .select('action')
      .where('object_id', '=', instanceId)
      .where('action', 'like', 'license.code.%')
      .execute()
    expect(logged.map(({ action }) => action).toSorted()).toEqual([
      'license.code.claim',
      'license.code.reveal',
    ])
  })

  it('a claim repeated with its key is one claim', async () => {
    const { url } = await bought()
    const headers = { 'idempotency-key': 'claim-once-0001' }
    expect((await asBuyer('POST', `${url}/claim`, undefined, headers)).status).toBe(204)
    expect((await asBuyer('POST', `${url}/claim`, undefined, headers)).status).toBe(204)
  })

  it('services of other protocols have no code', async () => {
    const orderId = await buy(program, buyer, selectionOf(other.product))
    const { body: order } = await asBuyer('GET', `/orders/${orderId}`)
    expect((await asBuyer('GET', `/instances/${order.lines[0].instanceId}/license-code`)).status).toBe(404)
  })
})

describe('activation (isv-protocol 5.2, BUY-LIC-03)', () => {
  it('92020004 before the claim, 92020000 after it with every documented member, 92020003 on a repeat', async () => {
    const { code, instanceId, orderId } = await bought()
    expect((await call('POST', ACTIVATE, { license: code })).body).toMatchObject({ error_code: '92020004' })
    await claim(instanceId)
    const first = await call('POST', ACTIVATE, { license: code })
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject(SUCCESS)
    const instance = (await findInstance(db.query, { id: instanceId }))!
    expect(JSON.parse(first.body.data.license_code_info)).toEqual({
      status: 'ALIVE',
      expire_time: formatCompactTime(instance.expiresAt!.getTime()),
      product_id: instance.productCode,
      order_id: orderId,
      amount: 2,
    })
    expect(instance.state).toBe('ACTIVE')
    expect((await asBuyer('GET', `/orders/${orderId}`)).body.status).toBe('COMPLETED')
    const again = await call('POST', ACTIVATE, {
      license: code,
      real_effect_time: formatCompactTime(Date.now()),
    })
    expect([again.status, codeOf(again)]).toEqual([200, '92020003'])
    expect((await findInstance(db.query, { id: instanceId }))!.startsAt).toEqual(instance.startsAt)
  })

  it('the service begins at real_effect_time, which is neither before the order nor in the future', async () => {
    const { code, instanceId, orderId } = await bought('MONTH')
    await claim(instanceId)
    const { body: order } = await asBuyer('GET', `/orders/${orderId}`)
    const orderedAt = Math.floor(Date.parse(order.createdAt) / 1000) * 1000
    const at = (ms: number) => ({ license: code, real_effect_time: formatCompactTime(ms) })
    expect(codeOf(await call('POST', ACTIVATE, at(orderedAt - 1000)))).toBe('92020002')
    expect(codeOf(await call('POST', ACTIVATE, at(Date.now() + 3_600_000)))).toBe('92020002')
    expect(codeOf(await call('POST', ACTIVATE, { license: code, real_effect_time: '2031' }))).toBe('92020002')
    expect(codeOf(await call('POST', ACTIVATE, at(orderedAt)))).toBe('92020000')
    expect((await findInstance(db.query, { id: instanceId }))!.startsAt).toEqual(new Date(orderedAt))
    const { body } = await call('POST', HEARTBEAT, { license: code })
    expect(body.data.activate_time).toBe(formatCompactTime(orderedAt))
  })

  it('92020005 for codes that do not exist, and for another seller’s', async () => {
    const { code } = await bought()
    expect(codeOf(await call('POST', ACTIVATE, { license: 'PLNOSUCHCODE' }))).toBe('92020005')
    expect(codeOf(await callOther('POST', ACTIVATE, { license: code }))).toBe('92020005')
    expect(codeOf(await callOther('POST', HEARTBEAT, { license: code }))).toBe('92020005')
  })

  it('v2: a list with an unknown or unclaimed code activates none of them', async () => {
    const [one, two] = [await bought(), await bought()]
    await claim(one.instanceId)
    const list = (...codes: string[]) => call('POST', ACTIVATE_V2, { license_list: codes })
    expect(codeOf(await list(one.code, 'PLNOSUCHCODE'))).toBe('92020020')
    expect(codeOf(await list(one.code, two.code))).toBe('92020004')
    expect((await findInstance(db.query, { id: one.instanceId }))!.state).toBe('OPENING')
    await claim(two.instanceId)
    expect((await list(one.code, two.code)).body).toEqual(SUCCESS)
    expect(codeOf(await list(one.code, two.code))).toBe('92020003')
    const three = await bought()
    await claim(three.instanceId)
    expect(codeOf(await list(one.code, three.code))).toBe('92020000')
  })

  it.each([
    ['92020002', 200, { body: '{"license":""}' }],
    ['92020002', 200, { body: JSON.stringify({ license: 'P'.repeat(65) }) }],
    ['95000004', 400, { body: '{"license":' }],
    ['95000004', 400, { body: '' }],
    ['95000001', 400, { body: '[]' }],
    ['95000003', 415, { body: 'license=PL1', type: 'application/x-www-form-urlencoded' }],
  ])('%s with status %i for %o', async (code, status, { body, type }: { body: string; type?: string }) => {
    const answer = await call('POST', ACTIVATE, body, type ? { headers: { 'Content-Type': type } } : {})
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
  })

  it('95000002 for another method; more than 100 codes are an invalid parameter', async () => {
    const answer = await call('GET', ACTIVATE)
    expect([answer.status, codeOf(answer)]).toEqual([405, '95000002'])
    const many = Array.from({ length: 101 }, (_, i) => `PL${i}`)
    for (const url of [ACTIVATE_V2, HEARTBEAT_V2])
      expect(codeOf(await call('POST', url, { license_list: many }))).toBe('92020002')
  })

  it('ten activations of one code at once: one succeeds, the others are told that it is active', async () => {
    const { code, instanceId } = await bought()
    await claim(instanceId)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call('POST', ACTIVATE, { license: code })),
    )
    expect(answers.map(codeOf).toSorted()).toEqual(['92020000', ...Array<string>(9).fill('92020003')])
  })
})

describe('query (isv-protocol 5.2, BUY-LIC-04)', () => {
  it('92020011 before activation, then every documented member', async () => {
    const { code, instanceId } = await bought()
    await claim(instanceId)
    expect(codeOf(await call('POST', HEARTBEAT, { license: code }))).toBe('92020011')
    await call('POST', ACTIVATE, { license: code })
    const instance = (await findInstance(db.query, { id: instanceId }))!
    const view = {
      license_code: code,
      status: 'ALIVE',
      activate_time: formatCompactTime(instance.startsAt!.getTime()),
      expire_time: formatCompactTime(instance.expiresAt!.getTime()),
      product_name: instance.productTitle.zh,
      product_id: instance.productCode,
    }
    const v1 = await call('POST', HEARTBEAT, { license: code, heartbeatInfo: { ip: '192.0.2.1' } })
    expect(v1.body).toEqual({ ...SUCCESS, data: view })
    const second = await active()
    const v2 = await call('POST', HEARTBEAT_V2, { license_list: [second.code, code] })
    expect(v2.body.data.map((found: { license_code: string }) => found.license_code)).toEqual([
      second.code,
      code,
    ])
    expect(v2.body.data[1]).toEqual(view)
    expect(codeOf(await call('POST', HEARTBEAT_V2, { license_list: [code, 'PLNONE'] }))).toBe('92020020')
  })

  it('a one-time license is told an end that never comes', async () => {
    const { code } = await active('ONE_TIME')
    expect((await call('POST', HEARTBEAT, { license: code })).body.data.expire_time).toBe('20991231235959')
  })

  it('is noted once a day, and the buyer sees the last use', async () => {
    const { code, url } = await active()
    expect((await asBuyer('GET', url)).body.lastUsedAt).toBeNull()
    for (let i = 0; i < 3; i++) await call('POST', HEARTBEAT, { license: code })
    const days = await db.query
      .selectFrom('license_heartbeats')
      .selectAll()
      .where('code', '=', code)
      .execute()
    expect(days).toHaveLength(1)
    expect((await asBuyer('GET', url)).body.lastUsedAt).not.toBeNull()
  })
})

describe('software use (isv-protocol 5.2)', () => {
  const use = (license: string, users: object[]) => ({ license, software_usage_Info: users })

  it('counts each user of a day once, keeps the largest count, and names the codes that failed', async () => {
    const { code } = await active()
    const unclaimed = await bought()
    const send = (...list: object[]) => call('POST', SOFTWARE_USE, { usage_info: list })
    expect(
      (await send(use(code, [{ id: 'device-77' }, { id: 'device-78' }, { id: 'device-77' }]))).body,
    ).toEqual(SUCCESS)
    await send(use(code, [{ id: 'device-77' }, { active_num: 5 }]))
    await send(use(code, [{ active_num: 3 }]))
    const rows = await db.query.selectFrom('license_usage').selectAll().where('code', '=', code).execute()
    expect(rows.filter((row) => row.user_digest !== '')).toHaveLength(2)
    expect(rows.filter((row) => row.user_digest === '').map((row) => row.active_num)).toEqual([5])
    expect(JSON.stringify(rows)).not.toContain('device-77')
    const mixed = await send(use(code, [{ id: 'device-1' }]), use('PLNONE', []), use(unclaimed.code, []))
    expect(mixed.body).toMatchObject({
      error_code: '92020020',
      data: { check_fail_license_list: ['PLNONE', unclaimed.code] },
    })
    expect((await send(use('PLNONE', []))).body).toEqual({
      error_code: '92020005',
      error_msg: 'license code not exist',
    })
    expect(codeOf(await send(use(unclaimed.code, [{ id: 'a' }])))).toBe('92020011')
    expect(codeOf(await send(use(code, [{ id: 'a', active_num: 1 }])))).toBe('92020002')
  })
})

describe('test codes (SELL-APP-40)', () => {
  const url = '/seller/license-test-codes'
  const daysAhead = (days: number) => new Date(clock.now().getTime() + days * 86_400_000).toISOString()
  const apply = async (days = 30) =>
    (await asSeller('POST', url, { expiresAt: daysAhead(days) })).body.code as string
  const find = async (code: string) =>
    (await asSeller('GET', url)).body.items.find((item: { code: string }) => item.code === code)

  it('activates and answers queries over the public API, and the page shows both states', async () => {
    const code = await apply()
    expect(await find(code)).toMatchObject({
      state: 'CLAIMED',
      status: null,
      activatedAt: null,
      daysInUse: 0,
    })
    expect(codeOf(await call('POST', HEARTBEAT, { license: code }))).toBe('92020011')
    const activated = await call('POST', ACTIVATE, { license: code })
    expect(JSON.parse(activated.body.data.license_code_info)).toMatchObject({
      status: 'ALIVE',
      order_id: 'MOCKPERIODYEARNEW',
      amount: 1,
    })
    expect(codeOf(await call('POST', HEARTBEAT, { license: code }))).toBe('92020000')
    expect(await find(code)).toMatchObject({
      state: 'ACTIVE',
      status: 'ALIVE',
      activatedAt: expect.any(String),
      lastUsedAt: expect.any(String),
      daysInUse: 1,
    })
  })

  it('its validity can be changed, it can be deleted, and only by its seller', async () => {
    const code = await apply()
    await call('POST', ACTIVATE, { license: code })
    const before = (await call('POST', HEARTBEAT, { license: code })).body.data.expire_time
    expect((await asSeller('PATCH', `${url}/${code}`, { expiresAt: daysAhead(60) })).status).toBe(204)
    expect((await call('POST', HEARTBEAT, { license: code })).body.data.expire_time > before).toBe(true)
    const stranger = callAs(program, other.owner)
    expect((await stranger('PATCH', `${url}/${code}`, { expiresAt: daysAhead(1) })).status).toBe(404)
    expect((await stranger('DELETE', `${url}/${code}`)).status).toBe(404)
    expect((await stranger('GET', url)).body.items).toEqual([])
    expect((await asSeller('DELETE', `${url}/${code}`)).status).toBe(204)
    expect(codeOf(await call('POST', HEARTBEAT, { license: code }))).toBe('92020005')
  })

  it('its validity can be moved into the past and back, to see how the program takes it', async () => {
    const code = await apply()
    await call('POST', ACTIVATE, { license: code })
    const statusAfter = async (days: number) => {
      await asSeller('PATCH', `${url}/${code}`, { expiresAt: daysAhead(days) })
      return (await call('POST', HEARTBEAT, { license: code })).body.data.status as string
    }
    expect([await statusAfter(-1), await statusAfter(1)]).toEqual(['EXPIRED', 'ALIVE'])
    expect((await asSeller('PATCH', `${url}/${code}`, { expiresAt: daysAhead(1200) })).body.code).toBe(
      'LIC_TEST_VALIDITY',
    )
  })

  it('a validity in the past or beyond three years is refused, and so is one code too many', async () => {
    for (const days of [-2, 1200])
      expect((await asSeller('POST', url, { expiresAt: daysAhead(days) })).body.code).toBe(
        'LIC_TEST_VALIDITY',
      )
    const few = await createTestProgram({ settings: { LICENSE_TEST_CODES_MAX: 1 } })
    const { owner } = await makeShop(few, server)
    const asOwner = callAs(few, owner)
    expect((await asOwner('POST', url, { expiresAt: daysAhead(1) })).status).toBe(201)
    expect((await asOwner('POST', url, { expiresAt: daysAhead(1) })).body.code).toBe('LIC_TEST_LIMIT')
  })

  it('a bought code is no test code: it cannot be changed or deleted there', async () => {
    const { code } = await bought()
    expect((await asSeller('DELETE', `${url}/${code}`)).status).toBe(404)
  })
})
