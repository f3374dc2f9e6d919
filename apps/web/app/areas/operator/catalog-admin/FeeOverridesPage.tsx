import type { FeeOverride } from '@yunshi/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Table } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { FileLink } from '../../../ui/console/FileLink.tsx'
import { FileUpload } from '../../../ui/console/FileUpload.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { bpsOf, percentOf } from '../../../ui/console/rates.ts'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link } from '../../../ui/Link.tsx'
import { catalogAdminKeys } from './catalog-admin-queries.ts'
import { PercentField } from './RateFields.tsx'

const tones = { REQUESTED: 'warning', APPROVED: 'success', REFUSED: 'neutral' } as const
type Values = { productSlug: string; ratioBps: string; reason: string; attachmentId?: string | null }

/** Shares agreed for single products: asked for by one, decided by another (OPS-FEE-02). */
export default function FeeOverridesPage() {
  const { t } = useTranslation('catalogAdmin')
  const mayEdit = useMay('ops:fees:edit')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const query = useQuery({
    queryKey: [catalogAdminKeys.overrides],
    queryFn: () => browserApi().catalogAdmin.overrides(),
  })
  const [isAdding, setAdding] = useState(false)
  const refresh = () => queries.invalidateQueries({ queryKey: [catalogAdminKeys.overrides] })
  const need = [{ required: true, whitespace: true, message: t('required') }]
  const decide = (row: FeeOverride, decision: 'approve' | 'refuse') => (
    <ConfirmAction
      label={t(`overrides.${decision}`)}
      danger={decision === 'refuse'}
      buttonProps={{ size: 'small', disabled: !mayEdit }}
      disabledReason={row.mayDecide ? null : t('overrides.own')}
      consequence={t(`overrides.${decision}Text`, {
        product: row.product.title,
        ratio: percentOf(row.ratioBps),
      })}
      act={async () => {
        await browserApi().catalogAdmin.decideOverride(row.id, decision, '')
        await refresh()
        notification.success({ title: t('overrides.done') })
      }}
    />
  )
  return (
    <>
      <PageHeader
        title={t('overrides.title')}
        purpose={t('overrides.purpose')}
        actions={
          <Button type="primary" disabled={!mayEdit} onClick={() => setAdding(true)}>
            {t('overrides.add')}
          </Button>
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      <Lookup />
      <div className="card">
        <Table<FeeOverride>
          rowKey="id"
          size="middle"
          pagination={false}
          loading={query.isPending}
          scroll={{ x: 'max-content' }}
          dataSource={query.data?.items ?? []}
          locale={{
            emptyText: (
              <span className="muted">{`${t('overrides.emptyTitle')} · ${t('overrides.emptyText')}`}</span>
            ),
          }}
          columns={[
            {
              title: t('overrides.product'),
              render: (_, row) => <Link to={paths.product(row.product.slug)}>{row.product.title}</Link>,
            },
            {
              title: t('overrides.ratio'),
              align: 'right',
              render: (_, row) => t('percent', { value: percentOf(row.ratioBps) }),
            },
            { title: t('overrides.reason'), width: 240, render: (_, row) => row.reason },
            {
              title: t('overrides.attachment'),
              render: (_, row) =>
                row.attachmentId === null ? (
                  <span className="muted">–</span>
                ) : (
                  <FileLink id={row.attachmentId} showScan={false} />
                ),
            },
            {
              title: t('state.title'),
              render: (_, row) => (
                <StatusTag tone={tones[row.state]}>{t(`overrides.states.${row.state}`)}</StatusTag>
              ),
            },
            {
              title: t('overrides.requested'),
              render: (_, row) => (
                <span>
                  {row.requestedBy} <DateTime at={row.requestedAt} />
                </span>
              ),
            },
            {
              title: t('overrides.decided'),
              render: (_, row) => (
                <span>
                  {row.decidedBy} <DateTime at={row.decidedAt} />
                </span>
              ),
            },
            {
              title: t('actions'),
              render: (_, row) =>
                row.state === 'REQUESTED' ? (
                  <span className="inline">
                    {decide(row, 'approve')}
                    {decide(row, 'refuse')}
                  </span>
                ) : (
                  <span className="muted">–</span>
                ),
            },
          ]}
        />
      </div>
      <FormDrawer<Values>
        open={isAdding}
        onClose={() => setAdding(false)}
        title={t('overrides.add')}
        purpose={t('overrides.purpose')}
        submitLabel={t('overrides.add')}
        onSubmit={async ({ productSlug, ratioBps, reason, attachmentId = null }) => {
          await browserApi().catalogAdmin.requestOverride({
            productSlug: productSlug.trim(),
            // The field takes nothing else.
            ratioBps: bpsOf(ratioBps) ?? 0,
            reason: reason.trim(),
            attachmentId,
          })
          await refresh()
          notification.success({ title: t('overrides.sent') })
        }}
      >
        <Form.Item
          name="productSlug"
          label={t('overrides.productSlug')}
          extra={t('overrides.productHelp')}
          rules={need}
        >
          <Input maxLength={80} className="mono" />
        </Form.Item>
        <PercentField name="ratioBps" label={t('fees.ratioPercent')} />
        <Form.Item name="reason" label={t('overrides.reason')} rules={need}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Form.Item
          name="attachmentId"
          label={t('overrides.attachment')}
          extra={t('overrides.attachmentHelp')}
        >
          <FileUpload purpose="evidence" label={t('overrides.attachment')} />
        </Form.Item>
      </FormDrawer>
    </>
  )
}

/** What a product's share is now, and why. */
function Lookup() {
  const { t } = useTranslation('catalogAdmin')
  const look = useMutation({ mutationFn: (slug: string) => browserApi().catalogAdmin.productFee(slug) })
  const found = look.data
  return (
    <Section title={t('overrides.lookup')}>
      <Form<{ slug: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ slug }) => look.mutate(slug.trim())}
      >
        <Form.Item
          name="slug"
          label={t('overrides.lookupLabel')}
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input maxLength={80} className="mono" />
        </Form.Item>
        <Button htmlType="submit" loading={look.isPending}>
          {t('overrides.lookupAct')}
        </Button>
      </Form>
      <div aria-live="polite">
        {look.isError ? <ProblemAlert error={look.error} /> : null}
        {found ? (
          <p>
            <strong>{found.title}</strong>{' '}
            {found.terms === null ? (
              t('overrides.noTerms')
            ) : (
              <>
                {t('percent', { value: percentOf(found.terms.ratioBps) })} ·{' '}
                {found.terms.source === 'TABLE' ? t('overrides.termsTable') : t('overrides.termsOverride')} ·{' '}
                <DateTime at={found.terms.effectiveAt} />
              </>
            )}
          </p>
        ) : null}
      </div>
    </Section>
  )
}
