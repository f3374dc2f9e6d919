import type { AccountOrderSummary, OrderType } from '@yunshi/api-client'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { siteDays } from '../../../ui/console/site-days.ts'
import { OrderStatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Money } from '../../../ui/Money.tsx'
import { operatorKeys } from '../operator-queries.ts'
import { orderStatuses } from '../overview/status-shares.ts'

/** Kinds of orders that exist so far. */
const orderTypes = ['NEW_PERIOD', 'NEW_ONETIME'] as const satisfies OrderType[]

/** Orders of all accounts. */
export default function OrdersPage() {
  const { t } = useTranslation('operator')
  const { t: tc } = useTranslation('common')
  return (
    <>
      <PageHeader title={t('orders.title')} purpose={t('orders.purpose')} />
      <DataList<AccountOrderSummary>
        name={operatorKeys.orders}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.operatorOrder(row.id)}
        load={(filters, page) => browserApi().operator.orders({ ...siteDays(filters), ...page })}
        filters={[
          { kind: 'search', name: 'q', label: t('orders.search') },
          { kind: 'search', name: 'accountName', label: t('orders.account') },
          {
            kind: 'select',
            name: 'status',
            label: t('orders.status'),
            options: orderStatuses.map((value) => ({ value, label: tc(`orderStatus.${value}`) })),
          },
          { kind: 'dates', from: 'from', to: 'to', label: t('orders.dates') },
          {
            kind: 'select',
            name: 'type',
            label: t('orders.type'),
            options: orderTypes.map((value) => ({ value, label: tc(`orderType.${value}`) })),
          },
        ]}
        columns={[
          {
            key: 'id',
            title: t('orders.id'),
            render: (row) => <IdText id={row.id} to={paths.operatorOrder(row.id)} />,
          },
          { key: 'account', title: t('orders.account'), render: (row) => row.accountName },
          {
            key: 'product',
            title: t('orders.product'),
            render: (row) => (
              <>
                <p>{row.productTitle}</p>
                <p className="muted small">{row.specName}</p>
              </>
            ),
          },
          { key: 'type', title: t('orders.type'), render: (row) => tc(`orderType.${row.type}`) },
          {
            key: 'status',
            title: t('orders.status'),
            render: (row) => <OrderStatusTag status={row.status} />,
          },
          {
            key: 'payable',
            title: t('orders.payable'),
            align: 'right',
            render: (row) => <Money {...row.payable} />,
          },
          { key: 'created', title: t('orders.created'), render: (row) => <DateTime at={row.createdAt} /> },
          {
            key: 'expires',
            title: t('orders.expires'),
            optional: true,
            render: (row) => <DateTime at={row.expiresAt} />,
          },
        ]}
        empty={<EmptyState icon="list" title={t('orders.emptyTitle')} text={t('orders.emptyText')} />}
      />
    </>
  )
}
