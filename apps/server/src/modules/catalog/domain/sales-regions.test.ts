import type { ProductDocument } from '@yunshi/product-document'
import { describe, expect, it } from 'vitest'
import { settleSalesRegions } from './sales-regions.ts'

const of = (salesRegions?: string[]) => ({ ...(salesRegions && { salesRegions }) }) as ProductDocument

describe('sales regions outside of China', () => {
  it('SELL-ONB-37 a new product is sold in all countries of the certified entities', () => {
    expect(settleSalesRegions(of(), null, ['MY', 'SG'])).toEqual({ document: of(['MY', 'SG']), problems: [] })
  })

  it('a document that names none leaves the product as it is', () => {
    expect(settleSalesRegions(of([]), ['SG'], ['MY', 'SG']).document).toEqual(of(['SG']))
  })

  it('SELL-PUB-150 each country that no certified entity covers is named', () => {
    const { problems } = settleSalesRegions(of(['SG', 'HK', 'TH']), null, ['SG'])
    expect(problems.map(({ path, rule, text }) => [path, rule, / covers (..);/.exec(text.en)?.[1]])).toEqual([
      ['salesRegions', 'SELL-PUB-150', 'HK'],
      ['salesRegions', 'SELL-PUB-150', 'TH'],
    ])
  })

  it('SELL-ONB-24 without a certified entity the product is sold nowhere', () => {
    expect(settleSalesRegions(of(), null, []).problems).toMatchObject([
      { path: 'salesRegions', rule: 'SELL-ONB-24', severity: 'error' },
    ])
  })
})
