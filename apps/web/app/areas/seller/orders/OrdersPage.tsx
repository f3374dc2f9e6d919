import type { SellerOrder } from '@yunshi/api-client'
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
import { useLocale } from '../../../ui/Link.tsx'
import { Money } from '../../../ui/Money.tsx'
import { countText } from '../../../ui/money.ts'
import { sellerKeys } from '../seller-queries.ts'
import { sellerOrderStatuses } from './order-options.ts'

/** An order that is being opened changes within seconds. */
const movingMs = 3000

/** Orders of the seller (SELL-TRD-01 to 05). */
export default function OrdersPage() {
  const { t } = useTranslation('seller')
  const { t: tc } = useTranslation('common')
  const locale = useLocale()
  return (
    <>
      <PageHeader title={t('orders.title')} purpose={t('orders.purpose')} />
      <DataList<SellerOrder>
        name={sellerKeys.orders}
        rowKey={(row) => row.lineId}
        rowTo={(row) => paths.sellerOrder(row.lineId)}
        load={(filters, page) => browserApi().seller.orders({ ...siteDays(filters), ...page })}
        exportUrl={(filters) => browserApi().seller.ordersExportUrl(siteDays(filters))}
        refetchMs={(rows) => (rows.some((row) => row.state === 'PROCESSING') ? movingMs : false)}
        filters={[
          { kind: 'search', name: 'orderId', label: t('messages.orderId') },
          {
            kind: 'select',
            name: 'status',
            label: t('orders.status'),
            options: sellerOrderStatuses.map((value) => ({ value, label: tc(`orderStatus.${value}`) })),
          },
          { kind: 'dates', from: 'from', to: 'to', label: t('orders.dates') },
          { kind: 'search', name: 'customerName', label: t('orders.customer') },
          { kind: 'search', name: 'productName', label: t('orders.product') },
        ]}
        columns={[
          {
            key: 'id',
            title: t('orders.id'),
            render: (row) => <IdText id={row.orderId} to={paths.sellerOrder(row.lineId)} />,
          },
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
          { key: 'customer', title: t('orders.customer'), render: (row) => row.customerName },
          {
            key: 'term',
            title: t('orders.term'),
            render: (row) =>
              row.mode === 'ONE_TIME'
                ? tc('chargeMode.ONE_TIME')
                : tc(`period.${row.mode}`, { count: row.periodCount }),
          },
          {
            key: 'quantity',
            title: t('orders.quantity'),
            align: 'right',
            render: (row) => countText(row.quantity, locale),
          },
          {
            key: 'list',
            title: t('orders.list'),
            align: 'right',
            optional: true,
            render: (row) => <Money {...row.list} />,
          },
          {
            key: 'paid',
            title: t('orders.paid'),
            align: 'right',
            render: (row) => <Money {...row.paid} />,
          },
          {
            key: 'state',
            title: t('orders.status'),
            render: (row) => <OrderStatusTag status={row.state} />,
          },
          {
            key: 'type',
            title: t('orders.type'),
            optional: true,
            render: (row) => tc(`orderType.${row.type}`),
          },
          { key: 'created', title: t('orders.created'), render: (row) => <DateTime at={row.createdAt} /> },
          {
            key: 'paidAt',
            title: t('orders.paidAt'),
            optional: true,
            render: (row) => <DateTime at={row.paidAt} />,
          },
          {
            key: 'line',
            title: t('orders.lineId'),
            optional: true,
            render: (row) => <IdText id={row.lineId} />,
          },
        ]}
        empty={<EmptyState icon="list" title={t('orders.emptyTitle')} text={t('orders.emptyText')} />}
      />
    </>
  )
}
