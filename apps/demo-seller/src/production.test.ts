import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSaasV2Nonce, signSaasV2, type RefreshScene } from '@yunshi/seller-sdk'
import { describe, expect, it } from 'vitest'
import { call, makeDataDir, openNew, post, startTestSeller, testKeys } from './marketplace.test-support.ts'

/** Status and members of an answer. */
async function answerOf(res: Response): Promise<Record<string, unknown>> {
  const answer: Record<string, unknown> = JSON.parse(await res.text())
  return { status: res.status, ...answer }
}

/** A purchase never made before, of the order named. */
function create(orderId: string) {
  return {
    activity: 'newInstance',
    businessId: randomUUID(),
    orderId,
    orderLineId: `${orderId}-000001`,
  } as const
}

/** Arranges an outage, or ends it. */
function command(seller: { url: string }, value: unknown): Promise<Response> {
  return fetch(`${seller.url}/demo-crm/behavior`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
  })
}

const gone = { verdict: 'failure', resultCode: '000003' }

describe('the life of an instance', () => {
  it('runs from opening through renewal, freeze, upgrade to release, and every repeat changes nothing', async () => {
    const seller = await startTestSeller()
    const opened = await openNew(seller)
    const { instanceId, orderId, orderLineId } = opened
    expect(opened.appInfo.frontEndUrl).toBe(`http://localhost:${seller.port}/demo-crm/app/${instanceId}`)
    expect(opened.appInfo.adminUrl).toBe(`${opened.appInfo.frontEndUrl}/admin`)
    expect(opened.appInfo.memo).toContain('登录')

    const renewal = { orderId: 'CS-R1', orderLineId: 'CS-R1-000001', instanceId }
    const scenes: RefreshScene[] = [
      'TRIAL_TO_FORMAL',
      'RENEWAL',
      'RENEWAL_CHANGE',
      'UNSUBSCRIBE_RENEWAL_PERIOD',
    ]
    for (const scene of scenes) {
      const refresh = {
        activity: 'refreshInstance',
        scene,
        ...renewal,
        expireTime: '20320405160000',
      } as const
      expect(await call(seller, { ...refresh, orderId: `CS-${scene}` })).toMatchObject({ verdict: 'success' })
      expect(await call(seller, { ...refresh, orderId: `CS-${scene}` })).toMatchObject({ verdict: 'success' })
    }
    for (const status of ['FREEZE', 'FREEZE', 'UNFREEZE', 'UNFREEZE'] as const) {
      expect(await call(seller, { activity: 'updateInstanceStatus', instanceId, status })).toMatchObject({
        verdict: 'success',
        warnings: [],
      })
    }
    const upgrade = { activity: 'upgradeInstance', ...renewal, orderId: 'CS-U1' } as const
    expect(await call(seller, upgrade)).toMatchObject({ verdict: 'success' })
    expect(await call(seller, upgrade)).toMatchObject({ verdict: 'success' })

    const release = {
      activity: 'releaseInstance',
      instanceId,
      orderId: 'CS-X',
      orderLineId: 'CS-X-1',
    } as const
    expect(await call(seller, release)).toMatchObject({ verdict: 'success' })
    expect(await call(seller, release)).toMatchObject({ verdict: 'success' })
    expect(await call(seller, { activity: 'queryInstance', instanceId })).toMatchObject(gone)
    expect(
      await call(seller, { activity: 'updateInstanceStatus', instanceId, status: 'FREEZE' }),
    ).toMatchObject(gone)
    expect(
      await call(seller, {
        activity: 'refreshInstance',
        scene: 'RENEWAL',
        ...renewal,
        expireTime: '20330405160000',
      }),
    ).toMatchObject(gone)
    expect(await call(seller, upgrade)).toMatchObject({ verdict: 'success' })
    expect(
      await call(seller, { activity: 'newInstance', businessId: randomUUID(), orderId, orderLineId }),
    ).toMatchObject({
      verdict: 'success',
      instanceId,
    })
  })

  it('2.3 a repeated order line gets the same instance, another line of the order its own', async () => {
    const seller = await startTestSeller()
    const { orderId, orderLineId, instanceId, password } = await openNew(seller)
    const repeat = { activity: 'newInstance', orderId, orderLineId } as const
    expect(await call(seller, { ...repeat, businessId: randomUUID() })).toMatchObject({ instanceId })
    const other = await call(seller, {
      ...repeat,
      businessId: randomUUID(),
      orderLineId: `${orderId}-000002`,
    })
    expect(other).toMatchObject({ verdict: 'success' })
    expect(other).not.toMatchObject({ instanceId })
    const queried = await call(seller, { activity: 'queryInstance', instanceId })
    expect(queried).toMatchObject({ info: [{ appInfo: { password } }] })
  })

  it('0.2 the instance id is the businessId of the first call, never one that belongs to another order', async () => {
    const seller = await startTestSeller()
    const businessId = randomUUID()
    expect(await call(seller, { ...create('CS-A'), businessId })).toMatchObject({ instanceId: businessId })
    const second = await call(seller, { ...create('CS-B'), businessId })
    expect(second).toMatchObject({ verdict: 'success' })
    expect(second).not.toMatchObject({ instanceId: businessId })
  })

  it('parallel calls for one order line create one instance', async () => {
    const seller = await startTestSeller()
    const order = { orderId: 'CS-P', orderLineId: 'CS-P-000001' }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        call(seller, { activity: 'newInstance', businessId: randomUUID(), ...order }),
      ),
    )
    const ids = answers.map((answer) => (answer.verdict === 'success' ? answer.instanceId : answer.resultMsg))
    expect(new Set(ids).size).toBe(1)
    expect((await (await fetch(seller.url)).text()).match(/app\//g)).toHaveLength(1)
  })

  it('2.5 a repeated renewal order keeps the first expiry', async () => {
    const dataDir = await makeDataDir()
    const seller = await startTestSeller({ dataDir })
    const { instanceId } = await openNew(seller)
    const refresh = {
      activity: 'refreshInstance',
      scene: 'RENEWAL',
      orderId: 'CS-R',
      orderLineId: 'l',
      instanceId,
    } as const
    await call(seller, { ...refresh, expireTime: '20320405160000' })
    await call(seller, { ...refresh, expireTime: '20330405160000' })
    const file = await readFile(join(dataDir, 'demo-crm', 'instances', `${instanceId}.json`), 'utf8')
    expect(JSON.parse(file)).toMatchObject({ expireTime: '20320405160000', orders: { length: 2 } })
  })

  it('10.1 calls about an unknown instance are answered with 000003', async () => {
    const seller = await startTestSeller()
    const target = { instanceId: 'ins-unknown', orderId: 'CS-1', orderLineId: 'CS-1-1' }
    expect(await call(seller, { activity: 'releaseInstance', ...target })).toMatchObject(gone)
    expect(await call(seller, { activity: 'upgradeInstance', ...target })).toMatchObject(gone)
    expect(await call(seller, { activity: 'queryInstance', instanceId: 'ins-unknown' })).toMatchObject(gone)
    expect(
      await call(seller, { activity: 'changeInstanceCheck', instanceId: 'ins-unknown', productInfo: {} }),
    ).toMatchObject(gone)
  })

  it('2.4 several instances are told in one answer', async () => {
    const seller = await startTestSeller({ keys: { 'demo-crm': testKeys['demo-crm'] } })
    const ids = ['ins-1', 'ins-2']
    for (const id of ids) {
      await call(seller, { activity: 'newInstance', businessId: id, orderId: `CS-${id}`, orderLineId: id })
    }
    const queried = await call(seller, { activity: 'queryInstance', instanceId: 'ins-1,ins-2,ins-3' })
    expect(queried).toMatchObject({ info: [{ instanceId: 'ins-1' }, { instanceId: 'ins-2' }] })
  })

  it('2.9 a change below the seats in use is refused in words for the buyer', async () => {
    const seller = await startTestSeller()
    const { instanceId } = await openNew(seller)
    const check = (linearValue: number) =>
      call(seller, { activity: 'changeInstanceCheck', instanceId, productInfo: { linearValue } })
    expect(await check(5)).toMatchObject({ verdict: 'success' })
    const refused = await check(2)
    expect(refused).toMatchObject({ verdict: 'failure', resultCode: '000002' })
    expect(refused.resultMsg).toContain('无法缩减到 2')
  })

  it('11.3 a saved series of debugging cases passes again after its release', async () => {
    const seller = await startTestSeller()
    const order = { orderId: 'CS-T', orderLineId: 'CS-T-1' }
    for (let day = 1; day <= 3; day += 1) {
      const opened = await call(seller, {
        activity: 'newInstance',
        businessId: `b-${day}`,
        ...order,
        isTest: true,
      })
      expect(opened).toMatchObject({ verdict: 'success', instanceId: 'b-1' })
      const instanceId = 'b-1'
      expect(await call(seller, { activity: 'queryInstance', instanceId, isTest: true })).toMatchObject({
        verdict: 'success',
      })
      expect(await call(seller, { activity: 'releaseInstance', instanceId, isTest: true })).toMatchObject({
        verdict: 'success',
      })
    }
  })
})

describe('keeping', () => {
  it('a restart keeps instances, passwords, applied orders and call history', async () => {
    const dataDir = await makeDataDir()
    const first = await startTestSeller({ dataDir })
    const before = await openNew(first)
    await first.close()
    const second = await startTestSeller({ dataDir })
    const { orderId, orderLineId, instanceId, password } = before
    expect(
      await call(second, { activity: 'newInstance', businessId: randomUUID(), orderId, orderLineId }),
    ).toMatchObject({ instanceId })
    expect(await call(second, { activity: 'queryInstance', instanceId })).toMatchObject({
      info: [{ appInfo: { password } }],
    })
    const journal = await readFile(join(dataDir, 'demo-crm', 'journal.ndjson'), 'utf8')
    expect(
      journal
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).activity),
    ).toEqual(['newInstance', 'queryInstance', 'newInstance', 'queryInstance'])
    expect(journal).not.toContain(password)
  })

  it('ids that are no file names are kept too', async () => {
    const dataDir = await makeDataDir()
    const first = await startTestSeller({ dataDir })
    const instanceId = '../a+b/c='
    const order = { orderId: 'CS-F', orderLineId: 'CS-F-1' }
    expect(await call(first, { activity: 'newInstance', businessId: instanceId, ...order })).toMatchObject({
      instanceId,
    })
    await first.close()
    const second = await startTestSeller({ dataDir })
    const queried = await call(second, { activity: 'queryInstance', instanceId })
    expect(queried).toMatchObject({ verdict: 'success', info: [{ instanceId }] })
    const url = queried.verdict === 'success' ? queried.info?.[0]?.appInfo?.frontEndUrl : undefined
    expect((await fetch(url ?? '')).status).toBe(200)
  })
})

describe('refusals', () => {
  const body = '{"activity":"queryInstance","instanceId":"ins-1"}'
  const sign = (changes: { key?: string; timestampMs?: number; body?: string } = {}) =>
    signSaasV2({
      key: changes.key ?? testKeys['demo-crm'],
      body: changes.body ?? body,
      timestampMs: changes.timestampMs ?? Date.now(),
      nonce: createSaasV2Nonce(),
    })

  it('13.10 wrong or missing signatures and changed bodies are answered with 000001', async () => {
    const seller = await startTestSeller()
    const refused = { status: 200, resultCode: '000001' }
    expect(await answerOf(await post(seller, sign({ key: 'other' }).query, body))).toMatchObject(refused)
    expect(await answerOf(await post(seller, sign().query, body.replace('ins-1', 'ins-2')))).toMatchObject(
      refused,
    )
    expect(await answerOf(await post(seller, `timestamp=${Date.now()}&nonce=n`, body))).toMatchObject(refused)
  })

  it('13.10 stale, undated and replayed requests are answered with 000002', async () => {
    const seller = await startTestSeller()
    const stale = await answerOf(await post(seller, sign({ timestampMs: Date.now() - 61_000 }).query, body))
    expect(stale).toMatchObject({ resultCode: '000002', resultMsg: 'timestamp_stale' })
    expect(await answerOf(await post(seller, '', body))).toMatchObject({ resultCode: '000002' })
    const { query } = sign()
    expect(await answerOf(await post(seller, query, body))).toMatchObject({ resultCode: '000003' })
    expect(await answerOf(await post(seller, query, body))).toMatchObject({
      resultCode: '000002',
      resultMsg: 'nonce_replayed',
    })
  })

  it('a signed request that says nothing sensible is answered with 000002 and the reason', async () => {
    const seller = await startTestSeller()
    const odd = '{"activity":"expireInstance"}'
    expect(await answerOf(await post(seller, sign({ body: odd }).query, odd))).toMatchObject({
      resultCode: '000002',
      resultMsg: 'activity "expireInstance" is not known',
    })
  })

  it('12 a body over 1 MB is refused, with and without an announced length', async () => {
    const seller = await startTestSeller()
    const large = 'x'.repeat(1_000_001)
    expect(await answerOf(await post(seller, 'a=1', large))).toMatchObject({
      status: 413,
      resultCode: '000002',
    })
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(large))
        controller.close()
      },
    })
    const res = await fetch(`${seller.url}/demo-crm/produce`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
    })
    expect(res.status).toBe(413)
  })

  it('other methods and products do not exist', async () => {
    const seller = await startTestSeller()
    expect((await fetch(`${seller.url}/demo-crm/produce`)).status).toBe(405)
    expect((await fetch(`${seller.url}/no-such/produce`, { method: 'POST' })).status).toBe(404)
  })
})

describe('arranged outages', () => {
  it('last until further notice, for the activity named only', async () => {
    const seller = await startTestSeller({ control: true })
    const { instanceId } = await openNew(seller)
    expect((await command(seller, { activity: 'newInstance', httpStatus: 500 })).status).toBe(200)
    expect(await call(seller, create('CS-O'))).toMatchObject({ verdict: 'failure', reason: 'http_status' })
    expect(await call(seller, { activity: 'queryInstance', instanceId })).toMatchObject({
      verdict: 'success',
    })
    await command(seller, { clear: true })
    expect(await call(seller, create('CS-O'))).toMatchObject({ verdict: 'success' })
  })

  it('can lose the answer after the work was done', async () => {
    const seller = await startTestSeller({ control: true })
    await command(seller, { activity: 'newInstance', httpStatus: 502, applyFirst: true })
    const lost = create('CS-L')
    expect(await call(seller, lost)).toMatchObject({ verdict: 'failure' })
    await command(seller, { activity: 'newInstance', clear: true })
    expect(await call(seller, { ...lost, businessId: randomUUID() })).toMatchObject({
      instanceId: lost.businessId,
    })
  })

  it('2.3 can open asynchronously: 000004 carries the instance id', async () => {
    const seller = await startTestSeller({ behavior: () => ({ resultCode: '000004' }) })
    const request = create('CS-S')
    expect(await call(seller, request)).toMatchObject({
      verdict: 'processing',
      instanceId: request.businessId,
    })
  })

  it('can be slow', async () => {
    const seller = await startTestSeller({ behavior: () => ({ delayMs: 120 }) })
    const startedAt = performance.now()
    expect(await call(seller, create('CS-D'))).toMatchObject({ verdict: 'success' })
    expect(performance.now() - startedAt).toBeGreaterThan(115)
  })

  it('are refused unless control is on, and when they make no sense', async () => {
    const closed = await startTestSeller()
    expect((await command(closed, { httpStatus: 500 })).status).toBe(404)
    const open = await startTestSeller({ control: true })
    for (const value of [
      [],
      null,
      {},
      { httpStatus: 99 },
      { activity: 'x', httpStatus: 500 },
      { resultCode: '000000' },
    ]) {
      expect((await command(open, value)).status).toBe(400)
    }
    const plain = await fetch(`${open.url}/demo-crm/behavior`, { method: 'POST', body: '{"httpStatus":500}' })
    expect(plain.status).toBe(415)
  })
})
