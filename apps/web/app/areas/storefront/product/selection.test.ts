import type { Specification } from '@yunshi/api-client'
import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import {
  allowedQuantity,
  chooseSelection,
  isSpecOrderable,
  modesOf,
  quoteRequestOf,
  readWish,
  selectableValues,
  selectionParams,
  skuOf,
  specOf,
} from './selection.ts'
import type { Wish } from './selection.ts'

const price = (mode: 'MONTH' | 'YEAR' | 'ONE_TIME' | 'ON_DEMAND') => ({
  productId: `p-${mode}`,
  mode,
  unitPrice: '30.000',
  currency: 'CNY',
  model: 'linear' as const,
  bands: null,
  meterUnit: null,
})

const enumeration = (code: string, values: string[]) => ({
  code,
  name: code,
  kind: 'enum' as const,
  values: values.map((value) => ({ code: value, name: value })),
})

function specification(over: Partial<Specification>): Specification {
  return {
    code: 'base',
    name: 'Base',
    description: '',
    hidden: false,
    trialDays: null,
    attributes: [],
    skus: [{ skuId: 's', skuCode: 's', attributes: {}, prices: [price('MONTH')] }],
    billingItems: [],
    packages: [],
    periods: { MONTH: [1, 3, 6], YEAR: [1, 2, 3] },
    ...over,
  }
}

/** Pairs (A,x), (A,y), (B,y): B with x is not priced. */
const paired = specification({
  code: 'paired',
  attributes: [
    enumeration('edition', ['A', 'B']),
    enumeration('region', ['x', 'y']),
    { code: 'users', name: 'Users', kind: 'quantity', unit: '', min: 5, max: 52, step: 5 },
  ],
  skus: [
    {
      skuId: 'Ax',
      skuCode: 'Ax',
      attributes: { edition: 'A', region: 'x' },
      prices: [price('MONTH'), price('YEAR')],
    },
    { skuId: 'Ay', skuCode: 'Ay', attributes: { edition: 'A', region: 'y' }, prices: [price('YEAR')] },
    { skuId: 'By', skuCode: 'By', attributes: { edition: 'B', region: 'y' }, prices: [price('ONE_TIME')] },
  ],
})
const metered = specification({
  code: 'metered',
  skus: [{ skuId: 'm', skuCode: 'm', attributes: {}, prices: [price('ON_DEMAND')] }],
})
const specs = [metered, paired, specification({})]

const wishes: fc.Arbitrary<Wish> = fc.record({
  specCode: fc.option(fc.constantFrom('base', 'paired', 'metered', 'gone'), { nil: undefined }),
  attributes: fc.dictionary(
    fc.constantFrom('edition', 'region', 'other'),
    fc.constantFrom('A', 'B', 'x', 'y', 'z'),
  ),
  mode: fc.option(fc.constantFrom('MONTH' as const, 'YEAR' as const, 'ONE_TIME' as const), {
    nil: undefined,
  }),
  periodCount: fc.option(fc.integer({ min: -5, max: 20 }), { nil: undefined }),
  quantity: fc.option(fc.integer({ min: -10, max: 1000 }), { nil: undefined }),
})

describe('chooseSelection', () => {
  it('BUY-PRICE-12 turns any wish into a combination the seller has priced', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const selection = chooseSelection(specs, wish)
        const spec = selection && specOf(specs, selection)
        const sku = spec && skuOf(spec, selection.attributes)
        expect(sku && modesOf(sku)).toContain(selection?.mode)
        expect(quoteRequestOf('crm', specs, selection!)).toMatchObject({ skuId: sku?.skuId })
      }),
    )
  })

  it('choosing again changes nothing, also after the way through the URL', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const selection = chooseSelection(specs, wish)!
        expect(chooseSelection(specs, selection)).toEqual(selection)
        expect(chooseSelection(specs, readWish(selectionParams(selection)))).toEqual(selection)
      }),
    )
  })

  it('keeps what was wished where it is priced', () => {
    const wish: Wish = {
      specCode: 'paired',
      attributes: { edition: 'A', region: 'y' },
      mode: 'YEAR',
      periodCount: 2,
      quantity: 20,
    }
    expect(chooseSelection(specs, wish)).toEqual(wish)
  })

  it('gives later attributes up when an earlier one changes', () => {
    const selection = chooseSelection(specs, {
      specCode: 'paired',
      attributes: { edition: 'B', region: 'x' },
    })
    expect(selection?.attributes).toEqual({ edition: 'B', region: 'y' })
    expect(selection?.mode).toBe('ONE_TIME')
  })

  it('is null for a product without anything to order', () => {
    expect(chooseSelection([metered], {})).toBeNull()
    expect(chooseSelection([], {})).toBeNull()
    expect(isSpecOrderable(metered)).toBe(false)
  })
})

describe('selectableValues', () => {
  it('BUY-DET-03 greys out only what no priced combination reaches', () => {
    expect(selectableValues(paired, { edition: 'B', region: 'y' }, 'edition')).toEqual(new Set(['A', 'B']))
    expect(selectableValues(paired, { edition: 'B', region: 'y' }, 'region')).toEqual(new Set(['y']))
    expect(selectableValues(paired, { edition: 'A', region: 'y' }, 'region')).toEqual(new Set(['x', 'y']))
  })
})

describe('allowedQuantity', () => {
  const users = { code: 'u', name: 'u', kind: 'quantity' as const, unit: '', min: 5, max: 52, step: 5 }

  it.each([
    [20, 20],
    [21, 20],
    [23, 25],
    [0, 5],
    [500, 50],
    [Number.NaN, 5],
  ])('BUY-PRICE-11 wanted %d gives %d', (wanted, expected) =>
    expect(allowedQuantity(users, wanted)).toBe(expected),
  )

  it('is one where nothing is counted', () => expect(allowedQuantity(undefined, 9)).toBe(1))
})
