import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../src/kernel/calendar.ts'
import { makeBuyer, type TestPerson } from '../src/modules/identity/testing.ts'
import { verifyLedger } from '../src/modules/ledger/index.ts'
import { listStuckOrders } from '../src/modules/fulfillment/index.ts'
import { startFaultSeller, type Fault } from './fault-seller.ts'
import { buy, callAs, eventually, makeShop, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

// Plans of seconds and minutes as the specification prints them; the clock is moved, nobody waits.
const program = await createTestProgram({
  settings: { CALL_TIMEOUT_SECONDS: 1, MESSAGE_RETENTION_DAYS: 1000 },
})
const server = await startFaultSeller()
const { product, owner } = await makeShop(program, server)
await program.startWorker()
const { db, clock } = program.platform

let buyer: TestPerson
beforeEach(async () => {
  server.fault = () => undefined
  server.calls.length = 0
  buyer = await makeBuyer(program, { account: { customerLevel: 4 } })
  await topUp(program, buyer, '1000.00')
})

const orderOf = async (id: string) => (await callAs(program, buyer)('GET', `/orders/${id}`)).body
const messageOf = async (orderId: string, scenario = 'newInstance') => {
  const { body } = await callAs(program, owner)(
    'GET',
    `/seller/messages?orderId=${orderId}&scenario=${scenario}`,
  )
  return (await callAs(program, owner)('GET', `/seller/messages/${body.items[0].id}`)).body
}
const attemptsReach = (orderId: string, attempts: number, scenario?: string) =>
  eventually(
    () => messageOf(orderId, scenario),
    (message) =>
      message.attemptsList.length >= attempts && (message.state !== 'SENDING' || message.attempts > attempts),
  )
const advance = async (by: string) => {
  const id = await program.composition.clock.start(null, by)
  const run = await eventually(
    () => program.composition.clock.findRun(id),
    (value) => value.state !== 'RUNNING',
    60_000,
  )
  expect(run).toMatchObject({ state: 'DONE', failure: null })
  return run
}
const walletOf = async () => (await callAs(program, buyer)('GET', '/wallet')).body.balance.amount

describe('answers that are no success', () => {
  const bad: [string, Fault, RegExp][] = [
    ['HTTP 500 with text', { kind: 'status', httpStatus: 500 }, /http_status/],
    ['HTML with 200', { kind: 'html' }, /body_html/],
    [
      'a wrong result code',
      { kind: 'answer', body: { resultCode: '000104', resultMsg: '内部错误' } },
      /000104|内部错误/,
    ],
    ['no result code', { kind: 'answer', body: { ok: true } }, /result_code_missing/],
    [
      'success without an instance id',
      { kind: 'answer', body: { resultCode: '000000' } },
      /instance_id_missing/,
    ],
    ['a redirect', { kind: 'redirect', location: 'http://169.254.169.254/' }, /redirect: HTTP 302/],
    ['a body of megabytes', { kind: 'huge' }, /body_too_large/],
    ['an answer that never comes', { kind: 'never' }, /timeout/],
    ['a connection that breaks', { kind: 'reset' }, /connection_lost/],
  ]
  it.each(bad)(
    'isv-protocol 0.6: %s is a failed attempt, recorded with its reason, and retried',
    async (_, fault, reason) => {
      server.fault = ({ activity }) => (activity === 'newInstance' ? fault : undefined)
      const id = await buy(program, buyer, selectionOf(product))
      const message = await attemptsReach(id, 1)
      expect(message).toMatchObject({ state: 'RETRYING', allowedCommands: ['restart'] })
      expect(`${message.attemptsList[0].reason} ${message.attemptsList[0].resultCode}`).toMatch(reason)
      const delay = Date.parse(message.nextAttemptAt) - Date.parse(message.windowStartedAt)
      expect(delay).toBe(3_600_000)
      expect((await orderOf(id)).status).toBe('PROCESSING')
      // SELL-APP-32: the seller repairs and restarts; same order and line, one instance.
      server.fault = () => undefined
      const restarted = await callAs(program, owner)('POST', `/seller/messages/${message.id}/restart`)
      expect(restarted.status).toBe(200)
      await eventually(
        () => orderOf(id),
        (order) => order.status === 'COMPLETED',
      )
      const lines = server.calls
        .filter((call) => call.activity === 'newInstance')
        .map((call) => call.body['orderLineId'])
      expect(new Set(lines)).toEqual(new Set([`${id}-000001`]))
      expect((await callAs(program, owner)('POST', `/seller/messages/${message.id}/restart`)).body.code).toBe(
        'MSG_STATE',
      )
    },
  )

  it('COMPAT-02 isv-protocol 0.2 every attempt has its own businessId; order and line stay', async () => {
    server.fault = ({ activity }, nth) =>
      activity === 'newInstance' && nth < 3 ? { kind: 'lost' } : undefined
    const id = await buy(program, buyer, selectionOf(product))
    await attemptsReach(id, 1)
    await advance('2h')
    await eventually(
      () => orderOf(id),
      (order) => order.status === 'COMPLETED',
    )
    const created = server.calls.filter((call) => call.activity === 'newInstance')
    expect(created).toHaveLength(3)
    expect(new Set(created.map((call) => call.body['businessId'])).size).toBe(3)
    expect(new Set(created.map((call) => `${call.body['orderId']} ${call.body['orderLineId']}`)).size).toBe(1)
    expect([...server.instances.keys()].filter((line) => line.startsWith(id))).toHaveLength(1)
  })

  it('COMPAT-09 a seller that names another instance on the repeat: the first is kept', async () => {
    server.fault = ({ activity }, nth) =>
      activity === 'newInstance'
        ? { kind: 'answer', body: { resultCode: '000000', instanceId: `changing-${nth}` } }
        : undefined
    const id = await buy(program, buyer, selectionOf(product))
    const order = await eventually(
      () => orderOf(id),
      (value) => value.status === 'COMPLETED',
    )
    const { instanceId } = order.lines[0]
    const kept = await db.transaction((tx) =>
      program.composition.instances.keepSellerInstanceId(tx, instanceId, 'changing-99'),
    )
    expect(kept).toBe('changing-1')
  })

  it('COMPAT-07 COMPAT-08 COMPAT-12 a JSON body decides, whatever the content type and status', async () => {
    server.fault = ({ activity }) =>
      activity === 'newInstance'
        ? {
            kind: 'status',
            httpStatus: 400,
            contentType: 'text/html',
            body: JSON.stringify({ resultCode: '000000', instanceId: 'odd-1', extra: null }),
          }
        : undefined
    const id = await buy(program, buyer, selectionOf(product))
    await eventually(
      () => orderOf(id),
      (order) => order.status === 'COMPLETED',
    )
    const message = await messageOf(id)
    expect(message.attemptsList[0].warnings).toEqual(
      expect.arrayContaining(['content_type_not_json', 'http_status_not_200']),
    )
  })

  it('COMPAT-13 a flat query answer is reported clearly and never opens the instance', async () => {
    server.fault = ({ activity }) =>
      activity === 'queryInstance'
        ? { kind: 'answer', body: { resultCode: '000000', frontEndUrl: 'https://flat.example' } }
        : undefined
    const id = await buy(program, buyer, selectionOf(product))
    const message = await attemptsReach(id, 2)
    expect(message).toMatchObject({ phase: 'QUERY', state: 'RETRYING' })
    expect(message.lastReason).toBe('info_flat')
    server.fault = () => undefined
    await advance('1m')
    await eventually(
      () => orderOf(id),
      (order) => order.status === 'COMPLETED',
    )
  })
})

describe('time', () => {
  it('TV-14 repaired after 2 h 30: opened on the fourth try at 3 h, the order completes', async () => {
    server.fault = ({ activity }) =>
      activity === 'newInstance' ? { kind: 'status', httpStatus: 503 } : undefined
    const id = await buy(program, buyer, selectionOf(product))
    await attemptsReach(id, 1)
    await advance('150m')
    expect((await messageOf(id)).attempts).toBe(3)
    server.fault = () => undefined
    await advance('31m')
    expect((await orderOf(id)).status).toBe('COMPLETED')
  })

  it('TV-15 T10 BUY-ORD-07 failing longer than 3 h: refunded in full, the buyer is told, the seller too', async () => {
    server.fault = ({ activity }) =>
      activity === 'newInstance' ? { kind: 'status', httpStatus: 503 } : undefined
    const id = await buy(program, buyer, selectionOf(product))
    expect(await walletOf()).toBe('940.00')
    await attemptsReach(id, 1)
    await advance('4h')
    const order = await orderOf(id)
    expect(order).toMatchObject({
      status: 'REFUNDED',
      refunded: { amount: '60.00' },
      lines: [{ status: 'REFUNDED' }],
    })
    expect(order.history.map((row: { to: string }) => row.to)).toEqual([
      'PENDING_PAYMENT',
      'PROCESSING',
      'REFUNDING',
      'REFUNDED',
    ])
    expect(order.payments.map((row: { kind: string }) => row.kind)).toEqual(['PAYMENT', 'REFUND'])
    expect(await walletOf()).toBe('1000.00')
    expect(await messageOf(id)).toMatchObject({ state: 'CLOSED', attempts: 4, allowedCommands: [] })
    expect((await callAs(program, buyer)('GET', `/instances/${order.lines[0].instanceId}`)).body.state).toBe(
      'OPEN_FAILED',
    )
    const messages = (await callAs(program, buyer)('GET', '/messages')).body.items
    expect(messages[0].bodyHtml).toContain(id)
    expect((await callAs(program, owner)('GET', '/messages?kind=seller')).body.items[0].bodyHtml).toContain(
      id,
    )
    expect((await verifyLedger(db, program.platform.vault)).problems).toEqual([])
    expect(await listStuckOrders(db.query, clock.now())).toEqual([])
  })

  it('COMPAT-10 polling after 000004 is bounded and ends in a refund with the seller’s text kept', async () => {
    server.fault = ({ activity }) =>
      activity === 'newInstance'
        ? { kind: 'answer', body: { resultCode: '0000004', resultMsg: 'queued', instanceId: 'slow-1' } }
        : { kind: 'answer', body: { resultCode: '000004', resultMsg: 'still working' } }
    const id = await buy(program, buyer, selectionOf(product))
    await attemptsReach(id, 2)
    await advance('4h')
    expect((await orderOf(id)).status).toBe('REFUNDED')
    const polls = server.calls.filter((call) => call.activity === 'queryInstance').length
    expect(polls).toBeGreaterThan(20)
    expect(polls).toBeLessThan(60)
  })

  it('T7 BUY-JOB-01 an unpaid order ends after its time with the reason, and cannot be paid any more', async () => {
    const purchase = selectionOf(product)
    const { quoteHashOf } = await import('./purchase.ts')
    const { body: order } = await callAs(program, buyer)('POST', '/orders', {
      items: [purchase],
      quoteHash: await quoteHashOf(program, purchase),
      agreements: ['product', 'user', 'privacy'],
    })
    await advance('7d')
    expect(await orderOf(order.id)).toMatchObject({ status: 'CANCELLED', cancelReason: 'UNPAID_TIMEOUT' })
    expect(await walletOf()).toBe('1000.00')
  })

  it('BUY-REN-40 I6 I7 I9 400 days: reminded, expired, frozen and released at the seller, in order', async () => {
    const id = await buy(program, buyer, selectionOf(product))
    const order = await eventually(
      () => orderOf(id),
      (value) => value.status === 'COMPLETED',
    )
    const { instanceId } = order.lines[0]
    const opened = (await callAs(program, buyer)('GET', `/instances/${instanceId}`)).body
    server.calls.length = 0
    await advance('400d')
    const { body: instance } = await callAs(program, buyer)('GET', `/instances/${instanceId}`)
    expect(instance.history.map((row: { to: string }) => row.to)).toEqual([
      'OPENING',
      'ACTIVE',
      'EXPIRED',
      'FROZEN',
      'RELEASED',
    ])
    expect(instance.appInfo).toBeNull()
    const at = (state: string) =>
      new Date(instance.history.find((row: { to: string }) => row.to === state).at as string).getTime()
    const near = (state: string, expected: Date) =>
      expect(Math.abs(at(state) - expected.getTime())).toBeLessThan(60_000)
    near('EXPIRED', new Date(opened.expiresAt))
    near('FROZEN', addDays(new Date(opened.expiresAt), 7))
    near('RELEASED', addDays(new Date(opened.expiresAt), 22))
    const toSeller = server.calls
      .filter((call) => call.body['instanceId'] === opened.sellerInstanceId)
      .map((call) => call.body['status'] ?? call.activity)
    expect(toSeller).toEqual(['FREEZE', 'releaseInstance'])
    expect(server.released.has(opened.sellerInstanceId)).toBe(true)
    const titles = await db.query
      .selectFrom('messages')
      .select('template')
      .where('account_id', '=', buyer.actor.accountId)
      .where('template', 'like', 'instance.%')
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    expect(titles.map((row) => row.template)).toEqual([
      'instance.opened',
      'instance.expiring',
      'instance.expiring',
      'instance.expiring',
      'instance.expired',
      'instance.frozen',
      'instance.release_soon',
      'instance.released',
    ])
  }, 60_000)

  it('COMPAT-11 a release whose answer was lost counts as done when the seller then says it is gone', async () => {
    const id = await buy(program, buyer, selectionOf(product))
    await eventually(
      () => orderOf(id),
      (value) => value.status === 'COMPLETED',
    )
    server.fault = ({ activity }, nth) => {
      if (activity !== 'releaseInstance') return undefined
      return nth === 1
        ? { kind: 'lost' }
        : { kind: 'answer', body: { resultCode: '000003', resultMsg: 'no instance' } }
    }
    server.calls.length = 0
    await advance('100d')
    const message = await messageOf(id, 'releaseInstance')
    expect(message).toMatchObject({ state: 'SUCCEEDED', attempts: 2 })
    expect(message.attemptsList[1].warnings).toContain('already_done')
  }, 60_000)

  it('SELL-APP-31 a freeze that keeps failing stops after its hour and waits for the seller', async () => {
    const id = await buy(program, buyer, selectionOf(product))
    await eventually(
      () => orderOf(id),
      (value) => value.status === 'COMPLETED',
    )
    server.fault = ({ activity }) =>
      activity === 'updateInstanceStatus'
        ? { kind: 'answer', body: { resultCode: '000005', resultMsg: 'no' } }
        : undefined
    await advance('50d')
    const message = await messageOf(id, 'updateInstanceStatus')
    expect(message).toMatchObject({ state: 'STOPPED', attempts: 7, allowedCommands: ['restart'] })
    server.fault = () => undefined
    const batch = await callAs(program, owner)('POST', '/seller/messages/batch-restart', {
      ids: [message.id, 'msg_none'],
    })
    expect(batch.body).toMatchObject({
      restarted: [message.id],
      refused: [{ id: 'msg_none', code: 'NOT_FOUND' }],
    })
    await eventually(
      () => messageOf(id, 'updateInstanceStatus'),
      (value) => value.state === 'SUCCEEDED',
    )
  }, 60_000)
})

describe('what a buyer decides about the end', () => {
  it('BUY-REN-13 BUY-REN-40 NO_RENEW is not reminded; the policy cannot be changed after expiry; I10 release early', async () => {
    const id = await buy(program, buyer, selectionOf(product))
    const order = await eventually(
      () => orderOf(id),
      (value) => value.status === 'COMPLETED',
    )
    const { instanceId } = order.lines[0]
    const call = callAs(program, buyer)
    expect((await call('POST', `/instances/${instanceId}/release`)).body.code).toBe('INST_STATE')
    expect((await call('PUT', `/instances/${instanceId}/expiry-policy`, { policy: 'NO_RENEW' })).status).toBe(
      204,
    )
    await advance('33d')
    expect((await call('GET', `/instances/${instanceId}`)).body).toMatchObject({
      state: 'EXPIRED',
      allowedCommands: ['release', 'refresh'],
    })
    expect(
      (await call('PUT', `/instances/${instanceId}/expiry-policy`, { policy: 'MANUAL' })).body.code,
    ).toBe('INST_STATE')
    const reminders = await db.query
      .selectFrom('messages')
      .select('id')
      .where('account_id', '=', buyer.actor.accountId)
      .where('template', '=', 'instance.expiring')
      .execute()
    expect(reminders).toEqual([])
    expect((await call('POST', `/instances/${instanceId}/release`)).status).toBe(204)
    await eventually(
      () => messageOf(id, 'releaseInstance'),
      (value) => value.state === 'SUCCEEDED',
    )
    expect((await call('GET', `/instances/${instanceId}`)).body.state).toBe('RELEASED')
  }, 60_000)
})
