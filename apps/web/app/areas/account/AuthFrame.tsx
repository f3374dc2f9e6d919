import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import './auth.css'

/** The card that sign-in, registration and password reset share. */
export function AuthFrame(props: { title: string; lead: string; children: ReactNode; side?: ReactNode }) {
  const { t } = useTranslation()
  const { t: ta } = useTranslation('account')
  return (
    <div className="page auth">
      <title>{`${props.title} · ${t('brand')}`}</title>
      <meta name="robots" content="noindex" />
      <div className="panel auth-card">
        <h1>{props.title}</h1>
        <p className="muted">{props.lead}</p>
        <noscript>
          <p className="field-error">{ta('needsScript')}</p>
        </noscript>
        {props.children}
      </div>
      {props.side}
    </div>
  )
}
