import type { ProductApplication } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Skeleton } from 'antd'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { useGo, useLocale } from '../../../ui/Link.tsx'
import { ApplicationTag } from './ApplicationTag.tsx'
import { DifferenceTable } from './DifferenceTable.tsx'
import { applicationQuery, publishingKeys } from './publishing-queries.ts'
import { Wizard } from './Wizard.tsx'
import './publishing.css'

const POLL_MS = 1500

/** One product application: its wizard while it can be edited, and what was handed in afterwards (SELL-PUB-90). */
export default function ApplicationPage() {
  const { applicationId = '' } = useParams()
  const { t } = useTranslation('publishing')
  const { t: tc } = useTranslation('common')
  const query = useQuery({
    ...applicationQuery(applicationId),
    // The draft of this page is the one that counts; it is read again after commands only.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'CHECKING' ? POLL_MS : false),
  })
  const trail = [{ label: t('applications.title'), to: paths.sellerApplications() }]
  const application = query.data
  if (!application)
    return (
      <>
        <PageHeader title={tc('loading')} trail={trail} />
        {query.isError ? (
          <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div className="card">
            <Skeleton active paragraph={{ rows: 8 }} />
          </div>
        )}
      </>
    )
  return <OpenApplication key={application.id} application={application} trail={trail} />
}

function OpenApplication({
  application,
  trail,
}: {
  application: ProductApplication
  trail: { label: string; to: string }[]
}) {
  const { t } = useTranslation('publishing')
  const { t: tc } = useTranslation('common')
  const language = useLocale() === 'en' ? 'en' : 'zh'
  const queries = useQueryClient()
  const go = useGo()
  const title = application.document['title'] as { zh?: string; en?: string } | undefined
  const name = title?.[language] || title?.zh || title?.en || t('applications.unnamed')
  const editable = application.commands.includes('save')
  const refresh = () =>
    Promise.all(Object.values(publishingKeys).map((key) => queries.invalidateQueries({ queryKey: [key] })))
  return (
    <>
      <PageHeader title={name} trail={trail} />
      <div className="card summary-band">
        <div>
          <p className="inline">
            <strong>{t(`kind.${application.kind}`)}</strong>
            <ApplicationTag state={application.state} />
            <span className="tag">{tc(`accessType.${application.accessType}`)}</span>
          </p>
          <p className="muted small">
            {t('applications.updated', { by: application.updatedBy })} <DateTime at={application.updatedAt} />
          </p>
        </div>
        {application.dueAt && application.state === 'PENDING' ? (
          <div>
            <p className="muted small">{t('applications.dueAt')}</p>
            <DateTime at={application.dueAt} precision="date" />
          </div>
        ) : null}
        <IdText id={application.id} />
        <div className="page-header-actions">
          {application.commands.includes('withdraw') ? (
            <ConfirmAction
              label={t('commands.withdraw')}
              consequence={t('commands.withdrawText')}
              act={async () => {
                await browserApi().publishing.withdraw(application.id)
                await refresh()
              }}
            />
          ) : null}
          {application.commands.includes('delete') ? (
            <ConfirmAction
              label={t('commands.delete')}
              danger
              consequence={t('commands.deleteText', { name })}
              act={async () => {
                await browserApi().publishing.delete(application.id)
                await queries.invalidateQueries({ queryKey: [publishingKeys.applications] })
                go(paths.sellerApplications())
              }}
            />
          ) : null}
        </div>
      </div>
      <Progress application={application} />
      {application.baseChanged ? (
        <Alert
          type="warning"
          showIcon
          className="detail-alert"
          title={t('base.title')}
          description={t('base.text')}
          action={
            editable ? (
              <ConfirmAction
                label={t('base.accept')}
                buttonProps={{ size: 'small' }}
                consequence={t('base.acceptText')}
                act={async () => {
                  await browserApi().publishing.acceptBase(application.id)
                  await refresh()
                }}
              />
            ) : null
          }
        />
      ) : null}
      {application.listed ? (
        <details className="card pub-difference">
          <summary>{t('difference.title')}</summary>
          <DifferenceTable before={application.listed} after={application.document} />
        </details>
      ) : null}
      {/* Another state or a document of another version begins a new page of the wizard. */}
      <Wizard
        key={`${application.state} ${editable ? 'edit' : application.revision}`}
        application={application}
        readOnly={!editable}
      />
      <Section title={t('log.title')}>
        {application.log.length === 0 ? <p className="muted">{t('log.empty')}</p> : null}
        <ol className="pub-log">
          {application.log.map((entry) => (
            <li key={`${entry.at} ${entry.action} ${entry.detail}`}>
              <DateTime at={entry.at} precision="second" />
              <span>
                <strong>{logText(entry.action, t)}</strong> ·{' '}
                {entry.actorKind === 'system' ? t('log.system') : entry.actor}
                {entry.detail ? <span className="muted"> · {entry.detail}</span> : null}
              </span>
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}

const actions = [
  'create',
  'submit',
  'cases_passed',
  'cases_failed',
  'withdraw',
  'accept_base',
  'recheck',
  'approve',
  'reject',
] as const

function logText(action: string, t: ReturnType<typeof useTranslation<'publishing'>>['t']): string {
  const known = actions.find((candidate) => candidate === action)
  return known ? t(`log.${known}`) : action
}

/** What happens with what was handed in. */
function Progress({ application }: { application: ProductApplication }) {
  const { t } = useTranslation('publishing')
  const language = useLocale() === 'en' ? 'en' : 'zh'
  const { replay, state, reasons } = application
  if (state === 'CHECKING')
    return (
      <Alert
        type="info"
        showIcon
        className="detail-alert"
        title={t('progress.checking')}
        description={t('progress.checkingText')}
      />
    )
  if (state === 'PENDING')
    return (
      <Alert
        type="success"
        showIcon
        className="detail-alert"
        title={t('submit.done')}
        description={t('progress.pendingText')}
      />
    )
  if (state === 'APPROVED')
    return (
      <Alert
        type="success"
        showIcon
        className="detail-alert"
        title={t('progress.approved')}
        description={t('progress.approvedText')}
      />
    )
  return (
    <>
      {replay?.state === 'FAILED' && state === 'DRAFT' ? (
        <Alert
          type="error"
          showIcon
          className="detail-alert"
          title={t('progress.replayFailed', { count: replay.failures.length })}
          description={
            <ul className="pub-failures">
              {replay.failures.map(({ scenario, reason }) => (
                <li key={`${scenario.en} ${reason.en}`}>
                  <strong>{scenario[language]}</strong> {reason[language]}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      {state === 'REJECTED' ? (
        <Alert
          type="error"
          showIcon
          className="detail-alert"
          title={t('progress.rejected', { count: reasons.length })}
          description={
            <ul className="pub-failures">
              {reasons.map((reason) => (
                <li key={`${reason.code} ${reason.path} ${reason.text}`}>{reason.text}</li>
              ))}
            </ul>
          }
        />
      ) : null}
    </>
  )
}
