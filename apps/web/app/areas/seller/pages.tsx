import { lazy } from 'react'
import type { ConsolePage } from '../../layouts/console/console-page.ts'

/** Pages of the seller center, by path below /seller. */
export const pages: ConsolePage[] = [
  { path: '', Page: lazy(() => import('./products/ProductsPage.tsx')) },
  { path: 'products', Page: lazy(() => import('./products/ProductsPage.tsx')) },
]
