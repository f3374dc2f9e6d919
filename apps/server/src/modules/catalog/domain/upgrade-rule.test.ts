import { describe, expect, it } from 'vitest'
import type { PriceMode, SkuPrice, Specification } from './product.ts'
import { findUpgradeObstacle } from './upgrade-rule.ts'

const price = (mode: PriceMode, unitPrice: string, bands: SkuPrice['bands'] = null): SkuPrice => ({
  productCode: `OF-${mode}-${unitPrice}`,
  mode,
  model: bands ? 'step' : 'linear',
  unitPrice,
  bands,
  meterUnit: null,
  currency: 'CNY',
})
const specification = (basic: SkuPrice[], plus: SkuPrice[], state: 'ON_SALE' | 'OFF_SHELF' = 'ON_SALE') =>
  ({
    state,
    skus: [
      { id: 'basic', attributeValues: {}, prices: basic },
      { id: 'plus', attributeValues: {}, prices: plus },
    ],
  }) as unknown as Specification
const obstacle = (basic: SkuPrice[], plus: SkuPrice[]) =>
  findUpgradeObstacle(specification(basic, plus), 'basic', 'plus')

describe('SELL-PUB-130, 131 upgrade rules', () => {
  it('hold from a SKU to a dearer one of the same specification', () => {
    expect(obstacle([price('MONTH', '30')], [price('MONTH', '50')])).toBeNull()
    expect(obstacle([price('MONTH', '30'), price('YEAR', '300')], [price('MONTH', '30.001')])).toBeNull()
  })

  it('need the target to be dearer in every period that both have', () => {
    expect(obstacle([price('MONTH', '30')], [price('MONTH', '30.0')])).toBe('NOT_DEARER')
    expect(
      obstacle([price('MONTH', '30'), price('YEAR', '300')], [price('MONTH', '40'), price('YEAR', '290')]),
    ).toBe('NOT_DEARER')
  })

  it('are judged at every quantity of both price lists', () => {
    const source = [price('MONTH', '30', [{ from: 1, unitPrice: '30' }])]
    const crossing = [
      price('MONTH', '50', [
        { from: 1, unitPrice: '50' },
        { from: 100, unitPrice: '25' },
      ]),
    ]
    expect(obstacle(source, crossing)).toBe('NOT_DEARER')
    expect(obstacle([price('MONTH', '20')], crossing)).toBeNull()
  })

  it('need a period that both have', () => {
    expect(obstacle([price('ONE_TIME', '30')], [price('MONTH', '50')])).toBe('NOT_PERIOD')
    expect(obstacle([price('MONTH', '30')], [price('YEAR', '500')])).toBe('NOT_PERIOD')
  })

  it('end with a SKU or the specification that is gone', () => {
    const standing = specification([price('MONTH', '30')], [price('MONTH', '50')])
    expect(findUpgradeObstacle(standing, 'basic', 'gone')).toBe('REMOVED')
    expect(findUpgradeObstacle(undefined, 'basic', 'plus')).toBe('REMOVED')
    const off = specification([price('MONTH', '30')], [price('MONTH', '50')], 'OFF_SHELF')
    expect(findUpgradeObstacle(off, 'basic', 'plus')).toBe('REMOVED')
  })
})
