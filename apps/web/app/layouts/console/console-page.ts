import type { ComponentType, LazyExoticComponent } from 'react'
import type { IconName } from '../../ui/Icon.tsx'

/** One page of a console. */
export type ConsolePage = {
  /** Relative to the area, as the router writes it: '' for the first page, 'orders/:orderId'. */
  path: string
  /** Loaded when the page is first opened: `lazy(() => import('./orders/OrdersPage.tsx'))`. */
  Page: LazyExoticComponent<ComponentType>
}

/** An entry of the left navigation. */
export type NavEntry = {
  label: string
  /** From `paths`. */
  to: string
  icon: IconName
  /** What waits for the person behind this entry; shown when above zero. */
  count?: number
  /** Current only on exactly this path; for the first page of an area. */
  exact?: boolean
  /** Left out for people without it (SELL-ACC-11). */
  permission?: string
}

export type NavGroup = { label: string | null; entries: NavEntry[] }
