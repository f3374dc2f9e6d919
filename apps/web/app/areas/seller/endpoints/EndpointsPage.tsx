import type { SellerEndpoint } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { MayButton } from '../../../ui/console/MayButton.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { sellerKeys } from '../seller-queries.ts'
import { explainRefusedUrl } from './refused-url.ts'
import { VerifyDrawer } from './VerifyDrawer.tsx'

const urlLengthMax = 512

/** Endpoint management (SELL-APP-01). */
export default function EndpointsPage() {
  const { t } = useTranslation('seller')
  const locale = useLocale()
  const queries = useQueryClient()
  const [subject, setSubject] = useState<SellerEndpoint | 'new' | null>(null)
  const [unverified, setUnverified] = useState<SellerEndpoint | null>(null)
  const add = (
    <MayButton permission="seller:endpoints:edit" type="primary" onClick={() => setSubject('new')}>
      {t('endpoints.add')}
    </MayButton>
  )
  return (
    <>
      <PageHeader title={t('endpoints.title')} purpose={t('endpoints.purpose')} actions={add} />
      <DataList<SellerEndpoint>
        name={sellerKeys.endpoints}
        rowKey={(row) => row.id}
        load={async () => ({ ...(await browserApi().seller.endpoints()), nextCursor: null })}
        columns={[
          { key: 'url', title: t('endpoints.url'), render: (row) => <IdText id={row.url} /> },
          {
            key: 'state',
            title: t('endpoints.state'),
            render: (row) => (
              <span className="inline">
                <StatusTag tone={row.state === 'VERIFIED' ? 'success' : 'warning'}>
                  {row.state === 'VERIFIED' ? t('endpoints.verified') : t('endpoints.unverified')}
                </StatusTag>
                {row.proof ? (
                  <Button size="small" type="link" onClick={() => setUnverified(row)}>
                    {t('endpoints.verify')}
                  </Button>
                ) : null}
              </span>
            ),
          },
          {
            key: 'products',
            title: t('endpoints.boundProducts'),
            align: 'right',
            render: (row) => countText(row.boundProducts, locale),
          },
          {
            key: 'created',
            title: t('endpoints.createdAt'),
            render: (row) => <DateTime at={row.createdAt} />,
          },
          { key: 'id', title: t('endpoints.id'), optional: true, render: (row) => <IdText id={row.id} /> },
          {
            key: 'actions',
            title: t('actions'),
            align: 'right',
            render: (row) => (
              <span className="inline row-actions">
                <MayButton permission="seller:endpoints:edit" size="small" onClick={() => setSubject(row)}>
                  {t('endpoints.change')}
                </MayButton>
                <ConfirmAction
                  permission="seller:endpoints:edit"
                  label={t('endpoints.remove')}
                  danger
                  buttonProps={{ size: 'small' }}
                  disabledReason={
                    row.boundProducts === 0 ? null : t('endpoints.removeBound', { count: row.boundProducts })
                  }
                  consequence={t('endpoints.removeText', { url: row.url })}
                  act={async () => {
                    await browserApi().seller.deleteEndpoint(row.id)
                    await queries.invalidateQueries({ queryKey: [sellerKeys.endpoints] })
                  }}
                />
              </span>
            ),
          },
        ]}
        empty={
          <EmptyState
            icon="globe"
            title={t('endpoints.emptyTitle')}
            text={t('endpoints.emptyText')}
            action={add}
          />
        }
      />
      <Section title={t('endpoints.rulesTitle')}>
        <ul className="rule-list">
          <li>{t('endpoints.rules.proof')}</li>
          <li>{t('endpoints.rules.https')}</li>
          <li>{t('endpoints.rules.domain')}</li>
          <li>{t('endpoints.rules.one')}</li>
          <li>{t('endpoints.rules.format')}</li>
          <li>{t('endpoints.rules.noAllowList')}</li>
        </ul>
      </Section>
      <EndpointDrawer subject={subject} onClose={() => setSubject(null)} />
      <VerifyDrawer endpoint={unverified} onClose={() => setUnverified(null)} />
    </>
  )
}

type DrawerProps = { subject: SellerEndpoint | 'new' | null; onClose: () => void }

function EndpointDrawer({ subject, onClose }: DrawerProps) {
  const { t } = useTranslation('seller')
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const existing = subject === 'new' ? null : subject
  return (
    <FormDrawer<{ url: string }>
      open={subject !== null}
      onClose={onClose}
      title={existing ? t('endpoints.changeTitle') : t('endpoints.addTitle')}
      purpose={
        existing && existing.boundProducts > 0
          ? t('endpoints.changeText', { count: existing.boundProducts })
          : t('endpoints.addText')
      }
      submitLabel={t('endpoints.save')}
      initialValues={{ url: existing?.url ?? 'https://' }}
      onSubmit={async (values) => {
        const url = values.url.trim()
        try {
          await (existing
            ? browserApi().seller.changeEndpoint(existing.id, { url })
            : browserApi().seller.createEndpoint({ url }))
        } catch (error) {
          throw explainRefusedUrl(error, url, (fault) => t(`endpoints.fault.${fault}`))
        }
        await queries.invalidateQueries({ queryKey: [sellerKeys.endpoints] })
        notification.success({ title: t('endpoints.saved') })
      }}
    >
      <Form.Item
        name="url"
        label={t('endpoints.url')}
        extra={t('endpoints.urlHelp')}
        rules={[
          { required: true, whitespace: true, message: t('endpoints.urlRequired') },
          { min: 9, message: t('endpoints.urlRequired') },
        ]}
      >
        <Input maxLength={urlLengthMax} inputMode="url" autoComplete="off" spellCheck={false} />
      </Form.Item>
    </FormDrawer>
  )
}
