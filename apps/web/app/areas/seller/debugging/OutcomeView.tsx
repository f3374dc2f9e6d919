import type { AnswerCheck, DebugOutcome } from '@yunshi/api-client'
import { Alert } from 'antd'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { CodeBlock } from '../../../ui/console/CodeBlock.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'
import { RequestView } from './RequestView.tsx'

const tones: Record<AnswerCheck['verdict'], StatusTone> = { ok: 'success', warn: 'warning', fail: 'danger' }

type Props = {
  outcome: DebugOutcome
  /** Whether a case was saved with it; undefined where saving was not the question. */
  saved?: boolean
}

/** One live call judged line by line, with what to mend, and the exchange itself (SELL-APP-10). */
export function OutcomeView({ outcome, saved }: Props) {
  const { t } = useTranslation('debugging')
  const failed = outcome.checks.filter(({ verdict }) => verdict === 'fail').length
  const warned = outcome.checks.filter(({ verdict }) => verdict === 'warn').length
  return (
    <div className="stack">
      <Alert
        showIcon
        type={outcome.ok ? (warned > 0 ? 'warning' : 'success') : 'error'}
        title={
          outcome.ok
            ? saved === true
              ? t('outcome.okSaved')
              : t('outcome.ok')
            : t('outcome.failed', { count: failed })
        }
        description={outcome.ok && warned > 0 ? t('outcome.warned', { count: warned }) : undefined}
      />
      <CheckList checks={outcome.checks} />
      <h3>{t('outcome.exchange')}</h3>
      <RequestView request={outcome.request} />
      <div className="debug-exchange">
        <CodeBlock label={t('outcome.answerHead')} text={answerHead(outcome)} empty={t('outcome.noAnswer')} />
        <CodeBlock
          label={t('outcome.answerBody')}
          text={outcome.responseBody}
          empty={outcome.httpStatus === null ? t('outcome.noAnswer') : t('outcome.noBody')}
        />
      </div>
    </div>
  )
}

function answerHead({ httpStatus, headers, contentType }: DebugOutcome): string {
  if (httpStatus === null) return ''
  const shown = headers.length > 0 ? headers : contentType === null ? [] : [['content-type', contentType]]
  return [`HTTP ${httpStatus}`, ...shown.map(([name, value]) => `${name}: ${value}`)].join('\n')
}

/** The lines of a judgement as a table; lines that are fine are quiet. */
function CheckList({ checks }: { checks: AnswerCheck[] }) {
  const { t } = useTranslation('debugging')
  return (
    <div className="debug-checks">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('outcome.check')}</th>
            <th scope="col">{t('outcome.verdict')}</th>
            <th scope="col">{t('outcome.found')}</th>
            <th scope="col">{t('outcome.expected')}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <CheckRow key={check.code} check={check} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CheckRow({ check }: { check: AnswerCheck }) {
  const { t } = useTranslation('debugging')
  return (
    <>
      <tr className={check.mend ? 'debug-check-open' : ''}>
        <th scope="row">{check.title}</th>
        <td>
          <StatusTag tone={tones[check.verdict]}>{t(`outcome.verdicts.${check.verdict}`)}</StatusTag>
        </td>
        <td className="debug-found">{check.found}</td>
        <td>{check.expected}</td>
      </tr>
      {check.mend ? (
        <tr className="debug-mend">
          <td colSpan={4}>
            {check.mend} <span className="muted small">{t('outcome.spec', { spec: check.spec })}</span>
          </td>
        </tr>
      ) : null}
    </>
  )
}
