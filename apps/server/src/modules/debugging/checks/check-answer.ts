import { bodySignHeader, parseCompactTime, verifyBodySign } from '@yunshi/seller-sdk'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { OutboundAnswer, OutboundResult } from '../../../platform/outbound/guarded-client.ts'
import { activityOf, type Judgement, type SellerCall } from '../../fulfillment/index.ts'
import type { CheckCode } from './check-texts.ts'

/** One line of the judgement of an answer (isv-protocol 11.2). */
export interface AnswerCheck {
  code: CheckCode
  /** `warn`: the call counts in production, and should be mended all the same. */
  verdict: 'ok' | 'warn' | 'fail'
  /** What was found. */
  found: LocalizedText
}

/** Design target of an answer; slower ones count until the hard limit (isv-protocol 12). */
const TARGET_MS = 5000

const same = (found: string): LocalizedText => ({ zh: found, en: found })
const missing: LocalizedText = { zh: '缺少', en: 'missing' }

/**
 * Judges an answer line by line. A line that depends on one that failed is left out: there is nothing to say about
 * the members of a body that is no JSON.
 *
 * @param judgement of the same answer by the protocol's judge; `null` without an answer
 * @param keys that answers may be signed with
 */
export function checkAnswer(
  call: SellerCall,
  result: OutboundResult,
  judgement: Judgement | null,
  keys: readonly string[],
): AnswerCheck[] {
  if (result.kind === 'no_answer')
    return [
      { code: 'reachable', verdict: 'fail', found: same(`${result.reason}: ${result.detail}`.slice(0, 300)) },
      { code: 'time', verdict: 'fail', found: same(`${result.durationMs} ms`) },
    ]
  const { body, checks } = checkWire(result)
  if (call.family === 'saas-v1' || call.family === 'license-v1') checks.push(...checkBodySign(result, keys))
  if (body === null) return checks
  checks.push(...checkCode(body))
  if (judgement?.resultCode === '000000' || judgement?.resultCode === '000004')
    checks.push(...checkMembers(call, body, judgement))
  return checks
}

/** Whether the seller's answer passes: warnings do not hinder. */
export const isPassed = (checks: readonly AnswerCheck[]): boolean =>
  checks.every((check) => check.verdict !== 'fail')

function checkWire(answer: OutboundAnswer): { body: Record<string, unknown> | null; checks: AnswerCheck[] } {
  const checks: AnswerCheck[] = [
    { code: 'reachable', verdict: 'ok', found: { zh: '已连接', en: 'connected' } },
    {
      code: 'time',
      verdict: answer.durationMs > TARGET_MS ? 'warn' : 'ok',
      found: same(`${answer.durationMs} ms`),
    },
    {
      code: 'http_status',
      verdict: answer.httpStatus === 200 ? 'ok' : 'warn',
      found: same(`HTTP ${answer.httpStatus}`),
    },
    {
      code: 'content_type',
      verdict: /^application\/json\s*(;|$)/i.test(answer.contentType ?? '') ? 'ok' : 'warn',
      found: answer.contentType === null ? missing : same(answer.contentType.slice(0, 120)),
    },
  ]
  const text = answer.body.toString('utf8')
  const body = parseObject(text)
  checks.push({
    code: 'json',
    verdict: body === null ? 'fail' : 'ok',
    found:
      body === null
        ? text.trim() === ''
          ? { zh: '应答体为空', en: 'the body is empty' }
          : same(text.slice(0, 80))
        : { zh: 'JSON 对象', en: 'a JSON object' },
  })
  return { body, checks }
}

function checkBodySign(answer: OutboundAnswer, keys: readonly string[]): AnswerCheck[] {
  const proof = verifyBodySign({ rawHeaders: answer.rawHeaders, rawBody: answer.body, keys })
  const reason = proof.valid ? null : proof.reason
  if (reason === 'body_sign_missing') return [{ code: 'body_sign_present', verdict: 'fail', found: missing }]
  if (reason === 'body_sign_misspelled')
    return [{ code: 'body_sign_present', verdict: 'fail', found: same(spellingOf(answer.rawHeaders)) }]
  return [
    { code: 'body_sign_present', verdict: 'ok', found: same(bodySignHeader) },
    {
      code: 'body_sign_correct',
      verdict: reason === null ? 'ok' : 'fail',
      found:
        reason === null
          ? { zh: '签名正确', en: 'the signature is right' }
          : reason === 'body_sign_malformed'
            ? { zh: '格式无法识别', en: 'its form cannot be read' }
            : { zh: '签名与应答体不符', en: 'the signature does not match the body' },
    },
  ]
}

const spellingOf = (rawHeaders: readonly string[]) =>
  rawHeaders.find((name) => name.toLowerCase() === 'body-sign') ?? ''

function checkCode(body: Record<string, unknown>): AnswerCheck[] {
  const { resultCode, resultMsg } = body
  const hasMessage = typeof resultMsg === 'string' && resultMsg !== ''
  return [
    {
      code: 'result_code',
      verdict: resultCode === '000000' ? 'ok' : 'fail',
      found: resultCode === undefined || resultCode === null ? missing : same(shown(resultCode)),
    },
    {
      code: 'result_msg',
      verdict: !hasMessage || resultMsg.length > 255 ? 'warn' : 'ok',
      found: resultMsg === undefined || resultMsg === null ? missing : same(shown(resultMsg)),
    },
  ]
}

function checkMembers(call: SellerCall, body: Record<string, unknown>, judgement: Judgement): AnswerCheck[] {
  const activity = activityOf(call)
  const checks: AnswerCheck[] = []
  if (activity === 'newInstance' || activity === 'getLicense') checks.push(checkInstanceId(body, judgement))
  if (activity === 'getLicense')
    checks.push({
      code: 'license',
      verdict: judgement.license === undefined ? 'fail' : 'ok',
      found: judgement.license === undefined ? missing : { zh: '已返回', en: 'present' },
    })
  if (call.family === 'saas-v1' && activity === 'newInstance')
    checks.push(frontEndUrl(judgement.appInfo?.frontEndUrl, 'fail'))
  if (activity === 'queryInstance') checks.push(...checkInfo(call, body, judgement))
  const findings = judgement.warnings.filter((warning) => !saidAlready.has(warning))
  if (findings.length > 0) checks.push({ code: 'form', verdict: 'warn', found: same(findings.join(', ')) })
  return checks
}

/** Warnings of the judge that have a line of their own. */
const saidAlready = new Set([
  'content_type_missing',
  'content_type_not_json',
  'http_status_not_200',
  'result_msg_missing',
  'result_msg_too_long',
  'front_end_url_missing',
  'usage_info_unreadable',
  'body_sign_wrong',
  'body_sign_malformed',
  'body_sign_missing',
  'body_sign_misspelled',
])

function checkInstanceId(body: Record<string, unknown>, judgement: Judgement): AnswerCheck {
  const sent = body['instanceId']
  const isGood = judgement.instanceId !== undefined
  return {
    code: 'instance_id',
    verdict: isGood ? (typeof sent === 'string' ? 'ok' : 'warn') : 'fail',
    found: sent === undefined || sent === null ? missing : same(shown(sent)),
  }
}

const frontEndUrl = (url: string | undefined, otherwise: 'warn' | 'fail'): AnswerCheck => ({
  code: 'front_end_url',
  verdict: url === undefined ? otherwise : 'ok',
  found: url === undefined ? missing : same(url.slice(0, 200)),
})

function checkInfo(call: SellerCall, body: Record<string, unknown>, judgement: Judgement): AnswerCheck[] {
  const { info } = judgement
  if (!info)
    return [
      {
        code: 'info',
        verdict: 'fail',
        found:
          judgement.reason === 'info_flat'
            ? { zh: '成员不在 info 列表中', en: 'the members stand outside info' }
            : missing,
      },
    ]
  const asked = 'instanceId' in call.request ? call.request.instanceId.split(',') : []
  const unanswered = asked.filter((id) => !info.some((entry) => entry.instanceId === id))
  const checks: AnswerCheck[] = [
    {
      code: 'info',
      verdict: 'ok',
      found: {
        zh: `${info.length} 个实例`,
        en: `${info.length} ${info.length === 1 ? 'instance' : 'instances'}`,
      },
    },
    {
      code: 'info_instance_id',
      verdict: unanswered.length === 0 ? 'ok' : 'fail',
      found: same(
        (unanswered.length === 0 ? asked : info.map((entry) => entry.instanceId)).join(', ').slice(0, 200),
      ),
    },
    frontEndUrl(info.find((entry) => entry.appInfo)?.appInfo?.frontEndUrl, 'warn'),
  ]
  const usage = usageOf(body)
  if (usage.length > 0) {
    const unreadable = usage.filter((entry) => !isUsage(entry)).length
    checks.push({
      code: 'usage_info',
      verdict: unreadable === 0 ? 'ok' : 'fail',
      found: {
        zh:
          unreadable === 0
            ? `${usage.length} 条用量`
            : `${unreadable} 条用量缺少 usageValue 或 statisticalTime`,
        en:
          unreadable === 0
            ? `${usage.length} figures`
            : `${unreadable} without usageValue or statisticalTime`,
      },
    })
  }
  return checks
}

function usageOf(body: Record<string, unknown>): unknown[] {
  const { info } = body
  if (!Array.isArray(info)) return []
  return info.flatMap((entry: unknown) => {
    const usage = isRecord(entry) ? entry['usageInfo'] : undefined
    return Array.isArray(usage) ? (usage as unknown[]) : []
  })
}

function isUsage(entry: unknown): boolean {
  if (!isRecord(entry)) return false
  const { usageValue, statisticalTime } = entry
  const value = typeof usageValue === 'number' || typeof usageValue === 'string' ? String(usageValue) : ''
  const time = typeof statisticalTime === 'string' ? statisticalTime : ''
  return /^\d+(\.\d+)?$/.test(value) && parseCompactTime(time) !== undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

const shown = (value: unknown) => (JSON.stringify(value) ?? '').slice(0, 200)
