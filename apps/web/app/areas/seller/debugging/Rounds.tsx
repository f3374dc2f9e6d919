import type { DebugRound } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Button, Progress, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { debuggingKeys } from './debugging-queries.ts'
import { RunsDrawer } from './RunsDrawer.tsx'

const lookEveryMs = 1000
const roundsShown = 20

/** Probes and replays of all cases, newest first; a running one shows how far it is. */
export function Rounds() {
  const { t } = useTranslation('debugging')
  const queries = useQueryClient()
  const [opened, setOpened] = useState<DebugRound | null>(null)
  const rounds = useQuery({
    queryKey: [debuggingKeys.rounds],
    queryFn: () => browserApi().debugging.rounds({ limit: roundsShown }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((round) => round.state === 'RUNNING') ? lookEveryMs : false,
  })
  const running = rounds.data?.items.some((round) => round.state === 'RUNNING') ?? false
  const wasRunning = useRef(false)
  useEffect(() => {
    // The cases show what the round found.
    if (wasRunning.current && !running) void queries.invalidateQueries({ queryKey: [debuggingKeys.cases] })
    wasRunning.current = running
  }, [running, queries])
  return (
    <Section title={t('rounds.title')}>
      <p className="muted debug-rounds-text">{t('rounds.text')}</p>
      {rounds.isPending ? <Skeleton active /> : null}
      {rounds.isError ? <ProblemAlert error={rounds.error} onRetry={() => void rounds.refetch()} /> : null}
      {rounds.data?.items.length === 0 ? <p className="muted">{t('rounds.empty')}</p> : null}
      <ul className="debug-rounds">
        {rounds.data?.items.map((round) => (
          <li key={round.id}>
            <span className="debug-round-kind">{t(`rounds.kind.${round.kind}`)}</span>
            <DateTime at={round.dueAt} />
            {round.state === 'RUNNING' ? (
              <Progress
                className="debug-round-progress"
                percent={Math.round((100 * round.done) / Math.max(1, round.total))}
                size="small"
              />
            ) : (
              <StatusTag tone={round.failed === 0 ? 'success' : 'danger'}>
                {round.failed === 0
                  ? t('rounds.allOk', { count: round.total })
                  : t('rounds.someFailed', { failed: round.failed, total: round.total })}
              </StatusTag>
            )}
            <Button type="link" size="small" onClick={() => setOpened(round)}>
              {t('rounds.open')}
            </Button>
          </li>
        ))}
      </ul>
      <RunsDrawer
        title={opened ? t(`rounds.kind.${opened.kind}`) : ''}
        filter={opened ? { roundId: opened.id } : null}
        onClose={() => setOpened(null)}
      />
    </Section>
  )
}
