import { isRecord, wireText } from './wire-value.ts'

/** An answer as received, of whatever interface. */
export type AnswerOnWire = {
  httpStatus: number
  contentType: string | null | undefined
  bodyText: string
}

/** Things a seller should mend although the call counts; common to all interfaces. */
export type CommonAnswerWarning =
  | 'content_type_missing'
  | 'content_type_not_json'
  | 'http_status_not_200'
  | 'body_with_byte_order_mark'
  | 'result_code_not_text'
  | 'result_code_seven_digits'
  | 'result_msg_missing'
  | 'result_msg_too_long'

/** Why no result code could be read. */
export type UnreadableAnswer =
  | 'http_status'
  | 'body_empty'
  | 'body_html'
  | 'body_not_json'
  | 'body_not_an_object'
  | 'result_code_missing'

export type ReadAnswer =
  | {
      readable: true
      body: Record<string, unknown>
      resultCode: string
      resultMsg: string
      warnings: CommonAnswerWarning[]
    }
  | { readable: false; reason: UnreadableAnswer; resultMsg: string; warnings: CommonAnswerWarning[] }

const RESULT_MSG_LENGTH_MAX = 255

/**
 * Reads result code and message of an answer. Never throws.
 *
 * The body decides when it holds a code, the HTTP status only when it does not (COMPAT-08); the content type is a
 * warning (COMPAT-07); numbers are read as text (COMPAT-12).
 */
export function readAnswer(received: AnswerOnWire): ReadAnswer {
  const warnings: CommonAnswerWarning[] = []
  const parsed = parseBody(received.bodyText, warnings)
  const isOk = received.httpStatus >= 200 && received.httpStatus < 300
  if ('reason' in parsed) {
    return { readable: false, reason: isOk ? parsed.reason : 'http_status', resultMsg: '', warnings }
  }
  const { body } = parsed
  const resultCode = readResultCode(body['resultCode'], warnings)
  const resultMsg = readResultMsg(body['resultMsg'], warnings)
  if (resultCode === undefined) {
    return { readable: false, reason: isOk ? 'result_code_missing' : 'http_status', resultMsg, warnings }
  }
  warnAboutTransport(received, warnings)
  return { readable: true, body, resultCode, resultMsg, warnings }
}

/** What an answer of a code and a message means; for interfaces that return nothing else. */
export type PlainJudgement =
  | { verdict: 'success'; resultCode: '000000'; resultMsg: string; warnings: CommonAnswerWarning[] }
  | {
      verdict: 'failure'
      /** Absent when the answer holds none. */
      resultCode?: string
      resultMsg: string
      reason: 'result_code' | UnreadableAnswer
      warnings: CommonAnswerWarning[]
    }

/** Decides what an answer of a code and a message means: `000000` is success, anything else a failed attempt. */
export function judgePlainAnswer(received: AnswerOnWire): PlainJudgement {
  const answer = readAnswer(received)
  const { resultMsg, warnings } = answer
  if (!answer.readable) return { verdict: 'failure', resultMsg, reason: answer.reason, warnings }
  const { resultCode } = answer
  if (resultCode === '000000') return { verdict: 'success', resultCode, resultMsg, warnings }
  return { verdict: 'failure', resultCode, resultMsg, reason: 'result_code', warnings }
}

/** Reads an instance id exactly as sent, any characters up to 64 (COMPAT-09). */
export function readInstanceId(
  value: unknown,
):
  | { instanceId: string; isNotText: boolean }
  | { reason: 'instance_id_missing' | 'instance_id_too_long' | 'instance_id_unreadable' } {
  if (value === undefined || value === null || value === '') return { reason: 'instance_id_missing' }
  const text = wireText(value)
  if (text === undefined) return { reason: 'instance_id_unreadable' }
  const isNotText = typeof value !== 'string'
  // Digits beyond 2^53 are lost while parsing; such an id would never match again.
  if (isNotText && !Number.isSafeInteger(value)) return { reason: 'instance_id_unreadable' }
  if (text.length > 64) return { reason: 'instance_id_too_long' }
  return { instanceId: text, isNotText }
}

type ParsedBody =
  | { body: Record<string, unknown> }
  | { reason: 'body_empty' | 'body_html' | 'body_not_json' | 'body_not_an_object' }

function parseBody(bodyText: string, warnings: CommonAnswerWarning[]): ParsedBody {
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

function warnAboutTransport(received: AnswerOnWire, warnings: CommonAnswerWarning[]): void {
  if (received.httpStatus !== 200) warnings.push('http_status_not_200')
  const mediaType = (received.contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (mediaType === '') warnings.push('content_type_missing')
  else if (mediaType !== 'application/json') warnings.push('content_type_not_json')
}

function readResultCode(value: unknown, warnings: CommonAnswerWarning[]): string | undefined {
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

function readResultMsg(value: unknown, warnings: CommonAnswerWarning[]): string {
  const text = wireText(value)
  if (text === undefined || text === '') {
    warnings.push('result_msg_missing')
    return ''
  }
  if (text.length <= RESULT_MSG_LENGTH_MAX) return text
  warnings.push('result_msg_too_long')
  return text.slice(0, RESULT_MSG_LENGTH_MAX)
}
