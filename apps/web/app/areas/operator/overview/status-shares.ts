import type { OperatorOverview, OrderStatus } from '@yunshi/api-client'

/** Statuses in the order an order lives through them. */
export const orderStatuses = [
  'PENDING_REVIEW',
  'PENDING_CONFIRM',
  'PENDING_PAYMENT',
  'PROCESSING',
  'COMPLETED',
  'REFUNDING',
  'REFUNDED',
  'CANCELLED',
] as const satisfies OrderStatus[]

export type StatusShare = {
  status: OrderStatus
  count: number
  /** Width of the bar in percent of the longest one. */
  percent: number
}

/** Orders by status for bars: in the order of an order's life, statuses without orders left out. */
export function statusShares(orders: OperatorOverview['orders']): StatusShare[] {
  const most = Math.max(1, ...orders.map(({ count }) => count))
  return orderStatuses.flatMap((status) => {
    const count = orders.find((row) => row.status === status)?.count ?? 0
    return count === 0 ? [] : [{ status, count, percent: (count / most) * 100 }]
  })
}
