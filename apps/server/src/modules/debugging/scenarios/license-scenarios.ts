import type { SellerCall } from '../../fulfillment/index.ts'
import {
  choice,
  fresh,
  freshTime,
  integer,
  optional,
  text,
  type DebugScenario,
  type ParameterValues,
} from './parameter.ts'
import { exampleOrder, instantOf, v1Members } from './saas-v1-scenarios.ts'
import { exampleInstance } from './saas-v2-scenarios.ts'

type LicenseCall = Extract<SellerCall, { family: 'license-v1' | 'license-code' | 'license-online' }>

function scenario(
  definition: Omit<DebugScenario, 'compose'>,
  members: (values: ParameterValues) => object = (values) => values,
  fixed: Readonly<Record<string, string>> = {},
): DebugScenario {
  return {
    ...definition,
    compose: (values) =>
      // The SDK checks every member before anything is sent.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      ({
        family: definition.family,
        request: { activity: definition.activity, ...fixed, ...members(values), isTest: true },
      }) as unknown as LicenseCall,
  }
}

const order = text('orderId', exampleOrder)
const instance = text('instanceId', exampleInstance)
const line = (orderId: string) => [text('orderId', orderId), text('orderLineId', `${orderId}-000001`)]
const code = text('license', 'PLDEMO00000001')

/** License 1.0 (isv-protocol 5.1). */
export const licenseV1Scenarios: DebugScenario[] = [
  scenario(
    {
      family: 'license-v1',
      code: 'getLicense',
      activity: 'getLicense',
      title: { zh: '获取 License', en: 'Get a license' },
      parameters: [
        order,
        fresh('businessId'),
        text('customerId', '688055390f3049f283fe9f1aa90f7ds3', 100),
        optional('customerName', 'yunshi_debug'),
        text('productId', '00301-666666-0--0'),
        optional('skuCode'),
        choice('chargingMode', ['1', '3'], '1', false),
        freshTime('expireTime', false),
        choice('periodType', ['year', 'month'], 'year', false),
        integer('periodNumber', '1', 2),
        integer('amount'),
        optional('saasExtendParams', '[{"name":"identificationCode","value":"00-11-22-33"}]', 2048),
      ],
    },
    v1Members,
  ),
  scenario({
    family: 'license-v1',
    code: 'refreshLicense',
    activity: 'refreshLicense',
    title: { zh: '续费', en: 'Renewal' },
    parameters: [
      order,
      instance,
      freshTime('expireTime'),
      optional('productId'),
      choice('periodType', ['year', 'month'], 'year', false),
      integer('periodNumber', '1', 2),
    ],
  }),
  scenario({
    family: 'license-v1',
    code: 'expireLicense',
    activity: 'expireLicense',
    title: { zh: '到期', en: 'Expiry' },
    parameters: [order, instance],
  }),
  scenario({
    family: 'license-v1',
    code: 'releaseLicense',
    activity: 'releaseLicense',
    title: { zh: '释放', en: 'Release' },
    parameters: [order, instance],
  }),
]

/** License 2.0, authorization codes (isv-protocol 5.2). */
export const licenseCodeScenarios: DebugScenario[] = [
  scenario(
    {
      family: 'license-code',
      code: 'refreshLicenseCode.RENEWAL',
      activity: 'refreshLicenseCode',
      title: { zh: '续费', en: 'Renewal' },
      parameters: [code, ...line('MOCKMONTYRENEW'), freshTime('expireTime'), optional('productId')],
    },
    undefined,
    { scene: 'RENEWAL' },
  ),
  scenario(
    {
      family: 'license-code',
      code: 'refreshLicenseCode.UNSUBSCRIBE_RENEWAL_PERIOD',
      activity: 'refreshLicenseCode',
      title: { zh: '退续费', en: 'Refund of a renewal' },
      parameters: [code, ...line('MOCKMONTYUNSUBSCRIBE'), freshTime('expireTime'), optional('productId')],
    },
    undefined,
    { scene: 'UNSUBSCRIBE_RENEWAL_PERIOD' },
  ),
  scenario({
    family: 'license-code',
    code: 'updateLicenseCodeStatus',
    activity: 'updateLicenseCodeStatus',
    title: { zh: '冻结与解冻', en: 'Freeze and unfreeze' },
    parameters: [code, choice('status', ['FREEZE', 'UNFREEZE'], 'FREEZE')],
  }),
  scenario({
    family: 'license-code',
    code: 'releaseLicenseCode',
    activity: 'releaseLicenseCode',
    title: { zh: '释放', en: 'Release' },
    parameters: [
      code,
      optional('orderId', 'MOCKMONTYUNSUBSCRIBE'),
      optional('orderLineId', 'MOCKMONTYUNSUBSCRIBE-000001'),
    ],
  }),
]

/** Online License of client software (isv-protocol 5.3). */
export const licenseOnlineScenarios: DebugScenario[] = [
  scenario({
    family: 'license-online',
    code: 'newInstance',
    activity: 'newInstance',
    title: { zh: '新购', en: 'New purchase' },
    parameters: [...line('MOCKPERIODYEARNEW'), fresh('businessId')],
  }),
  scenario(
    {
      family: 'license-online',
      code: 'refreshInstance.RENEWAL',
      activity: 'refreshInstance',
      title: { zh: '续费', en: 'Renewal' },
      parameters: [...line('MOCKMONTYRENEW'), instance, freshTime('expireTime'), optional('productId')],
    },
    undefined,
    { scene: 'RENEWAL' },
  ),
  scenario({
    family: 'license-online',
    code: 'updateInstanceStatus',
    activity: 'updateInstanceStatus',
    title: { zh: '冻结与解冻', en: 'Freeze and unfreeze' },
    parameters: [instance, choice('status', ['FREEZE', 'UNFREEZE'], 'FREEZE')],
  }),
  scenario(
    {
      family: 'license-online',
      code: 'getLicenseAsync',
      activity: 'getLicenseAsync',
      title: { zh: '申请 License', en: 'Apply for a license' },
      parameters: [
        instance,
        fresh('eventId'),
        freshTime('effectiveTime'),
        freshTime('expireTime', false),
        optional('deviceFingerprint', '00-11-22-33-44-55|DISK1|BOARD1|CPU1', 1024),
      ],
    },
    ({ effectiveTime, expireTime, ...values }) => ({
      ...values,
      effectiveTime: instantOf('effectiveTime', effectiveTime ?? ''),
      ...(expireTime !== undefined && { expireTime: instantOf('expireTime', expireTime) }),
    }),
  ),
  scenario({
    family: 'license-online',
    code: 'releaseInstance',
    activity: 'releaseInstance',
    title: { zh: '资源释放', en: 'Release' },
    parameters: [
      instance,
      optional('orderId', 'MOCKMONTYUNSUBSCRIBE'),
      optional('orderLineId', 'MOCKMONTYUNSUBSCRIBE-000001'),
    ],
  }),
]
