import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'

/** First part of every cache key of the asset center. */
export const assetKeys = {
  list: 'seller.assets',
  asset: 'seller.asset',
  domains: 'seller.asset-domains',
} as const

/** How often a version that is being checked is looked at, milliseconds. */
const SCAN_MS = 2000

export const categoriesQuery = () =>
  queryOptions({
    queryKey: ['seller.asset-categories', document.documentElement.lang],
    queryFn: () => browserApi().assets.categories(),
    staleTime: Infinity,
  })

export const assetQuery = (assetId: string) =>
  queryOptions({
    queryKey: [assetKeys.asset, assetId],
    queryFn: () => browserApi().assets.get(assetId),
    refetchInterval: ({ state }) =>
      state.data?.versions.some((version) => version.state === 'SCANNING') ? SCAN_MS : false,
  })

export const domainsQuery = () =>
  queryOptions({ queryKey: [assetKeys.domains], queryFn: () => browserApi().assets.domains() })

/** Assets with an approved version of the given categories, for fields that refer to one. */
export const usableAssetsQuery = (categories: readonly string[]) =>
  queryOptions({
    queryKey: [assetKeys.list, 'usable', ...categories],
    queryFn: async () => {
      const pages = await Promise.all(
        categories.map((category) => browserApi().assets.list({ category, limit: 100 })),
      )
      return pages.flatMap(({ items }) => items).filter(({ approvedLabels }) => approvedLabels.length > 0)
    },
  })

/** Refreshes whatever shows assets after one was changed. */
export function useRefreshAssets(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all(
      [assetKeys.list, assetKeys.asset].map((name) => queries.invalidateQueries({ queryKey: [name] })),
    )
}
