import { useTranslation } from '../i18n/use-translation.ts'
import { useLocation } from 'react-router'
import { paths } from '../paths.ts'
import { Icon } from '../ui/Icon.tsx'
import { useLocale } from '../ui/Link.tsx'

/** A plain link to the same page in the other language; the whole page reloads in it. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  const other = useLocale() === 'en' ? 'zh-CN' : 'en'
  const query = new URLSearchParams({ to: other, page: `${pathname}${search}` })
  return (
    <a
      className="site-nav-link language-switch"
      href={`${paths.language()}?${query}`}
      lang={other}
      rel="nofollow"
    >
      <Icon name="globe" size={18} />
      <span>{t(other === 'en' ? 'languages.en' : 'languages.zh')}</span>
    </a>
  )
}
