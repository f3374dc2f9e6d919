import type { JudgedAppInfo, JudgedInstance } from '@yunshi/seller-sdk'
import type { ConformanceCheckDescription, ConformanceProtocol, ConformanceText } from './report.ts'
import { findingInWords, silenceInWords, text } from './texts.ts'
import type { ConformanceAnswer, ConformanceRequest } from './transport.ts'

/** Members of a call before it is signed: wire names, decoded values. Kit calls carry `interface` beside them. */
export type Members = Readonly<Record<string, unknown>>

/** How a call differs from a right one. An empty variant is a right call. */
export type Variant = {
  /** Time of signing and sending, relative to now. */
  clockOffsetMs?: number
  timestamp?: 'seconds' | 'missing' | 'words'
  nonce?: 'missing' | { value: string }
  signature?: 'missing' | 'lower' | 'upper' | 'wrong' | 'malformed' | 'other_key' | 'other_formula'
  /** Sent although other values were signed. */
  unsigned?: 'timestamp' | 'nonce'
  /** Changes the members after they were signed. */
  alter?: (members: Members) => Members
  /** Signed and sent instead of the members. */
  rawBody?: string | Uint8Array
  /** Read the answer slowly. */
  readSlowly?: boolean
}

/** What an answer means, whichever judge of the SDK read it. */
export type Reading = {
  verdict: 'success' | 'processing' | 'failure'
  resultCode?: string
  resultMsg: string
  reason?: string
  warnings: readonly string[]
  instanceId?: string
  license?: string
  info?: readonly JudgedInstance[]
  appInfo?: JudgedAppInfo
}

export type Reply = { members: Members; answer: ConformanceAnswer; reading?: Reading }

/** One wire form: how calls are signed and answers read. */
export type Dialect = {
  compose(members: Members, variant: Variant, nowMs: number): ConformanceRequest
  read(members: Members, answer: Extract<ConformanceAnswer, { kind: 'answer' }>): Reading
}

/** What one check has at hand. */
export type Talk = {
  now: () => number
  wait: (ms: number) => Promise<void>
  /** How often and how far apart an instance that is being opened is asked for. */
  polls: { count: number; everyMs: number }
  /** Sends one call and records it. */
  ask: (members: Members, variant?: Variant) => Promise<Reply>
  /** Sends the same bytes once more. */
  repeat: (reply: Reply) => Promise<Reply>
  /** Everything heard in this run so far. */
  heard: readonly Reply[]
  answerMsMax: number
  /** Judge warnings told already in this run; each is told once. */
  noted: Set<string>
  /** Notes something that breaks no must; the check goes on. */
  warn: (reason: ConformanceText) => void
}

export type Check = ConformanceCheckDescription & {
  /** Activity or kit interface it is about, for `without`. */
  activity?: string
  /** Others it calls on the way; without one of them it cannot run. */
  uses?: readonly string[]
  run: (talk: Talk) => Promise<void>
}

export type Suite = { dialect: Dialect; checks: Check[] }

/** Ends a check with a verdict. Thrown only by checks; anything else that is thrown is a defect of the suite. */
export class Finding extends Error {
  readonly verdict: 'fail' | 'skipped'
  readonly reason: ConformanceText

  constructor(verdict: 'fail' | 'skipped', reason: ConformanceText) {
    super(reason.en)
    this.name = 'Finding'
    this.verdict = verdict
    this.reason = reason
  }
}

export function fail(reason: ConformanceText): never {
  throw new Finding('fail', reason)
}

export function skip(reason: ConformanceText): never {
  throw new Finding('skipped', reason)
}

type CheckInput = Omit<Check, 'id' | 'protocol' | 'severity'> & Partial<Pick<Check, 'severity'>>

/** Makes a check; `name` is its id without the protocol, severity is `must` unless said. */
export function check(protocol: ConformanceProtocol, name: string, input: CheckInput): Check {
  return { severity: 'must', ...input, id: `${protocol}.${name}`, protocol }
}

/** What was answered, for a person. */
export function describe({ answer, reading }: Reply): ConformanceText {
  if (answer.kind === 'no_answer') return silenceInWords(answer.reason, answer.detail)
  if (reading?.resultCode === undefined || reading.reason !== 'result_code') {
    const words = findingInWords(reading?.reason ?? 'result_code')
    const accepted = reading?.verdict !== 'failure'
    const what = accepted ? text('应答为接受', 'it was accepted') : words
    return text(`${what.zh}（HTTP ${answer.httpStatus}）`, `${what.en} (HTTP ${answer.httpStatus})`)
  }
  const shown = `${reading.resultCode} "${reading.resultMsg.slice(0, 120)}"`
  return text(`应答为 ${shown}（HTTP ${answer.httpStatus}）`, `answered ${shown} (HTTP ${answer.httpStatus})`)
}

/** Findings about the wire, which the transport phase reports once for the whole run. */
const wireWarnings = new Set([
  'content_type_missing',
  'content_type_not_json',
  'http_status_not_200',
  'body_with_byte_order_mark',
  'result_code_not_text',
  'result_code_seven_digits',
  'result_msg_missing',
  'result_msg_too_long',
  'body_not_utf8',
])

/**
 * Insists on `000000` (or `000004` where `orProcessing`) and passes on what the judge warned of.
 *
 * @param what  the call in words, when a check makes several
 */
export function expectSuccess(
  talk: Talk,
  reply: Reply,
  options: { what?: ConformanceText; orProcessing?: boolean } = {},
): Reading {
  const { reading } = reply
  const isGood =
    reading?.verdict === 'success' || (options.orProcessing === true && reading?.verdict === 'processing')
  if (!isGood || reading === undefined) {
    const { zh, en } = describe(reply)
    const isKeyRefused = reading?.resultCode === '000001'
    const hint = isKeyRefused
      ? text('；请核对密钥与签名算法', '; check the key and the formula of the signature')
      : text('', '')
    fail(about(options.what, text(zh + hint.zh, en + hint.en)))
  }
  for (const warning of reading.warnings) {
    const once = `${String(reply.members['activity'])} ${warning}`
    if (wireWarnings.has(warning) || talk.noted.has(once)) continue
    talk.noted.add(once)
    talk.warn(about(options.what, findingInWords(warning)))
  }
  return reading
}

/**
 * Insists that a call is not accepted. Another code than those expected, or a refusal without a code, is a warning:
 * money is safe, the message is not right.
 */
export function expectRefusal(
  talk: Talk,
  reply: Reply,
  options: { codes: readonly string[] | 'any'; what?: ConformanceText },
): void {
  const { answer, reading } = reply
  if (answer.kind === 'no_answer') fail(about(options.what, describe(reply)))
  if (reading === undefined || reading.verdict !== 'failure' || reading.resultCode === '000000') {
    const accepted = text('本应拒绝，却被接受', 'it was accepted although it must be refused')
    fail(about(options.what, accepted))
  }
  if (options.codes === 'any') return
  if (reading.resultCode !== undefined && options.codes.includes(reading.resultCode)) return
  const { zh, en } = describe(reply)
  const codes = options.codes.join(' / ')
  talk.warn(about(options.what, text(`${zh}，应为 ${codes}`, `${en}; ${codes} is right`)))
}

function about(what: ConformanceText | undefined, reason: ConformanceText): ConformanceText {
  return what === undefined ? reason : text(`${what.zh}：${reason.zh}`, `${what.en}: ${reason.en}`)
}
