import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { groupedAmount, isZeroAmount, moneyText, subtractAmounts } from './money.ts'

describe('amounts for reading', () => {
  it.each([
    ['1280', '1,280.00'],
    ['1234567.5', '1,234,567.50'],
    ['0.0035', '0.0035'],
    ['30.000', '30.00'],
    ['-1280.00', '-1,280.00'],
    ['99999999999999999.99', '99,999,999,999,999,999.99'],
  ])('%s → %s', (amount, text) => expect(groupedAmount(amount)).toBe(text))

  it('puts the sign before the symbol', () => {
    expect(moneyText({ amount: '-12.50', currency: 'CNY' })).toBe('-¥12.50')
    expect(moneyText({ amount: '5', currency: 'XAU' })).toBe('XAU 5.00')
  })

  it('knows zero in every spelling', () => {
    expect(['0', '0.00', '0.000', '-0.00'].every(isZeroAmount)).toBe(true)
    expect(['0.01', '10', '0.001'].some(isZeroAmount)).toBe(false)
  })

  it('BUY-SYS-01 subtracts exactly, beyond what a number can hold', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 20n })
    const written = (minor: bigint) => `${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const [high, low] = a >= b ? [a, b] : [b, a]
        expect(subtractAmounts(written(high), written(low))).toBe(written(high - low))
        if (high > low) expect(subtractAmounts(written(low), written(high))).toBe(`-${written(high - low)}`)
      }),
    )
  })
})
