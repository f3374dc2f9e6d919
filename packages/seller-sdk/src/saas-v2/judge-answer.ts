import type { AnswerFailure, AnswerWarning } from './answer-findings.ts'
import { readQueryInfo, type JudgedInstance } from './judge-query-info.ts'
import type { SaasV2Activity } from './requests.ts'
import { readAnswer, readInstanceId } from '../wire/read-answer.ts'

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
  const answer = readAnswer(received)
  const warnings: AnswerWarning[] = [...answer.warnings]
  const { resultMsg } = answer
  if (!answer.readable) return { verdict: 'failure', resultMsg, reason: answer.reason, warnings }

  const { body, resultCode } = answer
  const { activity } = received
  const isProcessing = resultCode === '000004' && (activity === 'newInstance' || activity === 'queryInstance')
  if (resultCode !== '000000' && !isProcessing) {
    return { verdict: 'failure', resultCode, resultMsg, reason: 'result_code', warnings }
  }

  let instanceId: string | undefined
  if (activity === 'newInstance') {
    const read = readInstanceId(body['instanceId'])
    if ('reason' in read) {
      return { verdict: 'failure', resultCode, resultMsg, reason: read.reason, warnings }
    }
    if (read.isNotText) warnings.push('instance_id_not_text')
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
