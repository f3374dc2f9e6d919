import type { OrderStatus } from '@yunshi/api-client'

/** States that a seller's order can be filtered by (SELL-TRD-04). */
export const sellerOrderStatuses = [
  'PENDING_PAYMENT',
  'PROCESSING',
  'COMPLETED',
  'REFUNDING',
  'REFUNDED',
  'CANCELLED',
] as const satisfies OrderStatus[]
