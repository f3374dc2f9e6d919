import { queryOptions } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'

export const skuAttributeKeys = {
  list: 'seller.skuAttributes',
  library: 'seller.skuAttributeLibrary',
  tax: 'seller.tax',
} as const

/** The seller's own attributes, to choose from in a specification. */
export const libraryQuery = () =>
  queryOptions({
    queryKey: [skuAttributeKeys.library],
    queryFn: async () => {
      const { items } = await browserApi().skuAttributes.list({})
      return items.filter(({ id }) => id !== null)
    },
  })
