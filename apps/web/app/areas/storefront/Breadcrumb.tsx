import { useTranslation } from '../../i18n/use-translation.ts'
import { Link } from '../../ui/Link.tsx'

/** Where the page sits; the last step is the page itself and no link. */
export function Breadcrumb({ steps }: { steps: { label: string; to?: string }[] }) {
  const { t } = useTranslation('storefront')
  return (
    <nav className="breadcrumb" aria-label={t('list.breadcrumb')}>
      <ol>
        {steps.map(({ label, to }) => (
          <li key={label}>{to ? <Link to={to}>{label}</Link> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
