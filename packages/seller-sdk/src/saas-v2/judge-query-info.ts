import type { AnswerWarning, InfoProblem } from './answer-findings.ts'
import { saasV2Limits } from './limits.ts'
import { isRecord, wireText } from '../wire/wire-value.ts'
import { parseCompactTime } from '../wire-time.ts'

/** Access data fit to be stored and shown: addresses are http(s) or plain text without a scheme. */
export type JudgedAppInfo = {
  frontEndUrl?: string
  adminUrl?: string
  userName?: string
  password?: string
  memo?: string
}

export type JudgedUsage = {
  relatedInstanceId?: string
  /** Decimal text, zero or more. */
  usageValue: string
  /** UTC `yyyyMMddHHmmss` or with milliseconds; proved to be a time. */
  statisticalTime: string
  dashboardUrl?: string
}

export type JudgedInstance = { instanceId: string; appInfo?: JudgedAppInfo; usageInfo?: JudgedUsage[] }

/**
 * Reads the `info` list of a queryInstance answer. Entries and members that cannot be read are left out with a
 * warning; the answer fails only when no entry is left.
 *
 * @see spec 2.4, COMPAT-12, COMPAT-13
 */
export function readQueryInfo(
  body: Record<string, unknown>,
  warnings: AnswerWarning[],
): { info: JudgedInstance[] } | { reason: InfoProblem } {
  const list = body['info']
  if (list === undefined || list === null) {
    const isFlat = ['appInfo', 'frontEndUrl', 'usageInfo'].some((name) => name in body)
    return { reason: isFlat || wireText(body['instanceId']) ? 'info_flat' : 'info_missing' }
  }
  if (!Array.isArray(list)) return { reason: 'info_not_an_array' }
  const info: JudgedInstance[] = []
  for (const entry of list as unknown[]) {
    const instanceId = isRecord(entry) ? wireText(entry['instanceId']) : undefined
    if (!isRecord(entry) || instanceId === undefined || instanceId === '') {
      warn(warnings, 'info_entry_unreadable')
      continue
    }
    if (instanceId.length > saasV2Limits.idLengthMax) {
      warn(warnings, 'info_entry_unreadable')
      continue
    }
    const appInfo = readAppInfo(entry['appInfo'], warnings)
    const usageInfo = readUsageInfo(entry['usageInfo'], warnings)
    info.push({ instanceId, ...(appInfo && { appInfo }), ...(usageInfo && { usageInfo }) })
  }
  return info.length === 0 ? { reason: 'info_empty' } : { info }
}

/** Reads `appInfo`; addresses that could run code when clicked are dropped with a warning. */
export function readAppInfo(value: unknown, warnings: AnswerWarning[]): JudgedAppInfo | undefined {
  if (value === undefined || value === null) return undefined
  if (!isRecord(value)) {
    warn(warnings, 'app_info_unreadable')
    return undefined
  }
  const { userNameLengthMax, passwordLengthMax, memoLengthMax } = saasV2Limits
  const appInfo: JudgedAppInfo = {}
  const frontEndUrl = readUrl(value['frontEndUrl'], 'front_end_url', warnings)
  if (frontEndUrl === undefined) warn(warnings, 'front_end_url_missing')
  else appInfo.frontEndUrl = frontEndUrl
  const adminUrl = readUrl(value['adminUrl'], 'admin_url', warnings)
  if (adminUrl !== undefined) appInfo.adminUrl = adminUrl

  const texts = [
    ['userName', userNameLengthMax, 'user_name_too_long'],
    ['password', passwordLengthMax, 'password_too_long'],
    ['memo', memoLengthMax, 'memo_too_long'],
  ] as const
  for (const [name, lengthMax, warning] of texts) {
    const text = wireText(value[name])
    if (text === undefined || text === '') continue
    // Kept whole: a cut password would lock the buyer out, a too long one only breaks the rule.
    if (text.length > lengthMax) warn(warnings, warning)
    appInfo[name] = text
  }
  return appInfo
}

function readUsageInfo(value: unknown, warnings: AnswerWarning[]): JudgedUsage[] | undefined {
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) {
    warn(warnings, 'usage_info_unreadable')
    return undefined
  }
  const usage: JudgedUsage[] = []
  for (const entry of value as unknown[]) {
    const usageValue = isRecord(entry) ? wireText(entry['usageValue']) : undefined
    const statisticalTime = isRecord(entry) ? wireText(entry['statisticalTime']) : undefined
    if (
      !isRecord(entry) ||
      usageValue === undefined ||
      usageValue.length > saasV2Limits.usageValueLengthMax ||
      !/^\d+(\.\d+)?$/.test(usageValue) ||
      statisticalTime === undefined ||
      parseCompactTime(statisticalTime) === undefined
    ) {
      warn(warnings, 'usage_info_unreadable')
      continue
    }
    const relatedInstanceId = wireText(entry['relatedInstanceId'])
    const dashboardUrl = readUrl(entry['dashboardUrl'], 'dashboard_url', warnings)
    usage.push({
      usageValue,
      statisticalTime,
      ...(relatedInstanceId && { relatedInstanceId }),
      ...(dashboardUrl && { dashboardUrl }),
    })
  }
  return usage
}

/**
 * Reads an address. Anything with a scheme other than http and https is dropped: these texts become links on the
 * buyer's page, and `javascript:` must not. Text without a scheme is kept, since people can still read it.
 */
function readUrl(
  value: unknown,
  name: 'front_end_url' | 'admin_url' | 'dashboard_url',
  warnings: AnswerWarning[],
): string | undefined {
  const text = wireText(value)
  if (text === undefined || text === '') return undefined
  if (text.length > saasV2Limits.urlLengthMax) warn(warnings, `${name}_too_long`)
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return text
  warn(warnings, `${name}_not_http`)
  return url === undefined ? text : undefined
}

function warn(warnings: AnswerWarning[], warning: AnswerWarning): void {
  if (!warnings.includes(warning)) warnings.push(warning)
}
