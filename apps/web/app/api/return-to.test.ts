import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { safeReturnTo } from './return-to.ts'

describe('safeReturnTo', () => {
  it('BUY-DET-09 keeps an own path with its query', () => {
    expect(safeReturnTo('/checkout?product=crm&qty=5#pay', '/')).toBe('/checkout?product=crm&qty=5#pay')
  })

  it.each([
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:1',
    '/a\\b',
  ])('refuses %j', (value) => expect(safeReturnTo(value, '/buyer')).toBe('/buyer'))

  it('never leaves the origin, whatever the value', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((tail) => `/${tail}`),
          fc.webUrl(),
        ),
        (value) => {
          const target = new URL(safeReturnTo(value, '/'), 'https://yunshi.example')
          expect(target.origin).toBe('https://yunshi.example')
        },
      ),
    )
  })
})
