import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  everyone,
  findBrokenLimit,
  isSoldTo,
  noTerms,
  saleObjectKinds,
  saleObjectOf,
  stocksOf,
  type PastPurchase,
  type SaleObject,
} from './sales-terms.ts'

const buyer = { accountId: 'acc_1', accountType: 'enterprise' } as const
const purchase = (change: Partial<PastPurchase> = {}): PastPurchase => ({
  productId: 'prd_1',
  specificationId: 'spc_1',
  mode: 'MONTH',
  quantity: 1,
  isPaid: true,
  isRunning: true,
  ...change,
})
const wanted = { specificationId: 'spc_1', mode: 'MONTH', quantity: 1 } as const
const kind = fc.constantFrom(...saleObjectKinds)
const objectOf = (name: SaleObject['kind']): SaleObject => ({ ...everyone, kind: name })

describe('SELL-PUB-142 who may buy', () => {
  it('the product level wins whatever a specification says (BUY-ELIG-21)', () => {
    fc.assert(
      fc.property(kind, kind, (product, specification) => {
        const terms = {
          ...noTerms,
          product: objectOf(product),
          specifications: new Map([['spc_1', objectOf(specification)]]),
        }
        expect(saleObjectOf(terms, 'spc_1').kind).toBe(product === 'EVERYONE' ? specification : product)
        expect(saleObjectOf(terms, null).kind).toBe(product)
      }),
    )
  })

  it('companies, individuals, named accounts and buyers of something related', () => {
    expect(isSoldTo(objectOf('ENTERPRISE'), buyer, [])).toBe(true)
    expect(isSoldTo(objectOf('INDIVIDUAL'), buyer, [])).toBe(false)
    const named: SaleObject = { ...objectOf('SPECIFIED'), accounts: [{ id: 'acc_1', name: 'One' }] }
    expect(isSoldTo(named, buyer, [])).toBe(true)
    expect(isSoldTo(named, { ...buyer, accountId: 'acc_2' }, [])).toBe(false)
    const related: SaleObject = { ...objectOf('BOUGHT_RELATED'), related: ['prd_1'] }
    expect(isSoldTo(related, buyer, [])).toBe(false)
    expect(isSoldTo(related, buyer, [purchase({ isPaid: false })])).toBe(false)
    expect(isSoldTo(related, buyer, [purchase()])).toBe(true)
  })
})

describe('SELL-PUB-141 limits', () => {
  it('once means once, until expiry means while it runs', () => {
    const once = { occasions: 'ONCE', quantityMax: null } as const
    const untilExpiry = { occasions: 'UNTIL_EXPIRY', quantityMax: null } as const
    expect(findBrokenLimit(once, wanted, [])).toBeNull()
    expect(findBrokenLimit(once, wanted, [purchase({ isRunning: false })])).toBe('ELIG_LIMIT_COUNT')
    expect(findBrokenLimit(untilExpiry, wanted, [purchase({ isRunning: false })])).toBeNull()
    expect(findBrokenLimit(untilExpiry, wanted, [purchase()])).toBe('ELIG_LIMIT_COUNT')
    expect(findBrokenLimit(once, wanted, [purchase({ specificationId: 'spc_2' })])).toBeNull()
  })

  it('the sum over all purchases never passes the maximum, in whatever portions it is bought', () => {
    const portions = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 20 })
    fc.assert(
      fc.property(portions, fc.integer({ min: 1, max: 60 }), (quantities, quantityMax) => {
        const bought: PastPurchase[] = []
        for (const quantity of quantities)
          if (!findBrokenLimit({ occasions: null, quantityMax }, { ...wanted, quantity }, bought))
            bought.push(purchase({ quantity }))
        expect(bought.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(quantityMax)
      }),
    )
  })

  it('BUY-ELIG-33 pay-per-use is neither limited nor counted', () => {
    const once = { occasions: 'ONCE', quantityMax: 1 } as const
    expect(findBrokenLimit(once, { ...wanted, mode: 'ON_DEMAND' }, [purchase()])).toBeNull()
    expect(findBrokenLimit(once, wanted, [purchase({ mode: 'ON_DEMAND' })])).toBeNull()
  })
})

describe('SELL-PUB-140 stock', () => {
  it('a SKU takes from its own stock and from that of its specification', () => {
    const stock = (id: string, specificationId: string, skuId: string | null) => ({
      id,
      specificationId,
      skuId,
      available: 1,
    })
    const stocks = [
      stock('a', 'spc_1', null),
      stock('b', 'spc_1', 'sku_1'),
      stock('c', 'spc_1', 'sku_2'),
      stock('d', 'spc_2', null),
    ]
    const taken = stocksOf(stocks, { specificationId: 'spc_1', skuId: 'sku_1' })
    expect(taken.map(({ id }) => id)).toEqual(['a', 'b'])
  })
})
