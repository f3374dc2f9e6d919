import type { CategoryNode } from '@yunshi/api-client'
import { useTranslation } from '../i18n/use-translation.ts'
import { useSession } from '../api/session.ts'
import { paths } from '../paths.ts'
import { Icon } from '../ui/Icon.tsx'
import { Link } from '../ui/Link.tsx'
import { Logo } from '../ui/Logo.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { CategoryMenu } from './CategoryMenu.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { SandboxRibbon } from './SandboxRibbon.tsx'
import { SearchBox } from './SearchBox.tsx'

/** Header of server-rendered pages: categories, search, language, the two centers, messages, account. */
export function SiteHeader({ categories }: { categories: CategoryNode[] }) {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const session = useSession()
  const unread = session?.unreadMessages ?? 0
  return (
    <>
      {session?.mode === 'sandbox' ? <SandboxRibbon /> : null}
      <header className="site-header">
        <div className="site-header-row">
          <Link className="brand" to={paths.home()} aria-label={tc('brandFull')}>
            <Logo />
            <span className="brand-name">{tc('brand')}</span>
          </Link>
          <CategoryMenu categories={categories} />
          <SearchBox />
          <nav className="site-nav" aria-label={t('header.main')}>
            <Link className="site-nav-link site-nav-wide" to={paths.buyer()}>
              {tc('areas.buyer')}
            </Link>
            {session?.user?.roles.includes('seller') ? (
              <Link className="site-nav-link site-nav-wide" to={paths.sellerCenter()}>
                {tc('areas.seller')}
              </Link>
            ) : (
              <Link className="site-nav-link site-nav-wide" to={paths.becomeSeller()}>
                {t('join.title')}
              </Link>
            )}
            <LanguageSwitch />
            {session?.user ? (
              <>
                <Link
                  className="icon-button badge-holder"
                  to={paths.buyerMessages()}
                  aria-label={unread > 0 ? tc('messagesUnread', { count: unread }) : tc('messages')}
                >
                  <Icon name="bell" />
                  {unread > 0 ? <span className="badge">{unread > 99 ? '99+' : unread}</span> : null}
                </Link>
                <AccountMenu user={session.user} />
              </>
            ) : (
              <>
                <Link className="site-nav-link" to={paths.signIn()}>
                  {tc('signIn')}
                </Link>
                <Link className="button button-primary site-nav-register" to={paths.register()}>
                  {tc('register')}
                </Link>
              </>
            )}
          </nav>
        </div>
      </header>
    </>
  )
}
