import type { ProductList } from '@yunshi/api-client'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { useNavigation } from 'react-router'
import { Icon } from '../../../ui/Icon.tsx'
import { Link, useGo, useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { ProductCard, ProductCardSkeleton } from '../ProductCard.tsx'
import { FilterPanel } from './FilterPanel.tsx'
import { Pagination } from './Pagination.tsx'
import { chipsOf, sorts, withoutChip, writeFilters } from './filters.ts'
import type { Chip, Filters } from './filters.ts'
import './search.css'

type Props = {
  list: ProductList
  filters: Filters
  /** Path of this list without query; filters are written behind it. */
  path: string
  /** Hides the group that the page itself fixes. */
  fixed?: 'category' | 'seller'
  head: ReactNode
}

/** Filters, chips, sort, cards and pages of a product list. The URL is the whole state. */
export function ProductListing({ list, filters, path, fixed, head }: Props) {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const locale = useLocale()
  const go = useGo()
  const navigation = useNavigation()
  // Only a change of this very list shows the skeleton; leaving for another page keeps the cards in place.
  const reloading = navigation.state === 'loading' && navigation.location.pathname.endsWith(path)
  const to = (next: Filters) => `${path}${writeFilters(next)}`
  const labelOf = (chip: Chip): string => {
    switch (chip.kind) {
      case 'q':
        return t('list.searchChip', { q: chip.value })
      case 'trial':
        return t('list.trial')
      case 'free':
        return t('list.free')
      case 'price':
        return filters.priceMin && filters.priceMax
          ? t('list.priceRange', { min: filters.priceMin, max: filters.priceMax })
          : filters.priceMin
            ? t('list.priceFrom', { min: filters.priceMin })
            : t('list.priceUpTo', { max: filters.priceMax })
      case 'category':
      case 'industry':
        return list.facets[chip.kind].find(({ slug }) => slug === chip.value)?.name ?? chip.value
      case 'tag':
        return chip.value
      case 'accessType':
        return tc(`accessType.${chip.value as 'SAAS'}`)
      case 'chargeMode':
        return tc(`chargeMode.${chip.value as 'MONTH'}`)
      case 'salesClass':
        return tc(`salesClass.${chip.value as 'general'}`)
    }
  }
  const chips = chipsOf(filters).filter((chip) => chip.kind !== fixed)
  const cleared = chips.reduce((rest, chip) => withoutChip(rest, chip), filters)
  const count = countText(list.total.count, locale)
  return (
    <div className="listing">
      <FilterPanel list={list} filters={filters} path={path} {...(fixed ? { fixed } : {})} />
      <section className="listing-main" aria-busy={reloading}>
        {head}
        <div className="listing-bar">
          <output className="listing-count">
            {list.total.capped
              ? t('list.foundCapped', { count: list.total.count })
              : t('list.found', { count: list.total.count }).replace(String(list.total.count), count)}
          </output>
          <nav className="sorts" aria-label={t('list.sort')}>
            {sorts.map((sort) => (
              <Link
                key={sort}
                to={to({ ...filters, sort, page: 1 })}
                aria-current={filters.sort === sort ? 'true' : undefined}
                preventScrollReset
              >
                {t(`list.sortBy.${sort}`)}
              </Link>
            ))}
          </nav>
          <label className="sort-select">
            <span className="visually-hidden">{t('list.sort')}</span>
            <select
              className="input input-small"
              value={filters.sort}
              onChange={(event) => {
                const sort = sorts.find((known) => known === event.target.value) ?? 'relevance'
                go(to({ ...filters, sort, page: 1 }), { preventScrollReset: true })
              }}
            >
              {sorts.map((sort) => (
                <option key={sort} value={sort}>
                  {t(`list.sortBy.${sort}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        {chips.length === 0 ? null : (
          <ul className="chips" aria-label={t('list.chosen')}>
            {chips.map((chip) => (
              <li key={`${chip.kind}:${chip.value}`}>
                <Link
                  className="chip"
                  to={to(withoutChip(filters, chip))}
                  aria-label={t('list.remove', { label: labelOf(chip) })}
                  preventScrollReset
                >
                  {labelOf(chip)}
                  <Icon name="close" size={14} />
                </Link>
              </li>
            ))}
            <li>
              <Link className="chip chip-clear" to={to(cleared)} preventScrollReset>
                {t('list.clearAll')}
              </Link>
            </li>
          </ul>
        )}
        {list.search?.correctedTo ? (
          <output className="listing-reading">
            {t('list.correctedTo', { q: filters.q, corrected: list.search.correctedTo })}
          </output>
        ) : list.search?.by === 'sound' ? (
          <output className="listing-reading">{t('list.bySound', { q: filters.q })}</output>
        ) : null}
        {list.items.length === 0 && !reloading ? (
          <div className="empty">
            <Icon name="search" size={36} />
            <h2>{t('list.noneTitle')}</h2>
            <p className="muted">{t('list.noneText')}</p>
            {chips.length > 0 ? (
              <Link className="button" to={to(cleared)}>
                {t('list.clearAll')}
              </Link>
            ) : null}
          </div>
        ) : (
          <div className="card-grid listing-cards">
            {reloading
              ? Array.from({ length: 6 }, (_, index) => <ProductCardSkeleton key={index} />)
              : list.items.map((product) => <ProductCard key={product.id} product={product} level={2} />)}
          </div>
        )}
        <Pagination page={list.page} pageCount={list.pageCount} to={(page) => to({ ...filters, page })} />
      </section>
    </div>
  )
}
