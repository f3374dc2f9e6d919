import { formatCompactTime, type OrderInfo } from '@yunshi/seller-sdk'
import type { Queryable } from '../../../platform/db/database.ts'
import { buyer } from './test-calls.ts'
import * as repository from './test-subscription-repository.ts'
import { lineIdOf } from './test-subscription.ts'
import type { TestState } from '../domain/test-subscription-life.ts'

/**
 * An order of a test subscription as the order query tells it (isv-protocol 6.2); `null` when the seller has none with
 * this id.
 */
export async function findTestOrder(
  db: Queryable,
  sellerId: string,
  orderId: string,
): Promise<OrderInfo | null> {
  const order = await repository.findOrder(db, sellerId, orderId)
  if (!order) return null
  const { productId, skuCode, linearValue, productName } = order.product
  return {
    orderId: order.id,
    orderType: order.type,
    createTime: formatCompactTime(order.createdAt.getTime()),
    orderLine: [
      {
        orderLineId: lineIdOf(order.id),
        chargingMode: order.chargingMode,
        ...(order.expiresAt && { expireTime: formatCompactTime(order.expiresAt.getTime()) }),
        ...(order.periodType && { periodType: order.periodType }),
        ...(order.periodNumber !== null && { periodNumber: order.periodNumber }),
        productInfo: [{ productId, skuCode, ...(linearValue !== null && { linearValue }), productName }],
      },
    ],
    buyerInfo: { ...buyer, customerType: 0 },
  }
}

/** A test instance as the usage push needs to know it. */
export interface TestInstance {
  subscriptionId: string
  sellerInstanceId: string
  chargingMode: 'PERIOD' | 'ONE_TIME' | 'TRIAL' | 'ON_DEMAND'
  state: TestState
  productId: string
  startsAt: Date | null
}

/** The test instance that the seller calls by this id; `null` when there is none. */
export async function findTestInstance(
  db: Queryable,
  sellerId: string,
  sellerInstanceId: string,
): Promise<TestInstance | null> {
  const found = await repository.findSubscriptionByInstance(db, sellerId, sellerInstanceId)
  return (
    found && {
      subscriptionId: found.id,
      sellerInstanceId,
      chargingMode: found.chargingMode,
      state: found.state,
      productId: found.product.productId,
      startsAt: found.startsAt,
    }
  )
}
