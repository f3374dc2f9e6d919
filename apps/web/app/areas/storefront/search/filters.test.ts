import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import {
  chipsOf,
  pageNumbers,
  productQuery,
  readFilters,
  sorts,
  toggleValue,
  withoutChip,
  writeFilters,
} from './filters.ts'
import type { Filters } from './filters.ts'

const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text)
const words = fc.uniqueArray(word, { maxLength: 4 })
const price = fc.constantFrom('', '0', '100', '99.90')
const filters: fc.Arbitrary<Filters> = fc.record({
  q: fc.oneof(fc.constant(''), word),
  category: fc.oneof(fc.constant(''), word),
  accessType: words,
  chargeMode: words,
  salesClass: words,
  industry: words,
  tag: words,
  priceMin: price,
  priceMax: price,
  trial: fc.boolean(),
  free: fc.boolean(),
  sort: fc.constantFrom(...sorts),
  page: fc.integer({ min: 1, max: 500 }),
})

describe('filters in the URL', () => {
  it('BUY-STORE-12 survive the way through the URL unchanged', () => {
    fc.assert(
      fc.property(filters, (chosen) => {
        expect(readFilters(new URLSearchParams(writeFilters(chosen)))).toEqual(chosen)
      }),
    )
  })

  it('reads anything without failing', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const read = readFilters(new URLSearchParams(query))
        expect(readFilters(new URLSearchParams(writeFilters(read)))).toEqual(read)
      }),
    )
    const odd = readFilters(new URLSearchParams('page=-2&priceMin=abc&sort=evil&tag=&tag=x&tag=x'))
    expect(odd).toMatchObject({ page: 1, priceMin: '', sort: 'relevance', tag: ['x'] })
  })

  it('BUY-STORE-10 cuts a query at 100 characters', () => {
    expect(readFilters(new URLSearchParams({ q: '云'.repeat(300) })).q).toHaveLength(100)
  })

  it('writes nothing for a plain list', () => {
    expect(writeFilters(readFilters(new URLSearchParams()))).toBe('')
  })

  it('goes back to the first page when a condition changes', () => {
    const filters3 = readFilters(new URLSearchParams('page=3&accessType=SAAS'))
    expect(toggleValue(filters3, 'accessType', 'API')).toMatchObject({ page: 1, accessType: ['SAAS', 'API'] })
    expect(toggleValue(filters3, 'accessType', 'SAAS')).toMatchObject({ page: 1, accessType: [] })
  })

  it('removing every chip leaves only the sort order', () => {
    fc.assert(
      fc.property(filters, (chosen) => {
        const left = chipsOf(chosen).reduce((rest, chip) => withoutChip(rest, chip), { ...chosen, page: 1 })
        expect(chipsOf(left)).toEqual([])
        expect(left.sort).toBe(chosen.sort)
      }),
    )
  })

  it('asks the API for exactly what is chosen', () => {
    expect(productQuery(readFilters(new URLSearchParams('q=crm&trial=true&page=2')), 24)).toMatchObject({
      q: 'crm',
      trial: true,
      page: 2,
      limit: 24,
      category: undefined,
    })
  })
})

describe('pageNumbers', () => {
  it.each([
    [1, 1, [1]],
    [1, 4, [1, 2, 3, 4]],
    [3, 5, [1, 2, 3, 4, 5]],
    [10, 20, [1, null, 9, 10, 11, null, 20]],
  ])('page %i of %i', (page, count, expected) => expect(pageNumbers(page, count)).toEqual(expected))

  it('always offers first, current and last page, ascending', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (a, b) => {
        const [page, count] = [Math.min(a, b), Math.max(a, b)]
        const numbers = pageNumbers(page, count).filter((n) => n !== null)
        expect(numbers).toEqual([...numbers].sort((x, y) => x - y))
        expect(numbers).toEqual(expect.arrayContaining([1, page, count]))
      }),
    )
  })
})
