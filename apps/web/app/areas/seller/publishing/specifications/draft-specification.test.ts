import { judgeDocument } from '@yunshi/product-document'
import { describe, expect, it } from 'vitest'
import {
  copyOf,
  countLostPrices,
  modesOf,
  nextCode,
  withAttributeCode,
  withAttributes,
  withMatrix,
  withMetering,
  withOnePrice,
  withoutMode,
  withValueCode,
} from './draft-specification.ts'
import type { DraftSpecification } from './draft-specification.ts'

const both = (text: string) => ({ zh: text, en: text })
const spec: DraftSpecification = {
  code: 's',
  name: both('S'),
  attributes: [
    {
      code: 'edition',
      name: both('Edition'),
      kind: 'enum',
      values: [
        { code: 'basic', name: both('Basic') },
        { code: 'pro', name: both('Pro') },
      ],
    },
  ],
  prices: [
    { mode: 'MONTH', unitPrice: '10' },
    { mode: 'ON_DEMAND', unitPrice: '1', meterUnit: both('call') },
  ],
}
const values = (made: DraftSpecification) => made.skus?.map((sku) => sku.attributes)

function errorsOf(made: DraftSpecification): string[] {
  const document = {
    slug: 'sample',
    accessType: 'SAAS',
    title: both('Sample'),
    brief: both('A sample'),
    description: both('Words '.repeat(100)),
    usageGuide: both('1. Sign in'),
    category: 'office',
    specifications: [made],
  }
  return judgeDocument(document, 'cn')
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ path }) => path)
}

describe('a specification being edited', () => {
  it('SELL-PUB-40 goes from one price to a matrix and back', () => {
    const matrix = withMatrix(spec)
    expect(values(matrix)).toEqual([{ edition: 'basic' }, { edition: 'pro' }])
    expect(matrix.prices).toBeUndefined()
    expect(errorsOf(matrix)).toEqual([])
    expect(withOnePrice(matrix)).toEqual(spec)
    expect(modesOf(matrix)).toEqual(['MONTH', 'ON_DEMAND'])
  })

  it('SELL-PUB-42 keeps prices when a code changes', () => {
    const matrix = withMatrix(spec)
    const renamed = withAttributeCode(withValueCode(matrix, 0, 1, 'max'), 0, 'plan')
    expect(values(renamed)).toEqual([{ plan: 'basic' }, { plan: 'max' }])
    expect(errorsOf(renamed)).toEqual([])
  })

  it('SELL-PUB-42 takes SKUs along with the value they name', () => {
    const attributes = [{ ...spec.attributes![0]!, values: [spec.attributes![0]!.values![1]!] }]
    const fewer = withAttributes(withMatrix(spec), attributes)
    expect(values(fewer)).toEqual([{ edition: 'pro' }])
    expect(errorsOf(fewer)).toEqual([])
    expect(withAttributes(spec, []).attributes).toBeUndefined()
  })

  it('SELL-PUB-50 counts the same in every combination, and a mode goes from all of them', () => {
    const metered = withMetering(withMatrix(spec), { meterUnit: both('page'), cycle: undefined })
    expect(metered.skus?.map((sku) => sku.prices[1]?.meterUnit)).toEqual([both('page'), both('page')])
    expect(modesOf(withoutMode(metered, 'ON_DEMAND'))).toEqual(['MONTH'])
    expect(withoutMode(spec, 'MONTH').prices).toHaveLength(1)
  })

  it('SELL-PUB-13 copies under a code and a name of its own', () => {
    const copy = copyOf({ ...spec, removed: true }, [spec, { code: 'spec-3' }])
    expect(copy).toMatchObject({ code: 'spec-4', name: { zh: 'S（副本）', en: 'S (copy)' } })
    expect(copy.removed).toBeUndefined()
    expect(nextCode('spec', [])).toBe('spec-1')
  })
})

describe('countLostPrices', () => {
  const sku = (edition: string, unitPrice?: string) => ({
    attributes: { edition },
    prices: unitPrice === undefined ? [] : [{ mode: 'MONTH' as const, unitPrice }],
  })
  const of = (...skus: ReturnType<typeof sku>[]): DraftSpecification => ({ ...spec, skus })

  it('counts combinations with a price that are gone, and no others', () => {
    expect(countLostPrices(of(sku('basic', '1'), sku('pro', '2')), of(sku('basic', '1')))).toBe(1)
    expect(countLostPrices(of(sku('basic', '1'), sku('pro')), of(sku('basic', '1')))).toBe(0)
    expect(countLostPrices(of(sku('basic', '1')), of(sku('basic', '1'), sku('pro')))).toBe(0)
  })
})
