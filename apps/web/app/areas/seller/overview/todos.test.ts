import type { SellerKey, SellerProduct } from '@yunshi/api-client'
import { describe, expect, it } from 'vitest'
import { sellerTodos } from './todos.ts'

const product = (over: Partial<SellerProduct> = {}): SellerProduct => ({
  id: 'prd_1',
  slug: 'crm',
  title: 'CRM',
  accessType: 'SAAS',
  salesClass: 'general',
  protocol: 'SAAS_V2',
  deliveryEdition: 'resilient',
  suspendedReason: null,
  state: 'ON_SALE',
  salesCount: 0,
  endpointId: 'ept_1',
  publicSale: true,
  logoUrl: '',
  ...over,
})
const key: SellerKey = {
  id: 'key_1',
  interfaceClass: 'BASE',
  masked: '',
  status: 'active',
  retiresAt: null,
  createdAt: '',
  boundProducts: 1,
}
const settled = { waiting: [], keys: [key], products: [product()] }

describe('sellerTodos', () => {
  it('SELL-OVW-04 is empty when nothing waits', () => {
    expect(sellerTodos({ ...settled, waiting: [{ key: 'stoppedMessages', count: 0 }] })).toEqual([])
  })

  it('puts what stops every order first, then what stopped, then what may recover', () => {
    const waiting = [
      { key: 'retryingMessages', count: 2 },
      { key: 'stoppedMessages', count: 1 },
    ]
    const products = [product({ endpointId: null })]
    const kinds = sellerTodos({ ...settled, waiting, keys: [], products })
    expect(kinds).toEqual([
      { kind: 'noBaseKey', count: 1 },
      { kind: 'stoppedMessages', count: 1 },
      { kind: 'retryingMessages', count: 2 },
      { kind: 'productsWithoutEndpoint', count: 1 },
    ])
  })

  it('asks for no key and no address where nothing is opened automatically', () => {
    const products = [
      product({ accessType: 'SERVICE', endpointId: null }),
      product({ state: 'DISCONTINUED' }),
    ]
    expect(sellerTodos({ ...settled, keys: [], products })).toEqual([])
  })

  it('SELL-ACC-02 a key of another class does not count', () => {
    const keys: SellerKey[] = [{ ...key, interfaceClass: 'KIT' }]
    expect(sellerTodos({ ...settled, keys })[0]).toEqual({ kind: 'noBaseKey', count: 1 })
  })

  it('leaves out kinds it does not know', () => {
    expect(sellerTodos({ ...settled, waiting: [{ key: 'answerQuestions', count: 3 }] })).toEqual([])
  })
})
