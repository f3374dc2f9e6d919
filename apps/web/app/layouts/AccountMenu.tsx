import type { SessionUser } from '@yunshi/api-client'
import { useRef } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { browserApi } from '../api/browser-api.ts'
import { useDismiss } from '../hooks/use-dismiss.ts'
import { paths } from '../paths.ts'
import { Icon } from '../ui/Icon.tsx'
import { Link, useLocalPath } from '../ui/Link.tsx'

/** Who is signed in, the places that belong to them, and signing out. */
export function AccountMenu({ user }: { user: SessionUser }) {
  const { t } = useTranslation()
  const local = useLocalPath()
  const ref = useRef<HTMLDetailsElement>(null)
  useDismiss(ref)
  const signOut = async () => {
    await browserApi().session.signOut()
    // A full load: nothing of the last reader may stay in memory.
    window.location.assign(local(paths.home()))
  }
  return (
    <details className="account-menu" ref={ref}>
      <summary aria-label={t('accountMenu', { name: user.accountName })}>
        {/* Drawn by the style sheet: as text it would not be part of the control's name (WCAG 2.5.3). */}
        <span className="avatar" data-letter={user.accountName.slice(0, 1).toUpperCase()} />
        <span className="account-name">{user.accountName}</span>
        <Icon name="chevronDown" size={16} />
      </summary>
      <div className="menu-panel">
        <p className="menu-head">
          <strong>{user.accountName}</strong>
          {user.kind === 'iam' ? <span className="muted"> / {user.userName}</span> : null}
          <span className="tag">{t(`realNameState.${user.realNameState}`)}</span>
        </p>
        <ul>
          <li>
            <Link to={paths.buyer()}>{t('areas.buyer')}</Link>
          </li>
          <li>
            <Link to={paths.account()}>{t('areas.account')}</Link>
          </li>
          {user.roles.includes('seller') ? (
            <li>
              <Link to={paths.sellerCenter()}>{t('areas.seller')}</Link>
            </li>
          ) : null}
          {user.roles.includes('operator') ? (
            <li>
              <Link to={paths.operator()}>{t('areas.operator')}</Link>
            </li>
          ) : null}
          <li>
            <button type="button" onClick={() => void signOut()}>
              {t('signOut')}
            </button>
          </li>
        </ul>
      </div>
    </details>
  )
}
