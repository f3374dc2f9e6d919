import { lazy } from 'react'
import type { ConsolePage } from '../../layouts/console/console-page.ts'

/** Pages of the buyer center, by path below /buyer. */
export const pages: ConsolePage[] = [
  { path: '', Page: lazy(() => import('./overview/OverviewPage.tsx')) },
  { path: 'services', Page: lazy(() => import('./services/ServicesPage.tsx')) },
  { path: 'services/:instanceId', Page: lazy(() => import('./services/ServicePage.tsx')) },
  { path: 'orders', Page: lazy(() => import('./orders/OrdersPage.tsx')) },
  { path: 'orders/:orderId', Page: lazy(() => import('./orders/OrderPage.tsx')) },
  { path: 'wallet', Page: lazy(() => import('./wallet/WalletPage.tsx')) },
  { path: 'messages', Page: lazy(() => import('../../ui/console/messages/MessageCenter.tsx')) },
]
