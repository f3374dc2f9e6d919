import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildSaasV2Request, InvalidSaasV2Request } from './build-request.ts'
import { parseSaasV2Request } from './parse-request.ts'
import {
  isTestRequest,
  queriedInstanceIds,
  refreshScenes,
  saasV2Activities,
  type SaasV2Request,
} from './requests.ts'
import { signSaasV2 } from './sign.ts'
import { baseVectors } from './vectors.test-data.ts'

const order = { orderId: 'CS1', orderLineId: 'CS1-000001' }
const samples: SaasV2Request[] = [
  { activity: 'newInstance', businessId: 'b-1', ...order },
  { activity: 'queryInstance', instanceId: 'ins-1,ins-2' },
  ...refreshScenes.map((scene): SaasV2Request => ({
    activity: 'refreshInstance',
    scene,
    ...order,
    instanceId: 'ins-1',
    productId: 'prod-1',
    expireTime: '20320405160000',
  })),
  { activity: 'updateInstanceStatus', instanceId: 'ins-1', status: 'FREEZE' },
  { activity: 'updateInstanceStatus', instanceId: 'ins-1', status: 'UNFREEZE', testFlag: '1' },
  { activity: 'releaseInstance', instanceId: 'ins-1' },
  { activity: 'releaseInstance', instanceId: 'ins-1', ...order },
  { activity: 'upgradeInstance', instanceId: 'ins-1', ...order },
  { activity: 'changeInstanceCheck', instanceId: 'ins-1', productInfo: { productId: 'p', linearValue: 5 } },
]

describe('reading requests', () => {
  it('the samples cover all seven activities', () => {
    expect(new Set(samples.map((sample) => sample.activity))).toEqual(new Set(saasV2Activities))
  })

  it.each(samples.map((sample) => [sample.activity, sample] as const))(
    '2.3-2.9 %s is read whole',
    (_, sample) => {
      expect(parseSaasV2Request(sample)).toEqual({ valid: true, request: sample })
    },
  )

  it.each(['E1', 'E2', 'E3', 'E4', 'E5'] as const)('13.5 %s is a valid request', (name) => {
    const body: Record<string, unknown> = JSON.parse(baseVectors[name].payload)
    expect(parseSaasV2Request(body)).toEqual({ valid: true, request: body })
  })

  it('COMPAT-12 numbers are read as text; null, empty and unknown members are dropped', () => {
    const parsed = parseSaasV2Request({
      activity: 'releaseInstance',
      instanceId: 7001,
      orderId: null,
      orderLineId: '',
      testFlag: 1,
      color: 'red',
    })
    expect(parsed).toEqual({
      valid: true,
      request: { activity: 'releaseInstance', instanceId: '7001', testFlag: '1' },
    })
  })

  const newInstance = { activity: 'newInstance', businessId: 'b', ...order }
  const refresh = { ...order, activity: 'refreshInstance', instanceId: 'i', scene: 'RENEWAL' }
  it.each([
    [{}, 'activity_missing', 'activity'],
    [{ activity: 'expireInstance' }, 'activity_unknown', 'activity'],
    [{ ...newInstance, orderLineId: undefined }, 'field_missing', 'orderLineId'],
    [{ ...newInstance, businessId: '' }, 'field_missing', 'businessId'],
    [{ ...newInstance, orderId: 'x'.repeat(65) }, 'field_too_long', 'orderId'],
    [{ ...newInstance, orderId: {} }, 'field_not_text', 'orderId'],
    [{ ...newInstance, testFlag: '100' }, 'field_too_long', 'testFlag'],
    [{ activity: 'queryInstance', instanceId: 'x'.repeat(101) }, 'field_too_long', 'instanceId'],
    [{ ...refresh, scene: 'LATER', expireTime: '20320405160000' }, 'field_value_unknown', 'scene'],
    [{ ...refresh, expireTime: '20320230160000' }, 'field_not_a_time', 'expireTime'],
    [
      { activity: 'updateInstanceStatus', instanceId: 'i', status: 'NORMAL' },
      'field_value_unknown',
      'status',
    ],
    [{ activity: 'changeInstanceCheck', instanceId: 'i' }, 'field_missing', 'productInfo'],
    [
      { activity: 'changeInstanceCheck', instanceId: 'i', productInfo: [] },
      'field_not_an_object',
      'productInfo',
    ],
    [
      { activity: 'changeInstanceCheck', instanceId: 'i', productInfo: { linearValue: 'many' } },
      'field_value_unknown',
      'linearValue',
    ],
    [
      { activity: 'changeInstanceCheck', instanceId: 'i', productInfo: { skuCode: 'x'.repeat(65) } },
      'field_too_long',
      'skuCode',
    ],
  ])('%o is refused with %s', (body, reason, field) => {
    const parsed = parseSaasV2Request(body)
    expect(parsed).toMatchObject({ valid: false, resultCode: '000002', reason, field })
    expect(parsed.valid ? '' : parsed.message).toContain(field)
  })

  it('never throws, whatever JSON arrives', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom(...saasV2Activities),
        (body, activity) => {
          expect(typeof parseSaasV2Request({ ...body, activity }).valid).toBe('boolean')
        },
      ),
    )
  })

  it('2.4 several ids are joined by commas; testFlag 1 marks a debugging call', () => {
    expect(queriedInstanceIds({ activity: 'queryInstance', instanceId: 'ins-1,ins-2,' })).toEqual([
      'ins-1',
      'ins-2',
    ])
    expect(isTestRequest({ activity: 'queryInstance', instanceId: 'i', testFlag: '1' })).toBe(true)
    expect(isTestRequest({ activity: 'queryInstance', instanceId: 'i', testFlag: '0' })).toBe(false)
  })
})

describe('building requests', () => {
  it('COMPAT-01 every scalar is text, dates have 14 digits, absent members are left out', () => {
    const request = buildSaasV2Request({
      activity: 'refreshInstance',
      scene: 'RENEWAL',
      ...order,
      instanceId: 'ins-1',
      expireTime: new Date('2032-04-05T16:00:00.500Z'),
      isTest: true,
    })
    expect(signSaasV2({ key: 'k', body: request, timestampMs: 1, nonce: 'n' }).payload).toBe(
      '{"activity":"refreshInstance","expireTime":"20320405160000","instanceId":"ins-1","orderId":"CS1",' +
        '"orderLineId":"CS1-000001","scene":"RENEWAL","testFlag":"1"}',
    )
  })

  it('0.4 a time of 17 digits is sent with 14', () => {
    const request = buildSaasV2Request({
      activity: 'refreshInstance',
      scene: 'RENEWAL_CHANGE',
      ...order,
      instanceId: 'ins-1',
      expireTime: '20320405160000123',
    })
    expect(request).toMatchObject({ expireTime: '20320405160000' })
  })

  it('13.5 E5 is built exactly, its target nested', () => {
    const request = buildSaasV2Request({
      activity: 'changeInstanceCheck',
      instanceId: 'ins-7001',
      productInfo: { skuCode: 'sku-basic', productId: 'prod-month-02', linearValue: 5 },
      isTest: true,
    })
    const { key, nonce, timestamp, signature } = baseVectors.E5
    expect(request).toEqual(JSON.parse(baseVectors.E5.payload))
    expect(signSaasV2({ key, body: request, timestampMs: Number(timestamp), nonce }).signature).toBe(
      signature.toUpperCase(),
    )
  })

  it('a request outside the rules is never built', () => {
    expect(() => buildSaasV2Request({ activity: 'queryInstance', instanceId: '' })).toThrow(
      InvalidSaasV2Request,
    )
    expect(() =>
      buildSaasV2Request({ activity: 'newInstance', businessId: 'x'.repeat(65), ...order }),
    ).toThrow('businessId is longer than 64 characters')
  })
})
