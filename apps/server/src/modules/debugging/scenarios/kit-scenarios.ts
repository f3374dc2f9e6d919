import { encryptClientSecret, kitFlagsOf, readKitPublicKey } from '@yunshi/seller-sdk'
import { DomainError } from '../../../kernel/errors.ts'
import type { SellerCall } from '../../fulfillment/index.ts'
import {
  choice,
  json,
  optional,
  parseJson,
  publicKey,
  secret,
  text,
  type DebugParameter,
  type DebugScenario,
  type ParameterValues,
} from './parameter.ts'

type KitCall = Extract<SellerCall, { family: 'kit-v1' | 'kit-v2' }>
type KitInterface = KitCall['request']['interface']

const tenant = text('tenantId', 'ten-debug-01')
const application = text('appId', 'app-debug-01')
/** Empty while the seller debugs (isv-protocol 3.2). */
const instance = optional('instanceId')

const users = [
  { userName: 'lina01', name: '李娜', orgCode: 'd1', role: 'user', enable: 'true', position: '工程师' },
]
const departments = [
  { orgCode: 'd1', orgName: '总部', parentCode: '' },
  { orgCode: 'd2', orgName: '研发部', parentCode: 'd1' },
]

const titles = {
  tenantSync: { zh: '企业信息同步', en: 'Enterprise' },
  applicationSync: { zh: '应用同步', en: 'Application' },
  authSync: { zh: '用户授权同步', en: 'Users and rights' },
  singleOrgSync: { zh: '部门增量同步', en: 'One department' },
  allOrgSync: { zh: '部门全量同步', en: 'All departments' },
} as const satisfies Record<KitInterface, { zh: string; en: string }>

function parametersOf(version: 'v1' | 'v2', name: KitInterface): DebugParameter[] {
  const flag = choice('flag', kitFlagsOf[version][name].map(String), '1')
  switch (name) {
    case 'tenantSync':
      return [
        instance,
        optional('orderId'),
        tenant,
        text('tenantCode', 'yunshidebug'),
        text('name', '调试企业', 255),
        text('domainName', 'https://debug.login.example', 255),
        flag,
      ]
    case 'applicationSync':
      return [
        instance,
        tenant,
        application,
        text('clientId', 'cid-debug-01'),
        secret('plainSecret'),
        publicKey('publicKey'),
        flag,
      ]
    case 'authSync':
      return [instance, tenant, application, json('userList', users), flag]
    case 'singleOrgSync':
      return [
        instance,
        tenant,
        text('orgCode', 'd2'),
        text('orgName', '研发部', 128),
        optional('parentCode', 'd1'),
        flag,
      ]
    case 'allOrgSync':
      return [instance, tenant, json('orgInfoList', departments)]
  }
}

/** Lists as lists, the flag as a number, the typed secret encrypted with the typed key (isv-protocol 3.3). */
function membersOf({
  flag,
  userList,
  orgInfoList,
  plainSecret,
  publicKey: keyText,
  ...values
}: ParameterValues): object {
  return {
    ...values,
    ...(flag !== undefined && { flag: Number(flag) }),
    ...(userList !== undefined && { userList: parseJson(userList) }),
    ...(orgInfoList !== undefined && { orgInfoList: parseJson(orgInfoList) }),
    ...(plainSecret !== undefined &&
      keyText !== undefined && { clientSecret: encrypted(plainSecret, keyText) }),
  }
}

function encrypted(plainSecret: string, keyText: string): string {
  const key = readKitPublicKey(keyText)
  if (!key)
    throw new DomainError('validation', 'VALIDATION_FAILED', {
      fields: [{ path: 'values.publicKey', message: 'rsa_key' }],
    })
  return encryptClientSecret(key, plainSecret)
}

function kitScenarios(version: 'v1' | 'v2'): DebugScenario[] {
  return (Object.keys(titles) as KitInterface[]).map((name) => ({
    family: `kit-${version}`,
    code: name,
    activity: name,
    title: titles[name],
    parameters: parametersOf(version, name),
    compose: (values) => ({
      family: `kit-${version}`,
      // The SDK checks every member before anything is sent.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      request: { interface: name, ...membersOf(values), isTest: true } as unknown as KitCall['request'],
    }),
  }))
}

/** Joint kit (isv-protocol 3). */
export const kitV2Scenarios = kitScenarios('v2')
export const kitV1Scenarios = kitScenarios('v1')
