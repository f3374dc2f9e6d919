import type { ProductQuery, ProductSort } from '@yunshi/api-client'

/** Groups in which several values may be chosen: OR inside a group, AND between groups (BUY-STORE-12). */
const manyGroups = ['accessType', 'chargeMode', 'salesClass', 'industry', 'tag'] as const
export type ManyGroup = (typeof manyGroups)[number]

export const sorts = [
  'relevance',
  'sales',
  'newest',
  'price_asc',
  'price_desc',
  'score',
] as const satisfies ProductSort[]

/** What a reader has chosen in a product list; the URL holds exactly this. */
export type Filters = {
  q: string
  category: string
  accessType: string[]
  chargeMode: string[]
  salesClass: string[]
  industry: string[]
  tag: string[]
  /** Decimal text, or '' when open on that side. */
  priceMin: string
  priceMax: string
  trial: boolean
  free: boolean
  sort: ProductSort
  page: number
}

const queryLengthMax = 100
const decimal = /^\d{1,12}(\.\d{1,2})?$/

const distinct = (values: string[]) => [...new Set(values.filter((value) => value !== ''))]

/** Reads filters from a query string. Values nobody could have chosen are dropped, never an error. */
export function readFilters(params: URLSearchParams): Filters {
  const text = (name: string) => (params.get(name) ?? '').trim()
  const price = (name: string) => (decimal.test(text(name)) ? text(name) : '')
  const page = Number(text('page'))
  return {
    q: text('q').slice(0, queryLengthMax),
    category: text('category'),
    accessType: distinct(params.getAll('accessType')),
    chargeMode: distinct(params.getAll('chargeMode')),
    salesClass: distinct(params.getAll('salesClass')),
    industry: distinct(params.getAll('industry')),
    tag: distinct(params.getAll('tag')),
    priceMin: price('priceMin'),
    priceMax: price('priceMax'),
    trial: text('trial') === 'true',
    free: text('free') === 'true',
    sort: sorts.find((sort) => sort === text('sort')) ?? 'relevance',
    page: Number.isInteger(page) && page > 1 && page <= 100_000 ? page : 1,
  }
}

/** Writes filters as a query string with its `?`; '' when nothing is chosen. Inverse of {@link readFilters}. */
export function writeFilters(filters: Filters): string {
  const params = new URLSearchParams()
  const set = (name: string, value: string) => {
    if (value !== '') params.append(name, value)
  }
  set('q', filters.q)
  set('category', filters.category)
  for (const group of manyGroups) for (const value of filters[group]) set(group, value)
  set('priceMin', filters.priceMin)
  set('priceMax', filters.priceMax)
  set('trial', filters.trial ? 'true' : '')
  set('free', filters.free ? 'true' : '')
  set('sort', filters.sort === 'relevance' ? '' : filters.sort)
  set('page', filters.page > 1 ? String(filters.page) : '')
  const written = params.toString()
  return written === '' ? '' : `?${written}`
}

/** Chooses a value of a group, or takes it back. The list starts again at its first page. */
export function toggleValue(filters: Filters, group: ManyGroup, value: string): Filters {
  const chosen = filters[group]
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
  return { ...filters, [group]: next, page: 1 }
}

export type Chip =
  | { kind: ManyGroup; value: string }
  | { kind: 'q' | 'category' | 'price' | 'trial' | 'free'; value: string }

/** The chosen conditions one by one, as removable chips. */
export function chipsOf(filters: Filters): Chip[] {
  return [
    ...(filters.q ? [{ kind: 'q', value: filters.q } as const] : []),
    ...(filters.category ? [{ kind: 'category', value: filters.category } as const] : []),
    ...manyGroups.flatMap((kind) => filters[kind].map((value) => ({ kind, value }))),
    ...(filters.priceMin || filters.priceMax ? [{ kind: 'price', value: '' } as const] : []),
    ...(filters.trial ? [{ kind: 'trial', value: '' } as const] : []),
    ...(filters.free ? [{ kind: 'free', value: '' } as const] : []),
  ]
}

/** The filters without one chip. */
export function withoutChip(filters: Filters, chip: Chip): Filters {
  switch (chip.kind) {
    case 'q':
      return { ...filters, q: '', page: 1 }
    case 'category':
      return { ...filters, category: '', page: 1 }
    case 'price':
      return { ...filters, priceMin: '', priceMax: '', page: 1 }
    case 'trial':
      return { ...filters, trial: false, page: 1 }
    case 'free':
      return { ...filters, free: false, page: 1 }
    case 'accessType':
    case 'chargeMode':
    case 'salesClass':
    case 'industry':
    case 'tag':
      return toggleValue(filters, chip.kind, chip.value)
  }
}

/** The same filters as the API takes them. */
export function productQuery(filters: Filters, limit: number): ProductQuery {
  const { q, category, priceMin, priceMax, ...rest } = filters
  return {
    ...rest,
    limit,
    q: q || undefined,
    category: category || undefined,
    priceMin: priceMin || undefined,
    priceMax: priceMax || undefined,
  }
}

/** Page numbers to offer: first, last, the current one and its neighbours; null stands for a gap. */
export function pageNumbers(page: number, pageCount: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pageCount].filter((n) => n >= 1 && n <= pageCount)
  const numbers = [...new Set(wanted)].sort((a, b) => a - b)
  return numbers.flatMap((n, index) => {
    const before = numbers[index - 1]
    if (before === undefined || n === before + 1) return [n]
    return n === before + 2 ? [before + 1, n] : [null, n]
  })
}
