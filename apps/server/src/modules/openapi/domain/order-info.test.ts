import { describe, expect, it } from 'vitest'
import { compactTime, mockOrder, orderLineInfo } from './order-info.ts'

const zone = 'Asia/Shanghai'
const now = new Date('2031-04-05T06:07:00Z')

describe('order query (isv-protocol 6.2)', () => {
  it('COMPAT-21 times are 14 digits UTC; periods and quantities are numbers', () => {
    expect(compactTime(now)).toBe('20310405060700')
    const line = orderLineInfo(
      {
        id: 'CSDEMO0000001-000001',
        productCode: 'prod-year-01',
        skuCode: 'sku-basic',
        mode: 'YEAR',
        periodCount: 1,
        quantity: 10,
        hasQuantity: true,
        productName: 'Demo CRM,Standard,10 users',
        startsAt: now,
      },
      zone,
    )
    expect(line).toEqual({
      orderLineId: 'CSDEMO0000001-000001',
      chargingMode: 'PERIOD',
      periodType: 'year',
      periodNumber: 1,
      expireTime: '20320405060700',
      productInfo: [
        {
          productId: 'prod-year-01',
          skuCode: 'sku-basic',
          linearValue: 10,
          productName: 'Demo CRM,Standard,10 users',
        },
      ],
    })
  })

  it('a one-time line has no period and no expiry, a line without quantity no linearValue', () => {
    const line = orderLineInfo(
      {
        id: 'l',
        productCode: 'p',
        skuCode: 's',
        mode: 'ONE_TIME',
        periodCount: 1,
        quantity: 1,
        hasQuantity: false,
        productName: 'x',
        startsAt: now,
      },
      zone,
    )
    expect(line).toEqual({
      orderLineId: 'l',
      chargingMode: 'ONE_TIME',
      productInfo: [{ productId: 'p', skuCode: 's', productName: 'x' }],
    })
  })

  it.each([
    ['MOCKPERIODYEARNEW', 'NEW', 'PERIOD'],
    ['MOCKONETIMENEW', 'NEW', 'ONE_TIME'],
    ['MOCKONDEMAND', 'NEW', 'ON_DEMAND'],
    ['MOCKONDEMANDPKG', 'NEW', 'ON_DEMAND_PKG'],
    ['MOCKPERIODDAYTRIAL', 'TRIAL', 'PERIOD'],
    ['MOCKMONTYTRIALTOFORMAL', 'TRIAL_TO_FORMAL', 'PERIOD'],
    ['MOCKMONTYUNSUBSCRIBE', 'UNSUBSCRIBE', 'PERIOD'],
    ['MOCKMONTYRENEW', 'RENEW', 'PERIOD'],
    ['MOCKMONTYCHANGE', 'CHANGE', 'PERIOD'],
  ])('COMPAT-21 %s answers without a purchase', (id, orderType, chargingMode) => {
    expect(mockOrder(id, now, zone)).toMatchObject({
      orderId: id,
      orderType,
      orderLine: [{ orderLineId: `${id}-000001`, chargingMode }],
    })
  })

  it('nothing else is a mock order, not even a member every object has', () => {
    expect(mockOrder('CSDEMO', now, zone)).toBeNull()
    expect(mockOrder('mockperiodyearnew', now, zone)).toBeNull()
    expect(mockOrder('constructor', now, zone)).toBeNull()
  })
})
