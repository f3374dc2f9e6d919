/** What is reviewed (OPS-REVIEW-01). */
export const reviewQueues = [
  'onboarding',
  'seller_profile',
  'shop',
  'service_support',
  'certification',
  'compliance_letter',
  'asset',
  'product_publish',
  'product_modify',
  'resale_share',
  'exit',
] as const
export type ReviewQueue = (typeof reviewQueues)[number]
