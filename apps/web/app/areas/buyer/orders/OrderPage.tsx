import type { Order, OrderLine } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Table } from 'antd'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
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
import { Link, useGo } from '../../../ui/Link.tsx'
import { Money } from '../../../ui/Money.tsx'
import { isZeroAmount, moneyText } from '../../../ui/money.ts'
import { buyerKeys } from '../buyer-queries.ts'
import { CancelOrder } from './CancelOrder.tsx'
import { OpeningSection } from './OpeningSection.tsx'

const movingMs = 2000

export default function OrderPage() {
  const { orderId = '' } = useParams()
  const { t } = useTranslation('buyer')
  const { t: tc } = useTranslation('common')
  const { t: tk } = useTranslation('console')
  const go = useGo()
  const mayPay = useMay('mkt:order:pay')
  /** The buyer's own act has a code; what a seller said is shown as it is. */
  const refundReason = ({ refundReason: reason }: Order) =>
    reason === 'BUYER_CANCELED' ? t('orders.openingCanceled') : reason
  const query = useQuery({
    queryKey: [buyerKeys.order, orderId],
    queryFn: () => browserApi().orders.get(orderId),
    refetchInterval: ({ state }) =>
      state.data?.status === 'PROCESSING' || state.data?.status === 'REFUNDING' ? movingMs : false,
  })
  return (
    <DetailPage<Order>
      query={query}
      trail={[
        { label: t('overview.title'), to: paths.buyer() },
        { label: t('orders.title'), to: paths.buyerOrders() },
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
          <div className="page-header-actions">
            <Button
              type="primary"
              disabled={!mayPay || !order.allowedCommands.includes('pay')}
              title={
                !mayPay
                  ? t('orders.notPermitted')
                  : order.allowedCommands.includes('pay')
                    ? undefined
                    : t('orders.notPayable')
              }
              onClick={() => go(paths.orderPayment(order.id))}
            >
              {t('orders.pay')}
            </Button>
            {order.status === 'PROCESSING' ? (
              <Button onClick={() => go(paths.orderProgress(order.id))}>{t('orders.watch')}</Button>
            ) : null}
            <CancelOrder order={order} />
          </div>
        </>
      )}
      sections={(order) => (
        <>
          {order.status === 'REFUNDED' || order.status === 'REFUNDING' ? (
            <Alert
              className="detail-alert"
              type="warning"
              showIcon
              title={refundReason(order) ?? tc(`orderStatus.${order.status}`)}
              description={t('orders.refundExplained')}
            />
          ) : null}
          {order.status === 'PROCESSING' ? <OpeningSection order={order} /> : null}
          <Section title={t('orders.lineTitle')}>
            <Lines lines={order.lines} />
          </Section>
          <Section title={t('orders.info')}>
            <FactsList
              facts={[
                { label: t('orders.type'), value: tc(`orderType.${order.type}`) },
                { label: t('orders.placedBy'), value: order.placedBy.userName },
                { label: t('orders.created'), value: <DateTime at={order.createdAt} precision="second" /> },
                ...(order.expiresAt && order.status === 'PENDING_PAYMENT'
                  ? [{ label: t('orders.expires'), value: <DateTime at={order.expiresAt} /> }]
                  : []),
                { label: t('orders.paidAt'), value: <DateTime at={order.paidAt} precision="second" /> },
                {
                  label: t('orders.completedAt'),
                  value: <DateTime at={order.completedAt} precision="second" />,
                },
                ...(order.cancelReason
                  ? [{ label: t('orders.cancelledBecause'), value: order.cancelReason }]
                  : []),
                ...(order.refundReason
                  ? [{ label: t('orders.refundedBecause'), value: refundReason(order) }]
                  : []),
              ]}
            />
          </Section>
          <Section title={t('orders.payments')}>
            {order.payments.length === 0 ? (
              <p className="muted">{t('orders.paymentsNone')}</p>
            ) : (
              <Table
                size="small"
                pagination={false}
                rowKey="id"
                scroll={{ x: 'max-content' }}
                dataSource={order.payments}
                columns={[
                  { title: t('wallet.kind'), render: (_, row) => t(`orders.paymentKind.${row.kind}`) },
                  {
                    title: t('orders.method'),
                    render: (_, row) => t(`orders.paymentMethod.${row.method}`),
                  },
                  {
                    title: t('wallet.change'),
                    align: 'right',
                    render: (_, row) => <Money {...row.amount} />,
                  },
                  { title: t('wallet.at'), render: (_, row) => <DateTime at={row.at} precision="second" /> },
                ]}
              />
            )}
          </Section>
        </>
      )}
      side={(order) => (
        <Section title={tk('history')}>
          <HistoryTimeline
            entries={order.history}
            labelOf={(status) => tc(`orderStatus.${status as Order['status']}`)}
          />
        </Section>
      )}
    />
  )
}

function Lines({ lines }: { lines: OrderLine[] }) {
  const { t } = useTranslation('buyer')
  const { t: tc } = useTranslation('common')
  const periodOf = (line: OrderLine) =>
    line.mode === 'MONTH' || line.mode === 'YEAR'
      ? tc(`period.${line.mode}`, { count: line.periodCount })
      : ''
  return (
    <Table
      size="middle"
      pagination={false}
      rowKey="id"
      scroll={{ x: 'max-content' }}
      dataSource={lines}
      expandable={{
        rowExpandable: (line) => line.priceLines.length > 0,
        expandedRowRender: (line) => (
          <dl className="price-lines">
            <dt>{t('orders.how')}</dt>
            {line.priceLines.map((part) => (
              <dd key={`${part.label}:${part.formula}`}>
                <span>
                  {part.label} <span className="muted">{part.formula}</span>
                </span>
                <Money {...part.amount} />
              </dd>
            ))}
          </dl>
        ),
      }}
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
                <span className="muted">{tc(`chargeMode.${line.mode}`)}</span> {periodOf(line)}
              </p>
            </>
          ),
        },
        {
          title: t('orders.payable'),
          align: 'right',
          render: (_, line) => (
            <>
              <Money {...line.payable} />
              {isZeroAmount(line.discount.amount) ? null : (
                <p className="muted small">
                  {t('orders.list')} <s>{moneyText(line.list)}</s>
                </p>
              )}
            </>
          ),
        },
        {
          title: t('orders.status'),
          render: (_, line) => (
            <>
              <OrderLineStatusTag status={line.status} />
              {line.instanceId ? (
                <p>
                  <Link to={paths.buyerInstance(line.instanceId)}>{t('orders.openService')}</Link>
                </p>
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}
