import { encodeExtendParams, parseCompactTime, type ExtendParam } from '@yunshi/seller-sdk'
import { DomainError } from '../../../kernel/errors.ts'
import type { SellerCall } from '../../fulfillment/index.ts'
import {
  amount,
  choice,
  fresh,
  freshTime,
  integer,
  optional,
  parseJson,
  text,
  time,
  type DebugScenario,
  type ParameterValues,
} from './parameter.ts'
import { exampleInstance } from './saas-v2-scenarios.ts'

/** Defaults seen in the wild (isv-protocol 11.2). */
export const exampleOrder = 'CS1906666666ABCDE'
const exampleProduct = '00301-666666-0--0'

const instance = text('instanceId', exampleInstance)
const order = text('orderId', exampleOrder)
const customer = [
  text('customerId', '688055390f3049f283fe9f1aa90f7ds3', 100),
  text('customerName', 'yunshi_debug'),
]
const period = [
  choice('periodType', ['year', 'month', 'day'], 'year', false),
  integer('periodNumber', '1', 2),
]
const quantities = [integer('amount'), integer('diskSize'), integer('bandWidth')]

/** V1 members as the SDK takes them; the extension fields are typed as the JSON they carry. */
export function v1Members({ saasExtendParams, acceptanceTime, ...values }: ParameterValues) {
  return {
    ...values,
    ...(acceptanceTime !== undefined && { acceptanceTime: instantOf('acceptanceTime', acceptanceTime) }),
    ...(saasExtendParams !== undefined && { saasExtendParams: extendParams(saasExtendParams) }),
  }
}

export function instantOf(name: string, value: string): Date {
  const at = parseCompactTime(value)
  if (at === undefined)
    throw new DomainError('validation', 'VALIDATION_FAILED', {
      fields: [{ path: `values.${name}`, message: 'time' }],
    })
  return new Date(at)
}

function extendParams(value: string): string {
  const list = parseJson(value)
  const isList =
    Array.isArray(list) &&
    list.every(
      (entry: unknown) =>
        typeof entry === 'object' &&
        entry !== null &&
        typeof (entry as Record<string, unknown>)['name'] === 'string' &&
        typeof (entry as Record<string, unknown>)['value'] === 'string',
    )
  if (!isList)
    throw new DomainError('validation', 'VALIDATION_FAILED', {
      fields: [{ path: 'values.saasExtendParams', message: 'json' }],
    })
  return encodeExtendParams(list as ExtendParam[])
}

type V1Call = Extract<SellerCall, { family: 'saas-v1' }>

function scenario(
  definition: Omit<DebugScenario, 'family' | 'compose'>,
  fixed: Readonly<Record<string, string>> = {},
): DebugScenario {
  return {
    ...definition,
    family: 'saas-v1',
    compose: (values) => ({
      family: 'saas-v1',
      // The SDK checks every member before anything is sent.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      request: {
        activity: definition.activity,
        ...fixed,
        ...v1Members(values),
        isTest: true,
      } as unknown as V1Call['request'],
    }),
  }
}

/** SaaS 1.0 (isv-protocol 1.5–1.11). */
export const saasV1Scenarios: DebugScenario[] = [
  scenario({
    code: 'newInstance',
    activity: 'newInstance',
    title: { zh: '新购', en: 'New purchase' },
    parameters: [
      order,
      fresh('businessId'),
      ...customer,
      text('skuCode', 'sku-basic'),
      text('productId', exampleProduct),
      choice('chargingMode', ['0', '1', '3', '5'], '1', false),
      freshTime('expireTime', false),
      ...period,
      amount('orderAmount', '100'),
      choice('trialFlag', ['0', '1'], '', false),
      ...quantities,
      integer('provisionType', '1', 3),
      time('acceptanceTime'),
      optional('userId'),
      optional('userName'),
      optional('saasExtendParams', '', 2048),
    ],
  }),
  scenario({
    code: 'queryInstance',
    activity: 'queryInstance',
    title: { zh: '查询实例', en: 'Query' },
    parameters: [text('instanceId', exampleInstance, 6500)],
  }),
  scenario({
    code: 'refreshInstance',
    activity: 'refreshInstance',
    title: { zh: '续费', en: 'Renewal' },
    parameters: [
      order,
      instance,
      freshTime('expireTime'),
      optional('productId'),
      ...period,
      amount('orderAmount', '100'),
    ],
  }),
  scenario(
    {
      code: 'refreshInstance.trialToFormal',
      activity: 'refreshInstance',
      title: { zh: '试用转正', en: 'Trial to formal' },
      parameters: [
        order,
        instance,
        freshTime('expireTime'),
        text('productId', exampleProduct),
        ...period,
        amount('orderAmount', '100'),
      ],
    },
    { trialToFormal: '1' },
  ),
  scenario({
    code: 'refreshInstance.refund',
    activity: 'refreshInstance',
    title: { zh: '退续费', en: 'Refund of a renewal' },
    parameters: [order, instance, freshTime('expireTime'), amount('orderAmount', '-100')],
  }),
  scenario({
    code: 'upgrade',
    activity: 'upgrade',
    title: { zh: '升级', en: 'Upgrade' },
    parameters: [
      order,
      instance,
      text('skuCode', 'sku-basic'),
      text('productId', exampleProduct),
      integer('amount', '6456'),
      integer('diskSize'),
      integer('bandWidth'),
      optional('saasExtendParams', '', 2048),
    ],
  }),
  scenario({
    code: 'instanceStatus',
    activity: 'instanceStatus',
    title: { zh: '冻结与解冻', en: 'Freeze and unfreeze' },
    parameters: [instance, choice('instanceStatus', ['FREEZE', 'NORMAL'], 'FREEZE')],
  }),
  scenario({
    code: 'expireInstance',
    activity: 'expireInstance',
    title: { zh: '到期', en: 'Expiry' },
    parameters: [order, instance],
  }),
  scenario({
    code: 'releaseInstance',
    activity: 'releaseInstance',
    title: { zh: '资源释放', en: 'Release' },
    parameters: [order, instance, amount('orderAmount', '100')],
  }),
]
