import { queryOptions } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'

export const catalogAdminKeys = {
  categories: 'operator.categories',
  tags: 'operator.tags',
  synonyms: 'operator.synonyms',
  fees: 'operator.fees',
  overrides: 'operator.feeOverrides',
  taxes: 'operator.taxes',
} as const

export const categoriesQuery = () =>
  queryOptions({
    queryKey: [catalogAdminKeys.categories],
    queryFn: () => browserApi().catalogAdmin.categories(),
  })
