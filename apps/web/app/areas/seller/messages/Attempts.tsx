import type { CallAttempt } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { CodeBlock } from '../../../ui/console/CodeBlock.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { ReasonText, ResultCodeText, VerdictTag } from './MessageParts.tsx'
import { knownWarning } from './warnings.ts'

/** Every call of a message as it was sent and answered, newest first; the newest is open (SELL-APP-31). */
export function Attempts({ attempts }: { attempts: CallAttempt[] }) {
  const { t } = useTranslation('seller')
  if (attempts.length === 0) return <p className="muted">{t('messages.attemptsNone')}</p>
  return (
    <ol className="attempts" reversed>
      {attempts.toReversed().map((attempt, index) => (
        <li key={attempt.no}>
          <Attempt attempt={attempt} open={index === 0} />
        </li>
      ))}
    </ol>
  )
}

function Attempt({ attempt, open }: { attempt: CallAttempt; open: boolean }) {
  const { t } = useTranslation('seller')
  const locale = useLocale()
  return (
    <details className={`attempt attempt-${attempt.verdict}`} open={open}>
      <summary>
        <Icon name="chevronRight" size={16} />
        <strong>{t('messages.attemptNo', { no: attempt.no })}</strong>
        <span className="mono">{attempt.activity}</span>
        <VerdictTag verdict={attempt.verdict} />
        {attempt.resultCode ? <ResultCodeText code={attempt.resultCode} /> : null}
        <span className="muted small attempt-when">
          <DateTime at={attempt.at} precision="second" />
        </span>
      </summary>
      <div className="attempt-body">
        <FactsList
          facts={[
            {
              label: t('messages.httpStatus'),
              value:
                attempt.httpStatus === null ? (
                  <span className="muted">{t('messages.noAnswer')}</span>
                ) : (
                  <span className="mono">{attempt.httpStatus}</span>
                ),
            },
            {
              label: t('messages.duration'),
              value: t('messages.milliseconds', { ms: countText(attempt.durationMs, locale) }),
            },
            {
              label: t('messages.contentType'),
              value: attempt.contentType ? <span className="mono">{attempt.contentType}</span> : null,
            },
          ]}
        />
        {attempt.reason ? (
          <p>
            <ReasonText reason={attempt.reason} />
          </p>
        ) : null}
        {attempt.warnings.length > 0 ? (
          <div>
            <p className="muted small">{t('messages.warnings')}</p>
            <ul className="attempt-warnings">
              {attempt.warnings.map((code) => {
                const known = knownWarning(code)
                return <li key={code}>{known ? t(`warnings.${known}`) : code}</li>
              })}
            </ul>
          </div>
        ) : null}
        {attempt.requestUrl ? (
          <div className="attempt-url">
            <p className="muted small">{t('messages.requestUrl')}</p>
            <span className="inline">
              <strong className="mono">{attempt.method}</strong> <IdText id={attempt.requestUrl} />
            </span>
          </div>
        ) : null}
        <div className="attempt-bodies">
          <CodeBlock
            label={t('messages.request')}
            text={requestText(attempt)}
            empty={t('messages.requestNone')}
          />
          <CodeBlock
            label={t('messages.answer')}
            text={attempt.responseBody}
            empty={attempt.httpStatus === null ? t('messages.noAnswer') : t('messages.answerEmpty')}
          />
        </div>
      </div>
    </details>
  )
}

/** What was sent after the address: header lines, then the body; a GET call has neither of its own. */
function requestText({ requestHeaders, requestBody }: CallAttempt): string {
  const lines = Object.entries(requestHeaders).map(([name, value]) => `${name}: ${value}`)
  return [...lines, ...(lines.length > 0 && requestBody ? [''] : []), requestBody].join('\n').trim()
}
