import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { readListQuery, withCursor, withFilters } from './list-query.ts'

const names = ['status', 'q', 'from']

describe('list state in the URL', () => {
  it('reads back exactly the filters that were set', () => {
    const value = fc.string({ minLength: 1 }).filter((text) => text.trim() === text)
    const filters = fc.dictionary(fc.constantFrom(...names), value)
    fc.assert(
      fc.property(filters, (chosen) => {
        expect(readListQuery(withFilters(new URLSearchParams(), chosen), names).filters).toEqual(chosen)
      }),
    )
  })

  it('starts at the first page when a filter changes and leaves other parameters alone', () => {
    const before = new URLSearchParams('tab=all&status=PROCESSING&cursor=abc')
    const after = withFilters(before, { status: '', q: ' crm ' })
    expect(after.toString()).toBe('tab=all&q=crm')
  })

  it('keeps the filters while paging', () => {
    const params = withCursor(new URLSearchParams('status=PROCESSING'), 'next')
    expect(readListQuery(params, names)).toEqual({ filters: { status: 'PROCESSING' }, cursor: 'next' })
    expect(withCursor(params, undefined).toString()).toBe('status=PROCESSING')
  })
})
