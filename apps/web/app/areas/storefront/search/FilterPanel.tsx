import type { ProductList } from '@yunshi/api-client'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Form, useRouteLoaderData } from 'react-router'
import type { loader as frameLoader } from '../../../layouts/storefront.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useGo, useLocalPath } from '../../../ui/Link.tsx'
import { readFilters, writeFilters } from './filters.ts'
import type { Filters, ManyGroup } from './filters.ts'

/** Slugs of the first category level, as the frame around the page has loaded them. */
function useTopCategories(): string[] {
  const frame = useRouteLoaderData<typeof frameLoader>('layouts/storefront')
  return frame?.categories.map(({ slug }) => slug) ?? []
}

type Props = { list: ProductList; filters: Filters; path: string; fixed?: 'category' | 'seller' }
type Choice = { value: string; label: string; count: number }

const shownAtFirst = 8

/**
 * The filter form. Without scripts it is a GET form with a submit button; with them every tick applies at once,
 * prices when the field is left or Enter is pressed.
 */
export function FilterPanel({ list, filters, path, fixed }: Props) {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const formRef = useRef<HTMLFormElement>(null)
  const local = useLocalPath()
  const go = useGo()

  const apply = () => {
    if (!formRef.current) return
    const params = new URLSearchParams()
    for (const [name, value] of new FormData(formRef.current)) {
      if (typeof value === 'string') params.append(name, value)
    }
    go(`${path}${writeFilters(readFilters(params))}`, { preventScrollReset: true })
  }

  const { facets } = list
  // Both levels are counted; the top one is enough to choose from, besides what is chosen.
  const tops = new Set(useTopCategories())
  const categories = facets.category.filter(({ slug }) => tops.has(slug) || slug === filters.category)
  const groups: { name: ManyGroup; choices: Choice[] }[] = [
    {
      name: 'accessType',
      choices: facets.accessType.map(({ value, count }) => ({
        value,
        count,
        label: tc(`accessType.${value as 'SAAS'}`),
      })),
    },
    {
      name: 'chargeMode',
      choices: facets.chargeMode.map(({ value, count }) => ({
        value,
        count,
        label: tc(`chargeMode.${value as 'MONTH'}`),
      })),
    },
    {
      name: 'industry',
      choices: facets.industry.map(({ slug, name, count }) => ({ value: slug, label: name, count })),
    },
    {
      name: 'salesClass',
      choices: facets.salesClass.map(({ value, count }) => ({
        value,
        count,
        label: tc(`salesClass.${value as 'general'}`),
      })),
    },
    {
      name: 'tag',
      choices: facets.tag.map(({ value, count }) => ({ value, label: value, count })),
    },
  ]

  return (
    <div className="filters">
      {/* On narrow screens the box folds the form; a plain checkbox, so it does so without scripts too. */}
      <input className="visually-hidden" type="checkbox" id="filters-open" />
      <label className="filters-toggle" htmlFor="filters-open">
        <Icon name="filter" size={18} />
        {t('list.filters')}
        <Icon name="chevronDown" size={16} />
      </label>
      {/* The key makes unchecked boxes follow the URL when a chip is removed or the reader goes back. */}
      <Form
        key={writeFilters({ ...filters, page: 1 })}
        ref={formRef}
        action={local(path)}
        method="get"
        preventScrollReset
        onChange={(event) => {
          if ((event.target as HTMLInputElement).type !== 'text') apply()
        }}
      >
        {filters.q ? <input type="hidden" name="q" value={filters.q} /> : null}
        {filters.sort !== 'relevance' ? <input type="hidden" name="sort" value={filters.sort} /> : null}
        {fixed === 'category' || categories.length === 0 ? null : (
          <Group title={t('list.group.category')}>
            <Choices
              type="radio"
              name="category"
              chosen={[filters.category]}
              choices={categories.map(({ slug, name, count }) => ({ value: slug, label: name, count }))}
            />
          </Group>
        )}
        {groups.map(({ name, choices }) =>
          choices.length === 0 && filters[name].length === 0 ? null : (
            <Group key={name} title={t(`list.group.${name}`)}>
              <Choices type="checkbox" name={name} chosen={filters[name]} choices={choices} />
            </Group>
          ),
        )}
        <Group title={t('list.group.price')}>
          <div className="price-range">
            <input
              className="input input-small"
              type="text"
              inputMode="decimal"
              name="priceMin"
              aria-label={t('list.priceMin')}
              placeholder={t('list.priceMin')}
              defaultValue={filters.priceMin}
              onBlur={(event) => event.target.value !== filters.priceMin && apply()}
            />
            <span aria-hidden="true">–</span>
            <input
              className="input input-small"
              type="text"
              inputMode="decimal"
              name="priceMax"
              aria-label={t('list.priceMax')}
              placeholder={t('list.priceMax')}
              defaultValue={filters.priceMax}
              onBlur={(event) => event.target.value !== filters.priceMax && apply()}
            />
          </div>
        </Group>
        <Group title={t('list.group.special')}>
          <label className="check">
            <input type="checkbox" name="trial" value="true" defaultChecked={filters.trial} />
            <span>{t('list.trial')}</span>
          </label>
          <label className="check">
            <input type="checkbox" name="free" value="true" defaultChecked={filters.free} />
            <span>{t('list.free')}</span>
          </label>
        </Group>
        <button className="button button-block filters-apply" type="submit">
          {t('list.apply')}
        </button>
      </Form>
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="filter-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

type ChoicesProps = { type: 'checkbox' | 'radio'; name: string; chosen: string[]; choices: Choice[] }

function Choices({ type, name, chosen, choices }: ChoicesProps) {
  const { t } = useTranslation('storefront')
  const row = ({ value, label, count }: Choice) => (
    <label className="check" key={value}>
      <input type={type} name={name} value={value} defaultChecked={chosen.includes(value)} />
      <span className="filter-label">{label}</span>
      <span className="filter-count">{count}</span>
    </label>
  )
  // What is chosen is never hidden behind "show more".
  const first = choices.filter(({ value }, index) => index < shownAtFirst || chosen.includes(value))
  const rest = choices.filter((choice) => !first.includes(choice))
  return (
    <>
      {first.map(row)}
      {rest.length === 0 ? null : (
        <details className="filter-more">
          <summary>{t('list.more')}</summary>
          {rest.map(row)}
        </details>
      )}
    </>
  )
}
