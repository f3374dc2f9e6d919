import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bpsOf, percentOf, stateOfRates } from './rates.ts'

describe('rates', () => {
  it('OPS-FEE-01 every ratio is written and read back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (bps) => {
        expect(bpsOf(percentOf(bps))).toBe(bps)
      }),
    )
  })

  it.each(['', '-1', '100.01', '101', '1.234', '5%', 'x'])('%j is no percentage', (text) => {
    expect(bpsOf(text)).toBeNull()
  })

  it('OPS-FEE-01 of each scope the latest row that has begun holds', () => {
    const row = (id: string, scope: string, day: string) => ({
      id,
      scope,
      effectiveAt: `2026-01-${day}T00:00:00Z`,
    })
    const rows = [row('a', 'x', '01'), row('b', 'x', '05'), row('c', 'x', '20'), row('d', 'y', '02')]
    const states = stateOfRates(rows, ({ scope }) => scope, '2026-01-10T00:00:00Z')
    expect(Object.fromEntries(states)).toEqual({ a: 'former', b: 'current', c: 'upcoming', d: 'current' })
  })
})
