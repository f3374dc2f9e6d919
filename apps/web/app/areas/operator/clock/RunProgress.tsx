import type { ClockRun } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Progress } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Section } from '../../../ui/console/Section.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { useLocale } from '../../../ui/Link.tsx'
import { operatorKeys } from '../operator-queries.ts'
import { groupLog, runPercent } from './clock-run.ts'

/** Sources of due work that a run names in its log. */
const sources = ['orders.unpaid', 'instances.due', 'fulfillment.due'] as const

/** A run of the clock: how far it is, what happened on the way, and its end. */
export function RunProgress({ run }: { run: ClockRun }) {
  const { t } = useTranslation('operator')
  const locale = useLocale()
  const queries = useQueryClient()
  const { state } = run
  // What happened on the way changes every figure of the console.
  useEffect(() => {
    if (state === 'RUNNING') return
    for (const name of [operatorKeys.clock, operatorKeys.overview])
      void queries.invalidateQueries({ queryKey: [name] })
  }, [state, queries])
  const nameOf = (what: string) => {
    const known = sources.find((name) => name === what)
    return known ? t(`clock.log.${known}`) : what
  }
  const groups = groupLog(run.log)
  return (
    <Section title={t('clock.run')}>
      <div className="stack">
        <p>{t('clock.runSpan', { from: timeText(run.from, locale), to: timeText(run.target, locale) })}</p>
        <Progress
          aria-label={t('clock.run')}
          percent={runPercent(run)}
          status={state === 'FAILED' ? 'exception' : state === 'DONE' ? 'success' : 'active'}
        />
        <div aria-live="polite">
          {state === 'RUNNING' ? (
            <p className="muted">{t('clock.runReached', { now: timeText(run.now, locale) })}</p>
          ) : state === 'DONE' ? (
            <Alert type="success" showIcon title={t('clock.runDone', { count: run.steps })} />
          ) : (
            <Alert
              type="error"
              showIcon
              title={t('clock.runFailed', { now: timeText(run.now, locale) })}
              description={run.failure ? <span className="mono">{run.failure}</span> : null}
            />
          )}
        </div>
        {groups.length > 0 ? (
          <ol className="clock-log" aria-label={t('clock.logTitle')}>
            {groups.map((group) => (
              <li key={`${group.from}:${group.what}`}>
                <span className="muted nowrap">
                  {group.count === 1
                    ? timeText(group.from, locale)
                    : t('clock.logSpan', {
                        from: timeText(group.from, locale),
                        to: timeText(group.to, locale),
                      })}
                </span>
                <span>{nameOf(group.what)}</span>
                {group.count > 1 ? (
                  <span className="muted">{t('clock.logTimes', { count: group.count })}</span>
                ) : null}
              </li>
            ))}
          </ol>
        ) : state === 'DONE' ? (
          <p className="muted">{t('clock.logNone')}</p>
        ) : null}
      </div>
    </Section>
  )
}
