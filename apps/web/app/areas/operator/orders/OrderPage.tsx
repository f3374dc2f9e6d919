import type { AccountOrder, OrderLine, OrderStatus } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Alert, Table } from 'antd'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DetailPage } from '../../../ui/console/DetailPage.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { Figure } from '../../../ui/console/Figure.tsx'
import { HistoryTimeline } from '../../../ui/console/HistoryTimeline.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { OrderLineStatusTag, OrderStatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Money } from '../../../ui/Money.tsx'
import { operatorKeys } from '../operator-queries.ts'

const movingMs = 3000

/** One order of any account; operators look and do not act for the buyer. */
export default function OrderPage() {
  const { orderId = '' } = useParams()
  const { t } = useTranslation('operator')
  const { t: tc } = useTranslation('common')
  const { t: tk } = useTranslation('console')
  const query = useQuery({
    queryKey: [operatorKeys.order, orderId],
    queryFn: () => browserApi().operator.order(orderId),
    refetchInterval: ({ state }) =>
      state.data?.status === 'PROCESSING' || state.data?.status === 'REFUNDING' ? movingMs : false,
  })
  return (
    <DetailPage<AccountOrder>
      query={query}
      trail={[
        { label: t('overview.title'), to: paths.operator() },
        { label: t('orders.title'), to: paths.operatorOrders() },
      ]}
      titleOf={(order) => t('orders.detail', { id: order.id })}
      band={(order) => (
        <>
          <div>
            <p className="inline">
              <strong>{order.productTitle}</strong>
              <OrderStatusTag status={order.status} />
            </p>
            <IdText id={order.id} />
          </div>
          <Figure label={t('orders.payable')}>
            <Money {...order.payable} />
          </Figure>
          <Figure label={t('orders.account')}>
            <span className="figure-text">{order.accountName}</span>
          </Figure>
          <div className="page-header-actions">
            <Link to={paths.operatorAudit(`?object=${encodeURIComponent(order.id)}`)}>
              {t('orders.auditTrail')}
            </Link>
          </div>
        </>
      )}
      sections={(order) => (
        <>
          {order.refundReason ? (
            <Alert
              className="detail-alert"
              type="warning"
              showIcon
              title={t('orders.refunded')}
              description={<span className="mono">{order.refundReason}</span>}
            />
          ) : null}
          <Section title={t('orders.lines')}>
            <Lines lines={order.lines} />
          </Section>
          <Section title={t('orders.facts')}>
            <FactsList
              facts={[
                { label: t('orders.type'), value: tc(`orderType.${order.type}`) },
                { label: t('orders.placedBy'), value: order.placedBy.userName },
                { label: t('orders.created'), value: <DateTime at={order.createdAt} precision="second" /> },
                ...(order.status === 'PENDING_PAYMENT'
                  ? [{ label: t('orders.expires'), value: <DateTime at={order.expiresAt} /> }]
                  : []),
                { label: t('orders.paidAt'), value: <DateTime at={order.paidAt} precision="second" /> },
                {
                  label: t('orders.completedAt'),
                  value: <DateTime at={order.completedAt} precision="second" />,
                },
                ...(order.cancelReason
                  ? [{ label: t('orders.cancelReason'), value: order.cancelReason }]
                  : []),
              ]}
            />
          </Section>
          <Section title={t('orders.payments')}>
            <Table
              size="small"
              pagination={false}
              rowKey="id"
              scroll={{ x: 'max-content' }}
              dataSource={order.payments}
              locale={{ emptyText: <span className="muted">{t('orders.paymentsNone')}</span> }}
              columns={[
                { title: t('orders.paymentKind'), render: (_, row) => t(`orders.paymentKinds.${row.kind}`) },
                { title: t('orders.paymentId'), render: (_, row) => <IdText id={row.id} /> },
                {
                  title: t('orders.amount'),
                  align: 'right',
                  render: (_, row) => <Money {...row.amount} />,
                },
                { title: t('orders.at'), render: (_, row) => <DateTime at={row.at} precision="second" /> },
              ]}
            />
          </Section>
        </>
      )}
      side={(order) => (
        <Section title={tk('history')}>
          <HistoryTimeline
            entries={order.history}
            labelOf={(status) => tc(`orderStatus.${status as OrderStatus}`)}
          />
        </Section>
      )}
    />
  )
}

function Lines({ lines }: { lines: OrderLine[] }) {
  const { t } = useTranslation('operator')
  const { t: tc } = useTranslation('common')
  return (
    <Table
      size="middle"
      pagination={false}
      rowKey="id"
      scroll={{ x: 'max-content' }}
      dataSource={lines}
      columns={[
        {
          title: t('orders.product'),
          render: (_, line) => (
            <>
              <Link to={paths.product(line.productSlug)}>{line.productTitle}</Link>
              <p className="muted small">{line.specName}</p>
            </>
          ),
        },
        {
          title: t('orders.selection'),
          render: (_, line) => (
            <>
              {line.attributes.map(({ name, value }) => (
                <p key={name}>
                  <span className="muted">{name}</span> {value}
                </p>
              ))}
              <p>
                {line.mode === 'MONTH' || line.mode === 'YEAR'
                  ? tc(`period.${line.mode}`, { count: line.periodCount })
                  : tc(`chargeMode.${line.mode}`)}
              </p>
            </>
          ),
        },
        { title: t('orders.quantity'), align: 'right', render: (_, line) => line.quantity },
        { title: t('orders.payable'), align: 'right', render: (_, line) => <Money {...line.payable} /> },
        { title: t('orders.status'), render: (_, line) => <OrderLineStatusTag status={line.status} /> },
        {
          title: t('orders.lineId'),
          render: (_, line) => (
            <>
              <p>
                <IdText id={line.id} />
              </p>
              {line.instanceId ? (
                <p>
                  <IdText id={line.instanceId} />
                </p>
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}
