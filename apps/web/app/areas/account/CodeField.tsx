import type { VerificationCodeRequest } from '@yunshi/api-client'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { browserApi } from '../../api/browser-api.ts'
import { ProblemNotice } from '../../ui/Notice.tsx'

type Props = {
  value: string
  onChange: (value: string) => void
  /** What to send to, or null while the target is not filled in yet; `onMissing` then points at it. */
  request: VerificationCodeRequest | null
  onMissing: () => void
}

/** A verification code with its send button and the countdown until it can be sent again (BUY-ACC-03). */
export function CodeField({ value, onChange, request, onMissing }: Props) {
  const { t } = useTranslation('account')
  const [waitSeconds, setWaitSeconds] = useState(0)
  const [sent, setSent] = useState<{ sandboxCode: string | null } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const id = useId()

  useEffect(() => {
    if (waitSeconds <= 0) return
    const timer = setTimeout(() => setWaitSeconds(waitSeconds - 1), 1000)
    return () => clearTimeout(timer)
  }, [waitSeconds])

  const send = async () => {
    if (!request) {
      onMissing()
      return
    }
    setSending(true)
    setError(null)
    try {
      const answer = await browserApi().session.sendCode(request)
      setSent({ sandboxCode: answer.sandboxCode ?? null })
      setWaitSeconds(answer.resendAfterSeconds)
    } catch (caught) {
      setError(caught)
    } finally {
      setSending(false)
    }
  }

  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t('register.code')}
      </label>
      <div className="field-control">
        <input
          id={id}
          className="input"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="\d{6}"
          maxLength={6}
          required
          title={t('register.codeFormat')}
          value={value}
          aria-describedby={`${id}-note`}
          onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
        />
        <button
          className="button code-button"
          type="button"
          disabled={sending || waitSeconds > 0}
          onClick={() => void send()}
        >
          {waitSeconds > 0 ? t('register.resendIn', { seconds: waitSeconds }) : t('register.sendCode')}
        </button>
      </div>
      <output id={`${id}-note`} className="field-hint">
        {sent ? t('register.codeSent') : null}{' '}
        {sent?.sandboxCode ? (
          <button className="link-button" type="button" onClick={() => onChange(sent.sandboxCode ?? '')}>
            {t('register.sandboxCode', { code: sent.sandboxCode })}
          </button>
        ) : null}
      </output>
      {error ? <ProblemNotice error={error} /> : null}
    </div>
  )
}
