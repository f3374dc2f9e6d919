import { queryOptions } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'

/** First part of the cache keys of publishing. */
export const publishingKeys = {
  applications: 'seller.applications',
  drafts: 'seller.drafts',
  application: 'seller.application',
  open: 'seller.applications.open',
} as const

export const applicationQuery = (applicationId: string) =>
  queryOptions({
    queryKey: [publishingKeys.application, applicationId],
    queryFn: () => browserApi().publishing.application(applicationId),
  })

/** Changes of listed products that are not decided yet; a seller has few of them. */
export const openApplicationsQuery = () =>
  queryOptions({
    queryKey: [publishingKeys.open],
    queryFn: async () => {
      const pages = await Promise.all(
        (['DRAFT', 'CHECKING', 'PENDING', 'REJECTED'] as const).map((state) =>
          browserApi().publishing.applications({ kind: 'modify', state, limit: 100 }),
        ),
      )
      return pages.flatMap(({ items }) => items)
    },
  })

export const categoriesQuery = () =>
  queryOptions({
    queryKey: ['seller.categories'],
    queryFn: () => browserApi().skuAttributes.categories(),
  })

export const industriesQuery = () =>
  queryOptions({
    queryKey: ['catalog.industries'],
    queryFn: async () => (await browserApi().catalog.industries()).items,
  })

/** Tags of the marketplace, with what each needs (SELL-PUB-P17). */
export const keptTagsQuery = () =>
  queryOptions({
    queryKey: ['seller.productTags'],
    queryFn: () => browserApi().publishing.tags(),
  })

export const credentialsQuery = () =>
  queryOptions({
    queryKey: ['seller.credentials', 'all'],
    queryFn: () => browserApi().debugging.credentials({ limit: 100 }),
  })
