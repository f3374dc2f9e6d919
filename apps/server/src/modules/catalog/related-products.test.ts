import { describe, expect, it } from 'vitest'
import type { ProductCard } from './product-list-read-model.ts'
import { chooseRelated } from './related-products.ts'

const tag = (zh: string) => ({ zh, en: zh })
const candidate = (id: string, card: Partial<ProductCard> = {}, salesRegions: string[] = []) => ({
  card: { id, tags: [], accessType: 'LICENSE', ...card } as unknown as ProductCard,
  salesRegions,
})
const product = { id: 'p', tags: [tag('a'), tag('b')], accessType: 'SAAS' as const }

describe('related products', () => {
  it('shared tags come first, then the way of delivery, then the order of sales; never the product itself', () => {
    const chosen = chooseRelated(
      product,
      [
        candidate('p', { tags: [tag('a'), tag('b')] }),
        candidate('sold-most'),
        candidate('sold-less'),
        candidate('same-delivery', { accessType: 'SAAS' }),
        candidate('tagged', { tags: [tag('b')] }),
      ],
      null,
      4,
    )
    expect(chosen.map(({ id }) => id)).toEqual(['tagged', 'same-delivery', 'sold-most', 'sold-less'])
  })

  it('BUY-STORE-22 who cannot buy it in the region is shown what is sold there', () => {
    const candidates = [
      candidate('elsewhere', {}, ['SG']),
      candidate('here', {}, ['CN']),
      candidate('anywhere'),
    ]
    expect(chooseRelated(product, candidates, 'CN', 6).map(({ id }) => id)).toEqual(['here', 'anywhere'])
  })
})
