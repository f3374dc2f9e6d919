import { queryOptions } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'

/** First part of every cache key of the tools; invalidating it refreshes whatever is on the screen. */
export const debuggingKeys = {
  interfaces: 'seller.debugging.interfaces',
  cases: 'seller.debugging.cases',
  runs: 'seller.debugging.runs',
  rounds: 'seller.debugging.rounds',
  testSubscriptions: 'seller.test-subscriptions',
  testSubscription: 'seller.test-subscription',
  testProducts: 'seller.test-products',
  conformanceRuns: 'seller.conformance-runs',
  conformanceRun: 'seller.conformance-run',
  credentials: 'seller.credentials',
  credential: 'seller.credential',
} as const

export const interfacesQuery = () =>
  queryOptions({
    queryKey: [debuggingKeys.interfaces],
    queryFn: () => browserApi().debugging.interfaces(),
  })

export const casesQuery = () =>
  queryOptions({ queryKey: [debuggingKeys.cases, 'all'], queryFn: () => browserApi().debugging.cases() })
