import type { BusinessClock } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Alert, InputNumber, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { DateTime } from '../../../ui/DateTime.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { clockQuery, operatorKeys } from '../operator-queries.ts'
import { quickSpans, spanMax, spanText, spanUnits, timeAfter } from './clock-run.ts'
import type { Span, SpanUnit } from './clock-run.ts'
import { RunProgress } from './RunProgress.tsx'

const tickMs = 5000
const movingMs = 500
const dayMs = 86_400_000
const runName = 'run'

/** Business time of the sandbox, and moving it forward. The run shown is part of the address. */
export default function ClockPage() {
  const { t } = useTranslation('operator')
  const [params, setParams] = useSearchParams()
  const runId = params.get(runName)
  const clock = useQuery({ ...clockQuery(), refetchInterval: tickMs })
  const run = useQuery({
    queryKey: [operatorKeys.clockRun, runId],
    queryFn: () => browserApi().operator.clockRun(runId ?? ''),
    enabled: runId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'RUNNING' ? movingMs : false),
  })
  const running = run.data?.state === 'RUNNING'
  return (
    <>
      <PageHeader title={t('clock.title')} purpose={t('clock.purpose')} />
      {clock.isError ? (
        <ProblemAlert error={clock.error} onRetry={() => void clock.refetch()} />
      ) : clock.data ? (
        <>
          <ClockFace clock={running && run.data ? { ...clock.data, now: run.data.now } : clock.data} />
          <Section title={t('clock.move')}>
            {clock.data.movable ? null : (
              <Alert className="detail-alert" type="info" showIcon title={t('clock.fixed')} />
            )}
            <Steps
              clock={clock.data}
              disabledReason={clock.data.movable ? (running ? t('clock.busy') : null) : t('clock.fixed')}
              onStarted={(id) => setParams({ [runName]: id })}
            />
          </Section>
        </>
      ) : (
        <div className="card">
          <Skeleton active paragraph={{ rows: 3 }} />
        </div>
      )}
      {runId === null ? null : run.isError ? (
        <ProblemAlert error={run.error} onRetry={() => void run.refetch()} />
      ) : run.data ? (
        <RunProgress run={run.data} />
      ) : null}
    </>
  )
}

function ClockFace({ clock }: { clock: BusinessClock }) {
  const { t } = useTranslation('operator')
  const locale = useLocale()
  const days = clock.offsetMs / dayMs
  return (
    <section className="card" aria-label={t('clock.now')}>
      <p className="figure-label">{t('clock.now')}</p>
      <p className="clock-face">
        <time dateTime={clock.now}>{timeText(clock.now, locale)}</time>
      </p>
      <FactsList
        facts={[
          { label: t('clock.realNow'), value: <DateTime at={clock.realNow} /> },
          {
            label: t('clock.ahead'),
            value:
              clock.offsetMs < 60_000
                ? t('clock.aheadNone')
                : days >= 1
                  ? t('clock.aheadDays', { days: countText(Math.round(days * 10) / 10, locale) })
                  : t('clock.aheadHours', { hours: countText(Math.round(days * 240) / 10, locale) }),
          },
        ]}
      />
    </section>
  )
}

type StepsProps = {
  clock: BusinessClock
  disabledReason: string | null
  onStarted: (runId: string) => void
}

function Steps({ clock, disabledReason, onStarted }: StepsProps) {
  const { t } = useTranslation('operator')
  const [custom, setCustom] = useState<Span>({ count: 90, unit: 'd' })
  return (
    <div className="stack">
      <div className="clock-steps">
        {quickSpans.map((span) => (
          <Advance
            key={spanText(span)}
            label={t(`clock.plus.${span.unit}`, { count: span.count })}
            span={span}
            clock={clock}
            disabledReason={disabledReason}
            onStarted={onStarted}
          />
        ))}
      </div>
      <div className="clock-steps">
        <InputNumber
          aria-label={t('clock.count')}
          min={1}
          max={spanMax[custom.unit]}
          precision={0}
          value={custom.count}
          disabled={disabledReason !== null}
          onChange={(count) => setCustom({ ...custom, count: count ?? 1 })}
        />
        <Select<SpanUnit>
          aria-label={t('clock.unit')}
          value={custom.unit}
          disabled={disabledReason !== null}
          options={spanUnits.map((value) => ({ value, label: t(`clock.units.${value}`) }))}
          onChange={(unit) => setCustom({ unit, count: Math.min(custom.count, spanMax[unit]) })}
        />
        <Advance
          label={t('clock.advance')}
          span={custom}
          clock={clock}
          disabledReason={disabledReason}
          onStarted={onStarted}
        />
      </div>
      <p className="muted small">{t('clock.onlyForward')}</p>
    </div>
  )
}

type AdvanceProps = StepsProps & { label: string; span: Span }

function Advance({ label, span, clock, disabledReason, onStarted }: AdvanceProps) {
  const { t } = useTranslation('operator')
  const locale = useLocale()
  return (
    <ConfirmAction
      label={label}
      confirmLabel={t('clock.advance')}
      disabledReason={disabledReason}
      consequence={
        <>
          <p>
            {t('clock.consequence', {
              from: timeText(clock.now, locale),
              to: timeText(timeAfter(clock.now, span), locale),
            })}
          </p>
          <ul className="plain-list">
            <li>{t('clock.happens.orders')}</li>
            <li>{t('clock.happens.instances')}</li>
            <li>{t('clock.happens.calls')}</li>
          </ul>
          <p className="muted">{t('clock.noReturn')}</p>
        </>
      }
      act={async () => onStarted((await browserApi().operator.advanceClock(spanText(span))).runId)}
    />
  )
}
