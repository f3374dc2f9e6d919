import { bodySignHeader, createBodySign } from './body-sign.ts'
import { protectField, type EncryptType } from './protected-field.ts'
import type { AppInfo, UsageInfo } from '../saas-v2/answers.ts'
import { isSellerResultCode, sellerResultCodes } from '../result-codes.ts'
import { saasV2Limits } from '../saas-v2/limits.ts'
import { asciiJson } from '../wire/json-body.ts'

export type SaasV1InstanceInfo = { instanceId: string; appInfo?: AppInfo; usageInfo?: UsageInfo[] }

export type SaasV1Answer = {
  resultCode: string
  resultMsg: string
  encryptType?: EncryptType
  /** newInstance only. */
  instanceId?: string
  /** newInstance only; user name and password protected. */
  appInfo?: AppInfo
  /** queryInstance only. */
  info?: SaasV1InstanceInfo[]
  /** getLicense only. */
  license?: string
}

/** `000000` without anything else: refreshInstance, expireInstance, instanceStatus, releaseInstance, upgrade. */
export function saasV1SuccessAnswer(): SaasV1Answer {
  return { resultCode: '000000', resultMsg: 'success.' }
}

/**
 * `000000` to newInstance. User name and password are given in clear and protected here.
 *
 * @throws RangeError when a member is longer on the wire than documented
 * @see spec 1.5
 */
export function saasV1OpenedAnswer(input: {
  key: string
  instanceId: string
  appInfo?: AppInfo
  encryptType?: EncryptType
}): SaasV1Answer {
  const { key, encryptType = '1' } = input
  const instance = protectedInstance(input, key, encryptType)
  return { ...saasV1SuccessAnswer(), encryptType, ...instance }
}

/**
 * `000000` to queryInstance. User names and passwords are given in clear and protected here.
 *
 * @throws RangeError when a member is longer on the wire than documented
 * @see spec 1.11
 */
export function saasV1QueryAnswer(input: {
  key: string
  info: SaasV1InstanceInfo[]
  encryptType?: EncryptType
}): SaasV1Answer {
  const { key, encryptType = '1' } = input
  const info = input.info.map((instance) => protectedInstance(instance, key, encryptType))
  return { ...saasV1SuccessAnswer(), encryptType, info }
}

/** Any refusal or error; the message is cut to 255 characters. Never `000000`. */
export function saasV1FailureAnswer(resultCode: string, resultMsg?: string): SaasV1Answer {
  if (resultCode === '000000') throw new RangeError('000000 is success')
  const meaning = isSellerResultCode(resultCode) ? sellerResultCodes[resultCode].en : 'failed'
  return { resultCode, resultMsg: (resultMsg ?? meaning).slice(0, saasV2Limits.resultMsgLengthMax) }
}

/**
 * Writes an answer and signs the exact text. Send `headers` with the spelling they have: `Body-sign` counts as
 * missing.
 *
 * @see spec 1.3
 */
export function signedSaasV1Answer(
  key: string,
  answer: SaasV1Answer,
): { bodyText: string; headers: { 'Content-Type': string; [bodySignHeader]: string } } {
  const bodyText = asciiJson(answer)
  return {
    bodyText,
    headers: {
      'Content-Type': 'application/json;charset=UTF-8',
      [bodySignHeader]: createBodySign(key, bodyText),
    },
  }
}

function protectedInstance(
  instance: SaasV1InstanceInfo,
  key: string,
  encryptType: EncryptType,
): SaasV1InstanceInfo {
  const { instanceId, appInfo, usageInfo } = instance
  if (instanceId === '') throw new RangeError('instanceId is empty')
  atMost('instanceId', instanceId, saasV2Limits.idLengthMax)
  if (appInfo === undefined) return { instanceId, ...(usageInfo && { usageInfo }) }
  const wire: AppInfo = { ...appInfo }
  for (const name of ['userName', 'password'] as const) {
    const plain = appInfo[name]
    if (plain !== undefined) wire[name] = protectField({ key, plain, encryptType })
  }
  const { urlLengthMax, userNameLengthMax, passwordLengthMax, memoLengthMax } = saasV2Limits
  atMost('frontEndUrl', wire.frontEndUrl, urlLengthMax)
  atMost('adminUrl', wire.adminUrl, urlLengthMax)
  atMost('userName', wire.userName, userNameLengthMax)
  atMost('password', wire.password, passwordLengthMax)
  atMost('memo', wire.memo, memoLengthMax)
  return { instanceId, appInfo: wire, ...(usageInfo && { usageInfo }) }
}

function atMost(name: string, text: string | undefined, lengthMax: number): void {
  if (text !== undefined && text.length > lengthMax) {
    throw new RangeError(`${name} is longer than ${lengthMax} characters on the wire`)
  }
}
