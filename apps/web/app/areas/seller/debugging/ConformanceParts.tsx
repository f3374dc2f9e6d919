import type { ConformanceRunSummary, ConformanceVerdict } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'

const verdictTones: Record<ConformanceVerdict, StatusTone> = {
  pass: 'success',
  fail: 'danger',
  warn: 'warning',
  skipped: 'neutral',
}

export function VerdictTag({ verdict }: { verdict: ConformanceVerdict }) {
  const { t } = useTranslation('debugging')
  return <StatusTag tone={verdictTones[verdict]}>{t(`conformance.verdict.${verdict}`)}</StatusTag>
}

/** What a run came to, or that it goes on. */
export function RunTag({ run }: { run: ConformanceRunSummary }) {
  const { t } = useTranslation('debugging')
  if (run.state === 'DONE' && run.outcome !== null) {
    const tone = run.outcome === 'passed' ? 'success' : run.outcome === 'unproven' ? 'warning' : 'danger'
    return <StatusTag tone={tone}>{t(`conformance.outcome.${run.outcome}`)}</StatusTag>
  }
  const tone = run.state === 'RUNNING' ? 'info' : run.state === 'FAILED' ? 'danger' : 'neutral'
  return <StatusTag tone={tone}>{t(`conformance.state.${run.state}`)}</StatusTag>
}
