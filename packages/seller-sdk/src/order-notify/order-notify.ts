import {
  readActivity,
  readRequestFields,
  InvalidRequest,
  type RequestProblem,
} from '../wire/request-fields.ts'

/** Order events a seller may choose to hear of (spec 8). */
export const orderNotifyNodes = ['new_purchase', 'renewal', 'change', 'unsubscription'] as const
export type OrderNotifyNode = (typeof orderNotifyNodes)[number]

/** Says that an order exists; the seller then reads it with the order query. */
export type OrderNotifyRequest = {
  activity: 'orderNotify'
  orderId: string
  orderLineId: string
  /** `1` debugging call, `0` real; always sent. */
  testFlag: string
}

export type ParsedOrderNotify = { valid: true; request: OrderNotifyRequest } | RequestProblem

const shape = {
  orderId: { required: true, lengthMax: 64 },
  orderLineId: { required: true, lengthMax: 64 },
  testFlag: { required: 'sender', lengthMax: 2, values: ['0', '1'] },
} as const

/**
 * Reads a notification. Verify it first with `verifySaasV2` and the key bound to the general interface type.
 *
 * @see spec 8, vector E7
 */
export function parseOrderNotify(body: Readonly<Record<string, unknown>>): ParsedOrderNotify {
  const named = readActivity(['orderNotify'], body['activity'])
  if ('valid' in named) return named
  const read = readRequestFields(shape, body)
  if ('valid' in read) return read
  const { orderId, orderLineId, testFlag = '0' } = read.members
  const request: OrderNotifyRequest = {
    activity: 'orderNotify',
    orderId: String(orderId),
    orderLineId: String(orderLineId),
    testFlag: String(testFlag),
  }
  return { valid: true, request }
}

/**
 * Makes a notification, ready for `signSaasV2`.
 *
 * @throws InvalidRequest when an id is missing or too long
 */
export function buildOrderNotify(input: {
  orderId: string
  orderLineId: string
  isTest?: boolean
}): OrderNotifyRequest {
  const { orderId, orderLineId, isTest } = input
  const parsed = parseOrderNotify({
    activity: 'orderNotify',
    orderId,
    orderLineId,
    testFlag: isTest ? '1' : '0',
  })
  if (!parsed.valid) throw new InvalidRequest(parsed)
  return parsed.request
}
