import { Suspense, useRef, useState } from 'react'
import { useFocusOnNavigation } from '../../hooks/use-focus-on-navigation.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Route, Routes } from 'react-router'
import { useSession } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { ConsoleProviders } from '../../ui/console/ConsoleProviders.tsx'
import { PageErrorBoundary } from '../../ui/console/PageErrorBoundary.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Link, NavLink } from '../../ui/Link.tsx'
import { Logo } from '../../ui/Logo.tsx'
import { AccountMenu } from '../AccountMenu.tsx'
import { LanguageSwitch } from '../LanguageSwitch.tsx'
import { SandboxRibbon } from '../SandboxRibbon.tsx'
import { UnknownPage } from './UnknownPage.tsx'
import type { ConsolePage, NavGroup } from './console-page.ts'
import '../header.css'
import './console.css'

type Area = 'buyer' | 'seller' | 'operator' | 'account'
/** Messages are read where the reader works; SELL-MSG-01 wants them behind the bell. */
const messagesOf: Record<Area, string> = {
  buyer: paths.buyerMessages(),
  account: paths.buyerMessages(),
  seller: paths.sellerNotices(),
  operator: paths.operatorMessages(),
}

type Props = { area: Area; navigation: NavGroup[]; pages: ConsolePage[]; unread?: number }

/** The frame of a console: header with area switch, left navigation, and the area's pages. */
export function ConsoleArea({ area, navigation, pages, unread }: Props) {
  const { t } = useTranslation()
  const session = useSession()
  const [menuOpen, setMenuOpen] = useState(false)
  const contentRef = useRef<HTMLElement>(null)
  useFocusOnNavigation(contentRef)
  const user = session?.user
  const shownGroups = navigation
    .map((group) => ({
      ...group,
      entries: group.entries.filter(
        ({ permission }) => permission === undefined || (user?.permissions.includes(permission) ?? false),
      ),
    }))
    .filter(({ entries }) => entries.length > 0)
  const unreadMessages = unread ?? session?.unreadMessages ?? 0
  const areas: { key: Area; to: string; shown: boolean }[] = [
    { key: 'buyer', to: paths.buyer(), shown: true },
    {
      key: 'seller',
      to: paths.sellerCenter(),
      shown: area === 'seller' || (user?.roles.includes('seller') ?? false),
    },
    { key: 'operator', to: paths.operator(), shown: user?.roles.includes('operator') ?? false },
    { key: 'account', to: paths.account(), shown: area === 'account' },
  ]
  return (
    <ConsoleProviders>
      <div className="console">
        {session?.mode === 'sandbox' ? <SandboxRibbon /> : null}
        <header className="console-header">
          <button
            className="icon-button console-menu-button"
            type="button"
            aria-label={t('menu')}
            aria-expanded={menuOpen}
            aria-controls="console-nav"
            onClick={() => setMenuOpen(!menuOpen)}
          >
            <Icon name={menuOpen ? 'close' : 'menu'} />
          </button>
          <Link className="brand" to={paths.home()} aria-label={t('brandFull')}>
            <Logo size={28} />
            <span className="brand-name">{t('brand')}</span>
          </Link>
          <nav className="area-switch" aria-label={t('menu')}>
            {areas.map(({ key, to, shown }) =>
              shown ? (
                <Link key={key} to={to} aria-current={key === area ? 'true' : undefined}>
                  {t(`areas.${key}`)}
                </Link>
              ) : null,
            )}
          </nav>
          <div className="site-nav">
            <LanguageSwitch />
            <Link
              className="icon-button badge-holder"
              to={messagesOf[area]}
              aria-label={unreadMessages > 0 ? t('messagesUnread', { count: unreadMessages }) : t('messages')}
            >
              <Icon name="bell" />
              {unreadMessages > 0 ? (
                <span className="badge">{unreadMessages > 99 ? '99+' : unreadMessages}</span>
              ) : null}
            </Link>
            {user ? <AccountMenu user={user} /> : null}
          </div>
        </header>
        <div className="console-body">
          <nav
            id="console-nav"
            className={`console-side ${menuOpen ? 'console-side-open' : ''}`}
            aria-label={t(`areas.${area}`)}
          >
            {shownGroups.map((group, index) => (
              <div className="console-nav-group" key={group.label ?? index}>
                {group.label ? <p className="console-nav-label">{group.label}</p> : null}
                <ul>
                  {group.entries.map((entry) => (
                    <li key={entry.to}>
                      <NavLink to={entry.to} end={entry.exact ?? false} onClick={() => setMenuOpen(false)}>
                        <Icon name={entry.icon} size={18} />
                        <span>{entry.label}</span>
                        {entry.count ? <span className="console-nav-count">{entry.count}</span> : null}
                      </NavLink>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </nav>
          <main id="content" ref={contentRef} className="console-content" tabIndex={-1}>
            <PageErrorBoundary>
              <Suspense fallback={<span className="console-bone console-bone-card" />}>
                <Routes>
                  {pages.map(({ path, Page }) => (
                    <Route key={path} {...(path === '' ? { index: true } : { path })} element={<Page />} />
                  ))}
                  <Route path="*" element={<UnknownPage />} />
                </Routes>
              </Suspense>
            </PageErrorBoundary>
          </main>
        </div>
      </div>
    </ConsoleProviders>
  )
}
