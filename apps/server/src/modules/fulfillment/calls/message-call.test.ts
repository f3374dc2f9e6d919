import {
  parseLicenseCodeRequest,
  parseLicenseV1Request,
  parseOnlineLicenseRequest,
  parseOrderNotify,
  parseSaasV1Request,
  parseSaasV2Request,
  verifySaasV1,
  verifySaasV2,
} from '@yunshi/seller-sdk'
import { describe, expect, it } from 'vitest'
import type { Instance } from '../../instances/index.ts'
import type { InterfaceMessage } from '../message-repository.ts'
import { composeCall } from './compose-call.ts'
import { callOf } from './message-call.ts'

const at = new Date('2031-04-05T16:00:00Z')
const target = { url: 'https://isv.demo.example/produce', secret: 'key-0123456789' }
const message: InterfaceMessage = {
  id: 'msg_1',
  sellerId: 'sel_1',
  accountId: 'acc_1',
  orderId: 'CSDEMO0000002',
  orderLineId: 'CSDEMO0000002-000001',
  instanceId: 'ins_1',
  productId: 'prd_1',
  scenario: 'newInstance',
  edition: 'classic',
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
  notifiedAt: null,
  gaveUpAt: null,
  createdAt: at,
  endedAt: null,
}
const instance: Instance = {
  id: 'ins_1',
  accountId: 'acc_1',
  sellerId: 'sel_1',
  orderId: 'CSDEMO0000001',
  orderLineId: 'CSDEMO0000001-000001',
  productId: 'prd_1',
  productSlug: 'demo',
  productTitle: { zh: '示例', en: 'Demo' },
  specificationName: { zh: '基础版', en: 'Basic' },
  accessType: 'SAAS',
  protocol: 'SAAS_V2',
  endpointId: 'ept_1',
  skuCode: 'sku-basic',
  productCode: 'prod-month-01',
  attributes: [],
  quantity: 5,
  mode: 'MONTH',
  periodCount: 3,
  timeZone: 'Asia/Shanghai',
  customerLevel: 0,
  state: 'ACTIVE',
  expiryPolicy: 'MANUAL',
  sellerInstanceId: 'ins-7001',
  appInfoSealed: null,
  startsAt: at,
  expiresAt: null,
  graceEndsAt: null,
  retentionEndsAt: null,
  dueAt: null,
  remindersSent: [],
  createdAt: at,
  endedAt: null,
}

/** The request as it leaves, verified the way a seller verifies it, and its members. */
function sent(
  protocol: string,
  change: Partial<InterfaceMessage>,
  bought: Partial<Instance> = {},
): { text: string; members: Record<string, unknown> } {
  const call = callOf(
    { ...message, ...change },
    { instance: { ...instance, protocol, ...bought }, hasQuantity: true },
  )
  const request = composeCall(call, target, at.getTime())
  const query = request.url.split('?')[1]!
  if (request.method === 'GET') {
    const verified = verifySaasV1({ key: target.secret, query })
    expect(verified.valid).toBe(true)
    return { text: query, members: verified.valid ? { ...verified.parameters } : {} }
  }
  const rawBody = request.body!
  const verified = verifySaasV2({
    key: target.secret,
    query: new URLSearchParams(query),
    rawBody,
    nowMs: at.getTime(),
  })
  expect(verified.valid).toBe(true)
  return { text: rawBody, members: verified.valid ? { ...verified.body } : {} }
}

describe('SaaS 2.0 (isv-protocol 2)', () => {
  it('COMPAT-01, COMPAT-02 newInstance: order, line and a businessId of this request, in canonical form', () => {
    const first = sent('SAAS_V2', {}, { sellerInstanceId: null })
    const second = sent('SAAS_V2', {}, { sellerInstanceId: null })
    expect(parseSaasV2Request(first.members)).toMatchObject({
      valid: true,
      request: { activity: 'newInstance', orderId: message.orderId, orderLineId: message.orderLineId },
    })
    expect(first.members['businessId']).not.toBe(second.members['businessId'])
    expect(Object.keys(first.members)).toEqual(Object.keys(first.members).toSorted())
  })

  it('COMPAT-09 queryInstance while an opening is polled, with the seller’s id exactly as given', () => {
    expect(sent('SAAS_V2', { phase: 'QUERY' }, { sellerInstanceId: 'a+/=' }).text).toBe(
      '{"activity":"queryInstance","instanceId":"a+/="}',
    )
  })

  it.each(['TRIAL_TO_FORMAL', 'RENEWAL', 'UNSUBSCRIBE_RENEWAL_PERIOD', 'RENEWAL_CHANGE'])(
    'COMPAT-20 refreshInstance with scene %s, like vector E3',
    (scene) => {
      const parameters = { scene, expireTime: '20320405160000' }
      expect(sent('SAAS_V2', { scenario: 'refreshInstance', parameters }).text).toBe(
        `{"activity":"refreshInstance","expireTime":"20320405160000","instanceId":"ins-7001","orderId":"CSDEMO0000002","orderLineId":"CSDEMO0000002-000001","scene":"${scene}"}`,
      )
    },
  )

  it.each(['FREEZE', 'UNFREEZE'] as const)('COMPAT-20 updateInstanceStatus %s', (status) => {
    expect(sent('SAAS_V2', { scenario: 'updateInstanceStatus', parameters: { status } }).text).toBe(
      `{"activity":"updateInstanceStatus","instanceId":"ins-7001","status":"${status}"}`,
    )
  })

  it('upgradeInstance names the upgrade order', () => {
    expect(sent('SAAS_V2', { scenario: 'upgradeInstance' }).text).toBe(
      '{"activity":"upgradeInstance","instanceId":"ins-7001","orderId":"CSDEMO0000002","orderLineId":"CSDEMO0000002-000001"}',
    )
  })

  it('releaseInstance names the unsubscribe order only when there is one', () => {
    expect(sent('SAAS_V2', { scenario: 'releaseInstance' }).text).toBe(
      '{"activity":"releaseInstance","instanceId":"ins-7001"}',
    )
    const parameters = { orderId: 'CSDEMO0000005', orderLineId: 'CSDEMO0000005-000001' }
    expect(sent('SAAS_V2', { scenario: 'releaseInstance', parameters }).text).toBe(
      '{"activity":"releaseInstance","instanceId":"ins-7001","orderId":"CSDEMO0000005","orderLineId":"CSDEMO0000005-000001"}',
    )
  })
})

describe('SaaS 1.0 (isv-protocol 1)', () => {
  it('newInstance tells buyer, price, period and quantity', () => {
    const parameters = { customerName: '云帆科技', orderAmount: '90.00' }
    const { members } = sent('SAAS_V1', { parameters })
    expect(members).toMatchObject({
      activity: 'newInstance',
      customerId: 'acc_1',
      customerName: '云帆科技',
      orderId: 'CSDEMO0000002',
      skuCode: 'sku-basic',
      productId: 'prod-month-01',
      chargingMode: '1',
      periodType: 'month',
      periodNumber: '3',
      amount: '5',
      orderAmount: '90.00',
      expireTime: '20310705160000',
    })
    expect(parseSaasV1Request(members).valid).toBe(true)
    expect(Object.keys(members)).not.toContain('testFlag')
  })

  it('one-time purchases have neither period nor expiry', () => {
    const { members } = sent(
      'SAAS_V1',
      { parameters: { customerName: 'Acme' } },
      { mode: 'ONE_TIME', periodCount: 1 },
    )
    expect(members).toMatchObject({ chargingMode: '3' })
    for (const name of ['expireTime', 'periodType', 'periodNumber']) expect(members).not.toHaveProperty(name)
  })

  it.each([
    [
      { status: 'FREEZE' as const, cause: 'EXPIRY' as const },
      { activity: 'expireInstance', orderId: 'CSDEMO0000001' },
    ],
    [{ status: 'FREEZE' as const }, { activity: 'instanceStatus', instanceStatus: 'FREEZE' }],
    [{ status: 'UNFREEZE' as const }, { activity: 'instanceStatus', instanceStatus: 'NORMAL' }],
  ])('14 row 10: a status %j', (parameters, expected) => {
    const { members } = sent('SAAS_V1', { scenario: 'updateInstanceStatus', parameters })
    expect(members).toMatchObject({ ...expected, instanceId: 'ins-7001' })
  })

  it.each([
    ['TRIAL_TO_FORMAL', '1'],
    ['RENEWAL', undefined],
    ['UNSUBSCRIBE_RENEWAL_PERIOD', undefined],
  ])('COMPAT-20 refreshInstance with scene %s', (scene, trialToFormal) => {
    const parameters = { scene, expireTime: '20320405160000', orderAmount: '-90' }
    const { members } = sent('SAAS_V1', { scenario: 'refreshInstance', parameters })
    expect(members['trialToFormal']).toBe(trialToFormal)
    expect(members).toMatchObject({ activity: 'refreshInstance', orderAmount: '-90' })
  })

  it('upgrade tells the target, release the purchase order', () => {
    const parameters = { skuCode: 'sku-pro', productId: 'prod-month-02', amount: 20 }
    expect(sent('SAAS_V1', { scenario: 'upgradeInstance', parameters }).members).toMatchObject({
      activity: 'upgrade',
      orderId: 'CSDEMO0000002',
      skuCode: 'sku-pro',
      productId: 'prod-month-02',
      amount: '20',
    })
    expect(sent('SAAS_V1', { scenario: 'releaseInstance' }).members).toMatchObject({
      activity: 'releaseInstance',
      orderId: 'CSDEMO0000001',
    })
  })
})

describe('License (isv-protocol 5)', () => {
  it.each([
    ['newInstance', {}, 'getLicense'],
    ['refreshInstance', { scene: 'RENEWAL', expireTime: '20320405160000' }, 'refreshLicense'],
    ['updateInstanceStatus', { status: 'FREEZE' }, 'expireLicense'],
    ['releaseInstance', {}, 'releaseLicense'],
  ] as const)('1.0 %s with %j is %s', (scenario, parameters, activity) => {
    const { members } = sent('LICENSE_V1', { scenario, parameters })
    expect(parseLicenseV1Request(members)).toMatchObject({ valid: true, request: { activity } })
  })

  it.each([
    ['refreshInstance', { scene: 'RENEWAL', expireTime: '20320405160000' }, 'refreshLicenseCode'],
    [
      'refreshInstance',
      { scene: 'UNSUBSCRIBE_RENEWAL_PERIOD', expireTime: '20320405160000' },
      'refreshLicenseCode',
    ],
    ['updateInstanceStatus', { status: 'UNFREEZE' }, 'updateLicenseCodeStatus'],
    ['releaseInstance', {}, 'releaseLicenseCode'],
  ] as const)('2.0 %s with %j is %s of the code', (scenario, parameters, activity) => {
    const { members } = sent('LICENSE_CODE', { scenario, parameters }, { sellerInstanceId: 'PLDEMO1' })
    expect(parseLicenseCodeRequest(members)).toMatchObject({
      valid: true,
      request: { activity, license: 'PLDEMO1' },
    })
    expect(members['testFlag']).toBe('0')
  })

  it.each([
    ['newInstance', {}],
    ['refreshInstance', { scene: 'RENEWAL', expireTime: '20320405160000' }],
    ['updateInstanceStatus', { status: 'FREEZE' }],
    ['releaseInstance', {}],
    [
      'getLicenseAsync',
      { eventId: 'evt-01', effectiveAt: '2031-04-05T06:07:08.000Z', deviceFingerprint: '00-11|DISK1' },
    ],
  ] as const)('online %s with %j', (scenario, parameters) => {
    const { members } = sent('LICENSE_ONLINE', { scenario, parameters })
    expect(parseOnlineLicenseRequest(members)).toMatchObject({ valid: true, request: { activity: scenario } })
    if (scenario === 'getLicenseAsync') expect(members['effectiveTime']).toBe('2031-04-05 06:07:08 z')
  })
})

it('orderNotify is the same for every protocol and always carries testFlag (isv-protocol 8)', () => {
  for (const protocol of ['SAAS_V1', 'LICENSE_CODE']) {
    const { members } = sent(protocol, { scenario: 'orderNotify' })
    expect(parseOrderNotify(members).valid).toBe(true)
    expect(members['testFlag']).toBe('0')
  }
})

it('an id that should be there and is not is a defect, never an empty text at the seller', () => {
  for (const protocol of ['SAAS_V2', 'SAAS_V1', 'LICENSE_V1', 'LICENSE_CODE', 'LICENSE_ONLINE'])
    expect(() => sent(protocol, { scenario: 'releaseInstance' }, { sellerInstanceId: null })).toThrow(
      /lacks a value/,
    )
})

it('an address with a query of its own keeps it', () => {
  const url = 'https://isv.demo.example/produce?tenant=1'
  const call = callOf(message, { instance, hasQuantity: true })
  expect(composeCall(call, { ...target, url }, at.getTime()).url).toMatch(/\?tenant=1&signature=/)
})

it('SELL-APP-02 COMPAT-04 kit calls hang under the same production address, each version under its own path', () => {
  const request = {
    interface: 'singleOrgSync' as const,
    tenantId: 'ten-01',
    orgCode: 'd1',
    orgName: '总部',
    flag: 1 as const,
  }
  const paths = (['kit-v1', 'kit-v2'] as const).map(
    (family) => composeCall({ family, request }, { ...target, url: `${target.url}/` }, at.getTime()).url,
  )
  expect(paths).toEqual([
    'https://isv.demo.example/produce/produceAPI/singleOrgSync',
    'https://isv.demo.example/produce/produceAPI/v2/singleOrgSync',
  ])
})
