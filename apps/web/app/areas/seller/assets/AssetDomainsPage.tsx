import type { AssetDomain } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { CodeBlock } from '../../../ui/console/CodeBlock.tsx'
import { MayButton } from '../../../ui/console/MayButton.tsx'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { assetKeys } from './asset-queries.ts'
import './assets.css'

/** Websites of SaaS assets, with the proof of who controls each (SELL-AST-10). */
export default function AssetDomainsPage() {
  const { t } = useTranslation('assets')
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: [assetKeys.domains] })
  const [isAdding, setAdding] = useState(false)
  const [proving, setProving] = useState<AssetDomain | null>(null)
  const add = (
    <MayButton permission="seller:assets:edit" type="primary" onClick={() => setAdding(true)}>
      {t('domain.add')}
    </MayButton>
  )
  return (
    <>
      <PageHeader
        title={t('domain.title')}
        purpose={t('domain.purpose')}
        trail={[{ label: t('title'), to: paths.sellerAssets() }]}
        actions={add}
      />
      <DataList<AssetDomain>
        name={assetKeys.domains}
        rowKey={(row) => row.id}
        load={async () => ({ ...(await browserApi().assets.domains()), nextCursor: null })}
        columns={[
          {
            key: 'origin',
            title: t('domain.origin'),
            render: (row) => <span className="mono asset-origin">{row.origin}</span>,
          },
          {
            key: 'state',
            title: t('domain.state'),
            render: (row) => (
              <StatusTag tone={row.verifiedAt === null ? 'warning' : 'success'}>
                {row.verifiedAt === null ? t('domain.unverified') : t('domain.verified')}
              </StatusTag>
            ),
          },
          {
            key: 'actions',
            title: t('domain.actions'),
            pinned: true,
            render: (row) => (
              <span className="inline">
                {row.verifiedAt === null ? (
                  <MayButton permission="seller:assets:edit" size="small" onClick={() => setProving(row)}>
                    {t('domain.prove')}
                  </MayButton>
                ) : null}
                <ConfirmAction
                  permission="seller:assets:edit"
                  label={t('domain.remove')}
                  danger
                  buttonProps={{ size: 'small' }}
                  consequence={t('domain.removeText')}
                  act={async () => {
                    await browserApi().assets.removeDomain(row.id)
                    await refresh()
                  }}
                />
              </span>
            ),
          },
        ]}
        empty={
          <EmptyState icon="globe" title={t('domain.emptyTitle')} text={t('domain.emptyText')} action={add} />
        }
      />
      <FormDrawer<{ url: string }>
        open={isAdding}
        onClose={() => setAdding(false)}
        title={t('domain.add')}
        purpose={t('domain.addText')}
        submitLabel={t('domain.add')}
        initialValues={{ url: 'https://' }}
        onSubmit={async ({ url }) => {
          const added = await browserApi().assets.addDomain(url.trim())
          await refresh()
          notification.success({ title: t('domain.added') })
          setProving(added)
        }}
      >
        <Form.Item
          name="url"
          label={t('domain.url')}
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input maxLength={512} inputMode="url" autoComplete="off" spellCheck={false} />
        </Form.Item>
      </FormDrawer>
      {proving ? (
        <ProofDrawer
          domain={proving}
          onClose={() => setProving(null)}
          onProven={async () => {
            await refresh()
            notification.success({ title: t('domain.proven') })
            setProving(null)
          }}
        />
      ) : null}
    </>
  )
}

function ProofDrawer(props: { domain: AssetDomain; onClose: () => void; onProven: () => Promise<void> }) {
  const { domain } = props
  const { t } = useTranslation('assets')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const verify = async () => {
    setBusy(true)
    setError(null)
    try {
      await browserApi().assets.verifyDomain(domain.id)
      await props.onProven()
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer
      open
      size={520}
      title={`${t('domain.proveTitle')} · ${domain.origin}`}
      onClose={props.onClose}
      footer={
        <Button type="primary" loading={busy} onClick={() => void verify()}>
          {t('domain.verify')}
        </Button>
      }
    >
      <div className="stack">
        <p>{t('domain.proveText')}</p>
        <Button
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(domain.content)}`}
          download={domain.fileName}
        >
          {t('domain.download', { name: domain.fileName })}
        </Button>
        <CodeBlock label={t('domain.fileUrl')} text={domain.fileUrl} empty="" />
        <CodeBlock label={t('domain.content')} text={domain.content} empty="" />
        {error ? <ProblemAlert error={error} /> : null}
      </div>
    </Drawer>
  )
}
