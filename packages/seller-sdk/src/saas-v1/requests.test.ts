import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saasV1SignedText, signSaasV1 } from './auth-token.ts'
import { buildSaasV1Request, type SaasV1RequestInput } from './build-request.ts'
import { parseSaasV1Request, saasV1QueriedIds } from './parse-request.ts'
import { authTokenVectors } from './vectors.test-data.ts'
import { verifySaasV1 } from './verify.ts'
import { InvalidRequest } from '../wire/request-fields.ts'

const nowMs = Date.UTC(2031, 3, 5, 6, 7, 9, 10)

const inputs: SaasV1RequestInput[] = [
  {
    activity: 'newInstance',
    nowMs,
    businessId: 'b-1',
    orderId: 'CSDEMO0000003',
    skuCode: 'sku-basic',
    productId: 'prod-month-01',
    customerId: 'cust-abc-001',
    customerName: '云测 & Co',
    chargingMode: '1',
    amount: 10,
    periodType: 'month',
    periodNumber: 3,
    orderAmount: '90',
    expireTime: new Date(Date.UTC(2031, 6, 5, 15, 59, 59)),
    acceptanceTime: new Date(nowMs),
  },
  {
    activity: 'refreshInstance',
    nowMs,
    instanceId: 'ins-7001',
    orderId: 'CSDEMO0000002',
    productId: 'prod-year-01',
    expireTime: '20320405160000123',
    periodType: 'year',
    periodNumber: 1,
    orderAmount: '1280.500',
    isTest: true,
  },
  { activity: 'expireInstance', nowMs, instanceId: 'ins-7001', orderId: 'CSDEMO0000001' },
  { activity: 'instanceStatus', nowMs, instanceId: 'ins-7001', instanceStatus: 'NORMAL' },
  { activity: 'releaseInstance', nowMs, instanceId: 'ins-7001', orderId: 'o', orderAmount: '0' },
  {
    activity: 'upgrade',
    nowMs,
    instanceId: 'ins-7001',
    orderId: 'o',
    skuCode: 'sku-pro',
    productId: 'p',
    amount: 20,
  },
  { activity: 'queryInstance', nowMs, instanceId: 'ins-8001,ins-8002' },
]

describe('requests', () => {
  it('1.6 a renewal is built exactly as vector A2, 14 digits and testFlag included', () => {
    expect(saasV1SignedText(buildSaasV1Request(inputs[1]!))).toBe(authTokenVectors.A2.text)
  })

  it.each(inputs)('1.5 to 1.11 $activity is built, signed, verified and read back', (input) => {
    const parameters = buildSaasV1Request(input)
    expect(parameters['testFlag']).toBe(input.isTest ? '1' : undefined)
    const verified = verifySaasV1({ key: 'k', query: signSaasV1({ key: 'k', parameters }).query })
    if (!verified.valid) throw new Error(verified.reason)
    const parsed = parseSaasV1Request(verified.parameters)
    if (!parsed.valid) throw new Error(parsed.message)
    expect(parsed.request.activity).toBe(input.activity)
    expect(Object.fromEntries(Object.entries(parsed.request).map(([k, v]) => [k, String(v)]))).toEqual(
      parameters,
    )
  })

  it('1.5 numbers are read as numbers and times are written in UTC', () => {
    const parameters = buildSaasV1Request(inputs[0]!)
    expect(parameters).toMatchObject({
      expireTime: '20310705155959',
      acceptanceTime: '20310405060709010',
      timeStamp: '20310405060709010',
      amount: '10',
    })
    expect(parseSaasV1Request(parameters)).toMatchObject({ request: { amount: 10, periodNumber: 3 } })
  })

  it('COMPAT-05 nothing beyond the documented list is sent', () => {
    const extra = { ...inputs[2]!, skuCode: 'not documented here', orderAmount: '1' }
    expect(Object.keys(buildSaasV1Request(extra)).sort()).toEqual([
      'activity',
      'instanceId',
      'orderId',
      'timeStamp',
    ])
  })

  it('1.6 only a renewal refund may be negative', () => {
    const refund = { ...inputs[1]!, orderAmount: '-90.000' } as SaasV1RequestInput
    expect(buildSaasV1Request(refund)['orderAmount']).toBe('-90.000')
    const release = { ...inputs[4]!, orderAmount: '-1' } as SaasV1RequestInput
    expect(() => buildSaasV1Request(release)).toThrow(InvalidRequest)
  })

  it('1.5, 1.7 receivers do without customerName and the order of an expiry, the marketplace sends both', () => {
    const time = { timeStamp: '20310405060708009' }
    expect(parseSaasV1Request({ ...time, activity: 'expireInstance', instanceId: 'i' }).valid).toBe(true)
    const { customerName: _, ...nameless } = buildSaasV1Request(inputs[0]!)
    expect(parseSaasV1Request(nameless).valid).toBe(true)
    expect(() => buildSaasV1Request({ activity: 'expireInstance', nowMs, instanceId: 'i' })).toThrow(
      'orderId is missing',
    )
  })

  it('1.1 testFlag 0 and absent are equally real', () => {
    const parameters = { ...buildSaasV1Request(inputs[3]!), testFlag: '0' }
    expect(parseSaasV1Request(parameters)).toMatchObject({ valid: true, request: { testFlag: '0' } })
  })

  it('1.11 up to 100 ids of 64 characters', () => {
    const ids = Array.from({ length: 100 }, (_, i) => `${i}`.padEnd(64, 'x'))
    const query = (list: string[]) =>
      parseSaasV1Request({
        activity: 'queryInstance',
        timeStamp: '20310405060708009',
        instanceId: list.join(','),
      })
    const parsed = query(ids)
    expect(
      parsed.valid && parsed.request.activity === 'queryInstance' && saasV1QueriedIds(parsed.request),
    ).toEqual(ids)
    expect(query(Array.from({ length: 101 }, (_, i) => `${i}`))).toMatchObject({ reason: 'list_too_long' })
    expect(query(['x'.repeat(65)])).toMatchObject({ reason: 'field_too_long' })
    expect(query([',', ','])).toMatchObject({ reason: 'field_missing' })
  })

  it.each([
    ['activity_missing', { activity: '' }],
    ['activity_unknown', { activity: 'toString' }],
    ['field_missing', { orderId: '' }],
    ['field_too_long', { orderId: 'x'.repeat(65) }],
    ['field_value_unknown', { chargingMode: '2' }],
    ['field_not_a_time', { expireTime: '20310231000000' }],
    ['field_not_a_number', { amount: '1e3' }],
    ['field_not_a_number', { orderAmount: '1.2345' }],
    ['field_not_text', { productId: ['p'] }],
  ])('000002 with the reason %s', (reason, change) => {
    expect(parseSaasV1Request({ ...buildSaasV1Request(inputs[0]!), ...change })).toMatchObject({
      valid: false,
      resultCode: '000002',
      reason,
    })
  })

  it('never throws, whatever arrives', () => {
    const activity = fc.constantFrom(...inputs.map((input) => input.activity))
    fc.assert(
      fc.property(activity, fc.dictionary(fc.string(), fc.jsonValue()), (name, rest) => {
        expect(() => parseSaasV1Request({ ...rest, activity: name })).not.toThrow()
      }),
    )
  })
})
