import { useQuery } from '@tanstack/react-query'
import { useSession } from '../../api/session.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ConsoleArea } from '../../layouts/console/ConsoleArea.tsx'
import { paths } from '../../paths.ts'
import { queryClient } from '../../ui/console/query-client.ts'
import { pages } from './pages.tsx'
import { agreementsQuery } from './seller-management-queries.ts'
import { overviewQuery } from './seller-queries.ts'
import './seller.css'

/** The seller center: its navigation, with what waits for the seller, and its pages. */
export default function SellerConsole() {
  const { t } = useTranslation('seller')
  const { t: td } = useTranslation('debugging')
  const { t: tp } = useTranslation('publishing')
  const { t: ta } = useTranslation('assets')
  const { t: tm } = useTranslation('sellers')
  const { t: tc } = useTranslation('catalogAdmin')
  const { t: tl } = useTranslation('sales')
  const session = useSession()
  const overview = useQuery(overviewQuery(), queryClient)
  const agreements = useQuery(agreementsQuery(), queryClient)
  const stopped = overview.data?.todos.find(({ key }) => key === 'stoppedMessages')?.count ?? 0
  return (
    <ConsoleArea
      area="seller"
      pages={pages}
      navigation={[
        {
          label: null,
          entries: [{ label: t('nav.overview'), to: paths.sellerCenter(), icon: 'grid', exact: true }],
        },
        {
          label: t('nav.group.products'),
          entries: [
            { label: t('nav.products'), to: paths.sellerProducts(), icon: 'layers' },
            { label: tp('nav.applications'), to: paths.sellerApplications(), icon: 'list' },
            { label: tp('nav.drafts'), to: paths.sellerDrafts(), icon: 'clock' },
            { label: tp('nav.publish'), to: paths.sellerPublish(), icon: 'plus' },
            { label: tc('nav.attributes'), to: paths.sellerSkuAttributes(), icon: 'filter' },
            { label: ta('nav'), to: paths.sellerAssets(), icon: 'grid' },
            { label: tl('nav.inventory'), to: paths.sellerInventory(), icon: 'layers' },
          ],
        },
        {
          label: t('nav.group.trade'),
          entries: [
            { label: t('nav.orders'), to: paths.sellerOrders(), icon: 'list' },
            { label: t('nav.messages'), to: paths.sellerMessages(), icon: 'bolt', count: stopped },
            { label: tl('nav.configuration'), to: paths.sellerSalesConfiguration(), icon: 'shield' },
            { label: t('nav.usage'), to: paths.sellerUsageRecords(), icon: 'clock' },
          ],
        },
        {
          label: t('nav.group.access'),
          entries: [
            { label: t('nav.endpoints'), to: paths.sellerEndpoints(), icon: 'globe' },
            { label: t('nav.keys'), to: paths.sellerKeys(), icon: 'shield' },
            { label: td('nav.access'), to: paths.sellerDebugging(), icon: 'search', exact: true },
            { label: td('nav.cases'), to: paths.sellerDebugCases(), icon: 'list' },
            // The time of test subscriptions is played with, which production does not offer.
            ...(session?.mode === 'sandbox'
              ? [{ label: td('nav.test'), to: paths.sellerTestSubscriptions(), icon: 'clock' as const }]
              : []),
            { label: td('nav.conformance'), to: paths.sellerConformance(), icon: 'check' },
            { label: t('nav.testCodes'), to: paths.sellerLicenseTestCodes(), icon: 'layers' },
            { label: t('nav.orderNotify'), to: paths.sellerOrderNotify(), icon: 'bell' },
            { label: td('nav.credentials'), to: paths.sellerCredentials(), icon: 'user' },
          ],
        },
        {
          label: tm('nav.group'),
          entries: [
            { label: tm('nav.profile'), to: paths.sellerProfile(), icon: 'store' },
            { label: tm('nav.certification'), to: paths.sellerCertification(), icon: 'shield' },
            {
              label: tm('nav.agreements'),
              to: paths.sellerAgreements(),
              icon: 'list',
              count: agreements.data?.due.length ?? 0,
            },
            { label: tm('nav.exit'), to: paths.sellerExit(), icon: 'external' },
          ],
        },
      ]}
    />
  )
}
