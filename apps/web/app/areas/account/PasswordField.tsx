import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Icon } from '../../ui/Icon.tsx'

type Props = {
  label: string
  name: string
  autoComplete: 'current-password' | 'new-password'
  value: string
  onChange: (value: string) => void
  /** Shown under the field; `describedBy` names it. */
  children?: ReactNode
  describedBy?: string
}

/** A password with a button that shows it. */
export function PasswordField({ label, name, autoComplete, value, onChange, children, describedBy }: Props) {
  const { t } = useTranslation('account')
  const [shown, setShown] = useState(false)
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="field-control">
        <input
          id={id}
          className="input input-password"
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          required
          value={value}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          className="icon-button password-toggle"
          type="button"
          aria-pressed={shown}
          aria-label={shown ? t('hidePassword') : t('showPassword')}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'eyeOff' : 'eye'} />
        </button>
      </div>
      {children}
    </div>
  )
}
