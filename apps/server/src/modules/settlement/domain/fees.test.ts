import { accessTypes, salesClasses } from '@yunshi/product-document'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extraShareOf, findFeeRate, splitAmount, WHOLE_BPS, type FeeRate } from './fees.ts'

const policy = {
  baseRatioBps: 500,
  brackets: [
    { fromMinor: 0n, extraBps: 0 },
    { fromMinor: 50_000_000n, extraBps: 100 },
    { fromMinor: 100_000_000n, extraBps: 200 },
  ],
}
const day = (n: number) => new Date(n * 86_400_000)

describe('SELL-BIL-21 brackets', () => {
  it('the printed example: 1,500,000 in one month are 1,455,000 for the seller', () => {
    const month = 150_000_000n
    const extra = extraShareOf(policy, 500, month)
    expect(splitAmount(month, WHOLE_BPS - 500 + extra)).toEqual({
      sellerMinor: 145_500_000n,
      platformMinor: 4_500_000n,
    })
  })

  it.each([
    [49_999_999n, 0],
    [50_000_000n, 100],
    [99_999_999n, 100],
    [100_000_000n, 200],
  ])('%s fen of a month give %s more', (month, extra) => {
    expect(extraShareOf(policy, 500, month)).toBe(extra)
  })

  it('OPS-FEE-03 only products with the named ratio get more', () => {
    expect(extraShareOf(policy, 1300, 150_000_000n)).toBe(0)
  })
})

describe('fee table', () => {
  const anyRate = fc.record({
    id: fc.uuid(),
    family: fc.constantFrom(...salesClasses),
    accessType: fc.option(fc.constantFrom(...accessTypes.slice(0, 3)), { nil: null }),
    ratioBps: fc.integer({ min: 0, max: WHOLE_BPS }),
    effectiveAt: fc.integer({ min: 0, max: 20 }).map(day),
  })
  const keyOf = (rate: FeeRate) => `${rate.family} ${rate.accessType} ${rate.effectiveAt.getTime()}`
  const anyTable = fc.uniqueArray(anyRate, { selector: keyOf, maxLength: 30 })
  const anyProduct = fc.record({
    family: fc.constantFrom(...salesClasses),
    accessType: fc.constantFrom(...accessTypes.slice(0, 3)),
    at: fc.integer({ min: 0, max: 20 }).map(day),
  })

  it('OPS-FEE-01 rows that begin later never change what held before, and the order of rows is nothing', () => {
    fc.assert(
      fc.property(anyTable, anyProduct, (rates, product) => {
        const found = findFeeRate(rates, product)
        expect(findFeeRate(rates.toReversed(), product)).toEqual(found)
        expect(
          findFeeRate(
            rates.filter((rate) => rate.effectiveAt <= product.at),
            product,
          ),
        ).toEqual(found)
      }),
    )
  })

  it('OPS-FEE-01 a row of the access type goes before one for all, also an older one', () => {
    const base = { family: 'general' as const, ratioBps: 1 }
    const own: FeeRate = { ...base, id: 'own', accessType: 'SAAS', effectiveAt: day(1) }
    const all: FeeRate = { ...base, id: 'all', accessType: null, effectiveAt: day(2) }
    expect(findFeeRate([all, own], { family: 'general', accessType: 'SAAS', at: day(3) })?.id).toBe('own')
    expect(findFeeRate([all, own], { family: 'general', accessType: 'IMAGE', at: day(3) })?.id).toBe('all')
    expect(findFeeRate([all, own], { family: 'joint', accessType: 'SAAS', at: day(3) })).toBeNull()
  })

  it('SELL-BIL-20 a split loses nothing, and is within half a fen of the exact share', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 0, max: WHOLE_BPS }),
        (amount, bps) => {
          const { sellerMinor, platformMinor } = splitAmount(amount, bps)
          expect(sellerMinor + platformMinor).toBe(amount)
          const off = sellerMinor * 10_000n - amount * BigInt(bps)
          expect(off <= 5_000n && off >= -5_000n).toBe(true)
        },
      ),
    )
  })
})
