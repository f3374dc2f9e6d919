import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computePrice, type PriceTerms } from './price.ts'

const bands = [
  { from: 1, unitPrice: '30' },
  { from: 11, unitPrice: '25' },
  { from: 51, unitPrice: '20' },
]
const linear: PriceTerms = { model: 'linear', unitPrice: '30', bands: null }
const step: PriceTerms = { model: 'step', unitPrice: '30', bands }
const tier: PriceTerms = { model: 'tier', unitPrice: '30', bands }

describe('price of a quantity', () => {
  it('TV-05 BUY-PRICE-14 q = 20: linear 600, Step 500, Tier 550', () => {
    expect(computePrice(linear, 20, 1).listMinor).toBe(60_000n)
    expect(computePrice(step, 20, 1).listMinor).toBe(50_000n)
    expect(computePrice(tier, 20, 1).listMinor).toBe(55_000n)
  })

  it('BUY-PRICE-02 multiplies by the number of periods and says so', () => {
    const price = computePrice({ model: 'linear', unitPrice: '29.9', bands: null }, 5, 12)
    expect(price.listMinor).toBe(179_400n)
    expect(price.lines.map((line) => line.formula)).toEqual(['29.90 × 5', '149.50 × 12'])
  })

  it('BUY-SYS-01 rounds once, after everything was multiplied', () => {
    expect(computePrice({ model: 'linear', unitPrice: '0.333', bands: null }, 1, 3).listMinor).toBe(100n)
  })

  it('BUY-PRICE-13 a tier price never exceeds the linear price at the first band, a step price never exceeds the tier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 36 }), (quantity, periods) => {
        const [a, b, c] = [step, tier, linear].map(
          (terms) => computePrice(terms, quantity, periods).listMinor,
        )
        expect(a! <= b! && b! <= c!).toBe(true)
      }),
    )
  })

  it('BUY-PRICE-13 the tier lines add up to the price of one period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (quantity) => {
        const price = computePrice(tier, quantity, 1)
        expect(price.lines.reduce((sum, line) => sum + line.amountMinor, 0n)).toBe(price.listMinor)
      }),
    )
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses the quantity %s', (quantity) => {
    expect(() => computePrice(linear, quantity, 1)).toThrow(RangeError)
  })
})
