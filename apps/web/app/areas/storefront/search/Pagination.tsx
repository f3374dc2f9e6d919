import { useTranslation } from '../../../i18n/use-translation.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Link } from '../../../ui/Link.tsx'
import { pageNumbers } from './filters.ts'

/** Page numbers as plain links. */
export function Pagination(props: { page: number; pageCount: number; to: (page: number) => string }) {
  const { t } = useTranslation('storefront')
  const { page, pageCount, to } = props
  if (pageCount <= 1) return null
  return (
    <nav className="pagination" aria-label={t('list.pages')}>
      {page > 1 ? (
        <Link to={to(page - 1)} rel="prev" aria-label={t('list.previous')}>
          <Icon name="chevronLeft" size={18} />
        </Link>
      ) : null}
      {pageNumbers(page, pageCount).map((number, index) =>
        number === null ? (
          <span key={`gap-${index < 3 ? 'start' : 'end'}`}>…</span>
        ) : (
          <Link
            key={number}
            to={to(number)}
            aria-label={t('list.page', { page: number })}
            aria-current={number === page ? 'page' : undefined}
          >
            {number}
          </Link>
        ),
      )}
      {page < pageCount ? (
        <Link to={to(page + 1)} rel="next" aria-label={t('list.next')}>
          <Icon name="chevronRight" size={18} />
        </Link>
      ) : null}
    </nav>
  )
}
