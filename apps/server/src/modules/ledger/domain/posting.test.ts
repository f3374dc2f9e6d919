import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertBalanced } from './posting.ts'

const entry = (amountMinor: bigint, currency = 'CNY') => ({ accountId: 'a', amountMinor, currency })

describe('double entry', () => {
  it('accepts every split that adds up to the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 1, maxLength: 8 }),
        (parts) => {
          const whole = parts.reduce((sum, part) => sum + part, 0n)
          assertBalanced([entry(-whole), ...parts.map((part) => entry(part))])
        },
      ),
    )
  })

  it('refuses a cent too many, a zero, a lone entry, and currencies that only balance together', () => {
    expect(() => assertBalanced([entry(-100n), entry(101n)])).toThrow(/sum to 1/)
    expect(() => assertBalanced([entry(0n), entry(0n)])).toThrow(/zero/)
    expect(() => assertBalanced([entry(1n)])).toThrow(/two entries/)
    expect(() => assertBalanced([entry(-1n, 'CNY'), entry(1n, 'USD')])).toThrow(/CNY/)
  })
})
