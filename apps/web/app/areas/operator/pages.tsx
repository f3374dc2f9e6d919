import { lazy } from 'react'
import type { ConsolePage } from '../../layouts/console/console-page.ts'

/** Pages of the operator console, by path below /operator. */
export const pages: ConsolePage[] = [
  { path: '', Page: lazy(() => import('./overview/OverviewPage.tsx')) },
  { path: 'messages', Page: lazy(() => import('../../ui/console/messages/MessageCenter.tsx')) },
  { path: 'orders', Page: lazy(() => import('./orders/OrdersPage.tsx')) },
  { path: 'orders/:orderId', Page: lazy(() => import('./orders/OrderPage.tsx')) },
  { path: 'reviews', Page: lazy(() => import('./reviews/ReviewsPage.tsx')) },
  { path: 'reviews/:taskId', Page: lazy(() => import('./reviews/ReviewPage.tsx')) },
  { path: 'review-reasons', Page: lazy(() => import('./reviews/ReasonCodesPage.tsx')) },
  { path: 'sellers', Page: lazy(() => import('./sellers/SellersPage.tsx')) },
  { path: 'sellers/:sellerId', Page: lazy(() => import('./sellers/SellerPage.tsx')) },
  { path: 'agreements', Page: lazy(() => import('./agreements/AgreementsPage.tsx')) },
  { path: 'signing-entities', Page: lazy(() => import('./agreements/EntitiesPage.tsx')) },
  { path: 'categories', Page: lazy(() => import('./catalog-admin/CategoriesPage.tsx')) },
  { path: 'tags', Page: lazy(() => import('./catalog-admin/TagsPage.tsx')) },
  { path: 'search-synonyms', Page: lazy(() => import('./catalog-admin/SynonymsPage.tsx')) },
  { path: 'fees', Page: lazy(() => import('./catalog-admin/FeesPage.tsx')) },
  { path: 'fee-overrides', Page: lazy(() => import('./catalog-admin/FeeOverridesPage.tsx')) },
  { path: 'taxes', Page: lazy(() => import('./catalog-admin/TaxesPage.tsx')) },
  { path: 'stuck-orders', Page: lazy(() => import('./stuck-orders/StuckOrdersPage.tsx')) },
  { path: 'products', Page: lazy(() => import('./products/ProductsPage.tsx')) },
  { path: 'products/:productId', Page: lazy(() => import('./products/ProductPage.tsx')) },
  {
    path: 'suspended-products',
    Page: lazy(() => import('./suspended-products/SuspendedProductsPage.tsx')),
  },
  { path: 'parked', Page: lazy(() => import('./parked/ParkedPage.tsx')) },
  { path: 'audit', Page: lazy(() => import('./audit/AuditPage.tsx')) },
  { path: 'ledger', Page: lazy(() => import('./ledger/LedgerPage.tsx')) },
  { path: 'clock', Page: lazy(() => import('./clock/ClockPage.tsx')) },
]
