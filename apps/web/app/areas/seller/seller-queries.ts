import { queryOptions } from '@tanstack/react-query'
import { browserApi } from '../../api/browser-api.ts'

/** First part of every cache key of the seller center; invalidating it refreshes whatever is on the screen. */
export const sellerKeys = {
  overview: 'seller.overview',
  orders: 'seller.orders',
  order: 'seller.order',
  messages: 'seller.messages',
  message: 'seller.message',
  keys: 'seller.keys',
  endpoints: 'seller.endpoints',
  products: 'seller.products',
  orderNotify: 'seller.order-notify',
  testCodes: 'seller.license-test-codes',
  usage: 'seller.usage-records',
  product: 'seller.product',
  inventory: 'seller.inventory',
  salesTerms: 'seller.sales-terms',
} as const

export const overviewQuery = () =>
  queryOptions({ queryKey: [sellerKeys.overview], queryFn: () => browserApi().seller.overview() })

export const keysQuery = () =>
  queryOptions({ queryKey: [sellerKeys.keys, 'all'], queryFn: () => browserApi().seller.keys() })

export const endpointsQuery = () =>
  queryOptions({ queryKey: [sellerKeys.endpoints, 'all'], queryFn: () => browserApi().seller.endpoints() })

export const productsQuery = () =>
  queryOptions({ queryKey: [sellerKeys.products, 'all'], queryFn: () => browserApi().seller.products() })
