import type { AuditRow } from '@yunshi/api-client'
import { useMutation } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { siteDays } from '../../../ui/console/site-days.ts'
import { DateTime } from '../../../ui/DateTime.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { operatorKeys } from '../operator-queries.ts'
import { ProofResult } from '../ProofResult.tsx'
import { actionText, auditActions } from './audit-actions.ts'
import { ChangeList, ChangeTable } from './ChangeList.tsx'
import { differenceOf } from './difference.ts'

/** The audit log: who did what, when, from where, and what changed (OPS-AUDIT). */
export default function AuditPage() {
  const { t } = useTranslation('operator')
  const locale = useLocale()
  const [opened, setOpened] = useState<AuditRow | null>(null)
  const verify = useMutation({ mutationFn: () => browserApi().operator.verifyAudit() })
  return (
    <>
      <PageHeader
        title={t('audit.title')}
        purpose={t('audit.purpose')}
        actions={
          <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>
            {t('audit.verify')}
          </Button>
        }
      />
      {verify.isError ? (
        <div className="detail-alert">
          <ProblemAlert error={verify.error} onRetry={() => verify.mutate()} />
        </div>
      ) : null}
      {verify.data ? (
        <ProofResult
          result={verify.data}
          holds={t('audit.holds', { count: verify.data.rows, rows: countText(verify.data.rows, locale) })}
          fails={t('audit.fails', { count: verify.data.problems.length })}
        />
      ) : null}
      <DataList<AuditRow>
        name={operatorKeys.audit}
        rowKey={(row) => row.id}
        load={(filters, page) => browserApi().operator.audit({ ...siteDays(filters), ...page })}
        exportUrl={(filters) => browserApi().operator.auditExportUrl(siteDays(filters))}
        filters={[
          {
            kind: 'select',
            name: 'action',
            label: t('audit.action'),
            options: auditActions.map((value) => ({ value, label: actionText(t, value) })),
          },
          { kind: 'search', name: 'actor', label: t('audit.actorSearch') },
          { kind: 'search', name: 'object', label: t('audit.objectSearch') },
          { kind: 'dates', from: 'from', to: 'to', label: t('audit.dates') },
        ]}
        columns={[
          { key: 'at', title: t('audit.at'), render: (row) => <DateTime at={row.at} precision="second" /> },
          {
            key: 'actor',
            title: t('audit.actor'),
            render: (row) => (
              <>
                <p>{row.actor ?? t('audit.system')}</p>
                {row.account ? <p className="muted small">{row.account}</p> : null}
              </>
            ),
          },
          {
            key: 'action',
            title: t('audit.action'),
            render: (row) => actionText(t, row.action),
          },
          {
            key: 'actionName',
            title: t('audit.actionName'),
            optional: true,
            render: (row) => <span className="mono">{row.action}</span>,
          },
          {
            key: 'object',
            title: t('audit.object'),
            render: (row) => <ObjectId row={row} />,
          },
          {
            key: 'change',
            title: t('audit.change'),
            render: (row) => <ChangeList changes={differenceOf(row.before, row.after)} />,
          },
          { key: 'ip', title: t('audit.ip'), optional: true, render: (row) => row.ip ?? '–' },
          { key: 'role', title: t('audit.role'), optional: true, render: (row) => row.role },
          {
            key: 'business',
            title: t('audit.businessTime'),
            optional: true,
            render: (row) => <DateTime at={row.businessTime} precision="second" />,
          },
          {
            key: 'details',
            title: t('actions'),
            render: (row) => (
              <Button size="small" onClick={() => setOpened(row)}>
                {t('audit.details')}
              </Button>
            ),
          },
        ]}
        empty={<EmptyState icon="eye" title={t('audit.emptyTitle')} text={t('audit.emptyText')} />}
      />
      <Drawer
        open={opened !== null}
        size={640}
        title={opened ? actionText(t, opened.action) : ''}
        onClose={() => setOpened(null)}
        destroyOnHidden
      >
        {opened ? <AuditDetails row={opened} /> : null}
      </Drawer>
    </>
  )
}

function ObjectId({ row }: { row: AuditRow }) {
  return (
    <>
      <p className="mono muted small">{row.object.type}</p>
      {row.object.type === 'order' ? (
        <IdText id={row.object.id} to={paths.operatorOrder(row.object.id)} />
      ) : (
        <IdText id={row.object.id} />
      )}
    </>
  )
}

function AuditDetails({ row }: { row: AuditRow }) {
  const { t } = useTranslation('operator')
  return (
    <div className="stack">
      <FactsList
        facts={[
          { label: t('audit.actionName'), value: <span className="mono">{row.action}</span> },
          { label: t('audit.object'), value: <ObjectId row={row} /> },
          { label: t('audit.actor'), value: row.actor ?? t('audit.system') },
          { label: t('audit.account'), value: row.account },
          { label: t('audit.role'), value: row.role },
          { label: t('audit.ip'), value: row.ip ? <span className="mono">{row.ip}</span> : null },
          { label: t('audit.at'), value: <DateTime at={row.at} precision="second" /> },
          { label: t('audit.businessTime'), value: <DateTime at={row.businessTime} precision="second" /> },
          { label: t('audit.reason'), value: row.reason },
          { label: t('audit.requestId'), value: row.requestId ? <IdText id={row.requestId} /> : null },
          { label: t('audit.rowId'), value: <IdText id={row.id} /> },
        ]}
      />
      <div>
        <h3>{t('audit.change')}</h3>
        <ChangeTable changes={differenceOf(row.before, row.after)} />
      </div>
    </div>
  )
}
