import { useTranslation } from '../i18n/use-translation.ts'
import { paths } from '../paths.ts'
import { Link } from '../ui/Link.tsx'

/** Says discreetly that money and mail are not real here, and where the demo accounts and messages are. */
export function SandboxRibbon() {
  const { t } = useTranslation()
  return (
    <aside className="sandbox-ribbon" aria-label={t('sandbox')}>
      <span>{t('sandbox')}</span>
      <Link to={paths.signIn()}>{t('sandboxAccounts')}</Link>
      <Link className="sandbox-mail" to={paths.sandboxMailbox()}>
        {t('sandboxMailbox')}
      </Link>
    </aside>
  )
}
