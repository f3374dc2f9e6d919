import type { UsageRecord, UsageState } from '@yunshi/api-client'
import { Alert } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { siteDays } from '../../../ui/console/site-days.ts'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { sellerKeys } from '../seller-queries.ts'
import { hasHelp, wireTimeText } from './usage-text.ts'

/** Records that are being checked are done within seconds. */
const movingMs = 3000
const states = ['ACCEPTED', 'ABNORMAL'] as const satisfies UsageState[]

/** Usage records of the seller's instances, with the reason of those that do not count (isv-protocol 6.4, 7.2). */
export default function UsageRecordsPage() {
  const { t } = useTranslation('seller')
  const [waiting, setWaiting] = useState(0)
  return (
    <>
      <PageHeader title={t('usage.title')} purpose={t('usage.purpose')} />
      {waiting > 0 ? (
        <Alert className="detail-alert" type="info" showIcon title={t('usage.waiting', { count: waiting })} />
      ) : null}
      <DataList<UsageRecord>
        name={sellerKeys.usage}
        rowKey={(row) => row.id}
        load={async (filters, page) => {
          const found = await browserApi().seller.usageRecords({ ...siteDays(filters), ...page })
          setWaiting(found.waiting)
          return found
        }}
        exportUrl={(filters) => browserApi().seller.usageRecordsExportUrl(siteDays(filters))}
        refetchMs={() => (waiting > 0 ? movingMs : false)}
        filters={[
          { kind: 'search', name: 'instanceId', label: t('usage.instance') },
          {
            kind: 'select',
            name: 'state',
            label: t('usage.state'),
            options: states.map((value) => ({ value, label: t(`usage.states.${value}`) })),
          },
          { kind: 'dates', from: 'from', to: 'to', label: t('usage.dates') },
        ]}
        columns={[
          {
            key: 'received',
            title: t('usage.receivedAt'),
            render: (row) => <DateTime at={row.receivedAt} />,
          },
          {
            key: 'instance',
            title: t('usage.instance'),
            render: (row) => (
              <>
                {row.instanceId ? <IdText id={row.instanceId} /> : '–'}
                {row.meteringSn ? (
                  <p className="muted small">
                    {t('usage.serial')} <span className="mono">{row.meteringSn}</span>
                  </p>
                ) : null}
              </>
            ),
          },
          {
            key: 'window',
            title: t('usage.window'),
            render: (row) => (
              <>
                <p className="nowrap">{wireTimeText(row.beginTime)}</p>
                <p className="nowrap muted">{wireTimeText(row.endTime)}</p>
              </>
            ),
          },
          { key: 'value', title: t('usage.value'), align: 'right', render: (row) => row.usageValue || '–' },
          {
            key: 'state',
            title: t('usage.state'),
            render: (row) => (
              <StatusTag tone={row.state === 'ACCEPTED' ? 'success' : 'danger'}>
                {t(`usage.states.${row.state}`)}
              </StatusTag>
            ),
          },
          {
            key: 'reason',
            title: t('usage.reason'),
            render: (row) =>
              row.code === null ? null : (
                <div className="usage-reason">
                  <p>
                    <span className="mono">{row.code}</span> {row.reason}
                  </p>
                  {hasHelp(row.code) ? <p className="muted small">{t(`usage.help.${row.code}`)}</p> : null}
                </div>
              ),
          },
          {
            key: 'recorded',
            title: t('usage.recordTime'),
            optional: true,
            render: (row) => wireTimeText(row.recordTime),
          },
          {
            key: 'source',
            title: t('usage.source'),
            optional: true,
            render: (row) => t(`usage.sources.${row.source}`),
          },
        ]}
        empty={<EmptyState icon="clock" title={t('usage.emptyTitle')} text={t('usage.emptyText')} />}
      />
    </>
  )
}
