import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessTypes, priceModes } from './product.ts'
import { deriveTax, taxCategories, type TaxRule } from './tax.ts'

const from = new Date('2019-05-01T00:00:00Z')
const now = new Date('2026-01-01T00:00:00Z')
const rule = (change: Partial<TaxRule>): TaxRule => ({
  id: 'r',
  accessType: 'LICENSE',
  mode: null,
  categoryId: null,
  taxCategory: 'SERVICE',
  rateBps: 600,
  effectiveAt: from,
  ...change,
})
const license = { accessType: 'LICENSE', categoryPath: ['leaf', 'top'], at: now } as const

describe('SELL-PUB-70 deriving the tax', () => {
  const printed = [
    rule({ id: 'any' }),
    rule({ id: 'once', mode: 'ONE_TIME', taxCategory: 'SOFTWARE', rateBps: 1300 }),
  ]

  it('a License sold once is software, by period a service', () => {
    expect(deriveTax(printed, { ...license, mode: 'ONE_TIME' })).toMatchObject({
      taxCategory: 'SOFTWARE',
      rateBps: 1300,
    })
    expect(deriveTax(printed, { ...license, mode: 'YEAR' })).toMatchObject({
      taxCategory: 'SERVICE',
      rateBps: 600,
    })
  })

  it('a row of the category goes before its top category, and that before all', () => {
    const top = rule({ id: 'top', categoryId: 'top', rateBps: 900 })
    const leaf = rule({ id: 'leaf', categoryId: 'leaf', rateBps: 0 })
    expect(deriveTax([...printed, top], { ...license, mode: 'ONE_TIME' })?.ruleId).toBe('top')
    expect(deriveTax([top, leaf, ...printed], { ...license, mode: 'ONE_TIME' })?.ruleId).toBe('leaf')
    expect(deriveTax([leaf], { ...license, categoryPath: ['other'], mode: 'YEAR' })).toBeNull()
  })

  it('OPS-FEE-20 a later row takes over at its instant and not before', () => {
    const next = rule({ id: 'next', rateBps: 500, effectiveAt: now })
    expect(
      deriveTax([...printed, next], { ...license, mode: 'YEAR', at: new Date(now.getTime() - 1) })?.ruleId,
    ).toBe('any')
    expect(deriveTax([...printed, next], { ...license, mode: 'YEAR' })?.ruleId).toBe('next')
  })

  it('OPS-FEE-20 rows that begin later never change what was derived, and the order of rows is nothing', () => {
    const anyRule = fc.record({
      id: fc.uuid(),
      accessType: fc.constantFrom(...accessTypes.slice(0, 2)),
      mode: fc.option(fc.constantFrom(...priceModes), { nil: null }),
      categoryId: fc.constantFrom(null, 'leaf', 'top', 'other'),
      taxCategory: fc.constantFrom(...taxCategories),
      rateBps: fc.integer({ min: 0, max: 10_000 }),
      effectiveAt: fc.integer({ min: 0, max: 20 }).map((day) => new Date(day * 86_400_000)),
    })
    const keyOf = (one: TaxRule) =>
      `${one.accessType} ${one.mode} ${one.categoryId} ${one.effectiveAt.getTime()}`
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRule, { selector: keyOf, maxLength: 30 }),
        fc.integer({ min: 0, max: 20 }),
        (rules, day) => {
          const at = new Date(day * 86_400_000)
          const sale = { accessType: accessTypes[0], mode: priceModes[0], categoryPath: ['leaf', 'top'], at }
          const derived = deriveTax(rules, sale)
          expect(deriveTax(rules.toReversed(), sale)).toEqual(derived)
          expect(
            deriveTax(
              rules.filter((one) => one.effectiveAt <= at),
              sale,
            ),
          ).toEqual(derived)
        },
      ),
    )
  })
})
