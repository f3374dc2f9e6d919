import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ConsoleArea } from '../../layouts/console/ConsoleArea.tsx'
import { paths } from '../../paths.ts'
import { queryClient } from '../../ui/console/query-client.ts'
import { unpaidOrdersQuery, unreadMessagesQuery } from './buyer-queries.ts'
import { pages } from './pages.tsx'
import './buyer.css'

/** The buyer center: its navigation, with counts of what waits, and its pages. */
export default function BuyerConsole() {
  const { t } = useTranslation('buyer')
  const unpaid = useQuery(unpaidOrdersQuery(), queryClient)
  const unread = useQuery(unreadMessagesQuery(), queryClient)
  const unreadCount = unread.data?.items.length
  return (
    <ConsoleArea
      area="buyer"
      pages={pages}
      {...(unreadCount === undefined ? {} : { unread: unreadCount })}
      navigation={[
        {
          label: null,
          entries: [{ label: t('nav.overview'), to: paths.buyer(), icon: 'grid', exact: true }],
        },
        {
          label: t('nav.group.shop'),
          entries: [{ label: t('nav.services'), to: paths.buyerInstances(), icon: 'layers' }],
        },
        {
          label: t('nav.group.money'),
          entries: [
            {
              label: t('nav.orders'),
              to: paths.buyerOrders(),
              icon: 'list',
              count: unpaid.data?.items.length ?? 0,
            },
            { label: t('nav.wallet'), to: paths.buyerWallet(), icon: 'wallet' },
          ],
        },
        {
          label: t('nav.group.messages'),
          entries: [
            {
              label: t('nav.messages'),
              to: paths.buyerMessages(),
              icon: 'bell',
              count: unreadCount ?? 0,
            },
          ],
        },
      ]}
    />
  )
}
