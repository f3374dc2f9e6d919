import { useQuery } from '@tanstack/react-query'
import { useMay, useSession } from '../../api/session.ts'
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
  const { t: tn } = useTranslation('messageCenter')
  const { t: tu } = useTranslation('people')
  const { t: ts } = useTranslation('support')
  const { t: tshop } = useTranslation('shop')
  const session = useSession()
  const overview = useQuery({ ...overviewQuery(), enabled: useMay('seller:overview:view') }, queryClient)
  const agreements = useQuery(
    { ...agreementsQuery(), enabled: useMay('seller:agreements:view') },
    queryClient,
  )
  const stopped = overview.data?.todos.find(({ key }) => key === 'stoppedMessages')?.count ?? 0
  return (
    <ConsoleArea
      area="seller"
      pages={pages}
      navigation={[
        {
          label: null,
          entries: [
            {
              label: t('nav.overview'),
              to: paths.sellerCenter(),
              icon: 'grid',
              permission: 'seller:overview:view',
              exact: true,
            },
            { label: tn('nav'), to: paths.sellerNotices(), icon: 'bell', permission: 'mkt:message:view' },
          ],
        },
        {
          label: t('nav.group.products'),
          entries: [
            {
              label: t('nav.products'),
              to: paths.sellerProducts(),
              icon: 'layers',
              permission: 'seller:products:view',
            },
            {
              label: tp('nav.applications'),
              to: paths.sellerApplications(),
              icon: 'list',
              permission: 'seller:products:view',
            },
            {
              label: tp('nav.drafts'),
              to: paths.sellerDrafts(),
              icon: 'clock',
              permission: 'seller:products:view',
            },
            {
              label: tp('nav.publish'),
              to: paths.sellerPublish(),
              icon: 'plus',
              permission: 'seller:products:publish',
            },
            { label: ta('nav'), to: paths.sellerAssets(), icon: 'grid', permission: 'seller:assets:view' },
            {
              label: tc('nav.attributes'),
              to: paths.sellerSkuAttributes(),
              icon: 'filter',
              permission: 'seller:attributes:view',
            },
            {
              label: tl('nav.inventory'),
              to: paths.sellerInventory(),
              icon: 'layers',
              permission: 'seller:inventory:view',
            },
          ],
        },
        {
          label: t('nav.group.trade'),
          entries: [
            {
              label: t('nav.orders'),
              to: paths.sellerOrders(),
              icon: 'list',
              permission: 'seller:orders:view',
            },
            {
              label: t('nav.messages'),
              to: paths.sellerMessages(),
              icon: 'bolt',
              permission: 'seller:interface_messages:view',
              count: stopped,
            },
            {
              label: t('nav.usage'),
              to: paths.sellerUsageRecords(),
              icon: 'clock',
              permission: 'seller:usage_records:view',
            },
            {
              label: tl('nav.configuration'),
              to: paths.sellerSalesConfiguration(),
              icon: 'shield',
              permission: 'seller:sales_configuration:view',
            },
            {
              label: tl('resale.title'),
              to: paths.sellerResale(),
              icon: 'layers',
              permission: 'seller:resale:view',
            },
          ],
        },
        {
          label: t('nav.group.access'),
          entries: [
            {
              label: t('nav.endpoints'),
              to: paths.sellerEndpoints(),
              icon: 'globe',
              permission: 'seller:endpoints:view',
            },
            { label: t('nav.keys'), to: paths.sellerKeys(), icon: 'shield', permission: 'seller:keys:view' },
            {
              label: td('nav.access'),
              to: paths.sellerDebugging(),
              icon: 'search',
              permission: 'seller:debugging:view',
              exact: true,
            },
            {
              label: td('nav.cases'),
              to: paths.sellerDebugCases(),
              icon: 'list',
              permission: 'seller:debugging:view',
            },
            // The time of test subscriptions is played with, which production does not offer.
            ...(session?.mode === 'sandbox'
              ? [
                  {
                    label: td('nav.test'),
                    to: paths.sellerTestSubscriptions(),
                    icon: 'clock' as const,
                    permission: 'seller:debugging:view',
                  },
                ]
              : []),
            {
              label: td('nav.conformance'),
              to: paths.sellerConformance(),
              icon: 'check',
              permission: 'seller:debugging:view',
            },
            {
              label: t('nav.testCodes'),
              to: paths.sellerLicenseTestCodes(),
              icon: 'layers',
              permission: 'seller:license_codes:view',
            },
            {
              label: t('nav.orderNotify'),
              to: paths.sellerOrderNotify(),
              icon: 'bell',
              permission: 'seller:endpoints:view',
            },
            {
              label: td('nav.credentials'),
              to: paths.sellerCredentials(),
              icon: 'user',
              permission: 'seller:credentials:view',
            },
          ],
        },
        {
          label: tm('nav.group'),
          entries: [
            {
              label: tm('nav.profile'),
              to: paths.sellerProfile(),
              icon: 'store',
              permission: 'seller:profile:view',
            },
            {
              label: tm('nav.certification'),
              to: paths.sellerCertification(),
              icon: 'shield',
              permission: 'seller:certification:view',
            },
            {
              label: tm('nav.agreements'),
              to: paths.sellerAgreements(),
              permission: 'seller:agreements:view',
              icon: 'list',
              count: agreements.data?.due.length ?? 0,
            },
            {
              label: tshop('nav'),
              to: paths.sellerShop(),
              icon: 'eye',
              permission: 'seller:shop:view',
            },
            {
              label: ts('nav'),
              to: paths.sellerSupport(),
              icon: 'phone',
              permission: 'seller:support:view',
            },
            { label: tu('nav'), to: paths.sellerUsers(), icon: 'user', permission: 'seller:users:view' },
            {
              label: tm('nav.exit'),
              to: paths.sellerExit(),
              icon: 'external',
              permission: 'seller:exit:view',
            },
          ],
        },
      ]}
    />
  )
}
