import { queryOptions } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'

export const supportKey = 'seller.support'

export const supportQuery = () =>
  queryOptions({ queryKey: [supportKey], queryFn: () => browserApi().sellerSupport.get() })

/** Approved groups, for products to name. */
export const supportGroupsQuery = () =>
  queryOptions({ queryKey: [supportKey, 'groups'], queryFn: () => browserApi().sellerSupport.groups() })
