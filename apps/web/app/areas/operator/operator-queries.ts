import { queryOptions } from '@tanstack/react-query'
import { browserApi } from '../../api/browser-api.ts'

/** First part of every cache key of the operator console. */
export const operatorKeys = {
  overview: 'operator.overview',
  orders: 'operator.orders',
  order: 'operator.order',
  stuck: 'operator.stuck',
  reviews: 'operator.reviews',
  review: 'operator.review',
  reviewFigures: 'operator.reviewFigures',
  reviewReasons: 'operator.reviewReasons',
  suspended: 'operator.suspended',
  products: 'operator.products',
  product: 'operator.product',
  parked: 'operator.parked',
  audit: 'operator.audit',
  clock: 'operator.clock',
  clockRun: 'operator.clockRun',
} as const

export const overviewQuery = () =>
  queryOptions({ queryKey: [operatorKeys.overview], queryFn: () => browserApi().operator.overview() })

export const reviewFiguresQuery = () =>
  queryOptions({
    queryKey: [operatorKeys.reviewFigures],
    queryFn: () => browserApi().operator.reviewFigures(),
    refetchInterval: 60_000,
  })

export const clockQuery = () =>
  queryOptions({ queryKey: [operatorKeys.clock], queryFn: () => browserApi().operator.clock() })
