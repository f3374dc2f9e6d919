import { addPeriods } from '../../../kernel/calendar.ts'

/** `orderInfo` of the order query (isv-protocol 6.2). Numbers are numbers, times 14 digits UTC (COMPAT-21). */
export interface OrderInfo {
  orderId: string
  orderType: 'NEW' | 'TRIAL' | 'TRIAL_TO_FORMAL' | 'UNSUBSCRIBE' | 'RENEW' | 'CHANGE'
  createTime: string
  orderLine: OrderLineInfo[]
  buyerInfo?: { customerId: string; customerName?: string }
  extendParams?: { name: string; value: string }[]
}

export interface OrderLineInfo {
  orderLineId: string
  chargingMode: 'PERIOD' | 'ONE_TIME' | 'ON_DEMAND' | 'ON_DEMAND_PKG'
  expireTime?: string
  periodType?: 'year' | 'month' | 'day'
  periodNumber?: number
  productInfo: { productId: string; skuCode: string; linearValue?: number; productName: string }[]
}

/** What the order query needs to know of a line. */
export interface SoldLine {
  id: string
  productCode: string
  skuCode: string
  mode: 'MONTH' | 'YEAR' | 'ONE_TIME'
  periodCount: number
  quantity: number
  hasQuantity: boolean
  productName: string
  startsAt: Date
}

/** `yyyyMMddHHmmss` in UTC (isv-protocol 0.4). */
export function compactTime(at: Date): string {
  return at.toISOString().replace(/[-:T]/g, '').slice(0, 14)
}

/** @param zone calendar on which periods are counted */
export function orderLineInfo(line: SoldLine, zone: string): OrderLineInfo {
  const product = {
    productId: line.productCode,
    skuCode: line.skuCode,
    ...(line.hasQuantity && { linearValue: line.quantity }),
    productName: line.productName,
  }
  if (line.mode === 'ONE_TIME')
    return { orderLineId: line.id, chargingMode: 'ONE_TIME', productInfo: [product] }
  return {
    orderLineId: line.id,
    chargingMode: 'PERIOD',
    // Only an estimate: the call that opens or renews decides (BUY-INST-24).
    expireTime: compactTime(addPeriods(line.startsAt, line.mode, line.periodCount, zone)),
    periodType: line.mode === 'YEAR' ? 'year' : 'month',
    periodNumber: line.periodCount,
    productInfo: [product],
  }
}

/** Orders that every seller may query without a purchase, with the line `<order>-000001` (isv-protocol 6.2). */
export function mockOrder(orderId: string, now: Date, zone: string): OrderInfo | null {
  if (!Object.hasOwn(mocks, orderId)) return null
  const mock = mocks[orderId as keyof typeof mocks]
  const line: OrderLineInfo = {
    orderLineId: `${orderId}-000001`,
    chargingMode: mock.chargingMode,
    ...('periodType' in mock && {
      periodType: mock.periodType,
      periodNumber: mock.periodNumber,
      expireTime: compactTime(
        mock.periodType === 'day'
          ? new Date(now.getTime() + mock.periodNumber * 86_400_000)
          : addPeriods(now, mock.periodType === 'year' ? 'YEAR' : 'MONTH', mock.periodNumber, zone),
      ),
    }),
    productInfo: [
      {
        productId: 'OFFIMOCK000001',
        skuCode: 'sku-mock-standard',
        linearValue: 10,
        productName: 'Mock product,Standard,10',
      },
    ],
  }
  return {
    orderId,
    orderType: mock.orderType,
    createTime: compactTime(now),
    orderLine: [line],
    buyerInfo: { customerId: 'mock-customer-0001', customerName: 'Mock customer' },
    extendParams: [],
  }
}

const mocks = {
  MOCKPERIODYEARNEW: { orderType: 'NEW', chargingMode: 'PERIOD', periodType: 'year', periodNumber: 1 },
  MOCKONETIMENEW: { orderType: 'NEW', chargingMode: 'ONE_TIME' },
  MOCKONDEMAND: { orderType: 'NEW', chargingMode: 'ON_DEMAND' },
  MOCKONDEMANDPKG: { orderType: 'NEW', chargingMode: 'ON_DEMAND_PKG', periodType: 'month', periodNumber: 1 },
  MOCKPERIODDAYTRIAL: { orderType: 'TRIAL', chargingMode: 'PERIOD', periodType: 'day', periodNumber: 15 },
  MOCKMONTYTRIALTOFORMAL: {
    orderType: 'TRIAL_TO_FORMAL',
    chargingMode: 'PERIOD',
    periodType: 'month',
    periodNumber: 1,
  },
  MOCKMONTYUNSUBSCRIBE: {
    orderType: 'UNSUBSCRIBE',
    chargingMode: 'PERIOD',
    periodType: 'month',
    periodNumber: 1,
  },
  MOCKMONTYRENEW: { orderType: 'RENEW', chargingMode: 'PERIOD', periodType: 'month', periodNumber: 1 },
  MOCKMONTYCHANGE: { orderType: 'CHANGE', chargingMode: 'PERIOD', periodType: 'month', periodNumber: 1 },
} as const
