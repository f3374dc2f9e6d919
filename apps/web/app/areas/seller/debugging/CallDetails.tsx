import type { RecordedCall } from '@yunshi/api-client'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'
import { CodeBlock } from '../../../ui/console/CodeBlock.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { ReasonText } from '../messages/MessageParts.tsx'
import { RequestView } from './RequestView.tsx'

const tones: Record<RecordedCall['verdict'], StatusTone> = {
  success: 'success',
  processing: 'info',
  failure: 'danger',
}

type Props = { call: RecordedCall; open: boolean; label: string; when?: ReactNode }

/** One exchange with a seller's server, folded to its result; open it shows request and answer. */
export function CallDetails({ call, open, label, when }: Props) {
  const { t } = useTranslation('debugging')
  const locale = useLocale()
  return (
    <details className={`attempt attempt-${call.verdict}`} open={open}>
      <summary>
        <Icon name="chevronRight" size={16} />
        <strong>{label}</strong>
        <span className="mono">{call.activity}</span>
        <StatusTag tone={tones[call.verdict]}>{t(`call.verdict.${call.verdict}`)}</StatusTag>
        {call.resultCode ? <span className="mono">{call.resultCode}</span> : null}
        <span className="muted small attempt-when">
          {when ?? <DateTime at={call.at} precision="second" />}
        </span>
      </summary>
      <div className="attempt-body">
        {call.reason ? (
          <p className="debug-found">
            <ReasonText reason={call.reason} />
          </p>
        ) : null}
        {call.warnings.length > 0 ? (
          <p className="muted small">{t('call.warnings', { codes: call.warnings.join(', ') })}</p>
        ) : null}
        <p className="muted small">
          {call.httpStatus === null ? t('outcome.noAnswer') : `HTTP ${call.httpStatus}`} ·{' '}
          {t('call.duration', { ms: countText(call.durationMs, locale) })} ·{' '}
          <DateTime at={call.at} precision="second" />
        </p>
        <RequestView
          request={{
            method: call.method,
            url: call.requestUrl,
            headers: call.requestHeaders,
            body: call.requestBody,
          }}
        />
        <CodeBlock
          label={t('outcome.answerBody')}
          text={call.responseBody}
          empty={call.httpStatus === null ? t('outcome.noAnswer') : t('outcome.noBody')}
        />
      </div>
    </details>
  )
}
