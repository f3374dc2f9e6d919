import { describe, expect, it } from 'vitest'
import { buildSaasV2Request, canonicalSaasV2Body } from '@yunshi/seller-sdk'
import { requestOf } from './saas-v2-adapter.ts'
import type { InterfaceMessage } from './message-repository.ts'

const at = new Date('2031-04-05T16:00:00Z')
const message: InterfaceMessage = {
  id: 'msg_1',
  sellerId: 'sel_1',
  accountId: 'acc_1',
  orderId: 'CSDEMO0000002',
  orderLineId: 'CSDEMO0000002-000001',
  instanceId: 'ins_1',
  productId: 'prd_1',
  scenario: 'newInstance',
  parameters: {},
  endpointId: 'ept_1',
  phase: 'CALL',
  state: 'SENDING',
  attempts: 1,
  windowStartedAt: at,
  planPosition: 1,
  nextAttemptAt: at,
  lastHttpStatus: null,
  lastResultCode: null,
  lastReason: null,
  outcomeUnknown: false,
  createdAt: at,
  endedAt: null,
}
const wire = (change: Partial<InterfaceMessage>, sellerInstanceId: string | null = 'ins-7001') =>
  canonicalSaasV2Body(buildSaasV2Request(requestOf({ ...message, ...change }, sellerInstanceId)))

describe('requests of SaaS 2.0 as they go over the wire (isv-protocol 2)', () => {
  it('newInstance: order, line and a businessId of this request', () => {
    const first = JSON.parse(wire({}, null)) as Record<string, string>
    const second = JSON.parse(wire({}, null)) as Record<string, string>
    expect(first).toMatchObject({
      activity: 'newInstance',
      orderId: message.orderId,
      orderLineId: message.orderLineId,
    })
    expect(first['businessId']).not.toBe(second['businessId'])
    expect(Object.keys(first)).toEqual(Object.keys(first).toSorted())
  })

  it('queryInstance while an opening is polled, with the seller’s id exactly as given', () => {
    expect(wire({ phase: 'QUERY' }, 'a+/=')).toBe('{"activity":"queryInstance","instanceId":"a+/="}')
  })

  it.each(['TRIAL_TO_FORMAL', 'RENEWAL', 'UNSUBSCRIBE_RENEWAL_PERIOD', 'RENEWAL_CHANGE'])(
    'COMPAT-20 refreshInstance with scene %s, like vector E3',
    (scene) => {
      expect(wire({ scenario: 'refreshInstance', parameters: { scene, expireTime: '20320405160000' } })).toBe(
        `{"activity":"refreshInstance","expireTime":"20320405160000","instanceId":"ins-7001","orderId":"CSDEMO0000002","orderLineId":"CSDEMO0000002-000001","scene":"${scene}"}`,
      )
    },
  )

  it.each(['FREEZE', 'UNFREEZE'] as const)('updateInstanceStatus %s', (status) => {
    expect(wire({ scenario: 'updateInstanceStatus', parameters: { status } })).toBe(
      `{"activity":"updateInstanceStatus","instanceId":"ins-7001","status":"${status}"}`,
    )
  })

  it('releaseInstance names the unsubscribe order only when there is one', () => {
    expect(wire({ scenario: 'releaseInstance' })).toBe(
      '{"activity":"releaseInstance","instanceId":"ins-7001"}',
    )
    const parameters = { orderId: 'CSDEMO0000005', orderLineId: 'CSDEMO0000005-000001' }
    expect(wire({ scenario: 'releaseInstance', parameters })).toBe(
      '{"activity":"releaseInstance","instanceId":"ins-7001","orderId":"CSDEMO0000005","orderLineId":"CSDEMO0000005-000001"}',
    )
  })

  it('an id that should be there and is not is a defect, never an empty text at the seller', () => {
    expect(() => requestOf({ ...message, scenario: 'releaseInstance' }, null)).toThrow(/lacks an id/)
  })
})
