import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  failureAnswer,
  openedAnswer,
  openingAnswer,
  queryAnswer,
  serializeSaasV2Answer,
  stillOpeningAnswer,
  successAnswer,
} from './answers.ts'
import { judgeSaasV2Answer, meansAlreadyDone, type ReceivedAnswer } from './judge-answer.ts'
import { isSellerResultCode, sellerResultCodes } from '../result-codes.ts'
import { saasV2Activities } from './requests.ts'

function judge(body: unknown, changes: Partial<ReceivedAnswer> = {}) {
  return judgeSaasV2Answer({
    activity: 'newInstance',
    httpStatus: 200,
    contentType: 'application/json;charset=UTF-8',
    bodyText: typeof body === 'string' ? body : JSON.stringify(body),
    ...changes,
  })
}

const opened = { resultCode: '000000', resultMsg: 'success.', instanceId: 'ins-1' }

describe('answers of a seller', () => {
  it('every answer of the builders is judged as meant, without a warning', () => {
    expect(judge(serializeSaasV2Answer(openedAnswer('ins-1')))).toEqual({
      verdict: 'success',
      resultCode: '000000',
      resultMsg: 'success.',
      instanceId: 'ins-1',
      warnings: [],
    })
    expect(judge(serializeSaasV2Answer(openingAnswer('ins-1')))).toMatchObject({
      verdict: 'processing',
      instanceId: 'ins-1',
      warnings: [],
    })
    const query = { activity: 'queryInstance' } as const
    expect(judge(serializeSaasV2Answer(stillOpeningAnswer()), query)).toMatchObject({ verdict: 'processing' })
    const info = [
      { instanceId: 'ins-1', appInfo: { frontEndUrl: 'https://app.demo.example/', memo: '你好' } },
    ]
    expect(judge(serializeSaasV2Answer(queryAnswer(info)), query)).toMatchObject({
      verdict: 'success',
      info,
      warnings: [],
    })
    for (const activity of saasV2Activities.slice(2)) {
      expect(judge(serializeSaasV2Answer(successAnswer()), { activity })).toMatchObject({
        verdict: 'success',
        warnings: [],
      })
    }
    expect(judge(serializeSaasV2Answer(failureAnswer('000106')))).toEqual({
      verdict: 'failure',
      resultCode: '000106',
      resultMsg: 'Product sold out',
      reason: 'result_code',
      warnings: [],
    })
  })

  it('2.4 answers are ASCII: Chinese is written as \\uXXXX and reads back the same', () => {
    const info = [{ instanceId: 'i', appInfo: { frontEndUrl: 'https://a.example/', memo: '你好😀' } }]
    const text = serializeSaasV2Answer(queryAnswer(info))
    expect(text).toContain('\\u4f60\\u597d\\ud83d\\ude00')
    expect(text).toMatch(/^[\x20-\x7e]*$/)
    expect(JSON.parse(text)).toMatchObject({ info })
  })

  it('a seller cannot build an answer the marketplace would refuse', () => {
    expect(() => openedAnswer('')).toThrow('instanceId is empty')
    expect(() => openedAnswer('x'.repeat(65))).toThrow('64 characters')
    expect(() =>
      queryAnswer([
        { instanceId: 'i', appInfo: { frontEndUrl: 'https://a.example/', password: 'p'.repeat(129) } },
      ]),
    ).toThrow('password is longer than 128')
    expect(() => failureAnswer('000000')).toThrow(RangeError)
    expect(failureAnswer('000005', 'x'.repeat(300)).resultMsg).toHaveLength(255)
  })

  it('10.1 result codes have a meaning in both languages', () => {
    expect(Object.keys(sellerResultCodes)).toHaveLength(18)
    expect(isSellerResultCode('000004')).toBe(true)
    expect(isSellerResultCode('toString')).toBe(false)
  })
})

describe('judging answers', () => {
  it.each([
    ['text/html', 'content_type_not_json'],
    ['text/plain; charset=utf-8', 'content_type_not_json'],
    [null, 'content_type_missing'],
    [undefined, 'content_type_missing'],
  ])('COMPAT-07 content type %s is a warning, the body is judged', (contentType, warning) => {
    expect(judge(opened, { contentType })).toMatchObject({ verdict: 'success', warnings: [warning] })
  })

  it.each([400, 401, 500])('COMPAT-08 HTTP %i with a result code: the body decides', (httpStatus) => {
    expect(judge(opened, { httpStatus })).toMatchObject({
      verdict: 'success',
      warnings: ['http_status_not_200'],
    })
    expect(judge({ resultCode: '000001', resultMsg: 'no' }, { httpStatus })).toMatchObject({
      verdict: 'failure',
      resultCode: '000001',
      reason: 'result_code',
    })
  })

  it('COMPAT-08 without a result code the status decides', () => {
    expect(judge({ error: 'x' }, { httpStatus: 500 })).toMatchObject({ reason: 'http_status' })
    expect(judge({ instanceId: 'ins-1' })).toMatchObject({ reason: 'result_code_missing' })
  })

  it('COMPAT-09 keeps base64 instance ids exactly', () => {
    const instanceId = 'aGVsbG8+d29ybGQ/Zm9v+/=='
    expect(judge({ ...opened, instanceId })).toMatchObject({ verdict: 'success', instanceId })
  })

  it('2.3 an instance id of 64 characters passes, a longer or absent one does not', () => {
    expect(judge({ ...opened, instanceId: 'x'.repeat(64) }).verdict).toBe('success')
    expect(judge({ ...opened, instanceId: 'x'.repeat(65) })).toMatchObject({ reason: 'instance_id_too_long' })
    for (const instanceId of [undefined, null, '']) {
      expect(judge({ ...opened, instanceId })).toMatchObject({ reason: 'instance_id_missing' })
    }
    expect(judge({ ...opened, instanceId: {} })).toMatchObject({ reason: 'instance_id_unreadable' })
  })

  it('COMPAT-12 numbers are read as text, unless digits were lost', () => {
    expect(judge({ ...opened, instanceId: 7001 })).toMatchObject({
      instanceId: '7001',
      warnings: ['instance_id_not_text'],
    })
    const lost = '{"resultCode":"000000","resultMsg":"ok","instanceId":12345678901234567890}'
    expect(judge(lost)).toMatchObject({ verdict: 'failure', reason: 'instance_id_unreadable' })
    expect(judge({ ...opened, resultCode: 0 })).toMatchObject({
      verdict: 'failure',
      resultCode: '0',
      warnings: ['result_code_not_text'],
    })
  })

  it('COMPAT-12 unknown and null members are ignored', () => {
    const body = { resultCode: '000000', resultMsg: 'ok', instanceId: null, encryptType: 1, info: null }
    for (const activity of saasV2Activities.slice(2)) {
      expect(judge(body, { activity })).toMatchObject({ verdict: 'success', warnings: [] })
    }
  })

  it.each(['000004', '0000004'])('14 row 11: %s to newInstance is accepted and polled', (resultCode) => {
    expect(judge({ ...opened, resultCode })).toMatchObject({
      verdict: 'processing',
      resultCode: '000004',
      instanceId: 'ins-1',
      warnings: resultCode.length === 7 ? ['result_code_seven_digits'] : [],
    })
  })

  it('10.1 000004 is a failed attempt outside newInstance and queryInstance', () => {
    const body = { resultCode: '000004', resultMsg: 'processing' }
    for (const activity of saasV2Activities.slice(2)) {
      expect(judge(body, { activity })).toMatchObject({ verdict: 'failure', resultCode: '000004' })
    }
    expect(judge(body, { activity: 'queryInstance' })).toMatchObject({ verdict: 'processing' })
  })

  it.each([
    ['', 'body_empty'],
    [' \n', 'body_empty'],
    ['<!DOCTYPE html><p>oops</p>', 'body_html'],
    ['{"resultCode":', 'body_not_json'],
    ['success', 'body_not_json'],
    ['[{"resultCode":"000000"}]', 'body_not_an_object'],
    ['null', 'body_not_an_object'],
    ['"000000"', 'body_not_an_object'],
  ])('COMPAT-08 the body %j is a failure', (bodyText, reason) => {
    expect(judge(bodyText)).toMatchObject({ verdict: 'failure', reason })
    expect(judge(bodyText, { httpStatus: 502 })).toMatchObject({ verdict: 'failure', reason: 'http_status' })
  })

  it('a byte order mark is a warning', () => {
    expect(judge(`\uFEFF${JSON.stringify(opened)}`)).toMatchObject({
      verdict: 'success',
      warnings: ['body_with_byte_order_mark'],
    })
  })

  it('a missing message is a warning, a long one is cut', () => {
    expect(judge({ ...opened, resultMsg: null })).toMatchObject({ warnings: ['result_msg_missing'] })
    const cut = judge({ ...opened, resultMsg: 'x'.repeat(256) })
    expect(cut.warnings).toEqual(['result_msg_too_long'])
    expect(cut.resultMsg).toHaveLength(255)
  })

  it('COMPAT-11 already released or frozen is told by the code, for these activities only', () => {
    expect(meansAlreadyDone('releaseInstance', '000003')).toBe(true)
    expect(meansAlreadyDone('updateInstanceStatus', '000005')).toBe(true)
    expect(meansAlreadyDone('releaseInstance', '000001')).toBe(false)
    expect(meansAlreadyDone('newInstance', '000003')).toBe(false)
  })
})

describe('judging queryInstance', () => {
  const ok = { resultCode: '000000', resultMsg: 'ok' }
  const query = (members: Record<string, unknown>) =>
    judge({ ...ok, ...members }, { activity: 'queryInstance' })
  const queryEntry = (entry: Record<string, unknown>) => query({ info: [{ instanceId: 'ins-1', ...entry }] })

  it('2.4 access data and usage are read', () => {
    const entry = {
      instanceId: 'ins-1',
      appInfo: {
        frontEndUrl: 'https://app.demo.example/t/1',
        userName: 'admin',
        password: 'Passw0rd',
        extra: 1,
      },
      usageInfo: [{ usageValue: 12.5, statisticalTime: '20310405060700000', relatedInstanceId: null }],
    }
    expect(query({ info: [entry] })).toEqual({
      verdict: 'success',
      ...ok,
      warnings: [],
      info: [
        {
          instanceId: 'ins-1',
          appInfo: { frontEndUrl: 'https://app.demo.example/t/1', userName: 'admin', password: 'Passw0rd' },
          usageInfo: [{ usageValue: '12.5', statisticalTime: '20310405060700000' }],
        },
      ],
    })
  })

  it.each([
    [{ appInfo: { frontEndUrl: 'https://a.example/' } }, 'info_flat'],
    [{ instanceId: 'ins-1', frontEndUrl: 'https://a.example/' }, 'info_flat'],
    [{}, 'info_missing'],
    [{ instanceId: null }, 'info_missing'],
    [{ info: { instanceId: 'ins-1' } }, 'info_not_an_array'],
    [{ info: [] }, 'info_empty'],
    [{ info: [null, 'x', { appInfo: {} }, { instanceId: 'x'.repeat(65) }] }, 'info_empty'],
  ])('COMPAT-13 %j is reported, not a crash', (members, reason) => {
    expect(query(members)).toMatchObject({ verdict: 'failure', resultCode: '000000', reason })
  })

  it('2.4 long members are kept whole with a warning each', () => {
    const appInfo = {
      frontEndUrl: `https://a.example/${'x'.repeat(512)}`,
      adminUrl: `https://a.example/${'y'.repeat(512)}`,
      userName: 'u'.repeat(129),
      password: 'p'.repeat(129),
      memo: 'm'.repeat(1025),
    }
    const result = queryEntry({ appInfo })
    expect(result).toMatchObject({ verdict: 'success', info: [{ appInfo }] })
    expect(new Set(result.warnings)).toEqual(
      new Set([
        'front_end_url_too_long',
        'admin_url_too_long',
        'user_name_too_long',
        'password_too_long',
        'memo_too_long',
      ]),
    )
  })

  it('an address that could run as a script never reaches the buyer', () => {
    const result = queryEntry({ appInfo: { frontEndUrl: 'javascript:alert(1)', adminUrl: 'see our mail' } })
    expect(result).toMatchObject({ verdict: 'success', info: [{ appInfo: { adminUrl: 'see our mail' } }] })
    expect(JSON.stringify(result)).not.toContain('javascript')
    expect(result.warnings).toEqual(['front_end_url_not_http', 'front_end_url_missing', 'admin_url_not_http'])
  })

  it('unreadable parts are left out with a warning', () => {
    expect(queryEntry({ appInfo: 'https://a.example/' }).warnings).toEqual(['app_info_unreadable'])
    expect(queryEntry({ usageInfo: {} }).warnings).toEqual(['usage_info_unreadable'])
    const usageInfo = [
      { usageValue: '-1', statisticalTime: '20310405060700000' },
      { usageValue: 1, statisticalTime: 'today' },
      { usageValue: '3.0000', statisticalTime: '20310405060700' },
    ]
    expect(queryEntry({ usageInfo })).toMatchObject({
      info: [{ usageInfo: [{ usageValue: '3.0000', statisticalTime: '20310405060700' }] }],
      warnings: ['usage_info_unreadable'],
    })
  })

  it('COMPAT-13 never throws, whatever a seller sends', () => {
    const anyCode = fc.constantFrom('000000', '000004', '0000004', 0, null, {})
    fc.assert(
      fc.property(
        fc.constantFrom(...saasV2Activities),
        fc.oneof(
          fc.string(),
          fc.json(),
          fc
            .record({ resultCode: anyCode, info: fc.jsonValue(), instanceId: fc.jsonValue() })
            .map((body) => JSON.stringify(body)),
          fc
            .array(fc.record({ instanceId: fc.string(), appInfo: fc.jsonValue(), usageInfo: fc.jsonValue() }))
            .map((info) => JSON.stringify({ resultCode: '000000', info })),
        ),
        fc.integer({ min: 100, max: 599 }),
        (activity, bodyText, httpStatus) => {
          const { verdict } = judgeSaasV2Answer({ activity, bodyText, httpStatus, contentType: null })
          expect(['success', 'processing', 'failure']).toContain(verdict)
        },
      ),
      { numRuns: 500 },
    )
  })
})
