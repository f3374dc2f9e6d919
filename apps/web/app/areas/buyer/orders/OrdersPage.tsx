import type { OrderSummary } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { OrderStatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { useGo } from '../../../ui/Link.tsx'
import { Money } from '../../../ui/Money.tsx'
import { buyerKeys } from '../buyer-queries.ts'
import { CancelOrder } from './CancelOrder.tsx'
import { orderStatuses, orderTypes } from './order-options.ts'

/** Most orders one batch may cancel (BUY-ORD-03). */
const batchMax = 30
/** An order that is being opened changes within seconds. */
const movingMs = 3000

export default function OrdersPage() {
  const { t } = useTranslation('buyer')
  const { t: tc } = useTranslation('common')
  const go = useGo()
  const mayPay = useMay('mkt:order:pay')
  return (
    <>
      <PageHeader title={t('orders.title')} purpose={t('orders.purpose')} />
      <DataList<OrderSummary>
        name={buyerKeys.orders}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.buyerOrder(row.id)}
        load={(filters, page) => browserApi().orders.list({ ...filters, ...page })}
        exportUrl={(filters) => browserApi().orders.exportUrl(filters)}
        refetchMs={(rows) => (rows.some((row) => row.status === 'PROCESSING') ? movingMs : false)}
        filters={[
          { kind: 'search', name: 'q', label: t('orders.search') },
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
            render: (row) => <IdText id={row.id} to={paths.buyerOrder(row.id)} />,
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
          {
            key: 'type',
            title: t('orders.type'),
            optional: true,
            render: (row) => tc(`orderType.${row.type}`),
          },
          {
            key: 'status',
            title: t('orders.status'),
            render: (row) => <OrderStatusTag status={row.status} />,
          },
          {
            key: 'amount',
            title: t('orders.amount'),
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
          {
            key: 'lines',
            title: t('orders.lines'),
            optional: true,
            align: 'right',
            render: (row) => row.lineCount,
          },
          {
            key: 'actions',
            pinned: true,
            title: t('orders.actions'),
            render: (row) =>
              row.allowedCommands.length === 0 ? null : (
                <span className="inline">
                  {mayPay && row.allowedCommands.includes('pay') ? (
                    <Button type="primary" size="small" onClick={() => go(paths.orderPayment(row.id))}>
                      {t('orders.pay')}
                    </Button>
                  ) : null}
                  {row.allowedCommands.includes('cancel') ? <CancelOrder order={row} size="small" /> : null}
                </span>
              ),
          },
        ]}
        batch={(rows, clear) => <BatchCancel rows={rows} clear={clear} />}
        empty={
          <EmptyState
            icon="list"
            title={t('orders.emptyTitle')}
            text={t('orders.emptyText')}
            action={<Button onClick={() => go(paths.products())}>{t('overview.shop')}</Button>}
          />
        }
      />
    </>
  )
}

function BatchCancel({ rows, clear }: { rows: OrderSummary[]; clear: () => void }) {
  const { t } = useTranslation('buyer')
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const mayCancel = useMay('mkt:order:cancel')
  const open = rows.filter((row) => row.allowedCommands.includes('cancel'))
  const skipped = rows.length - open.length
  const refusal = !mayCancel
    ? t('orders.notPermitted')
    : open.length === 0
      ? t('orders.batchNone')
      : open.length > batchMax
        ? t('orders.batchTooMany')
        : null
  return (
    <ConfirmAction
      label={t('orders.batchCancel')}
      danger
      disabledReason={refusal}
      buttonProps={{ size: 'small' }}
      consequence={
        <>
          <p>{t('orders.batchCancelText', { count: open.length })}</p>
          {skipped > 0 ? <p className="muted">{t('orders.batchSkipped', { count: skipped })}</p> : null}
        </>
      }
      act={async (key) => {
        const { canceled, refused } = await browserApi().orders.batchCancel(
          open.map(({ id }) => id),
          key,
        )
        const message = t('orders.batchDone', { count: canceled.length })
        if (refused.length === 0) notification.success({ title: message })
        else {
          notification.warning({
            title: message,
            duration: 0,
            description: (
              <>
                <p>{t('orders.batchRefused')}</p>
                <ul>
                  {refused.map(({ id, title }) => (
                    <li key={id}>
                      <span className="mono">{id}</span> {title}
                    </li>
                  ))}
                </ul>
              </>
            ),
          })
        }
        clear()
        await Promise.all([
          queries.invalidateQueries({ queryKey: [buyerKeys.orders] }),
          queries.invalidateQueries({ queryKey: [buyerKeys.unpaid] }),
        ])
      }}
    />
  )
}
