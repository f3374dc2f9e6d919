import { generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeBuyer } from '../src/modules/identity/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { startKitSeller } from './kit-seller.ts'
import { callAs, eventually, makeShop } from './purchase.ts'
import { protocolKeys, startProtocolSeller } from './protocol-seller.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { platform, composition } = program
const { db, clock } = platform
const server = await startFaultSeller()
const keys = generateKeyPairSync('rsa', {
  modulusLength: 3072,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

beforeEach(() => {
  server.calls.length = 0
  server.fault = () => undefined
})

const newInstance = (endpointId: string, values: object = {}) => ({
  endpointId,
  family: 'saas-v2',
  scenario: 'newInstance',
  values: { orderId: 'MOCKPERIODYEARNEW', orderLineId: 'MOCKPERIODYEARNEW-000001', ...values },
})
const linesOf = (outcome: { checks: { code: string; verdict: string }[] }) =>
  Object.fromEntries(outcome.checks.map((check) => [check.code, check.verdict]))

async function shop(product: object = {}) {
  const made = await makeShop(program, server, product)
  return { ...made, call: callAs(program, made.owner), endpointId: made.seller.endpointId }
}

describe('access debugging (SELL-APP-10)', () => {
  it('SELL-APP-10 shows the exact request without sending it, and never the key', async () => {
    const { call, endpointId } = await shop()
    const shown = await call('POST', '/seller/debugging/preview', newInstance(endpointId))
    expect(shown.status).toBe(200)
    expect(shown.body).toMatchObject({ method: 'POST' })
    expect(shown.body.url).toMatch(/^http.*\/produce\?signature=[0-9A-F]{64}&timestamp=\d{13}&nonce=\w+$/i)
    expect(JSON.parse(shown.body.body)).toMatchObject({ activity: 'newInstance', testFlag: '1' })
    expect(shown.text).not.toContain(server.key)
    expect(server.calls).toEqual([])
  })

  it('SELL-APP-10 a call that passes is saved as a case, with the next forms filled from it', async () => {
    const { call, endpointId } = await shop()
    const ran = await call('POST', '/seller/debugging/runs', { ...newInstance(endpointId), save: true })
    expect(ran.body.outcome).toMatchObject({ ok: true, httpStatus: 200, resultCode: '000000' })
    expect(ran.body.caseId).toMatch(/^dbc_/)
    expect(server.calls.map(({ activity }) => activity)).toEqual(['newInstance'])
    const cases = (await call('GET', '/seller/debugging/cases')).body.items
    expect(cases).toMatchObject([{ id: ran.body.caseId, scenario: 'newInstance', lastOk: true }])
    const interfaces = (await call('GET', '/seller/debugging/interfaces')).body.items
    const v2 = interfaces.find((item: { family: string }) => item.family === 'saas-v2')
    expect(v2.keyBound).toBe(true)
    const query = v2.scenarios.find((item: { code: string }) => item.code === 'queryInstance')
    expect(query.parameters[0]).toMatchObject({
      name: 'instanceId',
      preset: ran.body.outcome.sellerInstanceId,
    })
  })

  it('SELL-APP-11 saving the same scenario again replaces its case', async () => {
    const { call, endpointId } = await shop()
    const first = await call('POST', '/seller/debugging/runs', { ...newInstance(endpointId), save: true })
    const again = { ...newInstance(endpointId, { orderId: 'MOCKONETIMENEW' }), save: true }
    const second = await call('POST', '/seller/debugging/runs', again)
    expect(second.body.caseId).toBe(first.body.caseId)
    const cases = (await call('GET', '/seller/debugging/cases')).body.items
    expect(cases).toHaveLength(1)
    expect(cases[0].parameters.orderId).toBe('MOCKONETIMENEW')
  })

  it('SELL-APP-10 a failure is shown line by line with what to mend, and nothing is saved', async () => {
    const { call, endpointId } = await shop()
    server.fault = () => ({ kind: 'html' })
    const ran = await call(
      'POST',
      '/seller/debugging/runs',
      { ...newInstance(endpointId), save: true },
      { 'accept-language': 'en' },
    )
    expect(ran.body.caseId).toBeNull()
    expect(linesOf(ran.body.outcome)).toEqual({
      reachable: 'ok',
      time: 'ok',
      http_status: 'ok',
      content_type: 'warn',
      json: 'fail',
    })
    expect(ran.body.outcome.responseBody).toContain('502 Bad Gateway')
    const json = ran.body.outcome.checks.find((check: { code: string }) => check.code === 'json')
    expect(json).toMatchObject({ expected: 'a JSON object', spec: '0.6' })
    expect(json.mend).toContain('UTF-8')
    expect((await call('GET', '/seller/debugging/cases')).body.items).toEqual([])
  })

  it('refuses what the protocol does not allow, and names the field', async () => {
    const { call, endpointId } = await shop()
    const wrong = await call('POST', '/seller/debugging/runs', {
      ...newInstance(endpointId, { orderLineId: 'x'.repeat(65) }),
      save: false,
    })
    expect(wrong.status).toBe(400)
    expect(wrong.body.errors).toMatchObject([{ path: 'values.orderLineId' }])
    expect(server.calls).toEqual([])
  })

  it('tells what is missing: a key, a verified address, an address of the seller’s own', async () => {
    const { call, endpointId } = await shop()
    const other = await shop()
    const notify = { endpointId, family: 'order-notify', scenario: 'orderNotify', values: {} }
    expect((await call('POST', '/seller/debugging/preview', notify)).body.code).toBe('DEBUG_NO_KEY')
    expect((await call('POST', '/seller/debugging/preview', newInstance(other.endpointId))).status).toBe(404)
    await db.query
      .updateTable('seller_endpoints')
      .set({ state: 'UNVERIFIED' })
      .where('id', '=', endpointId)
      .execute()
    const unverified = await call('POST', '/seller/debugging/preview', newInstance(endpointId))
    expect(unverified.body.code).toBe('DEBUG_ENDPOINT_UNVERIFIED')
  })

  it('recorded runs mask signatures and delivered passwords', async () => {
    const { call, endpointId } = await shop()
    const opened = await call('POST', '/seller/debugging/runs', { ...newInstance(endpointId), save: false })
    await call('POST', '/seller/debugging/runs', {
      endpointId,
      family: 'saas-v2',
      scenario: 'queryInstance',
      values: { instanceId: opened.body.outcome.sellerInstanceId },
      save: false,
    })
    const runs = (await call('GET', '/seller/debugging/runs')).body.items
    expect(runs).toHaveLength(2)
    expect(runs[0].responseBody).toContain('••••••')
    expect(JSON.stringify(runs)).not.toContain('Secret-123')
    expect(runs[0].request.url).toContain('signature=••••••')
  })

  it('a seller may make so many live calls a minute and no more', async () => {
    const { call, endpointId, seller } = await shop()
    await call('POST', '/seller/debugging/runs', { ...newInstance(endpointId), save: false })
    await sql`insert into debug_runs select (jsonb_populate_record(r, jsonb_build_object('id', 'dbr_copy' || n))).*
      from debug_runs r, generate_series(1, 59) n where r.seller_id = ${seller.id}`.execute(db.query)
    const refused = await call('POST', '/seller/debugging/runs', { ...newInstance(endpointId), save: false })
    expect(refused.status).toBe(429)
    expect(server.calls).toHaveLength(1)
  })

  it('1.3, COMPAT-17: SaaS 1.0 and License 1.0 are judged with their signature', async () => {
    const v1 = await startProtocolSeller()
    const made = await makeShop(program, { url: v1.url, key: protocolKeys.BASE })
    await db.transaction((tx) =>
      composition.access.addKey(tx, made.seller.id, 'V1', protocolKeys.V1).then(() => undefined),
    )
    const call = callAs(program, made.owner)
    const input = {
      endpointId: made.seller.endpointId,
      family: 'saas-v1',
      scenario: 'newInstance',
      values: {
        orderId: 'CS1906666666ABCDE',
        skuCode: 's',
        productId: 'p',
        customerId: 'c',
        customerName: 'n',
      },
      save: true,
    }
    const ran = await call('POST', '/seller/debugging/runs', input)
    expect(linesOf(ran.body.outcome)).toMatchObject({
      body_sign_present: 'ok',
      body_sign_correct: 'ok',
      front_end_url: 'ok',
    })
    v1.v1Key = 'another-key'
    const wrong = await call('POST', '/seller/debugging/runs', input)
    expect(linesOf(wrong.body.outcome)['body_sign_correct']).toBe('fail')
  })

  it('SELL-APP-10 3.3 the secret of applicationSync is encrypted, kept sealed, and never shown again', async () => {
    const kit = await startKitSeller(() => keys.privateKey)
    const made = await makeShop(program, { url: kit.url, key: 'unused' })
    await db.transaction((tx) =>
      composition.access.addKey(tx, made.seller.id, 'KIT', kit.key).then(() => undefined),
    )
    const call = callAs(program, made.owner)
    const input = {
      endpointId: made.seller.endpointId,
      family: 'kit-v2',
      scenario: 'applicationSync',
      values: {
        tenantId: 't1',
        appId: 'a1',
        clientId: 'c1',
        flag: '1',
        plainSecret: 'open-sesame',
        publicKey: keys.publicKey,
      },
      save: true,
    }
    const ran = await call('POST', '/seller/debugging/runs', input)
    expect(ran.body.outcome.ok).toBe(true)
    expect(kit.calls.at(-1)).toMatchObject({ name: 'applicationSync', secret: 'open-sesame' })
    expect(ran.text).not.toContain('open-sesame')
    const cases = await call('GET', '/seller/debugging/cases')
    expect(cases.body.items[0]).toMatchObject({ hasSecrets: true })
    expect(cases.text).not.toContain('open-sesame')
    const stored = await sql`select * from debug_cases where id = ${ran.body.caseId}`.execute(db.query)
    expect(JSON.stringify(stored.rows)).not.toContain('open-sesame')
    // Left empty it is the saved one, in the form as in the replay.
    const { plainSecret: _, ...rest } = input.values
    expect((await call('POST', '/seller/debugging/runs', { ...input, values: rest })).body.outcome.ok).toBe(
      true,
    )
    expect(kit.calls.at(-1)?.secret).toBe('open-sesame')
    const replayed = await call('POST', `/seller/debugging/cases/${ran.body.caseId}/run`)
    expect(replayed.body.ok).toBe(true)
    expect(kit.calls.at(-1)?.secret).toBe('open-sesame')
  })
})

describe('debug cases (SELL-APP-11)', () => {
  it('SELL-APP-11 one case is run again, deleted, and belongs to its seller alone', async () => {
    const { call, endpointId } = await shop()
    const { caseId } = (
      await call('POST', '/seller/debugging/runs', { ...newInstance(endpointId), save: true })
    ).body
    server.fault = () => ({ kind: 'answer', body: { resultCode: '000005', resultMsg: 'broken' } })
    const replayed = await call('POST', `/seller/debugging/cases/${caseId}/run`)
    expect(linesOf(replayed.body)['result_code']).toBe('fail')
    expect((await call('GET', '/seller/debugging/cases')).body.items[0]).toMatchObject({ lastOk: false })
    const history = (await call('GET', `/seller/debugging/runs?caseId=${caseId}`)).body.items
    expect(history.map((run: { ok: boolean }) => run.ok)).toEqual([false, true])

    const stranger = callAs(program, (await shop()).owner)
    expect((await stranger('POST', `/seller/debugging/cases/${caseId}/run`)).status).toBe(404)
    expect((await stranger('DELETE', `/seller/debugging/cases/${caseId}`)).status).toBe(404)
    expect((await call('DELETE', `/seller/debugging/cases/${caseId}`)).status).toBe(204)
    expect((await call('GET', '/seller/debugging/cases')).body.items).toEqual([])
    const buyer = await makeBuyer(program)
    expect((await callAs(program, buyer)('GET', '/seller/debugging/cases')).status).toBe(403)
  })

  it('SELL-APP-11 all cases are run again in the background, one round at a time', async () => {
    const { call, endpointId } = await shop()
    expect((await call('POST', '/seller/debugging/rounds')).body.code).toBe('DEBUG_NO_CASES')
    await call('POST', '/seller/debugging/runs', { ...newInstance(endpointId), save: true })
    const started = await call('POST', '/seller/debugging/rounds')
    expect(started.status).toBe(202)
    expect((await call('POST', '/seller/debugging/rounds')).body.code).toBe('DEBUG_ROUND_RUNNING')
    await composition.probes.runRound({ roundId: started.body.id })
    // A job that runs twice calls nobody twice.
    await composition.probes.runRound({ roundId: started.body.id })
    expect((await call('GET', '/seller/debugging/rounds')).body.items).toMatchObject([
      { id: started.body.id, kind: 'MANUAL', state: 'DONE', total: 1, done: 1, failed: 0 },
    ])
    expect(server.calls).toHaveLength(2)
    expect((await call('POST', '/seller/debugging/rounds')).status).toBe(202)
    // A round whose job was parked does not stand in the way for ever.
    await sql`update debug_rounds set due_at = due_at - interval '4 hours' where state = 'RUNNING'`.execute(
      db.query,
    )
    expect((await call('POST', '/seller/debugging/rounds')).status).toBe(202)
  })
})

describe('probes (SELL-APP-13)', () => {
  async function setClock(at: Date): Promise<void> {
    await db.query
      .updateTable('clock_settings')
      .set({ offset_ms: BigInt(at.getTime() - Date.now()) })
      .execute()
    await new Promise((resolve) => setTimeout(resolve, 210))
    await clock.refresh()
  }
  /** Runs the probe that is due, and what it leads to. */
  async function probe(): Promise<void> {
    await composition.probes.sweep()
    const rounds = await db.query
      .selectFrom('debug_rounds')
      .select('id')
      .where('state', '=', 'RUNNING')
      .where('kind', '=', 'PROBE')
      .execute()
    for (const { id } of rounds) await composition.probes.runRound({ roundId: id })
  }
  const probesOf = async (call: ReturnType<typeof callAs>) =>
    (await call('GET', '/seller/debugging/rounds')).body.items.filter(
      (round: { kind: string }) => round.kind === 'PROBE',
    )
  /** Ten o'clock in Shanghai, `days` after the day the file began. */
  const morning = (days: number) => new Date(`2031-03-${String(days).padStart(2, '0')}T02:00:00Z`)
  const evening = (days: number) => new Date(morning(days).getTime() + 8 * 3_600_000)
  const stateOf = async (productId: string) =>
    await db.query
      .selectFrom('products')
      .select(['state', 'suspended_reason'])
      .where('id', '=', productId)
      .executeTakeFirstOrThrow()

  it('SELL-APP-13 replays saved cases morning and afternoon, tells of failures once a round, and takes products from sale after five days', async () => {
    await setClock(morning(1))
    const { call, endpointId, product, owner } = await shop()
    await call('POST', '/seller/debugging/runs', { ...newInstance(endpointId), save: true })
    // The case is younger than the probe of this morning.
    await probe()
    expect(await probesOf(call)).toEqual([])
    await setClock(evening(1))
    await probe()
    await probe()
    expect(await probesOf(call)).toMatchObject([{ total: 1, failed: 0, dueAt: '2031-03-01T07:00:00.000Z' }])

    server.fault = () => ({ kind: 'answer', body: { resultCode: '000005', resultMsg: 'broken' } })
    for (let day = 2; day <= 5; day++) {
      await setClock(morning(day))
      await probe()
      await setClock(evening(day))
      await probe()
    }
    expect((await call('GET', '/seller/debugging/cases')).body.items[0].failingDays).toBe(4)
    expect(await stateOf(product.id)).toEqual({ state: 'ON_SALE', suspended_reason: null })
    await setClock(morning(6))
    await probe()
    expect(await stateOf(product.id)).toEqual({ state: 'SUSPENDED', suspended_reason: 'PROBE_FAILED' })
    // What is not on sale is not probed (isv-protocol 11.3).
    const before = server.calls.length
    await setClock(morning(7))
    await probe()
    expect(server.calls).toHaveLength(before)

    const worker = await program.startWorker()
    const mails = await eventually(
      () =>
        db.query
          .selectFrom('outgoing_messages')
          .select(['recipient', 'subject', 'body_text'])
          .where('subject', 'like', '%拨测失败%')
          .where('account_id', '=', owner.actor.accountId)
          .where('channel', '=', 'email')
          .execute(),
      (rows) => rows.length === 9,
    )
    await worker.stop()
    expect(mails[0]!.recipient).toBe('service@shop.example')
    expect(mails[0]!.body_text).toContain('saas-v2 新购：result_code: "000005"')
  })

  it('SELL-APP-13 what works again is told, and the row of failing days ends', async () => {
    await setClock(morning(10))
    const { call, endpointId, seller } = await shop()
    await call('POST', '/seller/debugging/runs', { ...newInstance(endpointId), save: true })
    server.fault = () => ({ kind: 'reset' })
    await setClock(evening(10))
    await probe()
    expect((await call('GET', '/seller/debugging/cases')).body.items[0].failingDays).toBe(1)
    server.fault = () => undefined
    await setClock(morning(11))
    await probe()
    expect((await call('GET', '/seller/debugging/cases')).body.items[0]).toMatchObject({
      failingDays: 0,
      lastOk: true,
    })
    const events = await db.query
      .selectFrom('events')
      .select(['type', 'payload'])
      .where('type', 'like', 'debugging.probe%')
      .orderBy('id')
      .execute()
    const mine = events.filter(({ payload }) => (payload as { sellerId: string }).sellerId === seller.id)
    expect(mine.map(({ type }) => type)).toEqual(['debugging.probe_failed', 'debugging.probe_recovered'])
  })

  it('SELL-APP-13 a clock that jumps a month makes up for the latest probe only', async () => {
    await setClock(morning(12))
    const { call, endpointId } = await shop()
    await call('POST', '/seller/debugging/runs', { ...newInstance(endpointId), save: true })
    await setClock(new Date('2031-05-12T12:00:00Z'))
    await probe()
    await probe()
    expect(await probesOf(call)).toMatchObject([{ dueAt: '2031-05-12T07:00:00.000Z' }])
  })
})
