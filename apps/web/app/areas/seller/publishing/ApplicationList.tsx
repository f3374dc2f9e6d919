import type { ProductApplicationSummary } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import type { ListFilter } from '../../../ui/console/FilterBar.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link, useGo, useLocale } from '../../../ui/Link.tsx'
import { ApplicationTag } from './ApplicationTag.tsx'
import { publishingKeys } from './publishing-queries.ts'

const states = ['DRAFT', 'CHECKING', 'PENDING', 'REJECTED', 'APPROVED'] as const
const kinds = ['publish', 'modify'] as const
const POLL_MS = 3000

/** Applications with what can be done with each in its state; drafts are those that were not handed in. */
export function ApplicationList({ drafts }: { drafts: boolean }) {
  const { t } = useTranslation('publishing')
  const { t: tc } = useTranslation('common')
  const language = useLocale() === 'en' ? 'en' : 'zh'
  const queries = useQueryClient()
  const go = useGo()
  const refresh = () =>
    Promise.all(
      [publishingKeys.applications, publishingKeys.drafts, publishingKeys.open].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    )
  const nameOf = (row: ProductApplicationSummary) =>
    row.title?.[language] || row.title?.zh || row.title?.en || row.slug || t('applications.unnamed')
  const filters: ListFilter[] = [
    { kind: 'search', name: 'q', label: t('applications.search') },
    ...(drafts
      ? []
      : [
          {
            kind: 'select' as const,
            name: 'state',
            label: t('applications.state'),
            options: states.map((value) => ({ value, label: t(`state.${value}`) })),
          },
        ]),
    {
      kind: 'select',
      name: 'kind',
      label: t('applications.kind'),
      options: kinds.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    { kind: 'dates', from: 'from', to: 'to', label: t('applications.time') },
  ]
  return (
    <DataList<ProductApplicationSummary>
      name={drafts ? publishingKeys.drafts : publishingKeys.applications}
      rowKey={(row) => row.id}
      rowTo={(row) => paths.sellerApplication(row.id)}
      filters={filters}
      load={(chosen, page) =>
        browserApi().publishing.applications({ ...chosen, ...page, ...(drafts ? { state: 'DRAFT' } : {}) })
      }
      refetchMs={(rows) => (rows.some(({ state }) => state === 'CHECKING') ? POLL_MS : false)}
      columns={[
        {
          key: 'name',
          title: t('applications.product'),
          render: (row) => (
            <>
              <Link to={paths.sellerApplication(row.id)}>{nameOf(row)}</Link>
              <p className="muted small">
                {tc(`accessType.${row.accessType}`)} · {tc(`salesClass.${row.salesClass}`)}
              </p>
            </>
          ),
        },
        { key: 'kind', title: t('applications.kind'), render: (row) => t(`kind.${row.kind}`) },
        {
          key: 'state',
          title: t('applications.state'),
          render: (row) => (
            <>
              <ApplicationTag state={row.state} />
              {row.problemCount > 0 && row.commands.includes('save') ? (
                <p className="muted small">{t('openProblems', { count: row.problemCount })}</p>
              ) : null}
            </>
          ),
        },
        {
          key: 'updated',
          title: t('applications.updatedAt'),
          render: (row) => (
            <>
              <DateTime at={row.updatedAt} />
              <p className="muted small">{row.updatedBy}</p>
            </>
          ),
        },
        ...(drafts
          ? []
          : [
              {
                key: 'submitted',
                title: t('applications.submittedAt'),
                render: (row: ProductApplicationSummary) => <DateTime at={row.submittedAt} />,
              },
              {
                key: 'decided',
                title: t('applications.decidedAt'),
                render: (row: ProductApplicationSummary) => <DateTime at={row.decidedAt} />,
              },
            ]),
        {
          key: 'actions',
          title: t('applications.actions'),
          pinned: true,
          render: (row) => (
            <span className="inline">
              <Link to={paths.sellerApplication(row.id)}>
                {t(row.commands.includes('save') ? 'commands.edit' : 'commands.details')}
              </Link>
              {row.commands.includes('withdraw') ? (
                <ConfirmAction
                  label={t('commands.withdraw')}
                  buttonProps={{ size: 'small' }}
                  consequence={t('commands.withdrawText')}
                  act={async () => {
                    await browserApi().publishing.withdraw(row.id)
                    await refresh()
                  }}
                />
              ) : null}
              {row.commands.includes('delete') ? (
                <ConfirmAction
                  label={t('commands.delete')}
                  danger
                  buttonProps={{ size: 'small' }}
                  consequence={t('commands.deleteText', { name: nameOf(row) })}
                  act={async () => {
                    await browserApi().publishing.delete(row.id)
                    await refresh()
                  }}
                />
              ) : null}
            </span>
          ),
        },
      ]}
      empty={
        <EmptyState
          icon="layers"
          title={t(drafts ? 'drafts.emptyTitle' : 'applications.emptyTitle')}
          text={t('applications.emptyText')}
          action={
            <Button type="primary" onClick={() => go(paths.sellerPublish())}>
              {t('nav.publish')}
            </Button>
          }
        />
      }
    />
  )
}
