import type { AttemptVerdict, InterfaceMessageState } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'
import { readReason } from './failure-reason.ts'
import { knownResultCode } from './result-codes.ts'

const stateTones: Record<InterfaceMessageState, StatusTone> = {
  SENDING: 'info',
  RETRYING: 'warning',
  SUCCEEDED: 'success',
  STOPPED: 'danger',
  CLOSED: 'neutral',
}

export function MessageStateTag({ state }: { state: InterfaceMessageState }) {
  const { t } = useTranslation('seller')
  return <StatusTag tone={stateTones[state]}>{t(`messageState.${state}`)}</StatusTag>
}

const verdictTones: Record<AttemptVerdict, StatusTone> = {
  success: 'success',
  processing: 'info',
  failure: 'danger',
}

export function VerdictTag({ verdict }: { verdict: AttemptVerdict }) {
  const { t } = useTranslation('seller')
  return <StatusTag tone={verdictTones[verdict]}>{t(`verdict.${verdict}`)}</StatusTag>
}

/** A result code with what it means. */
export function ResultCodeText({ code }: { code: string }) {
  const { t } = useTranslation('seller')
  const known = knownResultCode(code)
  return (
    <span>
      <span className="mono">{code}</span>{' '}
      <span className="muted">{known ? t(`resultCodes.${known}`) : t('messages.resultCodeUnknown')}</span>
    </span>
  )
}

/** Why an attempt failed, in words, and what the seller or the network said. */
export function ReasonText({ reason }: { reason: string }) {
  const { t } = useTranslation('seller')
  const { kind, words } = readReason(reason)
  return (
    <span>
      {kind ? t(`reasons.${kind}`) : null}
      {words ? (
        <span className="muted">
          {kind ? ' ' : ''}
          {t('messages.said', { words })}
        </span>
      ) : null}
    </span>
  )
}

/** The last result of a message in a table cell: what the code means, or why there is none. */
export function LastResult(props: { code: string | null; reason: string | null }) {
  const { t } = useTranslation('seller')
  const { kind, words } = readReason(props.reason ?? '')
  // The code already says that the seller refused; only its words add something.
  const isRefusal = kind === 'result_code'
  const text = isRefusal || kind === null ? words : t(`reasons.${kind}`)
  return (
    <div className="result-cell">
      {props.code ? <ResultCodeText code={props.code} /> : null}
      {text ? <p className="small">{text}</p> : null}
      {!props.code && !text ? <span className="muted">{t('messages.noResult')}</span> : null}
    </div>
  )
}
