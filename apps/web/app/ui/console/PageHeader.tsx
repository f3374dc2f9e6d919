import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Link } from '../Link.tsx'

type Props = {
  title: string
  /** One line: what this page is for. */
  purpose?: string
  /** Pages above this one, outermost first. */
  trail?: { label: string; to: string }[]
  /** The primary action, and at most two more. */
  actions?: ReactNode
}

/** Head of a console page; also sets the document's title. */
export function PageHeader({ title, purpose, trail = [], actions }: Props) {
  const { t } = useTranslation()
  const { t: ts } = useTranslation('storefront')
  return (
    <div className="page-header">
      <title>{`${title} · ${t('brand')}`}</title>
      <meta name="robots" content="noindex" />
      <div>
        {trail.length > 0 ? (
          <nav className="console-breadcrumb" aria-label={ts('list.breadcrumb')}>
            <ol>
              {trail.map(({ label, to }) => (
                <li key={to}>
                  <Link to={to}>{label}</Link>
                </li>
              ))}
              <li aria-current="page">{title}</li>
            </ol>
          </nav>
        ) : null}
        <h1>{title}</h1>
        {purpose ? <p>{purpose}</p> : null}
      </div>
      {actions ? <div className="page-header-actions">{actions}</div> : null}
    </div>
  )
}
