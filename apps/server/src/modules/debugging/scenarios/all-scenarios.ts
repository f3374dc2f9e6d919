import type { CallFamily } from '../../fulfillment/index.ts'
import { kitV1Scenarios, kitV2Scenarios } from './kit-scenarios.ts'
import { licenseCodeScenarios, licenseOnlineScenarios, licenseV1Scenarios } from './license-scenarios.ts'
import { text, type DebugScenario } from './parameter.ts'
import { saasV1Scenarios } from './saas-v1-scenarios.ts'
import { saasV2Scenarios } from './saas-v2-scenarios.ts'

const orderNotifyScenarios: DebugScenario[] = [
  {
    family: 'order-notify',
    code: 'orderNotify',
    activity: 'orderNotify',
    title: { zh: '订单通知', en: 'Order notification' },
    parameters: [text('orderId', 'MOCKPERIODYEARNEW'), text('orderLineId', 'MOCKPERIODYEARNEW-000001')],
    compose: ({ orderId = '', orderLineId = '' }) => ({
      family: 'order-notify',
      request: { orderId, orderLineId, isTest: true },
    }),
  },
]

/** Every scenario of the debugging page, by family, in the order of an instance's life. */
export const scenariosOf: Record<CallFamily, readonly DebugScenario[]> = {
  'saas-v2': saasV2Scenarios,
  'saas-v1': saasV1Scenarios,
  'license-v1': licenseV1Scenarios,
  'license-code': licenseCodeScenarios,
  'license-online': licenseOnlineScenarios,
  'order-notify': orderNotifyScenarios,
  'kit-v2': kitV2Scenarios,
  'kit-v1': kitV1Scenarios,
}

export function findScenario(family: CallFamily, code: string): DebugScenario | null {
  return scenariosOf[family].find((scenario) => scenario.code === code) ?? null
}
