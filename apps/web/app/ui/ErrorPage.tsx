import { useTranslation } from '../i18n/use-translation.ts'
import { isRouteErrorResponse } from 'react-router'
import { paths } from '../paths.ts'
import { Link } from './Link.tsx'

/** The whole page could not be shown: what happened, what to do, where to go. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation('errors')
  const { t: tc } = useTranslation('common')
  const response = isRouteErrorResponse(error) ? error : null
  const problem = response?.data as { title?: string; detail?: string; requestId?: string } | null | undefined
  const kind = response?.status === 404 ? 'notFound' : response?.status === 403 ? 'forbidden' : 'server'
  const title = (kind !== 'notFound' && problem?.title) || t(`${kind}.title`)
  return (
    <div className="error-page">
      <title>{title}</title>
      <meta name="robots" content="noindex" />
      <p className="error-status">{response?.status ?? 500}</p>
      <h1>{title}</h1>
      <p className="muted">{(kind !== 'notFound' && problem?.detail) || t(`${kind}.detail`)}</p>
      {problem?.requestId ? (
        <p className="muted small">{tc('requestId', { id: problem.requestId })}</p>
      ) : null}
      <p className="error-actions">
        <Link className="button button-primary" to={paths.home()}>
          {t('goHome')}
        </Link>
        <Link className="button" to={paths.products()}>
          {t('browseProducts')}
        </Link>
      </p>
    </div>
  )
}
