import { isSellerResultCode, sellerResultCodes } from '../result-codes.ts'
import { saasV2Limits } from './limits.ts'
import { asciiJson } from '../wire/json-body.ts'

/** Access data of an instance, in clear text (spec 2.4). */
export type AppInfo = {
  frontEndUrl: string
  adminUrl?: string
  userName?: string
  password?: string
  memo?: string
}

/** One usage figure of a pay-per-use instance or package (spec 2.4). */
export type UsageInfo = {
  relatedInstanceId?: string
  /** Cumulative use, at most four decimals. */
  usageValue: number | string
  /** UTC `yyyyMMddHHmmssSSS`; `formatCompactTimeMs` writes it. */
  statisticalTime: string
  dashboardUrl?: string
}

export type InstanceInfo = { instanceId: string; appInfo?: AppInfo; usageInfo?: UsageInfo[] }

export type SaasV2Answer = {
  resultCode: string
  resultMsg: string
  /** newInstance only. */
  instanceId?: string
  /** queryInstance only. */
  info?: InstanceInfo[]
}

/** `000000`. For refreshInstance, updateInstanceStatus, releaseInstance, upgradeInstance, changeInstanceCheck. */
export function successAnswer(): SaasV2Answer {
  return { resultCode: '000000', resultMsg: 'success.' }
}

/** `000000` to newInstance: opened. Repeats of the same order must carry the same id. */
export function openedAnswer(instanceId: string): SaasV2Answer {
  return { ...successAnswer(), instanceId: checkedInstanceId(instanceId) }
}

/** `000004` to newInstance: accepted, being opened; the marketplace polls queryInstance. */
export function openingAnswer(instanceId: string): SaasV2Answer {
  return { ...stillOpeningAnswer(), instanceId: checkedInstanceId(instanceId) }
}

/** `000004` to queryInstance: not ready yet. */
export function stillOpeningAnswer(): SaasV2Answer {
  return { resultCode: '000004', resultMsg: 'processing' }
}

/**
 * `000000` to queryInstance.
 *
 * @throws RangeError when a member is longer than the marketplace accepts
 */
export function queryAnswer(info: InstanceInfo[]): SaasV2Answer {
  for (const { instanceId, appInfo } of info) {
    checkedInstanceId(instanceId)
    atMost('frontEndUrl', appInfo?.frontEndUrl, saasV2Limits.urlLengthMax)
    atMost('adminUrl', appInfo?.adminUrl, saasV2Limits.urlLengthMax)
    atMost('userName', appInfo?.userName, saasV2Limits.userNameLengthMax)
    atMost('password', appInfo?.password, saasV2Limits.passwordLengthMax)
    atMost('memo', appInfo?.memo, saasV2Limits.memoLengthMax)
  }
  return { ...successAnswer(), info }
}

/**
 * Any refusal or error. The message is shown to the seller, and by changeInstanceCheck to the buyer.
 *
 * @param resultCode  a code of `sellerResultCodes`, or one of your own; never `000000`
 * @param resultMsg   default: the English meaning; cut to 255 characters
 */
export function failureAnswer(resultCode: string, resultMsg?: string): SaasV2Answer {
  if (resultCode === '000000') throw new RangeError('000000 is success')
  const meaning = isSellerResultCode(resultCode) ? sellerResultCodes[resultCode].en : 'failed'
  return { resultCode, resultMsg: (resultMsg ?? meaning).slice(0, saasV2Limits.resultMsgLengthMax) }
}

/**
 * Writes an answer as the text to send with `Content-Type: application/json;charset=UTF-8`.
 *
 * Characters outside ASCII become `\uXXXX`, which the documents ask of `memo` and which no wrong charset can break.
 */
export function serializeSaasV2Answer(answer: SaasV2Answer): string {
  return asciiJson(answer)
}

function checkedInstanceId(instanceId: string): string {
  if (instanceId === '') throw new RangeError('instanceId is empty')
  atMost('instanceId', instanceId, saasV2Limits.idLengthMax)
  return instanceId
}

function atMost(name: string, text: string | undefined, lengthMax: number): void {
  if (text !== undefined && text.length > lengthMax) {
    throw new RangeError(`${name} is longer than ${lengthMax} characters`)
  }
}
