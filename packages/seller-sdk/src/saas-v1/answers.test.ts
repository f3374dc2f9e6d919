import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  saasV1FailureAnswer,
  saasV1OpenedAnswer,
  saasV1QueryAnswer,
  saasV1SuccessAnswer,
  signedSaasV1Answer,
  type SaasV1Answer,
} from './answers.ts'
import { createBodySign } from './body-sign.ts'
import { judgeSaasV1Answer, saasV1MeansAlreadyDone, type ReceivedSaasV1Answer } from './judge-answer.ts'
import { protectedFieldVectors } from './vectors.test-data.ts'
import { saasV1Activities, type SaasV1Activity } from './requests.ts'

const key = 'demo-access-key-0001'

function judge(
  answer: SaasV1Answer | string,
  changes: Partial<ReceivedSaasV1Answer & { activity: SaasV1Activity }> = {},
) {
  const bodyText = typeof answer === 'string' ? answer : signedSaasV1Answer(key, answer).bodyText
  return judgeSaasV1Answer({
    key,
    activity: 'newInstance',
    httpStatus: 200,
    contentType: 'application/json;charset=UTF-8',
    rawHeaders: [['Body-Sign', createBodySign(key, bodyText)]],
    rawBody: Buffer.from(bodyText),
    ...changes,
  })
}

const appInfo = {
  frontEndUrl: 'https://app.demo.example/t/7001',
  userName: 'hello.admin',
  password: 'Passw0rd!2031',
  memo: '你好',
}

describe('answers', () => {
  it.each(['1', '2'] as const)('1.5 an opened instance is read in clear, encryptType %s', (encryptType) => {
    const answer = saasV1OpenedAnswer({ key, instanceId: 'ins+/=', appInfo, encryptType })
    expect(JSON.stringify(answer)).not.toContain('Passw0rd')
    expect(judge(answer)).toEqual({
      verdict: 'success',
      resultCode: '000000',
      resultMsg: 'success.',
      instanceId: 'ins+/=',
      appInfo,
      warnings: [],
    })
  })

  it('1.5 the documented example is read', () => {
    const { type1 } = protectedFieldVectors.D1
    const body = `{"resultCode":"000000","resultMsg":"success.","instanceId":"i","appInfo":{"frontEndUrl":"https://a.example/","userName":"${type1}","memo":"\\u4f60\\u597d"}}`
    expect(judge(body)).toMatchObject({ appInfo: { userName: 'hello.admin', memo: '你好' }, warnings: [] })
    // COMPAT-12: a number where text is documented.
    expect(judge(body.replace('"instanceId"', '"encryptType":1,"instanceId"'))).toMatchObject({
      appInfo: { userName: 'hello.admin' },
      warnings: [],
    })
  })

  it('1.11 queryInstance is read in clear', () => {
    const usageInfo = [{ usageValue: 120.5, statisticalTime: '20310405060000000' }]
    const info = [{ instanceId: 'ins-8001', appInfo, usageInfo }, { instanceId: 'ins-8002' }]
    expect(judge(saasV1QueryAnswer({ key, info }), { activity: 'queryInstance' })).toMatchObject({
      verdict: 'success',
      info: [
        { instanceId: 'ins-8001', appInfo, usageInfo: [{ usageValue: '120.5' }] },
        { instanceId: 'ins-8002' },
      ],
      warnings: [],
    })
  })

  it('COMPAT-13 a flat queryInstance answer is told apart', () => {
    expect(
      judge('{"resultCode":"000000","resultMsg":"ok","instanceId":"i"}', { activity: 'queryInstance' }),
    ).toMatchObject({ verdict: 'failure', reason: 'info_flat' })
  })

  it.each(saasV1Activities.slice(1, 6))('%s needs a code and a signature', (activity) => {
    expect(judge(saasV1SuccessAnswer(), { activity })).toMatchObject({ verdict: 'success', warnings: [] })
    expect(judge(saasV1FailureAnswer('000005'), { activity })).toMatchObject({
      verdict: 'failure',
      resultCode: '000005',
      reason: 'result_code',
    })
  })

  it('1.3 a success without a right signature is a failed attempt', () => {
    const opened = saasV1OpenedAnswer({ key, instanceId: 'i' })
    const value = createBodySign(key, signedSaasV1Answer(key, opened).bodyText)
    expect(judge(opened, { rawHeaders: [] })).toMatchObject({ reason: 'body_sign_missing' })
    expect(judge(opened, { rawHeaders: [['Body-sign', value]] })).toMatchObject({
      reason: 'body_sign_misspelled',
    })
    expect(judge(opened, { rawHeaders: [['Body-Sign', value.replaceAll('"', '')]] })).toMatchObject({
      reason: 'body_sign_malformed',
    })
    expect(judge(opened, { key: 'another' })).toMatchObject({ reason: 'body_sign_wrong' })
    expect(judge(saasV1FailureAnswer('000100'), { rawHeaders: [] })).toMatchObject({
      resultCode: '000100',
      reason: 'result_code',
    })
  })

  it('10.1 there is no asynchronous opening in SaaS 1.0', () => {
    expect(judge(saasV1FailureAnswer('000004'))).toMatchObject({ verdict: 'failure', reason: 'result_code' })
  })

  it('COMPAT-09 an instance id is needed and kept exactly', () => {
    expect(judge(saasV1SuccessAnswer())).toMatchObject({ reason: 'instance_id_missing' })
    expect(judge('{"resultCode":"000000","resultMsg":"ok","instanceId":7}')).toMatchObject({
      instanceId: '7',
      warnings: ['instance_id_not_text'],
    })
  })

  it('a user name in clear text is left out with a warning', () => {
    const body =
      '{"resultCode":"000000","resultMsg":"ok","encryptType":"9","instanceId":"i","appInfo":{"frontEndUrl":"https://a.example/","userName":"admin","password":"secret"}}'
    const judgement = judge(body)
    expect(judgement).toMatchObject({
      verdict: 'success',
      warnings: ['encrypt_type_unknown', 'user_name_not_readable', 'password_not_readable'],
    })
    expect(judgement.verdict === 'success' && judgement.appInfo).toEqual({
      frontEndUrl: 'https://a.example/',
    })
  })

  it('the builders refuse what the marketplace would not take', () => {
    expect(() => saasV1OpenedAnswer({ key, instanceId: '' })).toThrow(RangeError)
    expect(() => saasV1OpenedAnswer({ key, instanceId: 'x'.repeat(65) })).toThrow(RangeError)
    const long = { ...appInfo, password: 'x'.repeat(96) }
    expect(() => saasV1OpenedAnswer({ key, instanceId: 'i', appInfo: long })).toThrow('on the wire')
    expect(() => saasV1FailureAnswer('000000')).toThrow(RangeError)
  })

  it('COMPAT-11 repeats of an end may be answered with an error', () => {
    expect(saasV1MeansAlreadyDone('expireInstance', '000003')).toBe(true)
    expect(saasV1MeansAlreadyDone('releaseInstance', '000005')).toBe(true)
    expect(saasV1MeansAlreadyDone('newInstance', '000005')).toBe(false)
    expect(saasV1MeansAlreadyDone('releaseInstance', '000001')).toBe(false)
  })

  it('bytes that are no UTF-8 fail, or are told in a warning', () => {
    const rawBody = Buffer.concat([
      Buffer.from('{"resultCode":"000000","resultMsg":"'),
      Buffer.from([0xc4, 0xe3]),
      Buffer.from('"}'),
    ])
    const rawHeaders = [['Body-Sign', createBodySign(key, rawBody)]] as const
    expect(judge('', { activity: 'upgrade', rawBody, rawHeaders })).toMatchObject({
      verdict: 'success',
      warnings: ['body_not_utf8'],
    })
  })

  it('never throws, whatever a seller sends', () => {
    const activity = fc.constantFrom(...saasV1Activities)
    fc.assert(
      fc.property(activity, fc.oneof(fc.string(), fc.json()), (name, text) => {
        judge(text, { activity: name })
      }),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (rest) => {
        judge(JSON.stringify({ ...rest, resultCode: '000000', instanceId: 'i' }))
      }),
    )
  })
})
