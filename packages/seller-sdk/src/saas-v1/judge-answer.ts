import { verifyBodySign, type BodySignVerification, type RawHeaders } from './body-sign.ts'
import { revealField } from './protected-field.ts'
import type { SaasV1Activity } from './requests.ts'
import type { AnswerFailure, AnswerWarning } from '../saas-v2/answer-findings.ts'
import {
  readAppInfo,
  readQueryInfo,
  type JudgedAppInfo,
  type JudgedInstance,
} from '../saas-v2/judge-query-info.ts'
import { readAnswer, readInstanceId } from '../wire/read-answer.ts'
import type { GoodKeys } from '../wire/secrets.ts'
import { wireText } from '../wire/wire-value.ts'

type BodySignProblem = Extract<BodySignVerification, { valid: false }>['reason']

/** What a seller should mend although the call counts. */
export type SaasV1Warning =
  | AnswerWarning
  | 'body_not_utf8'
  | 'encrypt_type_unknown'
  | 'user_name_not_readable'
  | 'password_not_readable'

/** Why an answer is a failure: as in SaaS 2.0, or because nothing proves who answered. */
export type SaasV1Failure = AnswerFailure | BodySignProblem

export type SaasV1Judgement =
  | {
      verdict: 'success'
      resultCode: '000000'
      resultMsg: string
      /** newInstance: exactly as sent. */
      instanceId?: string
      /** newInstance: user name and password in clear. */
      appInfo?: JudgedAppInfo
      /** queryInstance: at least one entry, in clear. */
      info?: JudgedInstance[]
      warnings: SaasV1Warning[]
    }
  | {
      verdict: 'failure'
      resultCode?: string
      resultMsg: string
      reason: SaasV1Failure
      warnings: SaasV1Warning[]
    }

export type ReceivedSaasV1Answer = {
  httpStatus: number
  contentType: string | null | undefined
  /** Header lines with capitals as sent. */
  rawHeaders: RawHeaders
  /** Bytes as received, after any transfer and content encoding. */
  rawBody: Uint8Array | string
} & GoodKeys

/**
 * Decides what a V1 answer means. Never throws, whatever the seller sends.
 *
 * A refusal counts with or without a signature; a success only with a right one (spec 1.3). There is no asynchronous
 * opening: `000004` is a failed attempt (spec 10.1).
 *
 * @throws Error when `keys` is empty or holds an empty key
 * @see COMPAT-06 to COMPAT-09, COMPAT-12, COMPAT-13, COMPAT-17
 */
export function judgeSaasV1Answer(
  received: ReceivedSaasV1Answer & { activity: SaasV1Activity },
): SaasV1Judgement {
  const proved = readSignedAnswer(received)
  if ('verdict' in proved) return proved
  const { body, resultMsg, warnings, key } = proved
  const fail = (reason: SaasV1Failure): SaasV1Judgement => {
    return { verdict: 'failure', resultCode: '000000', resultMsg, reason, warnings }
  }
  const success = { verdict: 'success', resultCode: '000000', resultMsg, warnings } as const
  const reveal = (appInfo: JudgedAppInfo) => revealAppInfo(appInfo, body['encryptType'], key, warnings)

  if (received.activity === 'newInstance') {
    const read = readInstanceId(body['instanceId'])
    if ('reason' in read) return fail(read.reason)
    if (read.isNotText) warn(warnings, 'instance_id_not_text')
    const appInfo = collect(warnings, (found) => readAppInfo(body['appInfo'], found))
    return { ...success, instanceId: read.instanceId, ...(appInfo && { appInfo: reveal(appInfo) }) }
  }
  if (received.activity === 'queryInstance') {
    const read = collect(warnings, (found) => readQueryInfo(body, found))
    if ('reason' in read) return fail(read.reason)
    const info = read.info.map((instance) =>
      instance.appInfo ? { ...instance, appInfo: reveal(instance.appInfo) } : instance,
    )
    return { ...success, info }
  }
  return success
}

/**
 * Reads an answer whose result code is `000000` and whose signature is right, or tells why it is a failure. Shared
 * with License 1.0.
 */
export function readSignedAnswer(
  received: ReceivedSaasV1Answer,
):
  | { body: Record<string, unknown>; resultMsg: string; warnings: SaasV1Warning[]; key: string }
  | Extract<SaasV1Judgement, { verdict: 'failure' }> {
  // Before any parsing: the signature covers the bytes (COMPAT-06).
  const proof = verifyBodySign(received)
  const decoded = decode(received.rawBody)
  const answer = readAnswer({ ...received, bodyText: decoded.text })
  const warnings: SaasV1Warning[] = [...answer.warnings]
  if (decoded.isBroken) warnings.push('body_not_utf8')
  const { resultMsg } = answer
  if (!answer.readable) return { verdict: 'failure', resultMsg, reason: answer.reason, warnings }
  const { body, resultCode } = answer
  if (resultCode !== '000000') {
    return { verdict: 'failure', resultCode, resultMsg, reason: 'result_code', warnings }
  }
  if (!proof.valid) return { verdict: 'failure', resultCode, resultMsg, reason: proof.reason, warnings }
  const key = 'keys' in received ? received.keys[proof.keyIndex]! : received.key
  return { body, resultMsg, warnings, key }
}

/**
 * Whether a refusal says that the instance is already in the state asked for. Only to be asked after an attempt with
 * an unknown outcome; record that it was used.
 *
 * @see COMPAT-11
 */
export function saasV1MeansAlreadyDone(activity: SaasV1Activity, resultCode: string): boolean {
  const ends = ['expireInstance', 'releaseInstance', 'instanceStatus'].includes(activity)
  return ends && (resultCode === '000003' || resultCode === '000005')
}

/** User name and password in clear. What cannot be read is left out: a buyer could do nothing with it. */
function revealAppInfo(
  appInfo: JudgedAppInfo,
  wireEncryptType: unknown,
  key: string,
  warnings: SaasV1Warning[],
): JudgedAppInfo {
  const { userName, password, ...rest } = appInfo
  const revealed: JudgedAppInfo = rest
  // Numbers where text is documented are read as text (COMPAT-12).
  const encryptType = wireText(wireEncryptType) ?? ''
  if (!['', '1', '2'].includes(encryptType)) warn(warnings, 'encrypt_type_unknown')
  const type = encryptType === '2' ? '2' : '1'
  const members = [
    ['userName', userName, 'user_name_not_readable'],
    ['password', password, 'password_not_readable'],
  ] as const
  for (const [name, wire, warning] of members) {
    if (wire === undefined) continue
    const plain = revealField({ key, wire, encryptType: type })
    if (plain === undefined) warn(warnings, warning)
    else revealed[name] = plain
  }
  return revealed
}

function decode(raw: Uint8Array | string): { text: string; isBroken: boolean } {
  if (typeof raw === 'string') return { text: raw, isBroken: false }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(raw)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(raw)
    return { text, isBroken: false }
  } catch {
    return { text, isBroken: true }
  }
}

/** Runs a reader of SaaS 2.0 and takes over the warnings it found. */
function collect<T>(warnings: SaasV1Warning[], read: (found: AnswerWarning[]) => T): T {
  const found: AnswerWarning[] = []
  const result = read(found)
  for (const warning of found) warn(warnings, warning)
  return result
}

function warn(warnings: SaasV1Warning[], warning: SaasV1Warning): void {
  if (!warnings.includes(warning)) warnings.push(warning)
}
