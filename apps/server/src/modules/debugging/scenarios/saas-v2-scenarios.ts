import type { SellerCall } from '../../fulfillment/index.ts'
import { choice, fresh, freshTime, json, optional, parseJson, text, type DebugScenario } from './parameter.ts'

/** Instance of the documents' own examples; replaced by the last one a debugging call opened. */
export const exampleInstance = 'huaiweitest123456'

const line = (orderId: string) => [text('orderId', orderId), text('orderLineId', `${orderId}-000001`)]
const instance = text('instanceId', exampleInstance)

type V2Call = Extract<SellerCall, { family: 'saas-v2' }>

function scenario(
  definition: Omit<DebugScenario, 'family' | 'compose'>,
  fixed: Readonly<Record<string, string>> = {},
): DebugScenario {
  return {
    ...definition,
    family: 'saas-v2',
    compose: ({ productInfo, ...values }) => ({
      family: 'saas-v2',
      // The SDK checks every member before anything is sent.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      request: {
        activity: definition.activity,
        ...fixed,
        ...values,
        ...(productInfo !== undefined && { productInfo: parseJson(productInfo) }),
        isTest: true,
      } as unknown as V2Call['request'],
    }),
  }
}

/** SaaS 2.0 (isv-protocol 2.3–2.9); order ids are those of the mock orders of 6.2, which the seller can query. */
export const saasV2Scenarios: DebugScenario[] = [
  scenario({
    code: 'newInstance',
    activity: 'newInstance',
    title: { zh: '新购', en: 'New purchase' },
    parameters: [...line('MOCKPERIODYEARNEW'), fresh('businessId')],
  }),
  scenario({
    code: 'queryInstance',
    activity: 'queryInstance',
    title: { zh: '查询实例', en: 'Query' },
    parameters: [text('instanceId', exampleInstance, 100)],
  }),
  scenario(
    {
      code: 'refreshInstance.RENEWAL',
      activity: 'refreshInstance',
      title: { zh: '续费', en: 'Renewal' },
      parameters: [...line('MOCKMONTYRENEW'), instance, freshTime('expireTime'), optional('productId')],
    },
    { scene: 'RENEWAL' },
  ),
  scenario(
    {
      code: 'refreshInstance.TRIAL_TO_FORMAL',
      activity: 'refreshInstance',
      title: { zh: '试用转正', en: 'Trial to formal' },
      parameters: [
        ...line('MOCKMONTYTRIALTOFORMAL'),
        instance,
        freshTime('expireTime'),
        optional('productId', '00301-666666-0--0'),
      ],
    },
    { scene: 'TRIAL_TO_FORMAL' },
  ),
  scenario(
    {
      code: 'refreshInstance.UNSUBSCRIBE_RENEWAL_PERIOD',
      activity: 'refreshInstance',
      title: { zh: '退续费', en: 'Refund of a renewal' },
      parameters: [...line('MOCKMONTYUNSUBSCRIBE'), instance, freshTime('expireTime'), optional('productId')],
    },
    { scene: 'UNSUBSCRIBE_RENEWAL_PERIOD' },
  ),
  scenario(
    {
      code: 'refreshInstance.RENEWAL_CHANGE',
      activity: 'refreshInstance',
      title: { zh: '续费变更', en: 'Change at renewal' },
      parameters: [
        ...line('MOCKMONTYRENEW'),
        instance,
        freshTime('expireTime'),
        optional('productId', '00301-666666-0--0'),
      ],
    },
    { scene: 'RENEWAL_CHANGE' },
  ),
  scenario({
    code: 'updateInstanceStatus',
    activity: 'updateInstanceStatus',
    title: { zh: '冻结与解冻', en: 'Freeze and unfreeze' },
    parameters: [instance, choice('status', ['FREEZE', 'UNFREEZE'], 'FREEZE')],
  }),
  scenario({
    code: 'upgradeInstance',
    activity: 'upgradeInstance',
    title: { zh: '升级', en: 'Upgrade' },
    parameters: [instance, ...line('MOCKMONTYCHANGE')],
  }),
  scenario({
    code: 'changeInstanceCheck',
    activity: 'changeInstanceCheck',
    title: { zh: '续费变更校验', en: 'Check before a change at renewal' },
    parameters: [
      instance,
      json('productInfo', { productId: '00301-666666-0--0', skuCode: 'sku-basic', linearValue: 5 }, 2000),
    ],
  }),
  scenario({
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
