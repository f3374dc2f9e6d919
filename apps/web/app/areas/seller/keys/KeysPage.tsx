import type { SellerKey } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { MayButton } from '../../../ui/console/MayButton.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { sellerKeys } from '../seller-queries.ts'
import { KeyDrawer } from './KeyDrawer.tsx'
import { KeySecret } from './KeySecret.tsx'

/** Key management (SELL-ACC-02). */
export default function KeysPage() {
  const { t } = useTranslation('seller')
  const locale = useLocale()
  const queries = useQueryClient()
  const [subject, setSubject] = useState<SellerKey | 'new' | null>(null)
  const create = (
    <MayButton permission="seller:keys:edit" type="primary" onClick={() => setSubject('new')}>
      {t('keys.create')}
    </MayButton>
  )
  return (
    <>
      <PageHeader title={t('keys.title')} purpose={t('keys.purpose')} actions={create} />
      <Alert className="detail-alert" type="info" showIcon title={t('keys.rules')} />
      <DataList<SellerKey>
        name={sellerKeys.keys}
        rowKey={(row) => row.id}
        load={async () => ({ ...(await browserApi().seller.keys()), nextCursor: null })}
        columns={[
          { key: 'secret', title: t('keys.key'), render: (row) => <KeySecret apiKey={row} /> },
          {
            key: 'interfaceClass',
            title: t('keys.interfaceClass'),
            render: (row) =>
              row.interfaceClass ? (
                <span>
                  <StatusTag tone={row.status === 'retiring' ? 'warning' : 'info'}>
                    {t(`interfaceClass.${row.interfaceClass}`)}
                  </StatusTag>
                  {row.retiresAt ? (
                    <span className="muted small">
                      {' '}
                      {t('keys.retiring')} <DateTime at={row.retiresAt} />
                    </span>
                  ) : null}
                </span>
              ) : (
                <StatusTag tone="neutral">{t('keys.unbound')}</StatusTag>
              ),
          },
          {
            key: 'boundProducts',
            title: t('keys.boundProducts'),
            align: 'right',
            render: (row) => countText(row.boundProducts, locale),
          },
          { key: 'created', title: t('keys.createdAt'), render: (row) => <DateTime at={row.createdAt} /> },
          { key: 'id', title: t('keys.id'), optional: true, render: (row) => <IdText id={row.id} /> },
          {
            key: 'actions',
            title: t('actions'),
            align: 'right',
            render: (row) => (
              <span className="inline row-actions">
                <MayButton permission="seller:keys:edit" size="small" onClick={() => setSubject(row)}>
                  {row.status === 'retiring' ? t('keys.goBack') : t('keys.bind')}
                </MayButton>
                <ConfirmAction
                  permission="seller:keys:edit"
                  label={t('keys.remove')}
                  danger
                  buttonProps={{ size: 'small' }}
                  disabledReason={
                    row.interfaceClass === null
                      ? null
                      : row.status === 'retiring'
                        ? t('keys.removeRetiring')
                        : t('keys.removeBound')
                  }
                  consequence={t('keys.removeText', { key: row.masked })}
                  act={async () => {
                    await browserApi().seller.deleteKey(row.id)
                    await queries.invalidateQueries({ queryKey: [sellerKeys.keys] })
                  }}
                />
              </span>
            ),
          },
        ]}
        empty={
          <EmptyState icon="shield" title={t('keys.emptyTitle')} text={t('keys.emptyText')} action={create} />
        }
      />
      <KeyDrawer subject={subject} onClose={() => setSubject(null)} />
    </>
  )
}
