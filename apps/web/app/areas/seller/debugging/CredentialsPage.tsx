import type { ApplicationCredentialSummary } from '@yunshi/api-client'
import { Button } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { CredentialDrawer } from './CredentialDrawer.tsx'
import { CredentialTag } from './CredentialTag.tsx'
import { debuggingKeys } from './debugging-queries.ts'
import './debugging.css'

/** Application credentials of joint products (SELL-APP-20 to 22). */
export default function CredentialsPage() {
  const { t } = useTranslation('debugging')
  const [isApplying, setApplying] = useState(false)
  const apply = (
    <Button type="primary" onClick={() => setApplying(true)}>
      {t('credential.apply')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('credential.title')} purpose={t('credential.purpose')} actions={apply} />
      <DataList<ApplicationCredentialSummary>
        name={debuggingKeys.credentials}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.sellerCredential(row.id)}
        load={(_, page) => browserApi().debugging.credentials(page)}
        columns={[
          {
            key: 'name',
            title: t('credential.name'),
            render: (row) => (
              <>
                <p>{row.name}</p>
                <p className="muted small">
                  {t(`credential.modes.${row.authMode}`)} ·{' '}
                  {row.formal ? t('credential.formal') : t('credential.test')}
                </p>
              </>
            ),
          },
          { key: 'state', title: t('test.state'), render: (row) => <CredentialTag state={row.state} /> },
          { key: 'id', title: t('credential.appId'), render: (row) => <IdText id={row.id} /> },
          {
            key: 'login',
            title: t('credential.loginAddress'),
            render: (row) => <span className="mono debug-url">{row.loginAddress}</span>,
          },
          {
            key: 'updated',
            title: t('credential.updatedAt'),
            render: (row) => <DateTime at={row.updatedAt} />,
          },
        ]}
        empty={
          <EmptyState
            icon="user"
            title={t('credential.emptyTitle')}
            text={t('credential.emptyText')}
            action={apply}
          />
        }
      />
      <CredentialDrawer open={isApplying} onClose={() => setApplying(false)} subject={null} />
    </>
  )
}
