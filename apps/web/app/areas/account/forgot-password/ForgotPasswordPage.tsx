import { useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { browserApi } from '../../../api/browser-api.ts'
import { useEarlyInput } from '../../../hooks/use-early-input.ts'
import { useHydrated } from '../../../hooks/use-hydrated.ts'
import { paths } from '../../../paths.ts'
import { Link } from '../../../ui/Link.tsx'
import { Notice, ProblemNotice } from '../../../ui/Notice.tsx'
import { AuthFrame } from '../AuthFrame.tsx'
import { CodeField } from '../CodeField.tsx'
import { PasswordField } from '../PasswordField.tsx'
import { PasswordChecklist } from '../register/PasswordChecklist.tsx'
import { isStrongPassword } from '../../../ui/password-rules.ts'

export default function ForgotPasswordPage() {
  const { t } = useTranslation('account')
  const [login, setLogin] = useState('')
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const loginRef = useRef<HTMLInputElement>(null)
  const hydrated = useHydrated()
  const formRef = useRef<HTMLFormElement>(null)
  useEarlyInput(formRef, (fields) => {
    setLogin(fields.get('login') ?? '')
    setPassword(fields.get('password') ?? '')
  })
  const target = login.trim()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      await browserApi().session.resetPassword({ login: target, code, password })
      setDone(true)
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }

  return (
    <AuthFrame title={t('forgot.title')} lead={t('forgot.lead')}>
      {done ? (
        <div className="auth-form">
          <Notice tone="success" title={t('forgot.done')}>
            <p>{t('forgot.doneText')}</p>
          </Notice>
          <Link className="button button-primary button-large" to={paths.signIn()}>
            {t('forgot.toSignIn')}
          </Link>
        </div>
      ) : (
        <form className="auth-form" method="post" ref={formRef} onSubmit={(event) => void submit(event)}>
          <div className="field">
            <label className="field-label" htmlFor="login">
              {t('forgot.login')}
            </label>
            <input
              id="login"
              ref={loginRef}
              className="input"
              name="login"
              autoComplete="username"
              autoCapitalize="none"
              required
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          </div>
          <CodeField
            value={code}
            onChange={setCode}
            request={
              target
                ? { purpose: 'reset_password', channel: target.includes('@') ? 'email' : 'sms', target }
                : null
            }
            onMissing={() => loginRef.current?.focus()}
          />
          <PasswordField
            label={t('forgot.password')}
            name="password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            describedBy="password-rules"
          >
            <PasswordChecklist id="password-rules" password={password} identities={[target]} />
          </PasswordField>
          {error ? <ProblemNotice error={error} /> : null}
          <button
            className="button button-primary button-large"
            type="submit"
            disabled={busy || !hydrated || !isStrongPassword(password, [target])}
          >
            {busy ? t('forgot.submitting') : t('forgot.submit')}
          </button>
        </form>
      )}
    </AuthFrame>
  )
}
