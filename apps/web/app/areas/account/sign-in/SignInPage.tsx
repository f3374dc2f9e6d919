import { useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { redirect, useSearchParams } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { safeReturnTo } from '../../../api/return-to.ts'
import { useSession } from '../../../api/session.ts'
import { useEarlyInput } from '../../../hooks/use-early-input.ts'
import { useHydrated } from '../../../hooks/use-hydrated.ts'
import { localPath, localeOfPath } from '../../../locale.ts'
import { paths } from '../../../paths.ts'
import { Link, useLocalPath } from '../../../ui/Link.tsx'
import { ProblemNotice } from '../../../ui/Notice.tsx'
import { AuthFrame } from '../AuthFrame.tsx'
import { PasswordField } from '../PasswordField.tsx'

/** A reader who is signed in already goes straight on. */
export async function loader(args: LoaderFunctionArgs) {
  const { user } = await answerOf(loaderApi(args).session.get())
  if (!user) return null
  const url = new URL(args.request.url)
  const home = localPath(localeOfPath(url.pathname), paths.home())
  throw redirect(safeReturnTo(url.searchParams.get('returnTo'), home))
}

export default function SignInPage() {
  const { t } = useTranslation('account')
  const { t: tc } = useTranslation('common')
  const [params] = useSearchParams()
  const session = useSession()
  const local = useLocalPath()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [iamUserName, setIamUserName] = useState('')
  const [asSubUser, setAsSubUser] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const hydrated = useHydrated()
  const formRef = useRef<HTMLFormElement>(null)
  const returnTo = params.get('returnTo') ?? undefined
  useEarlyInput(formRef, (fields) => {
    setLogin(fields.get('login') ?? '')
    setPassword(fields.get('password') ?? '')
    setAsSubUser(fields.has('asSubUser'))
  })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      await browserApi().session.signIn({
        login: login.trim(),
        password,
        ...(asSubUser && iamUserName.trim() ? { iamUserName: iamUserName.trim() } : {}),
      })
      // A full load, so that everything on the page is the signed-in reader's.
      window.location.assign(safeReturnTo(returnTo ?? null, local(paths.home())))
    } catch (caught) {
      setError(caught)
      setBusy(false)
    }
  }

  const demo = session?.demoAccounts ?? []
  return (
    <AuthFrame
      title={t('signIn.title')}
      lead={t('signIn.lead')}
      side={
        demo.length > 0 ? (
          <aside className="panel demo-accounts">
            <h2>{t('signIn.demoTitle')}</h2>
            <p className="muted small">{t('signIn.demoText')}</p>
            <ul>
              {demo.map((account) => (
                <li key={account.login}>
                  <button
                    className="demo-account"
                    type="button"
                    aria-label={t('signIn.demoUse', {
                      role: tc(`roles.${account.role}`),
                      login: account.login,
                    })}
                    onClick={() => {
                      setLogin(account.login)
                      setPassword(account.password)
                      setAsSubUser(false)
                    }}
                  >
                    <span className="tag tag-info">{tc(`roles.${account.role}`)}</span>
                    <span>{account.login}</span>
                    <span className="muted small mono">{account.password}</span>
                  </button>
                </li>
              ))}
            </ul>
          </aside>
        ) : null
      }
    >
      <form className="auth-form" method="post" ref={formRef} onSubmit={(event) => void submit(event)}>
        <div className="field">
          <label className="field-label" htmlFor="login">
            {t('signIn.login')}
          </label>
          <input
            id="login"
            className="input"
            name="login"
            autoComplete="username"
            autoCapitalize="none"
            required
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        </div>
        {asSubUser ? (
          <div className="field">
            <label className="field-label" htmlFor="iamUserName">
              {t('signIn.iamUserName')}
            </label>
            <input
              id="iamUserName"
              className="input"
              name="iamUserName"
              autoCapitalize="none"
              required
              value={iamUserName}
              onChange={(event) => setIamUserName(event.target.value)}
            />
          </div>
        ) : null}
        <PasswordField
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <div className="auth-links">
          <label className="check">
            <input
              type="checkbox"
              name="asSubUser"
              checked={asSubUser}
              onChange={(event) => setAsSubUser(event.target.checked)}
            />
            <span>{t('signIn.iamToggle')}</span>
          </label>
          <Link to={paths.forgotPassword()}>{t('signIn.forgot')}</Link>
        </div>
        {error ? <ProblemNotice error={error} /> : null}
        <button className="button button-primary button-large" type="submit" disabled={busy || !hydrated}>
          {busy ? t('signIn.submitting') : t('signIn.submit')}
        </button>
        <p className="muted">
          {t('signIn.noAccount')} <Link to={paths.register(returnTo)}>{t('signIn.register')}</Link>
        </p>
      </form>
    </AuthFrame>
  )
}
