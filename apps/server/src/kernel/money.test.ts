import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMinor, parseMinor, roundLineAmount } from './money.ts'

describe('money', () => {
  it('BUY-SYS-01 formats and parses without loss', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (minor) => {
        expect(parseMinor(formatMinor(minor))).toBe(minor)
      }),
    )
  })

  it.each(['', '1.234', '1,000', '1e3', ' 1', '--1', 'NaN', '1.'])('refuses %j as an amount', (text) => {
    expect(parseMinor(text)).toBeNull()
  })

  it.each([
    ['0.005', 1n],
    ['0.004', 0n],
    ['1.115', 112n],
    ['-0.005', -1n],
    ['600', 60000n],
  ])('BUY-SYS-01 rounds %s half up at the line', (major, minor) => {
    expect(roundLineAmount(new Decimal(major))).toBe(minor)
  })
})
