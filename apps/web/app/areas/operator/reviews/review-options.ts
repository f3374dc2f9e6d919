import type { ReviewQueue, ReviewView } from '@yunshi/api-client'

export const reviewViews = ['waiting', 'mine', 'overdue', 'ended'] as const satisfies ReviewView[]

export const reviewQueues = [
  'onboarding',
  'seller_profile',
  'certification',
  'compliance_letter',
  'service_support',
  'shop',
  'asset',
  'product_publish',
  'product_modify',
  'resale_share',
  'exit',
] as const satisfies ReviewQueue[]
