import type { ReviewTask, ReviewView } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Segmented, Table } from 'antd'
import { useSearchParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { withFilters } from '../../../ui/console/list-query.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link } from '../../../ui/Link.tsx'
import { operatorKeys, reviewFiguresQuery } from '../operator-queries.ts'
import { DueTime, ReviewStateTag } from './ReviewTags.tsx'
import { reviewQueues, reviewViews } from './review-options.ts'
import './reviews.css'

/** What waits for a reviewer, the most urgent first, and what was decided (OPS-REVIEW-01, 02). */
export default function ReviewsPage() {
  const { t } = useTranslation('reviews')
  const [params, setParams] = useSearchParams()
  const view = (reviewViews.find((name) => name === params.get('view')) ?? 'waiting') satisfies ReviewView
  const ended = view === 'ended'
  return (
    <>
      <PageHeader title={t('title')} purpose={t('purpose')} />
      <Segmented
        className="review-views"
        value={view}
        onChange={(value) => setParams(withFilters(params, { view: value === 'waiting' ? '' : value }))}
        options={reviewViews.map((value) => ({ value, label: t(`view.${value}`) }))}
      />
      <DataList<ReviewTask>
        key={view}
        name={`${operatorKeys.reviews}.${view}`}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.operatorReview(row.id)}
        load={(filters, page) => browserApi().operator.reviews({ ...filters, ...page, view })}
        refetchMs={() => (ended ? false : 30_000)}
        filters={[
          { kind: 'search', name: 'q', label: t('search') },
          {
            kind: 'select',
            name: 'queue',
            label: t('queue'),
            options: reviewQueues.map((value) => ({ value, label: t(`queues.${value}`) })),
          },
        ]}
        columns={[
          {
            key: 'object',
            title: t('object'),
            render: (row) => (
              <>
                <Link to={paths.operatorReview(row.id)}>{row.title}</Link>
                <p className="muted small">{t(`queues.${row.queue}`)}</p>
              </>
            ),
          },
          { key: 'account', title: t('account'), render: (row) => row.accountName },
          { key: 'state', title: t('state'), render: (row) => <ReviewStateTag state={row.state} /> },
          {
            key: 'reviewer',
            title: t('reviewer'),
            render: (row) => row.decidedByName ?? row.claimedByName ?? <span className="muted">–</span>,
          },
          { key: 'submitted', title: t('submitted'), render: (row) => <DateTime at={row.submittedAt} /> },
          ended
            ? { key: 'decided', title: t('decided'), render: (row) => <DateTime at={row.decidedAt} /> }
            : { key: 'due', title: t('due'), render: (row) => <DueTime task={row} /> },
        ]}
        empty={<EmptyState icon="check" title={t('emptyTitle')} text={t('emptyText')} />}
      />
      <QueueFigures />
    </>
  )
}

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`)

function QueueFigures() {
  const { t } = useTranslation('reviews')
  const { data } = useQuery(reviewFiguresQuery())
  return (
    <Section title={t('figures.title')}>
      <Table
        size="small"
        rowKey="queue"
        pagination={false}
        scroll={{ x: 'max-content' }}
        loading={!data}
        locale={{ emptyText: t('figures.none') }}
        dataSource={data?.items ?? []}
        columns={[
          { title: t('queue'), dataIndex: 'queue', render: (_, row) => t(`queues.${row.queue}`) },
          { title: t('figures.waiting'), dataIndex: 'waiting', align: 'right' },
          {
            title: t('figures.overdue'),
            dataIndex: 'overdue',
            align: 'right',
            render: (count: number) => (count > 0 ? <span className="review-overdue">{count}</span> : 0),
          },
          { title: t('figures.decided'), dataIndex: 'decided', align: 'right' },
          {
            title: t('figures.approved'),
            align: 'right',
            render: (_, row) => percent(row.approved, row.decided),
          },
          {
            title: t('figures.onTime'),
            align: 'right',
            render: (_, row) => percent(row.onTime, row.decided),
          },
          {
            title: t('figures.median'),
            align: 'right',
            render: (_, row) =>
              row.medianHours === null ? '–' : t('figures.hours', { hours: row.medianHours.toFixed(1) }),
          },
        ]}
      />
    </Section>
  )
}
