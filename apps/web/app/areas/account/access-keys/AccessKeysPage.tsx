import type { AccessKey } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { CopyButton } from '../../../ui/console/CopyButton.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'

const listName = 'account.keys'

type CreatedKey = { accessKeyId: string; secretAccessKey: string }

export default function AccessKeysPage() {
  const { t } = useTranslation('accountCenter')
  const queries = useQueryClient()
  const [created, setCreated] = useState<CreatedKey | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: [listName] })
  const createButton = (
    <ConfirmAction
      label={t('keys.create')}
      consequence={t('keys.createText')}
      buttonProps={{ type: 'primary' }}
      act={async () => {
        setCreated(await browserApi().account.createAccessKey())
        await refresh()
      }}
    />
  )
  return (
    <>
      <PageHeader title={t('keys.title')} purpose={t('keys.purpose')} actions={createButton} />
      <DataList<AccessKey>
        name={listName}
        rowKey={(row) => row.accessKeyId}
        load={() => browserApi().account.accessKeys()}
        columns={[
          { key: 'id', title: t('keys.id'), render: (row) => <IdText id={row.accessKeyId} /> },
          {
            key: 'status',
            title: t('keys.status'),
            render: (row) => (
              <StatusTag tone={row.status === 'active' ? 'success' : 'neutral'}>
                {t(`keys.${row.status}`)}
              </StatusTag>
            ),
          },
          { key: 'created', title: t('keys.createdAt'), render: (row) => <DateTime at={row.createdAt} /> },
          {
            key: 'lastUsed',
            title: t('keys.lastUsed'),
            render: (row) =>
              row.lastUsedAt ? (
                <DateTime at={row.lastUsedAt} />
              ) : (
                <span className="muted">{t('keys.neverUsed')}</span>
              ),
          },
          {
            key: 'actions',
            pinned: true,
            title: '',
            align: 'right',
            render: (row) => (
              <span className="inline row-actions">
                <ConfirmAction
                  label={row.status === 'active' ? t('keys.disable') : t('keys.enable')}
                  consequence={
                    row.status === 'active'
                      ? t('keys.disableText', { id: row.accessKeyId })
                      : t('keys.enableText', { id: row.accessKeyId })
                  }
                  buttonProps={{ size: 'small' }}
                  act={async () => {
                    await browserApi().account.changeAccessKey(row.accessKeyId, {
                      status: row.status === 'active' ? 'disabled' : 'active',
                    })
                    await refresh()
                  }}
                />
                <ConfirmAction
                  label={t('keys.remove')}
                  danger
                  consequence={t('keys.removeText', { id: row.accessKeyId })}
                  buttonProps={{ size: 'small' }}
                  act={async () => {
                    await browserApi().account.deleteAccessKey(row.accessKeyId)
                    await refresh()
                  }}
                />
              </span>
            ),
          },
        ]}
        empty={
          <EmptyState
            icon="bolt"
            title={t('keys.emptyTitle')}
            text={t('keys.emptyText')}
            action={createButton}
          />
        }
      />
      <Modal
        open={created !== null}
        title={t('keys.created')}
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        footer={
          <Button type="primary" onClick={() => setCreated(null)}>
            {t('keys.saved')}
          </Button>
        }
        destroyOnHidden
      >
        {created ? (
          <div className="stack">
            <Alert type="warning" showIcon title={t('keys.onceTitle')} />
            <FactsList
              facts={[
                { label: t('keys.id'), value: <IdText id={created.accessKeyId} /> },
                {
                  label: t('keys.secret'),
                  value: (
                    <span className="inline">
                      <span className="mono">{created.secretAccessKey}</span>
                      <CopyButton text={created.secretAccessKey} label={t('keys.secret')} />
                    </span>
                  ),
                },
              ]}
            />
          </div>
        ) : null}
      </Modal>
    </>
  )
}
