import { decryptClientSecret } from '@yunshi/seller-sdk'
import type { Answer } from './actions.test-support.ts'
import type { Has } from './faults.test-support.ts'
import { textOf } from './verification.test-support.ts'

const success = { resultCode: '000000', resultMsg: 'success.' }
const refuse = (resultCode: string) => ({ resultCode, resultMsg: `refused with ${resultCode}` })

const needs: Record<string, string[]> = {
  tenantSync: ['tenantId', 'tenantCode', 'name', 'domainName', 'flag'],
  applicationSync: ['tenantId', 'appId', 'clientId', 'clientSecret', 'flag'],
  authSync: ['tenantId', 'appId', 'userList', 'flag'],
  singleOrgSync: ['tenantId', 'orgCode', 'orgName', 'flag'],
  allOrgSync: ['tenantId'],
}
const may = [
  'instanceId',
  'orderId',
  'parentCode',
  'currentSyncTime',
  'orgInfoList',
  'orgInfo',
  'testFlag',
  'timeStamp',
]

/** What a right seller does with kit calls, in memory, but for the fault. */
export function createKitActions(
  has: Has,
  privateKeyPem: string,
): (name: string, version: 'v1' | 'v2', body: Record<string, unknown>) => Answer {
  const kept = new Set<string>()

  function change(key: string, flag: string): Answer {
    if (flag === '1') {
      if (kept.has(key) && has('kit_add_twice_refused')) return refuse('000005')
      kept.add(key)
    }
    if (flag === '0') {
      if (!kept.has(key) && has('kit_delete_unknown_refused')) return refuse('000003')
      kept.delete(key)
    }
    return success
  }

  return (name, version, body) => {
    const wanted = needs[name]
    if (wanted === undefined) return has('unknown_activity_succeeds') ? success : refuse('000002')
    const isMissing = wanted.some((member) => textOf(body[member]) === '')
    if (isMissing && !has('missing_members_ignored')) return refuse('000002')
    const stranger = Object.keys(body).find((member) => ![...wanted, ...may].includes(member))
    if (stranger !== undefined && has('unknown_members_refused')) return refuse('000002')
    const written = JSON.stringify(body)
    if (has('chinese_refused') && /\p{Script=Han}/u.test(written)) return refuse('000002')
    if (has('four_byte_characters_crash') && /[\u{10000}-\u{10ffff}]/u.test(written))
      throw new Error('utf8mb3')

    const flag = textOf(body['flag'])
    const tenant = textOf(body['tenantId'])
    if (name === 'applicationSync') {
      const secret = decryptClientSecret(privateKeyPem, textOf(body['clientSecret']))
      if (secret === undefined && !has('kit_secret_not_decrypted')) return refuse('000101')
      return change(`${tenant} ${textOf(body['appId'])}`, flag)
    }
    if (name === 'singleOrgSync') return change(`${tenant} org ${textOf(body['orgCode'])}`, flag)
    if (name === 'allOrgSync') return success
    if (name === 'tenantSync') return change(tenant, flag)
    const list =
      version === 'v1' && !has('kit_lists_as_text_unread') ? parse(body['userList']) : body['userList']
    if (!Array.isArray(list)) return refuse('000002')
    const answers = (list as { userName?: string }[]).map(({ userName = '' }) =>
      change(`${tenant} user ${userName}`, flag),
    )
    return answers.find(({ resultCode }) => resultCode !== '000000') ?? success
  }
}

function parse(value: unknown): unknown {
  try {
    return JSON.parse(textOf(value))
  } catch {
    return undefined
  }
}
