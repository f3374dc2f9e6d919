import type { ParkedItem } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { operatorKeys } from '../operator-queries.ts'

/** Work that stopped and waits for a person. */
export default function ParkedPage() {
  const { t } = useTranslation('operator')
  return (
    <>
      <PageHeader title={t('parked.title')} purpose={t('parked.purpose')} />
      <DataList<ParkedItem>
        name={operatorKeys.parked}
        rowKey={(row) => `${row.kind}:${row.id}`}
        load={async () => ({ ...(await browserApi().operator.parked()), nextCursor: null })}
        columns={[
          {
            key: 'kind',
            title: t('parked.kind'),
            render: (row) => <StatusTag tone="neutral">{t(`parked.kinds.${row.kind}`)}</StatusTag>,
          },
          {
            key: 'subject',
            title: t('parked.subject'),
            render: (row) => (
              <>
                <p>{row.subject}</p>
                <IdText id={row.id} />
              </>
            ),
          },
          {
            key: 'reason',
            title: t('parked.reason'),
            render: (row) => <span className="change-list">{row.reason ?? '–'}</span>,
          },
          {
            key: 'order',
            title: t('parked.order'),
            render: (row) =>
              row.orderId ? (
                <IdText id={row.orderId} to={paths.operatorOrder(row.orderId)} />
              ) : (
                <span className="muted">–</span>
              ),
          },
          { key: 'since', title: t('parked.since'), render: (row) => <DateTime at={row.since} /> },
          {
            key: 'actions',
            title: t('actions'),
            align: 'right',
            render: (row) => <Replay item={row} />,
          },
        ]}
        empty={<EmptyState icon="check" title={t('parked.emptyTitle')} text={t('parked.emptyText')} />}
      />
    </>
  )
}

function Replay({ item }: { item: ParkedItem }) {
  const { t } = useTranslation('operator')
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const { kind } = item
  return (
    <ConfirmAction
      label={t('parked.replay')}
      buttonProps={{ size: 'small' }}
      disabledReason={item.replayable && kind !== 'message' ? null : t('parked.sellerRestarts')}
      consequence={t('parked.replayText', { subject: item.subject })}
      act={async (key) => {
        if (kind === 'message') return
        await browserApi().operator.replay(kind, item.id, key)
        notification.success({ title: t('parked.replayed') })
        await Promise.all(
          [operatorKeys.parked, operatorKeys.overview].map((name) =>
            queries.invalidateQueries({ queryKey: [name] }),
          ),
        )
      }}
    />
  )
}
