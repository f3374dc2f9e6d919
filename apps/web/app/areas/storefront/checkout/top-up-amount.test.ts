import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { topUpAmount } from './top-up-amount.ts'

describe('topUpAmount', () => {
  it.each([
    ['0.01', '100.00'],
    ['100.00', '100.00'],
    ['100.01', '200.00'],
    ['12345.60', '13000.00'],
    ['-5.00', '100.00'],
  ])('%s missing → %s', (missing, amount) => expect(topUpAmount(missing)).toBe(amount))

  it('always covers what is missing', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (cents) => {
        const missing = `${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}`
        expect(BigInt(topUpAmount(missing).replace('.', ''))).toBeGreaterThanOrEqual(cents)
      }),
    )
  })
})
