import { lazy } from 'react'
import type { ConsolePage } from '../../layouts/console/console-page.ts'

/** Pages of the seller center, by path below /seller. */
export const pages: ConsolePage[] = [
  { path: '', Page: lazy(() => import('./overview/OverviewPage.tsx')) },
  { path: 'products', Page: lazy(() => import('./products/ProductsPage.tsx')) },
  { path: 'publish', Page: lazy(() => import('./publishing/PublishPage.tsx')) },
  { path: 'applications', Page: lazy(() => import('./publishing/ApplicationsPage.tsx')) },
  { path: 'drafts', Page: lazy(() => import('./publishing/DraftsPage.tsx')) },
  { path: 'applications/:applicationId', Page: lazy(() => import('./publishing/ApplicationPage.tsx')) },
  { path: 'assets', Page: lazy(() => import('./assets/AssetsPage.tsx')) },
  { path: 'assets/:assetId', Page: lazy(() => import('./assets/AssetPage.tsx')) },
  {
    path: 'assets/:assetId/versions/:versionId',
    Page: lazy(() => import('./assets/AssetVersionPage.tsx')),
  },
  { path: 'asset-domains', Page: lazy(() => import('./assets/AssetDomainsPage.tsx')) },
  { path: 'orders', Page: lazy(() => import('./orders/OrdersPage.tsx')) },
  { path: 'orders/:lineId', Page: lazy(() => import('./orders/OrderPage.tsx')) },
  { path: 'messages', Page: lazy(() => import('./messages/MessagesPage.tsx')) },
  { path: 'messages/:messageId', Page: lazy(() => import('./messages/MessagePage.tsx')) },
  { path: 'keys', Page: lazy(() => import('./keys/KeysPage.tsx')) },
  { path: 'order-notify', Page: lazy(() => import('./order-notify/OrderNotifyPage.tsx')) },
  {
    path: 'license-test-codes',
    Page: lazy(() => import('./license-test-codes/LicenseTestCodesPage.tsx')),
  },
  { path: 'usage-records', Page: lazy(() => import('./usage-records/UsageRecordsPage.tsx')) },
  { path: 'profile', Page: lazy(() => import('./profile/ProfilePage.tsx')) },
  { path: 'certification', Page: lazy(() => import('./certification/CertificationPage.tsx')) },
  { path: 'agreements', Page: lazy(() => import('./agreements/AgreementsPage.tsx')) },
  { path: 'notices', Page: lazy(() => import('../../ui/console/MessageCenter.tsx')) },
  { path: 'support', Page: lazy(() => import('./support/SupportPage.tsx')) },
  { path: 'users', Page: lazy(() => import('./people/PeoplePage.tsx')) },
  { path: 'exit', Page: lazy(() => import('./exit/ExitPage.tsx')) },
  { path: 'endpoints', Page: lazy(() => import('./endpoints/EndpointsPage.tsx')) },
  { path: 'debugging', Page: lazy(() => import('./debugging/AccessDebuggingPage.tsx')) },
  { path: 'debugging/cases', Page: lazy(() => import('./debugging/DebugCasesPage.tsx')) },
  { path: 'test-subscriptions', Page: lazy(() => import('./debugging/TestSubscriptionsPage.tsx')) },
  {
    path: 'test-subscriptions/:subscriptionId',
    Page: lazy(() => import('./debugging/TestSubscriptionPage.tsx')),
  },
  { path: 'conformance', Page: lazy(() => import('./debugging/ConformancePage.tsx')) },
  { path: 'conformance/:runId', Page: lazy(() => import('./debugging/ConformanceRunPage.tsx')) },
  { path: 'credentials', Page: lazy(() => import('./debugging/CredentialsPage.tsx')) },
  { path: 'credentials/:credentialId', Page: lazy(() => import('./debugging/CredentialPage.tsx')) },
]
