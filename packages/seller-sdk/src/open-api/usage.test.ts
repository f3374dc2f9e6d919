import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkOldUsageRecords,
  checkUsageRecords,
  readUsageRecords,
  usageCallAnswer,
  usagePushAnswer,
  usageWindowKey,
  type UsageInstanceFacts,
} from './usage-records.ts'
import { signUsagePush, sortedJson, verifyUsagePush } from './usage-signature.ts'
import { sdkHmacVectors, usageVectors } from './vectors.test-data.ts'

const g1 = usageVectors.G1

function verify(changes: {
  rawBody?: string | Uint8Array
  headers?: Record<string, string>
  nowMs?: number
  key?: string
}) {
  const { signature, ts, nonce } = g1
  return verifyUsagePush({
    key: changes.key ?? g1.key,
    headers: { Signature: signature, ts, nonce, ...changes.headers },
    rawBody: changes.rawBody ?? g1.body,
    nowMs: changes.nowMs ?? Number(ts),
  })
}

describe('signature', () => {
  it.each(Object.entries(usageVectors))('13.7 %s is signed and verified', (_, vector) => {
    const { key, ts, nonce, body, signature } = vector
    const parsed: Record<string, unknown> = JSON.parse(body)
    for (const form of [parsed, body]) {
      const signed = signUsagePush({ key, body: form, nowMs: Number(ts), nonce })
      expect(signed).toMatchObject({ body, headers: { signature, ts, nonce } })
    }
    const headers = { signature, ts, nonce }
    expect(verifyUsagePush({ key, headers, rawBody: Buffer.from(body), nowMs: Number(ts) })).toEqual({
      valid: true,
      keyIndex: 0,
      body: parsed,
    })
  })

  it('13.10 G1 in another order passes when signed as sent or sorted, and is MKT.0102 otherwise', () => {
    const rawBody = '{"usage_records": [{"usage_value":"12.5", "begin_time":"20310405T080000Z"}]}'
    const verifyOver = (signedText: string) => {
      const { headers } = signUsagePush({
        key: g1.key,
        body: signedText,
        nowMs: Number(g1.ts),
        nonce: g1.nonce,
      })
      return verify({ rawBody, headers: { Signature: headers.signature } })
    }
    expect(verifyOver(rawBody).valid).toBe(true)
    expect(
      verifyOver('{"usage_records":[{"begin_time":"20310405T080000Z","usage_value":"12.5"}]}').valid,
    ).toBe(true)
    expect(verifyOver('{"usage_records":[{"usage_value":"12.5","begin_time":"20310405T080000Z"}]}')).toEqual({
      valid: false,
      reason: 'signature_wrong',
      httpStatus: 400,
      errorCode: 'MKT.0102',
    })
  })

  it.each([
    [{ headers: { Signature: '' } }, 'signature_missing'],
    [{ headers: { Signature: 'x'.repeat(1001) } }, 'signature_missing'],
    [{ headers: { ts: '' } }, 'ts_missing'],
    [{ headers: { ts: 'now' } }, 'ts_invalid'],
    [{ headers: { nonce: '' } }, 'nonce_missing'],
    [{ headers: { nonce: 'x'.repeat(65) } }, 'nonce_missing'],
    [{ headers: { nonce: 'other' } }, 'signature_wrong'],
    [{ nowMs: Number(g1.ts) + 900_001 }, 'ts_skewed'],
    [{ nowMs: Number(g1.ts) - 900_001 }, 'ts_skewed'],
    [{ key: 'other' }, 'signature_wrong'],
    [{ rawBody: g1.body.replace('12.5', '92.5') }, 'signature_wrong'],
  ])('6.3 %o is MKT.0102', (changes, reason) => {
    expect(verify(changes)).toMatchObject({ valid: false, errorCode: 'MKT.0102', reason })
  })

  it('a signed body that is no object is MKT.0101', () => {
    const { headers } = signUsagePush({ key: g1.key, body: '[]', nowMs: Number(g1.ts), nonce: g1.nonce })
    expect(verify({ rawBody: '[]', headers: { Signature: headers.signature } })).toMatchObject({
      errorCode: 'MKT.0101',
    })
  })

  it('the order of members at any depth changes nothing, and any changed byte of G1 is refused', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
        const turned = Object.fromEntries(Object.entries(body).toReversed())
        expect(sortedJson(turned)).toBe(sortedJson(body))
        const signed = signUsagePush({ key: 'k', body, nowMs: 5, nonce: 'n' })
        const received = { key: 'k', headers: signed.headers, nowMs: 5 }
        expect(verifyUsagePush({ ...received, rawBody: JSON.stringify(turned, null, 2) }).valid).toBe(true)
      }),
    )
    fc.assert(
      fc.property(fc.nat(g1.body.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const rawBody = Buffer.from(g1.body)
        rawBody[at]! ^= mask
        expect(verify({ rawBody }).valid).toBe(false)
      }),
    )
  })
})

const nowMs = Date.UTC(2031, 3, 5, 9, 10)
const open: UsageInstanceFacts = {
  isOwn: true,
  isPayPerUse: true,
  isProductDelisted: false,
  openedAtMs: Date.UTC(2031, 0, 1),
}
const instances = new Map<string, UsageInstanceFacts>([
  ['ins-8001', open],
  ['foreign', { ...open, isOwn: false }],
  ['period', { ...open, isPayPerUse: false }],
  ['delisted', { ...open, isProductDelisted: true }],
  ['opening', { isOwn: true, isPayPerUse: true, isProductDelisted: false }],
  ['closed', { ...open, closedAtMs: Date.UTC(2031, 3, 5, 8, 30) }],
  ['packaged', { ...open, isPackageNeeded: true, packageInstanceIds: new Set(['pkg-9001']) }],
])
const record = {
  instance_id: 'ins-8001',
  metering_sn: 'sn-0001',
  record_time: '20310405T091000Z',
  begin_time: '20310405T080000Z',
  end_time: '20310405T090000Z',
  usage_value: '12.5',
}

function check(records: unknown[], earlier: { serials?: string[]; windows?: string[] } = {}) {
  return checkUsageRecords({
    records,
    nowMs,
    instances,
    serials: new Set(earlier.serials),
    windows: new Set(earlier.windows),
  })
}

describe('records of the new push', () => {
  it('6.3 a good record is taken; numbers as values too (14 row 16)', () => {
    expect(check([{ ...record, usage_value: 12.5, extra: 1 }])).toEqual({ accepted: [record], refused: [] })
    const packaged = { ...record, instance_id: 'packaged', relate_pkg_instance: 'pkg-9001' }
    expect(check([packaged]).accepted).toEqual([packaged])
  })

  it.each([
    ['001', { instance_id: 'unknown' }],
    ['001', { instance_id: 'x'.repeat(65) }],
    ['001', { relate_pkg_instance: 'pkg-unknown' }],
    ['001', { instance_id: 'packaged' }],
    ['002', { begin_time: '2031-04-05 08:00' }],
    ['002', { record_time: '20310405T251000Z' }],
    ['002', { end_time: null }],
    ['003', { usage_value: '0' }],
    ['003', { usage_value: '0.0000' }],
    ['003', { usage_value: '-1' }],
    ['003', { usage_value: '1.23456' }],
    ['003', { usage_value: 1e-7 }],
    ['003', { usage_value: 'NaN' }],
    ['004', { metering_sn: '' }],
    ['004', { metering_sn: undefined }],
    ['006', { instance_id: 'delisted' }],
    ['007', { begin_time: '20310315T080000Z' }],
    ['009', { instance_id: 'foreign' }],
    ['011', { begin_time: '20310405T090001Z' }],
    ['011', { end_time: '20310405T091001Z' }],
    ['011', { begin_time: '20301231T235959Z' }],
    ['011', { instance_id: 'closed' }],
    ['012', { instance_id: 'period' }],
    ['013', { instance_id: 'opening' }],
  ])('10.5 code %s for %o', (code, change) => {
    expect(check([{ ...record, ...change }])).toMatchObject({ accepted: [], refused: [{ index: 0, code }] })
  })

  it('7.2 the second of two serials is 005, of two windows 010, within a call and between calls', () => {
    const later = { ...record, begin_time: '20310405T090000Z' }
    expect(check([record, later]).refused).toMatchObject([{ index: 1, code: '005' }])
    expect(check([record, { ...record, metering_sn: 'sn-2' }]).refused).toMatchObject([
      { index: 1, code: '010' },
    ])
    expect(check([record], { serials: ['sn-0001'] }).refused).toMatchObject([{ code: '005' }])
    expect(check([record], { windows: [usageWindowKey(record)] }).refused).toMatchObject([{ code: '010' }])
    // A refused record takes nothing away from a good one after it.
    expect(check([{ ...record, usage_value: '0' }, record])).toMatchObject({ accepted: [record] })
  })

  it('7.2 a window that begins 21 days ago is taken, one second earlier it is not', () => {
    const oldest = { ...record, begin_time: '20310315T091000Z' }
    expect(check([oldest]).accepted).toHaveLength(1)
    expect(check([{ ...oldest, begin_time: '20310315T090959Z' }]).refused).toMatchObject([{ code: '007' }])
  })

  it('6.3 a half-valid call succeeds with the bad records listed, a call without any good one fails', () => {
    const half = usagePushAnswer(check([record, { ...record, metering_sn: 'sn-2', usage_value: '0' }]))
    expect(half).toMatchObject({
      httpStatus: 200,
      body: {
        error_code: 'MKT.0000',
        abnormal_usage_data_info: {
          abnormal_usage_data: [
            { metering_sn: 'sn-2', error_code: '003', error_msg: 'abnormal usage value' },
          ],
        },
      },
    })
    expect(usagePushAnswer(check([{ metering_sn: 'x'.repeat(500) }]))).toMatchObject({
      httpStatus: 500,
      body: { error_code: 'MKT.9002' },
    })
    expect(usagePushAnswer(check([record]))).toEqual({
      httpStatus: 200,
      body: { error_code: 'MKT.0000', error_msg: 'success' },
    })
  })

  it('10.2 the list itself: missing, no list, 1000 and 1001 records', () => {
    const list = Array.from({ length: 1001 }, () => record)
    expect(readUsageRecords({})).toEqual({ code: 'MKT.0199' })
    expect(readUsageRecords({ usage_records: {} })).toEqual({ code: 'MKT.0101' })
    expect(readUsageRecords({ usage_records: list })).toEqual({ code: 'MKT.9003' })
    expect(readUsageRecords({ usage_records: list.slice(1) })).toHaveProperty('records.length', 1000)
    expect(readUsageRecords({ usage_records: [] })).toEqual({ records: [] })
  })

  it('never throws, and every record is either taken or refused', () => {
    const anyRecord = fc.oneof(
      fc.jsonValue(),
      fc
        .dictionary(fc.constantFrom(...Object.keys(record)), fc.jsonValue())
        .map((change) => ({ ...record, ...change })),
    )
    fc.assert(
      fc.property(fc.array(anyRecord), (records) => {
        const { accepted, refused } = check(records)
        expect(accepted.length + refused.length).toBe(records.length)
        expect(new Set(accepted.map((taken) => taken.metering_sn)).size).toBe(accepted.length)
      }),
    )
  })
})

describe('records of the old push', () => {
  const { metering_sn: _, ...rest } = record
  const old = { ...rest, product_id: 'prod-od-01' }

  it('13.8 H3 its body is taken', () => {
    const read = readUsageRecords(JSON.parse(sdkHmacVectors.H3.body))
    expect('records' in read && checkOldUsageRecords({ records: read.records, nowMs })).toEqual({
      accepted: [old],
    })
  })

  it.each([
    ['MKT.9002', { product_id: '' }],
    ['MKT.0100', { usage_value: '0' }],
    ['MKT.0100', { end_time: '20310405T070000Z' }],
    ['MKT.9004', { begin_time: '20310315T080000Z' }],
  ] as const)('COMPAT-22 %s refuses the call with another status than 200: %o', (code, change) => {
    const checked = checkOldUsageRecords({ records: [old, { ...old, ...change }], nowMs })
    expect(checked).toEqual({ code, index: 1 })
    expect(usageCallAnswer(code).httpStatus).not.toBe(200)
  })

  it('6.4 the documented failure', () => {
    expect(usageCallAnswer('MKT.9004')).toEqual({
      httpStatus: 500,
      body: { error_code: 'MKT.9004', error_msg: 'Record beginTime extends Limit.' },
    })
    expect(usageCallAnswer('MKT.0000').body).toEqual({ error_code: 'MKT.0000', error_msg: 'success' })
    expect(checkOldUsageRecords({ records: ['x'], nowMs })).toEqual({ code: 'MKT.9002', index: 0 })
  })
})
