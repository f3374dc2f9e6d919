import type { PriceMode } from '@yunshi/product-document'

/** How a product is sold, as far as its interface has to follow. */
export interface SoldAs {
  modes: readonly PriceMode[]
  hasTrial: boolean
}

/** Scenarios of each protocol of SaaS by what they are for; other protocols are replayed as far as cases were saved. */
const scenarios = {
  'saas-v2': {
    open: 'newInstance',
    renew: 'refreshInstance.RENEWAL',
    freeze: 'updateInstanceStatus',
    release: 'releaseInstance',
    query: 'queryInstance',
    formal: 'refreshInstance.TRIAL_TO_FORMAL',
  },
  'saas-v1': {
    open: 'newInstance',
    renew: 'refreshInstance',
    freeze: 'instanceStatus',
    release: 'releaseInstance',
    query: 'queryInstance',
    formal: 'refreshInstance.trialToFormal',
  },
} as const

/** Scenarios that have to be debugged before a SaaS product is published (SELL-PUB-22). */
export function requiredScenarios(family: string, sold: SoldAs): string[] {
  if (!Object.hasOwn(scenarios, family)) return []
  const of = scenarios[family as keyof typeof scenarios]
  const period = sold.modes.includes('MONTH') || sold.modes.includes('YEAR')
  const metered = sold.modes.includes('ON_DEMAND')
  return [
    of.open,
    ...(period ? [of.renew] : []),
    ...(period || metered ? [of.freeze] : []),
    of.release,
    ...(metered ? [of.query] : []),
    ...(sold.hasTrial ? [of.formal] : []),
  ]
}
