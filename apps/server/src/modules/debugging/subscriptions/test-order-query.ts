import { formatCompactTime, type OrderInfo } from '@yunshi/seller-sdk'
import { addDays } from '../../../kernel/calendar.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { buyer } from './test-calls.ts'
import * as repository from './test-subscription-repository.ts'
import { lineIdOf } from './test-subscription.ts'

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

/** A test instance as usage records need to know it: the shape the metering module asks its sources for. */
export interface TestInstance {
  id: string
  sellerId: string
  sellerInstanceId: string
  /** `null`: not sold by use. */
  metering: { isProductDelisted: boolean; openedAt: Date | null; closedAt: Date | null } | null
}

/** A seller may try records of the last day at once, instead of waiting until there is an hour to report. */
const BACKDATED_DAYS = 1

/**
 * The test instances that sellers call by these ids. Records are judged by business time, not by the clock of the
 * subscription.
 */
export async function listTestInstances(
  db: Queryable | Tx,
  sellerInstanceIds: readonly string[],
): Promise<TestInstance[]> {
  const found = await repository.listByInstances(db, sellerInstanceIds)
  return found.map((subscription) => ({
    id: subscription.id,
    sellerId: subscription.sellerId,
    sellerInstanceId: subscription.sellerInstanceId!,
    metering:
      subscription.chargingMode === 'ON_DEMAND'
        ? {
            isProductDelisted: false,
            openedAt:
              subscription.startsAt === null ? null : addDays(subscription.createdAt, -BACKDATED_DAYS),
            closedAt: subscription.endedAt,
          }
        : null,
  }))
}
