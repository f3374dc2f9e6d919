import { saasV2Limits } from './limits.ts'
import type { AnswerFailure, AnswerWarning } from './answer-findings.ts'
import { readQueryInfo, type JudgedInstance } from './judge-query-info.ts'
import { isRecord, wireText } from './wire-value.ts'
import type { SaasV2Activity } from './requests.ts'

export type SaasV2Judgement =
  | {
      verdict: 'success'
      resultCode: '000000'
      resultMsg: string
      /** newInstance: exactly as sent, any characters (COMPAT-09). */
      instanceId?: string
      /** queryInstance: at least one entry. */
      info?: JudgedInstance[]
      warnings: AnswerWarning[]
    }
  | {
      /** Accepted and not finished: poll queryInstance, bounded in time and count (COMPAT-10). */
      verdict: 'processing'
      resultCode: '000004'
      resultMsg: string
      instanceId?: string
      warnings: AnswerWarning[]
    }
  | {
      verdict: 'failure'
      /** Absent when the answer holds none. */
      resultCode?: string
      resultMsg: string
      reason: AnswerFailure
      warnings: AnswerWarning[]
    }

/** An answer as received. */
export type ReceivedAnswer = {
  activity: SaasV2Activity
  httpStatus: number
  contentType: string | null | undefined
  bodyText: string
}

/**
 * Decides what a seller's answer means for the marketplace. Never throws, whatever the seller sends.
 *
 * The result code in the body decides when there is one; the HTTP status only when there is none (COMPAT-08). The
 * content type is a warning (COMPAT-07). Numbers are read as text, null and unknown members are ignored (COMPAT-12).
 * `000004` counts as accepted for newInstance and queryInstance, for the others it is a failed attempt (spec 10.1).
 *
 * @see COMPAT-07 to COMPAT-13
 */
export function judgeSaasV2Answer(received: ReceivedAnswer): SaasV2Judgement {
  const warnings: AnswerWarning[] = []
  const parsed = parseBody(received.bodyText, warnings)
  const isOk = received.httpStatus >= 200 && received.httpStatus < 300
  if ('reason' in parsed) {
    return { verdict: 'failure', resultMsg: '', reason: isOk ? parsed.reason : 'http_status', warnings }
  }

  const { body } = parsed
  const resultCode = readResultCode(body['resultCode'], warnings)
  const resultMsg = readResultMsg(body['resultMsg'], warnings)
  if (resultCode === undefined) {
    return { verdict: 'failure', resultMsg, reason: isOk ? 'result_code_missing' : 'http_status', warnings }
  }
  warnAboutTransport(received, warnings)

  const { activity } = received
  const isProcessing = resultCode === '000004' && (activity === 'newInstance' || activity === 'queryInstance')
  if (resultCode !== '000000' && !isProcessing) {
    return { verdict: 'failure', resultCode, resultMsg, reason: 'result_code', warnings }
  }

  let instanceId: string | undefined
  if (activity === 'newInstance') {
    const read = readInstanceId(body['instanceId'], warnings)
    if ('reason' in read) {
      return { verdict: 'failure', resultCode, resultMsg, reason: read.reason, warnings }
    }
    instanceId = read.instanceId
  }
  const opened = instanceId === undefined ? {} : { instanceId }
  if (isProcessing) return { verdict: 'processing', resultCode: '000004', resultMsg, ...opened, warnings }

  if (activity === 'queryInstance') {
    const read = readQueryInfo(body, warnings)
    if ('reason' in read) {
      return { verdict: 'failure', resultCode, resultMsg, reason: read.reason, warnings }
    }
    return { verdict: 'success', resultCode: '000000', resultMsg, info: read.info, warnings }
  }
  return { verdict: 'success', resultCode: '000000', resultMsg, ...opened, warnings }
}

/**
 * Whether a refusal says that the instance is already in the state asked for. Some sellers answer a repeated freeze
 * or release that way.
 *
 * Only to be asked after an attempt with an unknown outcome (a timeout, a broken connection); record that it was used.
 *
 * @see COMPAT-11
 */
export function meansAlreadyDone(activity: SaasV2Activity, resultCode: string): boolean {
  const ends = activity === 'releaseInstance' || activity === 'updateInstanceStatus'
  return ends && (resultCode === '000003' || resultCode === '000005')
}

type ParsedBody =
  | { body: Record<string, unknown> }
  | { reason: 'body_empty' | 'body_html' | 'body_not_json' | 'body_not_an_object' }

function parseBody(bodyText: string, warnings: AnswerWarning[]): ParsedBody {
  let text = bodyText
  if (text.startsWith('\uFEFF')) {
    warnings.push('body_with_byte_order_mark')
    text = text.slice(1)
  }
  if (text.trim() === '') return { reason: 'body_empty' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { reason: text.trimStart().startsWith('<') ? 'body_html' : 'body_not_json' }
  }
  return isRecord(value) ? { body: value } : { reason: 'body_not_an_object' }
}

function warnAboutTransport(received: ReceivedAnswer, warnings: AnswerWarning[]): void {
  if (received.httpStatus !== 200) warnings.push('http_status_not_200')
  const mediaType = (received.contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (mediaType === '') warnings.push('content_type_missing')
  else if (mediaType !== 'application/json') warnings.push('content_type_not_json')
}

function readResultCode(value: unknown, warnings: AnswerWarning[]): string | undefined {
  const text = wireText(value)
  if (text === undefined || text === '') return undefined
  // A JSON number cannot carry the leading zeros, so 0 is not taken for 000000: money depends on this code.
  if (typeof value !== 'string') warnings.push('result_code_not_text')
  if (text === '0000004') {
    warnings.push('result_code_seven_digits')
    return '000004'
  }
  return text
}

function readResultMsg(value: unknown, warnings: AnswerWarning[]): string {
  const text = wireText(value)
  if (text === undefined || text === '') {
    warnings.push('result_msg_missing')
    return ''
  }
  if (text.length <= saasV2Limits.resultMsgLengthMax) return text
  warnings.push('result_msg_too_long')
  return text.slice(0, saasV2Limits.resultMsgLengthMax)
}

function readInstanceId(
  value: unknown,
  warnings: AnswerWarning[],
):
  | { instanceId: string }
  | { reason: 'instance_id_missing' | 'instance_id_too_long' | 'instance_id_unreadable' } {
  if (value === undefined || value === null || value === '') return { reason: 'instance_id_missing' }
  const text = wireText(value)
  if (text === undefined) return { reason: 'instance_id_unreadable' }
  if (typeof value !== 'string') {
    // Digits beyond 2^53 are lost while parsing; such an id would never match again.
    if (!Number.isSafeInteger(value)) return { reason: 'instance_id_unreadable' }
    warnings.push('instance_id_not_text')
  }
  if (text.length > saasV2Limits.idLengthMax) return { reason: 'instance_id_too_long' }
  return { instanceId: text }
}
