import { describe, expect, it } from 'vitest'
import { findResaleConflict, type ResaleLevel } from './resale.ts'

const at = (level: ResaleLevel, discountBps: number) => ({ level, discountBps })

describe('SELL-PUB-160 product > partner > customer', () => {
  const standing = [at('PRODUCT', 9000), at('PARTNER', 8500), at('PARTNER', 8000), at('CUSTOMER', 7500)]

  it('takes discounts that keep the order', () => {
    expect(findResaleConflict(at('PRODUCT', 9000), [])).toBeNull()
    expect(findResaleConflict(at('PARTNER', 8200), standing)).toBeNull()
    expect(findResaleConflict(at('CUSTOMER', 7000), standing)).toBeNull()
    expect(findResaleConflict(at('CUSTOMER', 8900), [at('PRODUCT', 9000)])).toBeNull()
  })

  it.each<[string, ReturnType<typeof at>, string]>([
    ['a partner pays as much as all partners', at('PARTNER', 9000), 'NOT_BELOW'],
    ['a customer’s discount is not below the lowest of partners', at('CUSTOMER', 8000), 'NOT_BELOW'],
    ['a partner’s discount meets a customer’s', at('PARTNER', 7500), 'NOT_ABOVE'],
  ])('%s', (_name, wanted, conflict) => {
    expect(findResaleConflict(wanted, standing)).toBe(conflict)
  })

  it('the level of the product comes first, and cannot fall below the others', () => {
    expect(findResaleConflict(at('PARTNER', 8000), [])).toBe('NO_PRODUCT_LEVEL')
    expect(findResaleConflict(at('PRODUCT', 8500), [at('PARTNER', 8500)])).toBe('NOT_ABOVE')
  })
})
