import { randomUUID } from 'node:crypto'
import { formatBasicIsoTime } from '@yunshi/seller-sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMeteringService, type MeteredInstance } from '../src/modules/metering/index.ts'
import { makeBuyer } from '../src/modules/identity/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callSigned, makeAccessKey, pushUsage } from './open-api-calls.ts'
import { buy, callAs, eventually, makeShop, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const HOUR = 3_600_000
const OLD = '/rest/marketplace/v1/isv/usage-data'

/** Test subscriptions of the future: instances that are sold by use. */
const metered: MeteredInstance[] = []
const program = await createTestProgram({
  meteredInstances: async (_db, ids) =>
    metered.filter(({ sellerInstanceId }) => ids.includes(sellerInstanceId)),
})
const { platform, composition } = program
const { db } = platform
const server = await startFaultSeller()
const shop = await makeShop(program, server)
const otherServer = await startFaultSeller()
otherServer.key = 'another-sellers-key-01'
const other = await makeShop(program, otherServer)
const accessKey = await makeAccessKey(program, shop.owner)
const callOld = callSigned(program, accessKey)
const hoursAgo = (hours: number) => platform.clock.now().getTime() - hours * HOUR

function meter(
  change: {
    sellerId?: string
    sellerInstanceId?: string
    metering?: Partial<NonNullable<MeteredInstance['metering']>>
  } = {},
) {
  const instance: MeteredInstance = {
    id: `ins_${randomUUID()}`,
    sellerId: change.sellerId ?? shop.seller.id,
    sellerInstanceId: change.sellerInstanceId ?? `meter-${randomUUID()}`,
    metering: {
      isProductDelisted: false,
      openedAt: new Date(hoursAgo(24 * 30)),
      closedAt: null,
      ...change.metering,
    },
  }
  metered.push(instance)
  return instance.sellerInstanceId
}

/** A good record; `from` is the hour ago at which its window of an hour begins. */
function record(instanceId: string, change: Record<string, unknown> = {}, from = 2) {
  return {
    instance_id: instanceId,
    record_time: formatBasicIsoTime(hoursAgo(from - 1)),
    begin_time: formatBasicIsoTime(hoursAgo(from)),
    end_time: formatBasicIsoTime(hoursAgo(from - 1)),
    usage_value: '12.5',
    metering_sn: randomUUID(),
    ...change,
  }
}
const push = (records: unknown, change: Parameters<typeof pushUsage>[3] = {}) =>
  pushUsage(program, server.key, { usage_records: records }, change)
const abnormalOf = (answer: {
  body: { abnormal_usage_data_info?: { abnormal_usage_data: { error_code: string }[] } }
}) => (answer.body.abnormal_usage_data_info?.abnormal_usage_data ?? []).map(({ error_code }) => error_code)
const keptOf = async (wireId: string) =>
  db.query.selectFrom('usage_records').selectAll().where('seller_instance_id', '=', wireId).execute()
const listed = async (search: string) =>
  (await callAs(program, shop.owner)('GET', `/seller/usage-records?${search}`)).body.items as Record<
    string,
    unknown
  >[]

describe('new push (isv-protocol 6.3)', () => {
  it('keeps good records and answers success', async () => {
    const id = meter()
    const answer = await push([record(id), record(id, { usage_value: 3 }, 3)])
    expect(answer).toEqual({ status: 200, body: { error_code: 'MKT.0000', error_msg: 'success' } })
    const kept = await keptOf(id)
    expect(kept.map((row) => Number(row.usage_value)).toSorted((a, b) => a - b)).toEqual([3, 12.5])
    expect(kept[0]).toMatchObject({ seller_id: shop.seller.id, source: 'NEW' })
  })

  it('a half-valid batch keeps the good ones and lists the bad ones, each with its code', async () => {
    const id = meter()
    const delisted = meter({ metering: { isProductDelisted: true } })
    const closed = meter({ metering: { closedAt: new Date(hoursAgo(1.5)) } })
    const unopened = meter({ metering: { openedAt: null } })
    const others = meter({ sellerId: other.seller.id })
    const serial = randomUUID()
    const good = record(id)
    const bad: [string, unknown][] = [
      ['001', record('no-such-instance')],
      ['002', record(id, { begin_time: '2031-04-05 08:00:00' }, 3)],
      ['003', record(id, { usage_value: '0' }, 4)],
      ['003', record(id, { usage_value: '1.23456' }, 5)],
      ['003', record(id, { usage_value: '-1' }, 6)],
      ['004', record(id, { metering_sn: '' }, 7)],
      ['006', record(delisted)],
      ['007', record(id, {}, 22 * 24)],
      ['009', record(others)],
      ['010', { ...good, metering_sn: randomUUID() }],
      [
        '011',
        record(id, {
          begin_time: formatBasicIsoTime(hoursAgo(1)),
          end_time: formatBasicIsoTime(hoursAgo(2)),
        }),
      ],
      ['011', record(id, { end_time: formatBasicIsoTime(hoursAgo(-1)) }, 8)],
      ['011', record(closed)],
      ['011', record(id, {}, 31 * 24)],
      ['013', record(unopened)],
      ['004', 'no record at all'],
    ]
    const answer = await push([
      good,
      record(id, { metering_sn: serial }, 9),
      record(id, { metering_sn: serial }, 10),
      ...bad.map(([, wire]) => wire),
    ])
    expect(answer.status).toBe(200)
    expect(answer.body.error_code).toBe('MKT.0000')
    expect(abnormalOf(answer)).toEqual(['005', ...bad.map(([code]) => code)])
    expect(answer.body.abnormal_usage_data_info.abnormal_usage_data[1]).toEqual({
      instance_id: 'no-such-instance',
      metering_sn: expect.any(String),
      begin_time: expect.any(String),
      end_time: expect.any(String),
      error_code: '001',
      error_msg: 'instance not found',
    })
    expect(await keptOf(id)).toHaveLength(2)
  })

  it('012 for an instance that is not sold by use', async () => {
    const buyer = await makeBuyer(program)
    await topUp(program, buyer, '1000.00')
    const orderId = await buy(program, buyer, selectionOf(shop.product))
    const { body: order } = await callAs(program, buyer)('GET', `/orders/${orderId}`)
    const wireId = `period-${orderId}`
    await db.transaction((tx) =>
      composition.instances.keepSellerInstanceId(tx, order.lines[0].instanceId, wireId),
    )
    const answer = await push([record(wireId)])
    // None was taken, so clients that look at the status alone notice.
    expect([answer.status, answer.body.error_code, abnormalOf(answer)]).toEqual([500, 'MKT.9002', ['012']])
  })

  it('packages: a record must name one where the service stops without, and one of the instance’s own', async () => {
    const id = meter({ metering: { isPackageNeeded: true, packageInstanceIds: new Set(['pkg-1']) } })
    const answer = await push([
      record(id, { relate_pkg_instance: 'pkg-1' }),
      record(id, { relate_pkg_instance: 'pkg-2' }, 3),
      record(id, {}, 4),
    ])
    expect(abnormalOf(answer)).toEqual(['001', '001'])
    expect((await keptOf(id)).map((row) => row.package_instance_id)).toEqual(['pkg-1'])
  })

  it.each([
    ['MKT.9003', 500, { usage_records: Array.from({ length: 1001 }, () => record('x')) }],
    ['MKT.0199', 400, {}],
    ['MKT.0101', 400, { usage_records: 'x' }],
  ])('%s with status %i', async (code, status, body) => {
    const answer = await pushUsage(program, server.key, body)
    expect([answer.status, answer.body.error_code]).toEqual([status, code])
  })

  it('a thousand records are taken in one call', async () => {
    const id = meter()
    const at = hoursAgo(400)
    const records = Array.from({ length: 1000 }, (_, i) =>
      record(id, {
        begin_time: formatBasicIsoTime(at + i * 1000),
        end_time: formatBasicIsoTime(at + (i + 1) * 1000),
      }),
    )
    expect((await push(records)).body).toEqual({ error_code: 'MKT.0000', error_msg: 'success' })
    expect(await keptOf(id)).toHaveLength(1000)
  })

  it('an empty list and a body that is no JSON', async () => {
    expect((await push([])).status).toBe(200)
    const broken = await pushUsage(program, server.key, {}, { sentBody: '{"usage_records":[' })
    expect([broken.status, broken.body.error_code]).toEqual([400, 'MKT.0101'])
  })

  it('zero characters, text beyond every limit and members of wrong types spoil no batch', async () => {
    const id = meter()
    const answer = await push([
      record(id),
      record(id, { metering_sn: '\0' }, 3),
      record(id, { usage_value: { a: 1 } }, 4),
      record('x'.repeat(5000)),
      record(id, { record_time: ['\0'] }, 5),
      null,
    ])
    expect(abnormalOf(answer)).toEqual(['004', '003', '001', '002', '004'])
    expect(await keptOf(id)).toHaveLength(1)
  })
})

describe('signature of the new push (isv-protocol 6.3, 13.7, 13.10)', () => {
  it('is that of a key of the base interface or of V1, and a replaced one while it is accepted', async () => {
    const id = meter()
    const v1 = 'the-v1-key-of-the-shop'
    await db.transaction((tx) => composition.access.addKey(tx, shop.seller.id, 'V1', v1))
    expect((await pushUsage(program, v1, { usage_records: [record(id)] })).status).toBe(200)
  })

  it('covers the body: as sent or with sorted members, and no other', async () => {
    const id = meter()
    const body = { usage_records: [record(id)] }
    const sorted = await pushUsage(program, server.key, body, { sentBody: JSON.stringify(body) })
    expect(sorted.status).toBe(200)
    const changed = { usage_records: [record(id, { usage_value: '9999' })] }
    const answer = await pushUsage(program, server.key, body, { sentBody: JSON.stringify(changed) })
    expect([answer.status, answer.body.error_code]).toEqual([400, 'MKT.0102'])
  })

  it.each([
    ['a wrong key', 'MKT.0102', 400, { key: 'wrong' }],
    ['no signature', 'MKT.0102', 400, { headers: { signature: '' } }],
    ['no nonce', 'MKT.0101', 400, { headers: { nonce: '' } }],
    ['no time', 'MKT.0101', 400, { headers: { ts: '' } }],
    ['a time 16 minutes old', 'MKT.0101', 400, { nowMs: Date.now() - 960_000 }],
  ])(
    '%s is refused',
    async (
      _name,
      code,
      status,
      change: { key?: string; nowMs?: number; headers?: Record<string, string> },
    ) => {
      const answer = await pushUsage(
        program,
        change.key ?? server.key,
        { usage_records: [record(meter())] },
        change,
      )
      expect(answer.status).toBe(status)
      expect(['MKT.0101', 'MKT.0102']).toContain(answer.body.error_code)
      if (change.key) expect(answer.body.error_code).toBe(code)
    },
  )

  it('when no record names an instance that exists, nobody can have signed: 94060002', async () => {
    const answer = await push([record('nobody-knows')])
    expect([answer.status, answer.body.error_code]).toEqual([401, '94060002'])
  })

  it('another seller’s key does not open the shop’s instances', async () => {
    const mine = meter()
    const answer = await pushUsage(program, otherServer.key, { usage_records: [record(mine)] })
    expect([answer.status, answer.body.error_code]).toEqual([400, 'MKT.0102'])
    const theirs = meter({ sellerId: other.seller.id })
    const both = await pushUsage(program, otherServer.key, {
      usage_records: [record(theirs), record(mine)],
    })
    expect(abnormalOf(both)).toEqual(['009'])
    expect(await keptOf(mine)).toEqual([])
  })

  it('two sellers may have given the same id: each reports for its own', async () => {
    const same = `same-${randomUUID()}`
    const theirs = meter({ sellerId: other.seller.id, sellerInstanceId: same })
    meter({ sellerInstanceId: same })
    expect((await push([record(same)])).status).toBe(200)
    expect((await pushUsage(program, otherServer.key, { usage_records: [record(theirs)] })).status).toBe(200)
    const kept = await keptOf(same)
    expect(new Set(kept.map((row) => row.seller_id))).toEqual(new Set([shop.seller.id, other.seller.id]))
  })

  it('a nonce is taken once, and again only when its call failed', async () => {
    const id = meter()
    const nonce = randomUUID()
    const body = { usage_records: [record(id)] }
    const nowMs = Date.now()
    // A call that was refused has taken nothing.
    expect((await pushUsage(program, 'wrong', body, { nonce, nowMs })).status).toBe(400)
    expect((await pushUsage(program, server.key, body, { nonce, nowMs })).status).toBe(200)
    const replayed = await pushUsage(program, server.key, body, { nonce, nowMs })
    expect([replayed.status, replayed.body.error_code]).toEqual([401, '94060002'])
    expect(await keptOf(id)).toHaveLength(1)
  })

  it('nonces go once their time is over', async () => {
    await db.query
      .insertInto('open_api_nonces')
      .values({ seller_id: 'sel_x', nonce: 'old', expires_at: new Date(Date.now() - 1) })
      .execute()
    const sweep = composition.sweeps.find(({ name }) => name === 'openapi.nonces')!
    expect(await sweep.run()).toBe(1)
    expect(
      await db.query.selectFrom('open_api_nonces').selectAll().where('nonce', '=', 'old').execute(),
    ).toEqual([])
  })
})

describe('counted once', () => {
  it('isv-protocol 7.2 rule 3: the same serial and the same window again are bad, in whichever call they come', async () => {
    const id = meter()
    const first = record(id)
    await push([first])
    expect(abnormalOf(await push([first]))).toEqual(['005'])
    expect(abnormalOf(await push([{ ...first, metering_sn: randomUUID() }]))).toEqual(['010'])
    expect(await keptOf(id)).toHaveLength(1)
  })

  it('pushes at the same time keep each record once', async () => {
    const id = meter()
    const records = Array.from({ length: 20 }, (_, i) => record(id, {}, 10 + i))
    const answers = await Promise.all(Array.from({ length: 8 }, () => push(records)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await keptOf(id)).toHaveLength(20)
  })

  it('whatever batches are made of records, good ones are kept exactly once and bad ones never', async () => {
    const service = createMeteringService(platform, {
      sources: [async (_db, ids) => metered.filter(({ sellerInstanceId }) => ids.includes(sellerInstanceId))],
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.record({
              window: fc.nat({ max: 5 }),
              flaw: fc.constantFrom(null, null, 'value', 'time', 'instance'),
            }),
            {
              maxLength: 8,
            },
          ),
          { maxLength: 4 },
        ),
        async (batches) => {
          const id = meter()
          const expected = new Set<number>()
          for (const batch of batches) {
            const records = batch.map(({ window, flaw }) => {
              if (flaw === null) expected.add(window)
              return record(
                flaw === 'instance' ? 'unknown' : id,
                {
                  metering_sn: `${id}-${window}`,
                  ...(flaw === 'value' && { usage_value: 'much' }),
                  ...(flaw === 'time' && { end_time: 'later' }),
                },
                50 + window,
              )
            })
            const checked = await service.push(shop.seller.id, records, async () => true)
            expect(checked!.accepted.length + checked!.refused.length).toBe(batch.length)
          }
          expect(await keptOf(id)).toHaveLength(expected.size)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('old pushes (isv-protocol 6.4, COMPAT-22)', () => {
  const old = (id: string, change: Record<string, unknown> = {}, from = 2) => {
    const { metering_sn: _, ...rest } = record(id, change, from)
    return { product_id: 'OFFI1', ...rest }
  }

  it('is taken at once and judged in the background; good and bad appear on the seller’s page', async () => {
    const id = meter()
    const theirs = meter({ sellerId: other.seller.id })
    const answer = await callOld('POST', OLD, {
      usage_records: [old(id), old(id), old(theirs), old('nobody-knows', {}, 3)],
    })
    expect([answer.status, answer.body]).toEqual([200, { error_code: 'MKT.0000', error_msg: 'success' }])
    const page = (await callAs(program, shop.owner)('GET', '/seller/usage-records')).body
    expect(page.waiting).toBe(4)
    await program.startWorker()
    await eventually(
      async () => (await callAs(program, shop.owner)('GET', '/seller/usage-records')).body.waiting as number,
      (waiting) => waiting === 0,
    )
    const bad = await listed('state=ABNORMAL&limit=3')
    expect(bad.map((row) => String(row['code'])).toSorted()).toEqual(['001', '009', '010'])
    expect(bad.find((row) => row['code'] === '009')!['reason']).toBe('实例不属于该服务商')
    const [kept] = await keptOf(id)
    expect(kept).toMatchObject({ source: 'OLD', metering_sn: null, product_code: 'OFFI1' })
    // The same window by the new interface is the same window.
    expect(
      abnormalOf(
        await push([record(id, { begin_time: wire(kept!.begin_at), end_time: wire(kept!.end_at) })]),
      ),
    ).toEqual(['010'])
  })

  it.each([
    ['MKT.0199', 400, {}],
    ['MKT.9003', 500, { usage_records: Array.from({ length: 1001 }, () => old('x')) }],
    ['MKT.9004', 500, { usage_records: [old('x', {}, 22 * 24)] }],
    ['MKT.9002', 500, { usage_records: [old('')] }],
    ['MKT.0100', 500, { usage_records: [old('x', { usage_value: '0' })] }],
    ['MKT.0101', 400, '[1'],
  ])('COMPAT-22 %s is status %i and never 200, and nothing is taken', async (code, status, body) => {
    for (const url of [OLD, `/v1.0/${shop.seller.id}/billing/bill-mgr/push-usage-data`]) {
      const answer = await callOld('POST', url, body)
      expect([answer.status, answer.body.error_code]).toEqual([status, code])
    }
  })

  it('COMPAT-22 the oldest address names the seller, by shop or account, and no other', async () => {
    const url = (id: string) => `/v1.0/${id}/billing/bill-mgr/push-usage-data`
    const body = { usage_records: [old(meter())] }
    expect((await callOld('POST', url(shop.seller.id), body)).status).toBe(200)
    expect((await callOld('POST', url(shop.owner.actor.accountId), body)).status).toBe(200)
    const answer = await callOld('POST', url(other.seller.id), body)
    expect([answer.status, answer.body.error_code]).toEqual([401, 'MKT.0150'])
  })
})

describe('the seller’s page', () => {
  it('filters by state, instance and time, pages without gaps, and exports what it shows', async () => {
    const id = meter()
    const records = Array.from({ length: 5 }, (_, i) => record(id, {}, 3 + i))
    await push(records)
    // The same hour under another number: made anew, a second later, it would be another hour.
    await push([{ ...records[0]!, metering_sn: randomUUID() }, record(id, { usage_value: '0' }, 99)])
    const all: Record<string, unknown>[] = []
    let cursor = ''
    do {
      const { body } = await callAs(program, shop.owner)(
        'GET',
        `/seller/usage-records?instanceId=${id}&limit=2${cursor && `&cursor=${cursor}`}`,
      )
      all.push(...body.items)
      cursor = body.nextCursor ?? ''
    } while (cursor)
    expect(all).toHaveLength(7)
    expect(new Set(all.map((row) => row['id'])).size).toBe(7)
    expect(await listed(`instanceId=${id}&state=ACCEPTED`)).toHaveLength(5)
    expect(await listed(`instanceId=${id}&state=ABNORMAL`)).toHaveLength(2)
    expect(await listed(`instanceId=${id}&to=2020-01-01`)).toEqual([])
    expect(all.find((row) => row['state'] === 'ACCEPTED')).toMatchObject({
      usageValue: '12.5',
      beginTime: expect.stringMatching(/^\d{8}T\d{6}Z$/),
      source: 'NEW',
    })
    const csv = await callAs(program, shop.owner)('GET', `/seller/usage-records/export.csv?instanceId=${id}`)
    expect(csv.text.trim().split('\r\n')).toHaveLength(8)
  })

  it('shows nobody else’s records', async () => {
    const page = await callAs(program, other.owner)('GET', '/seller/usage-records?state=ABNORMAL')
    expect(JSON.stringify(page.body)).not.toContain('no-such-instance')
  })
})

const wire = (at: Date) => formatBasicIsoTime(at.getTime())
