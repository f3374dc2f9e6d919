import type { Registration } from '@yunshi/api-client'
import { useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { useSearchParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { safeReturnTo } from '../../../api/return-to.ts'
import { useEarlyInput } from '../../../hooks/use-early-input.ts'
import { useHydrated } from '../../../hooks/use-hydrated.ts'
import { paths } from '../../../paths.ts'
import { Link, useLocalPath, useLocale } from '../../../ui/Link.tsx'
import { ProblemNotice } from '../../../ui/Notice.tsx'
import { AuthFrame } from '../AuthFrame.tsx'
import { CodeField } from '../CodeField.tsx'
import { PasswordField } from '../PasswordField.tsx'
import { PasswordChecklist } from './PasswordChecklist.tsx'
import { readEmail, readPhone } from './contact.ts'
import { isStrongPassword } from '../../../ui/password-rules.ts'

export default function RegisterPage() {
  const { t } = useTranslation('account')
  const { t: ts } = useTranslation('storefront')
  const locale = useLocale()
  const local = useLocalPath()
  const [params] = useSearchParams()
  const [by, setBy] = useState<'phone' | 'email'>('phone')
  const [contact, setContact] = useState('')
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const [accountName, setAccountName] = useState('')
  const [accountType, setAccountType] = useState<Registration['accountType']>('enterprise')
  const [agreed, setAgreed] = useState(false)
  const [mistake, setMistake] = useState<'contact' | 'agree' | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const contactRef = useRef<HTMLInputElement>(null)
  const hydrated = useHydrated()
  const formRef = useRef<HTMLFormElement>(null)
  const returnTo = params.get('returnTo') ?? undefined
  useEarlyInput(formRef, (fields) => {
    const early = fields.get('by') === 'email' ? 'email' : 'phone'
    setBy(early)
    setContact(fields.get('phone') ?? '')
    setPassword(fields.get('password') ?? '')
    setAccountName(fields.get('accountName') ?? '')
  })
  const target = by === 'phone' ? readPhone(contact) : readEmail(contact)
  const identities = [contact.trim(), target ?? '', accountName.trim()]

  const pointAtContact = () => {
    setMistake('contact')
    contactRef.current?.focus()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (target === null) {
      pointAtContact()
      return
    }
    if (!agreed) {
      setMistake('agree')
      return
    }
    setMistake(null)
    setBusy(true)
    setError(null)
    try {
      await browserApi().session.register({
        ...(by === 'phone' ? { phone: target } : { email: target }),
        ...(accountName.trim() ? { accountName: accountName.trim() } : {}),
        code,
        password,
        region: 'CN',
        accountType,
        agreements: ['terms', 'privacy'],
        enableService: true,
        locale,
      })
      window.location.assign(safeReturnTo(returnTo ?? null, local(paths.home())))
    } catch (caught) {
      setError(caught)
      setBusy(false)
    }
  }

  return (
    <AuthFrame title={t('register.title')} lead={t('register.lead')}>
      <form className="auth-form" method="post" ref={formRef} onSubmit={(event) => void submit(event)}>
        <fieldset className="segments">
          <legend className="visually-hidden">{t('register.by')}</legend>
          {(['phone', 'email'] as const).map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                name="by"
                value={kind}
                checked={by === kind}
                onChange={() => {
                  setBy(kind)
                  setContact('')
                  setMistake(null)
                }}
              />
              <span>{t(`register.${kind}`)}</span>
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label className="field-label" htmlFor="contact">
            {t(`register.${by}`)}
          </label>
          <input
            id="contact"
            ref={contactRef}
            className="input"
            name={by}
            type={by === 'phone' ? 'tel' : 'email'}
            autoComplete={by === 'phone' ? 'tel-national' : 'email'}
            required
            value={contact}
            aria-invalid={mistake === 'contact'}
            aria-describedby="contact-note"
            onChange={(event) => {
              setContact(event.target.value)
              if (mistake === 'contact') setMistake(null)
            }}
          />
          <p id="contact-note" className={mistake === 'contact' ? 'field-error' : 'field-hint'}>
            {mistake === 'contact'
              ? t(by === 'phone' ? 'register.phoneFormat' : 'register.emailFormat')
              : by === 'phone'
                ? t('register.phoneHint')
                : null}
          </p>
        </div>
        <CodeField
          value={code}
          onChange={setCode}
          request={
            target === null
              ? null
              : { purpose: 'register', channel: by === 'phone' ? 'sms' : 'email', target }
          }
          onMissing={pointAtContact}
        />
        <PasswordField
          label={t('register.password')}
          name="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          describedBy="password-rules"
        >
          <PasswordChecklist id="password-rules" password={password} identities={identities} />
        </PasswordField>
        <div className="field">
          <label className="field-label" htmlFor="accountName">
            {t('register.accountName')}
          </label>
          <input
            id="accountName"
            className="input"
            name="accountName"
            autoComplete="off"
            maxLength={64}
            value={accountName}
            aria-describedby="accountName-hint"
            onChange={(event) => setAccountName(event.target.value)}
          />
          <p id="accountName-hint" className="field-hint">
            {t('register.accountNameHint')}
          </p>
        </div>
        <fieldset className="field">
          <legend className="field-label">{t('register.accountType')}</legend>
          <div className="segments">
            {(['enterprise', 'individual'] as const).map((type) => (
              <label key={type}>
                <input
                  type="radio"
                  name="accountType"
                  value={type}
                  checked={accountType === type}
                  onChange={() => setAccountType(type)}
                />
                <span>{t(`register.${type}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div>
          <label className="check">
            <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
            <span>
              {t('register.agree')}{' '}
              <Link to={paths.terms()} target="_blank">
                {ts('footer.terms')}
              </Link>{' '}
              {t('register.and')}{' '}
              <Link to={paths.privacy()} target="_blank">
                {ts('footer.privacy')}
              </Link>
            </span>
          </label>
          {mistake === 'agree' ? (
            <p className="field-error" role="alert">
              {t('register.mustAgree')}
            </p>
          ) : null}
        </div>
        {error ? <ProblemNotice error={error} /> : null}
        <button
          className="button button-primary button-large"
          type="submit"
          disabled={busy || !hydrated || !isStrongPassword(password, identities)}
        >
          {busy ? t('register.submitting') : t('register.submit')}
        </button>
        <p className="muted">
          {t('register.haveAccount')} <Link to={paths.signIn(returnTo)}>{t('register.signIn')}</Link>
        </p>
      </form>
    </AuthFrame>
  )
}
