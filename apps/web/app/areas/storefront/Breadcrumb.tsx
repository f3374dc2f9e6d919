import { useLocation } from 'react-router'
import { useBaseUrl } from '../../api/session.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Link, useLocalPath } from '../../ui/Link.tsx'
import { JsonLd } from './JsonLd.tsx'

/** Where the page sits, for people and for search engines; the last step is the page itself and no link. */
export function Breadcrumb({ steps }: { steps: { label: string; to?: string }[] }) {
  const { t } = useTranslation('storefront')
  const baseUrl = useBaseUrl()
  const local = useLocalPath()
  const { pathname } = useLocation()
  return (
    <nav className="breadcrumb" aria-label={t('list.breadcrumb')}>
      <ol>
        {steps.map(({ label, to }) => (
          <li key={label}>{to ? <Link to={to}>{label}</Link> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
      <JsonLd
        value={{
          '@type': 'BreadcrumbList',
          itemListElement: steps.map(({ label, to }, index) => ({
            '@type': 'ListItem',
            position: index + 1,
            name: label,
            item: `${baseUrl}${to ? local(to) : pathname}`,
          })),
        }}
      />
    </nav>
  )
}
