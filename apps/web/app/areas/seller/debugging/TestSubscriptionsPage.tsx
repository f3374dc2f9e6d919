import type { TestSubscriptionSummary } from '@yunshi/api-client'
import { Button } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { debuggingKeys } from './debugging-queries.ts'
import { NewTestSubscription } from './NewTestSubscription.tsx'
import { stateTones } from './test-options.ts'
import './debugging.css'

/** Test subscriptions of the sandbox. */
export default function TestSubscriptionsPage() {
  const { t } = useTranslation('debugging')
  const [isAdding, setAdding] = useState(false)
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('test.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('test.title')} purpose={t('test.purpose')} actions={add} />
      <DataList<TestSubscriptionSummary>
        name={debuggingKeys.testSubscriptions}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.sellerTestSubscription(row.id)}
        load={(_, page) => browserApi().debugging.testSubscriptions(page)}
        columns={[
          {
            key: 'name',
            title: t('test.name'),
            render: (row) => (
              <>
                <p>{row.name}</p>
                <p className="muted small">{row.product.productName}</p>
              </>
            ),
          },
          {
            key: 'family',
            title: t('test.protocol'),
            render: (row) => (
              <>
                <p>{t(`family.${row.family}`)}</p>
                <p className="muted small">{t(`test.charging.${row.chargingMode}`)}</p>
              </>
            ),
          },
          {
            key: 'state',
            title: t('test.state'),
            render: (row) => (
              <>
                <StatusTag tone={stateTones[row.state]}>{t(`test.states.${row.state}`)}</StatusTag>
                {row.pendingCommand ? (
                  <p className="small debug-failing">
                    {t('test.pendingShort', { command: t(`test.commands.${row.pendingCommand}`) })}
                  </p>
                ) : null}
              </>
            ),
          },
          { key: 'now', title: t('test.clock'), render: (row) => <DateTime at={row.now} /> },
          { key: 'expires', title: t('test.expiresAt'), render: (row) => <DateTime at={row.expiresAt} /> },
          {
            key: 'instance',
            title: t('test.instance'),
            optional: true,
            render: (row) => (row.sellerInstanceId ? <IdText id={row.sellerInstanceId} /> : '–'),
          },
        ]}
        empty={
          <EmptyState icon="clock" title={t('test.emptyTitle')} text={t('test.emptyText')} action={add} />
        }
      />
      <NewTestSubscription open={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}
