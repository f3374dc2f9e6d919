import type { ExtendParam } from '../saas-v1/extend-params.ts'
import { formatCompactTime } from '../wire-time.ts'
import { isRecord, wireText } from '../wire/wire-value.ts'
import { openApiCodes, readOpenApiCode, type OpenApiCode } from './codes.ts'
import { parseQueryString } from '../wire/query-string.ts'

export const orderTypes = ['NEW', 'TRIAL', 'TRIAL_TO_FORMAL', 'UNSUBSCRIBE', 'RENEW', 'CHANGE'] as const
export type OrderType = (typeof orderTypes)[number]

export const orderChargingModes = ['PERIOD', 'ONE_TIME', 'ON_DEMAND', 'ON_DEMAND_PKG'] as const
export type OrderChargingMode = (typeof orderChargingModes)[number]

export type OrderedProduct = {
  productId: string
  skuCode: string
  linearValue?: number
  /** `product,spec,option,…`, to be shown. */
  productName?: string
}

export type OrderLine = {
  orderLineId: string
  chargingMode: OrderChargingMode
  /** UTC `yyyyMMddHHmmss`, an estimate. */
  expireTime?: string
  periodType?: 'year' | 'month' | 'day'
  periodNumber?: number
  productInfo: OrderedProduct[]
  extendParams?: ExtendParam[]
}

export type OrderBuyer = {
  customerId: string
  customerName?: string
  customerType?: number
  userId?: string
  userName?: string
  mobilePhone?: string
  email?: string
}

/** An order as sellers see it (spec 6.2). */
export type OrderInfo = {
  orderId: string
  orderType: OrderType
  /** UTC `yyyyMMddHHmmss`, when it was placed. */
  createTime: string
  orderLine: OrderLine[]
  buyerInfo?: OrderBuyer
  extendParams?: ExtendParam[]
}

export type OrderQueryAnswer = {
  resultCode: OpenApiCode
  resultMsg: string
  orderInfo?: OrderInfo
  extra_info?: string
}

/** The query of a call: `orderId`, and `orderLineId` to read one line only. */
export type OrderQuery = { orderId: string; orderLineId?: string }

/**
 * Reads the query string of a call, from a raw query string.
 *
 * @returns the code to answer with when it is wrong: 0199 without an order id, 0101 for anything else
 */
export function parseOrderQuery(query: string): OrderQuery | { code: 'MKT.0101' | 'MKT.0199' } {
  const pairs = parseQueryString(query, 'space', { lengthMax: 4096, pairsMax: 16 })
  if (pairs === undefined) return { code: 'MKT.0101' }
  const values = new Map(pairs)
  if (values.size !== pairs.length) return { code: 'MKT.0101' }
  const orderId = values.get('orderId') ?? ''
  const orderLineId = values.get('orderLineId') ?? ''
  if (orderId === '') return { code: 'MKT.0199' }
  if (orderId.length > 64 || orderLineId.length > 64) return { code: 'MKT.0101' }
  return { orderId, ...(orderLineId !== '' && { orderLineId }) }
}

/** Answers with an order. Send it with status 200. */
export function orderQueryAnswer(orderInfo: OrderInfo): OrderQueryAnswer {
  return { resultCode: 'MKT.0000', resultMsg: 'Success', orderInfo }
}

/**
 * Refuses a query. Send it with the status of the code.
 *
 * @param extraInfo  details, for 0100, 0150, 0250 and 9001 upwards (spec 6.2)
 */
export function orderQueryRefusal(
  code: Exclude<OpenApiCode, 'MKT.0000'>,
  extraInfo?: string,
): { httpStatus: number; body: OrderQueryAnswer } {
  const { httpStatus, en } = openApiCodes[code]
  const details = extraInfo === undefined ? {} : { extra_info: extraInfo }
  return { httpStatus, body: { resultCode: code, resultMsg: en, ...details } }
}

/** Order ids every seller may query without a purchase; the spelling is as documented (spec 6.2, COMPAT-21). */
export const mockOrderIds = {
  MOCKPERIODYEARNEW: { orderType: 'NEW', chargingMode: 'PERIOD', periodType: 'year' },
  MOCKONETIMENEW: { orderType: 'NEW', chargingMode: 'ONE_TIME' },
  MOCKONDEMAND: { orderType: 'NEW', chargingMode: 'ON_DEMAND' },
  MOCKONDEMANDPKG: { orderType: 'NEW', chargingMode: 'ON_DEMAND_PKG', periodType: 'month' },
  MOCKPERIODDAYTRIAL: { orderType: 'TRIAL', chargingMode: 'PERIOD', periodType: 'day' },
  MOCKMONTYTRIALTOFORMAL: { orderType: 'TRIAL_TO_FORMAL', chargingMode: 'PERIOD', periodType: 'month' },
  MOCKMONTYUNSUBSCRIBE: { orderType: 'UNSUBSCRIBE', chargingMode: 'PERIOD', periodType: 'month' },
  MOCKMONTYRENEW: { orderType: 'RENEW', chargingMode: 'PERIOD', periodType: 'month' },
  MOCKMONTYCHANGE: { orderType: 'CHANGE', chargingMode: 'PERIOD', periodType: 'month' },
} as const satisfies Record<
  string,
  { orderType: OrderType; chargingMode: OrderChargingMode; periodType?: 'year' | 'month' | 'day' }
>
export type MockOrderId = keyof typeof mockOrderIds

export function isMockOrderId(orderId: string): orderId is MockOrderId {
  return Object.hasOwn(mockOrderIds, orderId)
}

const PERIOD_DAYS = { year: 365, month: 30, day: 7 } as const

/**
 * The order a mock id stands for. Its line id is the order id with `-000001`.
 *
 * @param nowMs  the order was placed then; a period ends after 365, 30 or, on trial, 7 days
 */
export function mockOrder(orderId: MockOrderId, nowMs: number): OrderInfo {
  const mock: {
    orderType: OrderType
    chargingMode: OrderChargingMode
    periodType?: 'year' | 'month' | 'day'
  } = mockOrderIds[orderId]
  const { orderType, chargingMode, periodType } = mock
  const period = periodType && {
    periodType,
    periodNumber: periodType === 'day' ? PERIOD_DAYS.day : 1,
    expireTime: formatCompactTime(nowMs + PERIOD_DAYS[periodType] * 86_400_000),
  }
  return {
    orderId,
    orderType,
    createTime: formatCompactTime(nowMs),
    orderLine: [
      {
        orderLineId: `${orderId}-000001`,
        chargingMode,
        ...period,
        productInfo: [
          {
            productId: 'MOCKPRODUCT0001',
            skuCode: 'MOCKSKU0001',
            linearValue: 10,
            productName: 'Mock product,Standard,10 users',
          },
        ],
      },
    ],
    buyerInfo: { customerId: 'MOCKCUSTOMER0001', customerName: 'Mock customer', customerType: 0 },
    extendParams: [{ name: 'emailDomainName', value: 'mail.demo.example' }],
  }
}

/**
 * Reads the answer of a marketplace. Unknown members are ignored and numbers may be text, since answers grow within
 * a version (spec 6.5).
 *
 * @returns the order, or the code and message of a refusal; `code` is undefined when the answer holds none
 */
export function readOrderQueryAnswer(
  bodyText: string,
): { found: true; order: OrderInfo } | { found: false; code: string | undefined; message: string } {
  const body = parseJson(bodyText)
  if (!isRecord(body)) return { found: false, code: undefined, message: '' }
  const wireCode = wireText(body['resultCode'])
  const code = wireCode === undefined ? undefined : (readOpenApiCode(wireCode) ?? wireCode)
  const message = wireText(body['resultMsg']) ?? ''
  const order = code === 'MKT.0000' ? readOrder(body['orderInfo']) : undefined
  return order === undefined ? { found: false, code, message } : { found: true, order }
}

function readOrder(value: unknown): OrderInfo | undefined {
  if (!isRecord(value)) return undefined
  const orderId = wireText(value['orderId'])
  const orderType = orderTypes.find((known) => known === value['orderType'])
  const createTime = wireText(value['createTime'])
  const lines = listOf(value['orderLine']).map((line) => readLine(line))
  if (!orderId || orderType === undefined || createTime === undefined) return undefined
  const orderLine = lines.filter((line) => line !== undefined)
  if (orderLine.length !== lines.length) return undefined
  const buyerInfo = readBuyer(value['buyerInfo'])
  return {
    orderId,
    orderType,
    createTime,
    orderLine,
    ...(buyerInfo && { buyerInfo }),
    ...readExtendParams(value['extendParams']),
  }
}

function readLine(value: Record<string, unknown>): OrderLine | undefined {
  const orderLineId = wireText(value['orderLineId'])
  const chargingMode = orderChargingModes.find((known) => known === value['chargingMode'])
  if (!orderLineId || chargingMode === undefined) return undefined
  const periodType = (['year', 'month', 'day'] as const).find((known) => known === value['periodType'])
  const periodNumber = wholeNumber(value['periodNumber'])
  const expireTime = wireText(value['expireTime'])
  return {
    orderLineId,
    chargingMode,
    ...(expireTime && { expireTime }),
    ...(periodType && { periodType }),
    ...(periodNumber !== undefined && { periodNumber }),
    productInfo: listOf(value['productInfo']).map((product) => readProduct(product)),
    ...readExtendParams(value['extendParams']),
  }
}

function readProduct(value: Record<string, unknown>): OrderedProduct {
  const linearValue = wholeNumber(value['linearValue'])
  const productName = wireText(value['productName'])
  return {
    productId: wireText(value['productId']) ?? '',
    skuCode: wireText(value['skuCode']) ?? '',
    ...(linearValue !== undefined && { linearValue }),
    ...(productName && { productName }),
  }
}

function readBuyer(value: unknown): OrderBuyer | undefined {
  if (!isRecord(value)) return undefined
  const buyer: OrderBuyer = { customerId: wireText(value['customerId']) ?? '' }
  for (const name of ['customerName', 'userId', 'userName', 'mobilePhone', 'email'] as const) {
    const text = wireText(value[name])
    if (text) buyer[name] = text
  }
  const customerType = wholeNumber(value['customerType'])
  if (customerType !== undefined) buyer.customerType = customerType
  return buyer
}

function readExtendParams(value: unknown): { extendParams?: ExtendParam[] } {
  const extendParams = listOf(value).flatMap((entry) => {
    const name = wireText(entry['name'])
    return name ? [{ name, value: wireText(entry['value']) ?? '' }] : []
  })
  return extendParams.length === 0 ? {} : { extendParams }
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? (value as unknown[]).filter((entry) => isRecord(entry)) : []
}

function wholeNumber(value: unknown): number | undefined {
  const text = wireText(value) ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
