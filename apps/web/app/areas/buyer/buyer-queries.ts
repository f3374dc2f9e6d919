import type { OrderQuery } from '@yunshi/api-client'
import { queryOptions } from '@tanstack/react-query'
import { browserApi } from '../../api/browser-api.ts'
import { messagesKey } from '../../ui/console/messages/messages-key.ts'

/** First part of every cache key of the buyer center; invalidating it refreshes whatever is on the screen. */
export const buyerKeys = {
  orders: 'buyer.orders',
  order: 'buyer.order',
  services: 'buyer.services',
  service: 'buyer.service',
  licenseCode: 'buyer.license-code',
  licenseRequests: 'buyer.license-requests',
  wallet: 'buyer.wallet',
  transactions: 'buyer.transactions',
  unpaid: 'buyer.unpaid',
} as const

/** As many as the overview counts; above it, it says "20+". */
export const overviewLimit = 20

export const walletQuery = () =>
  queryOptions({ queryKey: [buyerKeys.wallet], queryFn: () => browserApi().wallet.get() })

const unpaid: OrderQuery = { status: 'PENDING_PAYMENT', limit: overviewLimit }

/** Orders that wait for payment, for the overview and the count in the navigation. */
export const unpaidOrdersQuery = () =>
  queryOptions({ queryKey: [buyerKeys.unpaid], queryFn: () => browserApi().orders.list(unpaid) })

/** Unread messages, for the overview and the bell. */
export const unreadMessagesQuery = () =>
  queryOptions({
    queryKey: [messagesKey, 'unread'],
    queryFn: () => browserApi().messages.list({ unread: true, limit: 100 }),
  })
