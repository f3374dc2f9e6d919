import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import en from '../../../i18n/en/seller.ts'
import zh from '../../../i18n/zh-CN/seller.ts'
import { failureReasons, readReason, readRefundReason } from './failure-reason.ts'
import { knownResultCode, resultCodes } from './result-codes.ts'
import { answerWarnings, knownWarning } from './warnings.ts'

const source = (path: string) => readFileSync(new URL(`../../../../../../${path}`, import.meta.url), 'utf8')

/** Members of a string union as its source writes them. */
function membersOf(text: string, type: string): string[] {
  const body = new RegExp(`type ${type} =([^]*?)(?:\\n\\n|\\nexport|$)`).exec(text)?.[1] ?? ''
  return [...body.matchAll(/'(\w+)'/g)].map((match) => match[1] ?? '')
}

describe('result codes', () => {
  it.each([
    ['000000', '000000'],
    ['0000004', '000004'],
    ['000106', '000106'],
    ['000999', null],
    ['MKT.0000', null],
    ['', null],
  ])('isv-protocol 10.1 reads %s as %s', (code, known) => expect(knownResultCode(code)).toBe(known))

  it('have words in both languages', () => {
    for (const catalog of [zh, en]) expect(Object.keys(catalog.resultCodes).sort()).toEqual([...resultCodes])
  })
})

describe('findings about an answer', () => {
  const findings = source('packages/seller-sdk/src/saas-v2/answer-findings.ts')

  it('SELL-APP-31 every finding of the protocol has words in both languages', () => {
    const warnings = membersOf(findings, 'AnswerWarning')
    const failures = [...membersOf(findings, 'AnswerFailure'), ...membersOf(findings, 'InfoProblem')]
    expect(warnings.length).toBeGreaterThan(15)
    expect(failures.length).toBeGreaterThan(10)
    for (const warning of warnings) expect(knownWarning(warning), warning).toBe(warning)
    for (const failure of failures) expect(failureReasons, failure).toContain(failure)
    for (const catalog of [zh, en]) {
      expect(Object.keys(catalog.warnings).sort()).toEqual([...answerWarnings].sort())
      expect(Object.keys(catalog.reasons).sort()).toEqual([...failureReasons].sort())
    }
  })

  it('every way of getting no answer has words', () => {
    const failures = membersOf(
      source('apps/server/src/platform/outbound/guarded-client.ts'),
      'OutboundFailure',
    )
    expect(failures.length).toBeGreaterThan(5)
    for (const failure of failures) expect(failureReasons, failure).toContain(failure)
  })
})

describe('readReason', () => {
  it.each([
    ['result_code: 8 users in use', { kind: 'result_code', words: '8 users in use' }],
    ['timeout: no answer in 30 s: gave up', { kind: 'timeout', words: 'no answer in 30 s: gave up' }],
    ['body_html', { kind: 'body_html', words: '' }],
    ['something new: why', { kind: null, words: 'something new: why' }],
    ['', { kind: null, words: '' }],
  ])('takes %j apart', (reason, read) => expect(readReason(reason)).toEqual(read))

  it('takes the reason of an automatic refund apart', () => {
    expect(readRefundReason('000106 result_code: sold out')).toEqual({
      resultCode: '000106',
      kind: 'result_code',
      words: 'sold out',
    })
    expect(readRefundReason('connect_failed: ECONNREFUSED')).toMatchObject({
      resultCode: null,
      kind: 'connect_failed',
    })
  })
})
