import type { OrderStatus, SellerOrder, SellerOrderDetail } from '@yunshi/api-client'
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
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { OrderLineStatusTag, OrderStatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { Money } from '../../../ui/Money.tsx'
import { countText } from '../../../ui/money.ts'
import { readRefundReason } from '../messages/failure-reason.ts'
import { LastResult, MessageStateTag, ResultCodeText } from '../messages/MessageParts.tsx'
import { isMoving, movingMs } from '../messages/message-options.ts'
import { knownResultCode } from '../messages/result-codes.ts'
import { RestartMessage } from '../messages/RestartMessage.tsx'
import { sellerKeys } from '../seller-queries.ts'

/** One order line of the seller with its calls (SELL-TRD-03). */
export default function OrderPage() {
  const { lineId = '' } = useParams()
  const { t } = useTranslation('seller')
  const { t: tc } = useTranslation('common')
  const { t: tk } = useTranslation('console')
  const locale = useLocale()
  // An automatic refund carries the codes of the last call; a person wants the words.
  const reasonOf = (reason: string) => {
    const { resultCode, kind, words } = readRefundReason(reason)
    const known = resultCode === null ? null : knownResultCode(resultCode)
    const meaning = known ? t(`resultCodes.${known}`) : kind ? t(`reasons.${kind}`) : null
    return [resultCode, meaning ?? words].filter(Boolean).join(' ')
  }
  const query = useQuery({
    queryKey: [sellerKeys.order, lineId],
    queryFn: () => browserApi().seller.order(lineId),
    refetchInterval: ({ state }) => (state.data?.line.state === 'PROCESSING' ? movingMs : false),
  })
  return (
    <DetailPage<SellerOrderDetail>
      query={query}
      trail={[
        { label: t('overview.title'), to: paths.sellerCenter() },
        { label: t('orders.title'), to: paths.sellerOrders() },
      ]}
      titleOf={({ line }) => t('orders.detail', { id: line.orderId })}
      band={({ line }) => (
        <>
          <div>
            <p className="inline">
              <strong>{line.productTitle}</strong>
              <OrderStatusTag status={line.state} />
            </p>
            <IdText id={line.orderId} />
          </div>
          <Figure label={t('orders.paid')}>
            <Money {...line.paid} />
          </Figure>
          <Figure label={t('orders.quantity')}>{countText(line.quantity, locale)}</Figure>
        </>
      )}
      sections={({ line, refundReason }) => (
        <>
          {line.state === 'REFUNDED' || line.state === 'REFUNDING' ? (
            <Alert
              className="detail-alert"
              type="warning"
              showIcon
              title={t('orders.refunded')}
              description={refundReason ? <RefundReason reason={refundReason} /> : null}
            />
          ) : null}
          <Section title={t('orders.line')}>
            <FactsList
              facts={[
                {
                  label: t('orders.product'),
                  value: <Link to={paths.product(line.productSlug)}>{line.productTitle}</Link>,
                },
                { label: t('orders.spec'), value: line.specName },
                ...line.attributes.map(({ name, value }) => ({ label: name, value })),
                {
                  label: t('orders.term'),
                  value:
                    line.mode === 'ONE_TIME'
                      ? tc('chargeMode.ONE_TIME')
                      : tc(`period.${line.mode}`, { count: line.periodCount }),
                },
                { label: t('orders.list'), value: <Money {...line.list} /> },
                { label: t('orders.paid'), value: <Money {...line.paid} /> },
                { label: t('orders.delivery'), value: <OrderLineStatusTag status={line.lineStatus} /> },
                { label: t('orders.type'), value: tc(`orderType.${line.type}`) },
                { label: t('orders.customer'), value: line.customerName },
                { label: t('orders.created'), value: <DateTime at={line.createdAt} precision="second" /> },
                { label: t('orders.paidAt'), value: <DateTime at={line.paidAt} precision="second" /> },
              ]}
            />
          </Section>
          <Section title={t('orders.ids')}>
            <FactsList
              facts={[
                { label: t('orders.lineId'), value: <IdText id={line.lineId} /> },
                {
                  label: t('orders.instance'),
                  value: line.instanceId ? <IdText id={line.instanceId} /> : null,
                },
                { label: t('orders.productCode'), value: <IdText id={line.productCode} /> },
                { label: t('orders.skuCode'), value: <IdText id={line.skuCode} /> },
              ]}
            />
          </Section>
          <LineMessages line={line} />
        </>
      )}
      side={({ history }) => (
        <Section title={tk('history')}>
          <HistoryTimeline
            entries={history.map((entry) => ({ ...entry, reason: entry.reason && reasonOf(entry.reason) }))}
            labelOf={(status) => tc(`orderStatus.${status as OrderStatus}`)}
          />
        </Section>
      )}
    />
  )
}

function RefundReason({ reason }: { reason: string }) {
  const { t } = useTranslation('seller')
  const { resultCode, kind, words } = readRefundReason(reason)
  return (
    <>
      {resultCode ? (
        <p>
          <ResultCodeText code={resultCode} />
        </p>
      ) : null}
      <p>
        {kind ? t(`reasons.${kind}`) : null} {words ? t('messages.said', { words }) : null}
      </p>
    </>
  )
}

/** Calls that belong to this line: of its order, or of the instance it opened. */
function LineMessages({ line }: { line: SellerOrder }) {
  const { t } = useTranslation('seller')
  const query = useQuery({
    queryKey: [sellerKeys.messages, 'order', line.orderId],
    queryFn: () => browserApi().seller.messages({ orderId: line.orderId, limit: 100 }),
    refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? movingMs : false),
  })
  const rows = query.data?.items.filter(
    (message) => message.orderLineId === line.lineId || message.instanceId === line.instanceId,
  )
  return (
    <Section
      title={t('orders.messages')}
      extra={
        <Link to={paths.sellerMessages(`?orderId=${encodeURIComponent(line.orderId)}`)}>
          {t('orders.allMessages')}
        </Link>
      }
    >
      {query.isError ? (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Table
          size="small"
          pagination={false}
          rowKey="id"
          loading={query.isPending}
          scroll={{ x: 'max-content' }}
          dataSource={rows ?? []}
          locale={{ emptyText: <span className="muted">{t('orders.messagesNone')}</span> }}
          columns={[
            {
              title: t('messages.scenario'),
              render: (_, message) => (
                <Link to={paths.sellerMessage(message.id)}>{t(`scenario.${message.scenario}`)}</Link>
              ),
            },
            { title: t('messages.state'), render: (_, message) => <MessageStateTag state={message.state} /> },
            { title: t('messages.attempts'), align: 'right', render: (_, message) => message.attempts },
            {
              title: t('messages.lastResult'),
              render: (_, message) => (
                <LastResult code={message.lastResultCode} reason={message.lastReason} />
              ),
            },
            {
              title: t('messages.nextAttempt'),
              render: (_, message) => <DateTime at={message.nextAttemptAt} />,
            },
            {
              title: t('actions'),
              render: (_, message) =>
                message.allowedCommands.includes('restart') ? (
                  <RestartMessage message={message} buttonProps={{ size: 'small' }} />
                ) : null,
            },
          ]}
        />
      )}
    </Section>
  )
}
