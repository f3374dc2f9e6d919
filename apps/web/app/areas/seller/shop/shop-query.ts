import { queryOptions } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'

export const shopKey = 'seller.shop'

export const shopQuery = () =>
  queryOptions({
    queryKey: [shopKey],
    queryFn: () => browserApi().sellerShop.get(),
    // What is typed is not to be replaced while somebody writes.
    refetchOnWindowFocus: false,
    // A form that is opened again begins with what is stored now.
    gcTime: 0,
  })
