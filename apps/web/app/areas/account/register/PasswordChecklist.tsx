import { useTranslation } from '../../../i18n/use-translation.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { checkPassword, passwordRules } from '../../../ui/password-rules.ts'

/** The rules of a password, ticked off while it is typed. */
export function PasswordChecklist(props: { id: string; password: string; identities: string[] }) {
  const { t } = useTranslation('account')
  const met = checkPassword(props.password, props.identities)
  return (
    <ul id={props.id} className="password-rules" aria-label={t('passwordRules.label')}>
      {passwordRules.map((rule) => (
        <li key={rule} className={met[rule] ? 'met' : undefined}>
          <Icon name={met[rule] ? 'check' : 'minus'} size={16} />
          {t(`passwordRules.${rule}`)}
          <span className="visually-hidden">
            , {t(met[rule] ? 'passwordRules.met' : 'passwordRules.unmet')}
          </span>
        </li>
      ))}
    </ul>
  )
}
