import type { InterfaceMessageSummary } from '@yunshi/api-client'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { siteDays } from '../../../ui/console/site-days.ts'
import { DateTime } from '../../../ui/DateTime.tsx'
import { sellerKeys } from '../seller-queries.ts'
import { LastResult, MessageStateTag } from './MessageParts.tsx'
import { isMoving, messageStates, movingMs, scenarios } from './message-options.ts'
import { RestartMessage, RestartMessages } from './RestartMessage.tsx'

/** Production interface messages (SELL-APP-30 to 33). */
export default function MessagesPage() {
  const { t } = useTranslation('seller')
  return (
    <>
      <PageHeader title={t('messages.title')} purpose={t('messages.purpose')} />
      <DataList<InterfaceMessageSummary>
        name={sellerKeys.messages}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.sellerMessage(row.id)}
        load={(filters, page) => browserApi().seller.messages({ ...siteDays(filters), ...page })}
        exportUrl={(filters) => browserApi().seller.messagesExportUrl(siteDays(filters))}
        refetchMs={(rows) => (rows.some(isMoving) ? movingMs : false)}
        filters={[
          { kind: 'search', name: 'orderId', label: t('messages.orderId') },
          {
            kind: 'select',
            name: 'state',
            label: t('messages.state'),
            options: messageStates.map((value) => ({ value, label: t(`messageState.${value}`) })),
          },
          {
            kind: 'select',
            name: 'scenario',
            label: t('messages.scenario'),
            options: scenarios.map((value) => ({ value, label: t(`scenario.${value}`) })),
          },
          { kind: 'dates', from: 'from', to: 'to', label: t('messages.dates') },
          { kind: 'search', name: 'productName', label: t('messages.product') },
        ]}
        columns={[
          {
            key: 'scenario',
            title: t('messages.scenarioAndTime'),
            render: (row) => (
              <>
                <p>{t(`scenario.${row.scenario}`)}</p>
                <p className="muted small">
                  <DateTime at={row.createdAt} />
                </p>
              </>
            ),
          },
          {
            key: 'product',
            title: t('messages.product'),
            render: (row) => (
              <>
                <p>{row.productTitle}</p>
                {row.orderId && row.orderLineId ? (
                  <IdText id={row.orderId} to={paths.sellerOrder(row.orderLineId)} />
                ) : (
                  <IdText id={row.instanceId} />
                )}
              </>
            ),
          },
          {
            key: 'state',
            title: t('messages.state'),
            render: (row) => <MessageStateTag state={row.state} />,
          },
          {
            key: 'attempts',
            title: t('messages.attempts'),
            align: 'right',
            render: (row) => row.attempts,
          },
          {
            key: 'result',
            title: t('messages.lastResult'),
            render: (row) => <LastResult code={row.lastResultCode} reason={row.lastReason} />,
          },
          {
            key: 'next',
            title: t('messages.nextAttempt'),
            render: (row) => <DateTime at={row.nextAttemptAt} />,
          },
          {
            key: 'id',
            title: t('messages.id'),
            optional: true,
            render: (row) => <IdText id={row.id} to={paths.sellerMessage(row.id)} />,
          },
          {
            key: 'actions',
            title: t('actions'),
            render: (row) =>
              row.allowedCommands.includes('restart') ? (
                <RestartMessage message={row} buttonProps={{ size: 'small' }} />
              ) : null,
          },
        ]}
        batch={(rows, clear) => <RestartMessages rows={rows} clear={clear} />}
        empty={<EmptyState icon="bolt" title={t('messages.emptyTitle')} text={t('messages.emptyText')} />}
      />
    </>
  )
}
