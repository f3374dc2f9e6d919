import type { BothLanguages, ConformanceCheck, ConformanceRun } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress, Segmented } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { CodeBlock } from '../../../ui/console/CodeBlock.tsx'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DetailPage } from '../../../ui/console/DetailPage.tsx'
import { Figure } from '../../../ui/console/Figure.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { RunTag, VerdictTag } from './ConformanceParts.tsx'
import { debuggingKeys } from './debugging-queries.ts'
import { RequestView } from './RequestView.tsx'
import './debugging.css'

const lookEveryMs = 1000

/** One run of the suite: how far it is, then its report by phase. */
export default function ConformanceRunPage() {
  const { runId = '' } = useParams()
  const { t } = useTranslation('debugging')
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: [debuggingKeys.conformanceRun, runId],
    queryFn: () => browserApi().debugging.conformanceRun(runId),
    refetchInterval: ({ state }) => (state.data?.state === 'RUNNING' ? lookEveryMs : false),
  })
  return (
    <DetailPage<ConformanceRun>
      query={query}
      trail={[{ label: t('conformance.title'), to: paths.sellerConformance() }]}
      titleOf={(run) => t('conformance.runTitle', { protocol: t(`family.${run.protocol}`) })}
      band={(run) => (
        <>
          <div>
            <p className="inline">
              <RunTag run={run} />
            </p>
            <p className="mono small debug-url">{run.url}</p>
          </div>
          <Figure label={t('conformance.passed')}>
            {run.report?.counts.pass ?? run.done - run.failed - run.warned}
          </Figure>
          <Figure label={t('conformance.failedCount')}>{run.failed}</Figure>
          <Figure label={t('conformance.warnedCount')}>{run.warned}</Figure>
          <Figure label={t('conformance.startedAt')}>
            <span className="figure-text">
              <DateTime at={run.startedAt} />
            </span>
          </Figure>
          <div className="page-header-actions">
            {run.state === 'RUNNING' ? (
              <ConfirmAction
                label={t('conformance.cancel')}
                disabledReason={run.cancelRequested ? t('conformance.canceling') : null}
                consequence={t('conformance.cancelText', { done: run.done, total: run.total })}
                act={async () => {
                  await browserApi().debugging.cancelConformance(run.id)
                  await queries.invalidateQueries({ queryKey: [debuggingKeys.conformanceRun, runId] })
                }}
              />
            ) : null}
            {run.report ? <Button onClick={() => download(run)}>{t('conformance.download')}</Button> : null}
          </div>
        </>
      )}
      sections={(run) => (
        <>
          {run.state === 'RUNNING' ? (
            <Section title={t('conformance.progress')}>
              <div aria-live="polite">
                <Progress percent={Math.round((100 * run.done) / Math.max(1, run.total))} />
                <p className="muted small">
                  {t('conformance.doneOf', { done: run.done, total: run.total })}{' '}
                  <span className="mono">{run.currentCheck ?? ''}</span>
                </p>
              </div>
            </Section>
          ) : null}
          {run.state === 'FAILED' ? (
            <Alert className="detail-alert" type="error" showIcon title={t('conformance.brokenText')} />
          ) : null}
          {run.outcome === 'unreachable' ? (
            <Alert className="detail-alert" type="error" showIcon title={t('conformance.unreachableText')} />
          ) : null}
          {run.outcome === 'unproven' ? (
            <Alert className="detail-alert" type="warning" showIcon title={t('conformance.unprovenText')} />
          ) : null}
          {run.report ? <Report checks={run.report.checks} /> : null}
        </>
      )}
    />
  )
}

function download(run: ConformanceRun): void {
  const blob = new Blob([JSON.stringify(run.report, null, 2)], { type: 'application/json' })
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = `conformance-${run.protocol}-${run.startedAt.slice(0, 10)}.json`
  link.click()
  URL.revokeObjectURL(url)
}

const phases = ['life', 'repeat', 'signature', 'content', 'transport'] as const
const isPhase = (phase: string): phase is (typeof phases)[number] =>
  (phases as readonly string[]).includes(phase)

function Report({ checks }: { checks: ConformanceCheck[] }) {
  const { t } = useTranslation('debugging')
  const [shown, setShown] = useState<'all' | 'bad'>('all')
  const bad = checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
  const listed = shown === 'bad' ? bad : checks
  const known = [...new Set(listed.map(({ phase }) => phase))]
  return (
    <>
      {bad.length > 0 ? (
        <Segmented<'all' | 'bad'>
          className="debug-report-filter"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: `${t('conformance.all')} ${checks.length}` },
            { value: 'bad', label: `${t('conformance.toMend')} ${bad.length}` },
          ]}
        />
      ) : null}
      {known.map((phase) => (
        <Section key={phase} title={isPhase(phase) ? t(`conformance.phase.${phase}`) : phase}>
          <ol className="attempts">
            {listed
              .filter((check) => check.phase === phase)
              .map((check) => (
                <li key={check.id}>
                  <CheckDetails check={check} />
                </li>
              ))}
          </ol>
        </Section>
      ))}
    </>
  )
}

const sides = { pass: 'success', fail: 'failure', warn: 'processing', skipped: 'skipped' } as const

function CheckDetails({ check }: { check: ConformanceCheck }) {
  const { t } = useTranslation('debugging')
  const locale = useLocale()
  const say = (text: BothLanguages) => (locale === 'en' ? text.en : text.zh)
  const isBad = check.verdict === 'fail' || check.verdict === 'warn'
  return (
    <details className={`attempt attempt-${sides[check.verdict]}`} open={check.verdict === 'fail'}>
      <summary>
        <Icon name="chevronRight" size={16} />
        <VerdictTag verdict={check.verdict} />
        <strong>{say(check.title)}</strong>
        <span className="muted small mono attempt-when">{check.id}</span>
      </summary>
      <div className="attempt-body">
        <p>{say(check.explanation)}</p>
        {check.reasons.length > 0 ? (
          <ul className="attempt-warnings">
            {check.reasons.map((reason) => (
              <li key={reason.en} className="debug-found">
                {say(reason)}
              </li>
            ))}
          </ul>
        ) : null}
        {isBad ? (
          <p>
            <strong>{t('conformance.mend')}</strong> {say(check.mending)}
          </p>
        ) : null}
        <p className="muted small">
          {t(`conformance.severity.${check.severity}`)} · {t('outcome.spec', { spec: check.spec.join(', ') })}
        </p>
        {check.exchanges.map((exchange) => (
          <div className="debug-exchange-group" key={`${exchange.sentAtMs} ${exchange.request.url}`}>
            <RequestView
              request={{
                ...exchange.request,
                method: exchange.request.method === 'GET' ? 'GET' : 'POST',
              }}
            />
            <CodeBlock
              label={
                exchange.answer.kind === 'answer'
                  ? t('conformance.answer', { status: exchange.answer.httpStatus ?? 0 })
                  : t('outcome.noAnswer')
              }
              text={
                exchange.answer.kind === 'answer'
                  ? (exchange.answer.body ?? '')
                  : `${exchange.answer.reason ?? ''} ${exchange.answer.detail ?? ''}`
              }
              empty={t('outcome.noBody')}
            />
          </div>
        ))}
      </div>
    </details>
  )
}
