import { createBodySign } from '@yunshi/seller-sdk'
import { describe, expect, it } from 'vitest'
import type { OutboundResult } from '../../../platform/outbound/guarded-client.ts'
import { judgeCall, type SellerCall } from '../../fulfillment/index.ts'
import { checkAnswer, isPassed } from './check-answer.ts'
import { checkTexts } from './check-texts.ts'

const KEY = 'check-answer-key'
const newV2: SellerCall = {
  family: 'saas-v2',
  request: {
    activity: 'newInstance',
    orderId: 'CS1',
    orderLineId: 'CS1-000001',
    businessId: 'b',
    isTest: true,
  },
}
const queryV2: SellerCall = {
  family: 'saas-v2',
  request: { activity: 'queryInstance', instanceId: 'ins-1', isTest: true },
}
const releaseV1: SellerCall = {
  family: 'saas-v1',
  request: { activity: 'releaseInstance', instanceId: 'ins-1', orderId: 'CS1', isTest: true },
}

function answer(
  body: unknown,
  overrides: {
    httpStatus?: number
    contentType?: string | null
    headers?: string[]
    durationMs?: number
  } = {},
): OutboundResult {
  return {
    kind: 'answer',
    httpStatus: overrides.httpStatus ?? 200,
    contentType: overrides.contentType === undefined ? 'application/json' : overrides.contentType,
    rawHeaders: overrides.headers ?? [],
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    durationMs: overrides.durationMs ?? 12,
  }
}

function linesOf(call: SellerCall, result: OutboundResult) {
  const judgement = result.kind === 'answer' ? judgeCall(call, result, [KEY]) : null
  const checks = checkAnswer(call, result, judgement, [KEY])
  return {
    passed: isPassed(checks),
    verdicts: Object.fromEntries(checks.map((check) => [check.code, check.verdict])),
  }
}

const ok = { resultCode: '000000', resultMsg: 'success.' }

describe('an answer judged line by line (isv-protocol 11.2)', () => {
  it('a right answer passes every line', () => {
    const { passed, verdicts } = linesOf(newV2, answer({ ...ok, instanceId: 'ins-1' }))
    expect(passed).toBe(true)
    expect(new Set(Object.values(verdicts))).toEqual(new Set(['ok']))
    expect(verdicts).toHaveProperty('instance_id')
  })

  it('COMPAT-07, COMPAT-08: content type and status are warnings, more than 5 seconds too', () => {
    const result = answer(
      { ...ok, instanceId: 'ins-1' },
      { httpStatus: 500, contentType: 'text/html', durationMs: 5001 },
    )
    const { passed, verdicts } = linesOf(newV2, result)
    expect(passed).toBe(true)
    expect(verdicts).toMatchObject({ time: 'warn', http_status: 'warn', content_type: 'warn' })
  })

  it.each([
    [
      'no answer',
      { kind: 'no_answer', reason: 'timeout', detail: '', durationMs: 20_000 } as const,
      'reachable',
    ],
    ['an error page', answer('<html>502</html>'), 'json'],
    ['an empty body', answer(''), 'json'],
    ['a refusal', answer({ resultCode: '000001', resultMsg: 'bad signature' }), 'result_code'],
    ['a number for a code', answer({ resultCode: 0, resultMsg: 'x' }), 'result_code'],
    [
      '000004 to a debugging call',
      answer({ resultCode: '000004', resultMsg: 'x', instanceId: 'i' }),
      'result_code',
    ],
    ['no instance id', answer(ok), 'instance_id'],
    ['null for the instance id', answer({ ...ok, instanceId: null }), 'instance_id'],
  ])('11.2 %s fails', (_, result, line) => {
    const { passed, verdicts } = linesOf(newV2, result)
    expect(passed).toBe(false)
    expect(verdicts[line]).toBe('fail')
  })

  it('COMPAT-13 a flat query answer and one about another instance fail, usage without a time too', () => {
    expect(linesOf(queryV2, answer({ ...ok, appInfo: {} })).verdicts['info']).toBe('fail')
    const other = answer({ ...ok, info: [{ instanceId: 'ins-2' }] })
    expect(linesOf(queryV2, other).verdicts['info_instance_id']).toBe('fail')
    const usage = answer({
      ...ok,
      info: [
        {
          instanceId: 'ins-1',
          appInfo: { frontEndUrl: 'https://a.example' },
          usageInfo: [{ usageValue: 1 }],
        },
      ],
    })
    expect(linesOf(queryV2, usage).verdicts['usage_info']).toBe('fail')
  })

  it('COMPAT-06 Body-Sign must be there, spelled right, and over the bytes that were sent', () => {
    const body = JSON.stringify(ok)
    const signed = (name: string, over: string) =>
      answer(body, { headers: [name, createBodySign(KEY, over)] })
    expect(linesOf(releaseV1, signed('Body-Sign', body)).passed).toBe(true)
    expect(linesOf(releaseV1, answer(body)).verdicts['body_sign_present']).toBe('fail')
    expect(linesOf(releaseV1, signed('Body-sign', body)).verdicts['body_sign_present']).toBe('fail')
    expect(linesOf(releaseV1, signed('Body-Sign', `${body} `)).verdicts['body_sign_correct']).toBe('fail')
  })

  it.each(Object.entries(checkTexts))(
    '%s tells in both languages what is expected and what to do',
    (_, words) => {
      expect(words.mend.zh).toMatch(/\p{Script=Han}/u)
      expect(words.mend.en).not.toMatch(/\p{Script=Han}/u)
      expect(words.spec).not.toBe('')
    },
  )
})
