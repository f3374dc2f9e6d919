import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gatewayRefusal, readOpenApiCode } from './codes.ts'
import { parseFileUpload, uploadAnswer } from './file-upload.ts'
import {
  licenseActivatedAnswer,
  licenseApiAnswer,
  licenseQueryAnswer,
  parseLicenseActivation,
  parseLicenseList,
  parseSoftwareUsage,
  readLicenseQueryAnswer,
} from './license-api.ts'
import {
  isMockOrderId,
  mockOrder,
  mockOrderIds,
  orderQueryAnswer,
  orderQueryRefusal,
  parseOrderQuery,
  readOrderQueryAnswer,
  type MockOrderId,
} from './order-query.ts'
import { eventFilePath, openApiPaths, usageDataOldestPath } from './paths.ts'
import { sha256Hex } from './sdk-hmac.ts'

const nowMs = Date.UTC(2031, 3, 5, 6, 7)

describe('order query', () => {
  it('6.2 the documented order is read as it is', () => {
    const body =
      '{"resultCode":"MKT.0000","resultMsg":"Success","orderInfo":{"orderId":"CSDEMO0000001","orderType":"NEW","createTime":"20310405060700","orderLine":[{"orderLineId":"CSDEMO0000001-000001","chargingMode":"PERIOD","periodType":"year","periodNumber":1,"expireTime":"20320405155959","productInfo":[{"productId":"prod-year-01","skuCode":"sku-basic","linearValue":10,"productName":"Demo CRM,Standard,Basic,10 users"}]}],"buyerInfo":{"customerId":"cust-abc-001","customerName":"Acme"},"extendParams":[{"name":"emailDomainName","value":"mail.demo.example"}]}}'
    const read = readOrderQueryAnswer(body)
    expect(read).toEqual({ found: true, order: JSON.parse(body).orderInfo })
    expect(read.found && orderQueryAnswer(read.order)).toEqual(JSON.parse(body))
  })

  it('6.5 unknown members are ignored and numbers may be text', () => {
    const order = mockOrder('MOCKPERIODYEARNEW', nowMs)
    const answer = { ...orderQueryAnswer(order), resultCode: 'CBC.0000', extra: 1 }
    const text = JSON.stringify(answer).replace('"periodNumber":1', '"periodNumber":"1","new":{}')
    expect(readOrderQueryAnswer(text)).toEqual({ found: true, order })
  })

  it.each(Object.keys(mockOrderIds) as MockOrderId[])(
    'COMPAT-21 mock order %s answers with typed fields',
    (id) => {
      expect(isMockOrderId(id)).toBe(true)
      const order = mockOrder(id, nowMs)
      const [line] = order.orderLine
      expect(order).toMatchObject({
        orderId: id,
        createTime: '20310405060700',
        ...{ orderType: mockOrderIds[id].orderType },
      })
      expect(line?.orderLineId).toBe(`${id}-000001`)
      expect(typeof line?.productInfo[0]?.linearValue).toBe('number')
      expect(typeof order.buyerInfo?.customerType).toBe('number')
      if (line?.periodType) {
        expect(line.expireTime).toMatch(/^\d{14}$/)
        expect(typeof line.periodNumber).toBe('number')
      }
      expect(readOrderQueryAnswer(JSON.stringify(orderQueryAnswer(order)))).toEqual({ found: true, order })
    },
  )

  it('6.2 only documented ids are mocks', () => {
    for (const id of ['MOCKMONTHRENEW', 'toString', 'CSDEMO0000001']) expect(isMockOrderId(id)).toBe(false)
  })

  it('6.2 the query needs an order id', () => {
    expect(parseOrderQuery('?orderId=CS1&orderLineId=CS1-000001')).toEqual({
      orderId: 'CS1',
      orderLineId: 'CS1-000001',
    })
    expect(parseOrderQuery('orderId=CS1')).toEqual({ orderId: 'CS1' })
    expect(parseOrderQuery('')).toEqual({ code: 'MKT.0199' })
    for (const query of ['orderId=a&orderId=b', `orderId=${'x'.repeat(65)}`, 'orderId=%zz']) {
      expect(parseOrderQuery(query)).toEqual({ code: 'MKT.0101' })
    }
  })

  it('10.2 refusals have their status, and both prefixes are read', () => {
    expect(orderQueryRefusal('MKT.0150', 'CS1')).toEqual({
      httpStatus: 401,
      body: { resultCode: 'MKT.0150', resultMsg: 'Illegal operation', extra_info: 'CS1' },
    })
    const { body } = orderQueryRefusal('MKT.9001')
    expect(readOrderQueryAnswer(JSON.stringify(body))).toEqual({
      found: false,
      code: 'MKT.9001',
      message: 'Instance ID not found.',
    })
    expect(readOpenApiCode('CBC.0250')).toBe('MKT.0250')
    expect(readOpenApiCode('toString')).toBeUndefined()
    expect(gatewayRefusal('APIGW.0301', 'r1')).toMatchObject({ error_code: 'APIGW.0301', request_id: 'r1' })
  })

  it('answers that are no answers are not found, never thrown', () => {
    for (const text of [
      '',
      '[]',
      '{}',
      '{"resultCode":"MKT.0000"}',
      '{"resultCode":"MKT.0000","orderInfo":{}}',
    ]) {
      expect(readOrderQueryAnswer(text).found).toBe(false)
    }
    const order = { ...mockOrder('MOCKONDEMAND', nowMs) }
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (rest, orderLine) => {
        const orderInfo = { ...order, orderLine, ...rest }
        expect(() =>
          readOrderQueryAnswer(JSON.stringify({ resultCode: 'MKT.0000', orderInfo })),
        ).not.toThrow()
      }),
    )
  })
})

describe('paths', () => {
  it('6 and COMPAT-22 the documented paths', () => {
    expect(openApiPaths.orderQuery).toBe('/api/mkp-openapi-public/global/v1/order/query')
    expect(openApiPaths.licenseActivateV2).toBe('/api/mkp-openapi-public/global/v2/license/activate')
    expect(usageDataOldestPath('p/1')).toBe('/v1.0/p%2F1/billing/bill-mgr/push-usage-data')
    expect(eventFilePath('evt-01')).toBe('/api/mkp-openapi-public/global/v1/market-event/evt-01/file')
  })
})

describe('License interfaces', () => {
  it('5.2 an activation names one code or up to 100', () => {
    const effect = { real_effect_time: '20310405060000' }
    const realEffectAtMs = Date.UTC(2031, 3, 5, 6)
    expect(parseLicenseActivation('v1', { license: 'PL1', ...effect })).toEqual({
      licenses: ['PL1'],
      realEffectAtMs,
    })
    expect(parseLicenseActivation('v2', { license_list: ['PL1', 'PL2', 'PL1'] })).toEqual({
      licenses: ['PL1', 'PL2'],
    })
    const bad: [version: 'v1' | 'v2', body: Record<string, unknown>][] = [
      ['v1', {}],
      ['v1', { license: 'x'.repeat(65) }],
      ['v1', { license: 'PL1', real_effect_time: 'now' }],
      ['v2', { license_list: [] }],
      ['v2', { license_list: 'PL1' }],
      ['v2', { license_list: [null] }],
      ['v2', { license_list: Array.from({ length: 101 }, (_, i) => `PL${i}`) }],
    ]
    for (const [version, body] of bad) {
      expect(parseLicenseActivation(version, body)).toEqual({ code: '92020002' })
    }
    expect(parseLicenseList('v1', { license: 'PL1', heartbeatInfo: {} })).toEqual({ licenses: ['PL1'] })
  })

  it('5.2 the documented answers are written', () => {
    expect(
      licenseActivatedAnswer({
        expire_time: '20320405060000',
        product_id: 'prod-lic-01',
        order_id: 'CSDEMO0000009',
        amount: 2,
      }),
    ).toEqual({
      error_code: '92020000',
      error_msg: 'success',
      data: {
        license_code_info:
          '{"status":"ALIVE","expire_time":"20320405060000","product_id":"prod-lic-01","order_id":"CSDEMO0000009","amount":2}',
      },
    })
    expect(licenseApiAnswer('92020005')).toEqual({
      httpStatus: 200,
      body: { error_code: '92020005', error_msg: 'license code not exist' },
    })
  })

  it('5.2 a query is read back, one code or a list, with members yet unknown', () => {
    const view = {
      license_code: 'PL1',
      status: 'ALIVE',
      activate_time: '20310405060000',
      expire_time: '20320405060000',
      product_name: 'Demo CAD',
      product_id: 'prod-lic-01',
    } as const
    expect(readLicenseQueryAnswer(JSON.stringify(licenseQueryAnswer(view)))).toEqual({
      found: true,
      licenses: [view],
    })
    const list = licenseQueryAnswer([view, { ...view, license_code: 'PL2' }])
    expect(readLicenseQueryAnswer(JSON.stringify(list))).toMatchObject({
      licenses: [{}, { license_code: 'PL2' }],
    })
    expect(readLicenseQueryAnswer('{"error_code":"92020005","error_msg":"m"}')).toEqual({
      found: false,
      code: '92020005',
      message: 'm',
    })
    for (const text of ['', '[]', '{"error_code":"92020000"}']) {
      expect(readLicenseQueryAnswer(text).found).toBe(false)
    }
  })

  it('5.2 statistics carry exactly one of id and active_num', () => {
    const use = (list: unknown) =>
      parseSoftwareUsage({ usage_info: [{ license: 'PL1', software_usage_Info: list }] })
    expect(use([{ id: 'device-77' }, { active_num: 3 }])).toEqual({
      uses: [{ license: 'PL1', use: { ids: ['device-77'], activeNum: 3 } }],
    })
    for (const list of [[{}], [{ id: 'a', active_num: 1 }], [{ active_num: -1 }], ['a'], 'a', null]) {
      expect(use(list)).toEqual({ code: '92020002' })
    }
    expect(parseSoftwareUsage({})).toEqual({ code: '92020002' })
  })
})

describe('upload', () => {
  const file = Buffer.from('license file')

  it('5.3 characters, and files with their hash in either case', () => {
    expect(parseFileUpload('{"type":"CHARACTERS","characters":"AAAA-BBBB"}', undefined)).toEqual({
      request: { type: 'CHARACTERS', characters: 'AAAA-BBBB' },
    })
    const sha256 = sha256Hex(file)
    const part = JSON.stringify({ type: 'FILE', file_name: '许可证.lic', sha256: sha256.toUpperCase() })
    expect(parseFileUpload(part, file)).toEqual({
      request: { type: 'FILE', file_name: '许可证.lic', sha256 },
    })
  })

  it.each([
    ['not JSON', '{', file],
    ['too large', JSON.stringify({ type: 'CHARACTERS', characters: 'x'.repeat(20_000) }), file],
    ['too long', JSON.stringify({ type: 'CHARACTERS', characters: 'x'.repeat(1025) }), file],
    ['of no type', '{}', file],
    ['empty', '{"type":"CHARACTERS"}', file],
    ['nameless', '{"type":"FILE"}', file],
    ['a path', '{"type":"FILE","file_name":"../../etc/passwd"}', file],
    ['a Windows path', '{"type":"FILE","file_name":"..\\\\a"}', file],
    ['a control character', '{"type":"FILE","file_name":"a\\u0000b"}', file],
    ['without its file', '{"type":"FILE","file_name":"a.lic"}', undefined],
  ])('CBC.0101 when it is %s', (_, part, received) => {
    expect(parseFileUpload(part, received)).toMatchObject({ code: 'CBC.0101' })
  })

  it('10.3 another hash is an invalid license', () => {
    const part = JSON.stringify({ type: 'FILE', file_name: 'a.lic', sha256: sha256Hex('other') })
    expect(parseFileUpload(part, file)).toMatchObject({ code: '91381037' })
    expect(uploadAnswer('CBC.0150')).toMatchObject({ httpStatus: 403 })
  })
})
