import { useQuery } from '@tanstack/react-query'
import { Drawer, Skeleton } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { debuggingKeys } from './debugging-queries.ts'
import { OutcomeView } from './OutcomeView.tsx'

const runsShown = 50

type Props = {
  title: string
  /** Of which case or round; null shows nothing. */
  filter: { caseId?: string; roundId?: string } | null
  onClose: () => void
}

/** Recorded calls of a case or a round, each with its judgement. */
export function RunsDrawer({ title, filter, onClose }: Props) {
  const { t } = useTranslation('debugging')
  const runs = useQuery({
    queryKey: [debuggingKeys.runs, filter],
    queryFn: () => browserApi().debugging.runs({ ...filter, limit: runsShown }),
    enabled: filter !== null,
  })
  return (
    <Drawer open={filter !== null} size={720} title={title} onClose={onClose} destroyOnHidden>
      {runs.isPending ? <Skeleton active /> : null}
      {runs.isError ? <ProblemAlert error={runs.error} onRetry={() => void runs.refetch()} /> : null}
      {runs.data?.items.length === 0 ? <p className="muted">{t('runs.empty')}</p> : null}
      <ol className="attempts">
        {runs.data?.items.map((run) => (
          <li key={run.id}>
            <details className={`attempt attempt-${run.ok ? 'success' : 'failure'}`}>
              <summary>
                <Icon name="chevronRight" size={16} />
                <strong>{run.title}</strong>
                <StatusTag tone={run.ok ? 'success' : 'danger'}>
                  {run.ok ? t('cases.ok') : t('cases.failed')}
                </StatusTag>
                {run.resultCode ? <span className="mono">{run.resultCode}</span> : null}
                <span className="muted small attempt-when">
                  <DateTime at={run.at} precision="second" />
                </span>
              </summary>
              <div className="attempt-body">
                <OutcomeView outcome={run} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </Drawer>
  )
}
