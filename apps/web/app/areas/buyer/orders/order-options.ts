import type { OrderStatus, OrderType } from '@yunshi/api-client'

/** Order states a buyer can filter by, in the order of an order's life (BUY-ORD-09). */
export const orderStatuses = [
  'PENDING_REVIEW',
  'PENDING_CONFIRM',
  'PENDING_PAYMENT',
  'PROCESSING',
  'COMPLETED',
  'CANCELLED',
  'REFUNDING',
  'REFUNDED',
] as const satisfies OrderStatus[]

/** Order types a buyer can filter by. */
export const orderTypes = [
  'NEW_PERIOD',
  'NEW_ONETIME',
  'NEW_PPU',
  'TRIAL',
  'TRIAL_TO_FORMAL',
  'RENEW',
  'AUTO_RENEW',
  'CHANGE',
  'UNSUBSCRIBE',
] as const satisfies OrderType[]
