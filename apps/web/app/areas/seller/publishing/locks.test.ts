import { findForbiddenChanges } from '@yunshi/product-document'
import type { PriceMode, ProductDocument } from '@yunshi/product-document'
import { describe, expect, it } from 'vitest'
import { getAt, setAt } from './document-path.ts'
import { isModeLocked, lockOf } from './locks.ts'

const both = (text: string) => ({ zh: text, en: text })

function listed(accessType: ProductDocument['accessType'], mode: PriceMode = 'MONTH'): ProductDocument {
  return {
    slug: 'a',
    accessType,
    title: both('A'),
    brief: both('A'),
    description: both('A'),
    usageGuide: both('A'),
    category: 'c',
    access: { credential: 'app-1' },
    specifications: [
      {
        code: 's',
        name: both('S'),
        trialDays: 7,
        attributes: [
          { code: 'users', name: both('U'), kind: 'quantity', unit: both('u'), min: 1, max: 9, step: 1 },
        ],
        prices: [{ mode, unitPrice: '1' }],
        packages: [
          {
            code: 'p',
            name: both('P'),
            period: 'MONTH',
            periodCounts: [1],
            reset: 'NONE',
            contents: [{ item: 'i', quantity: 1 }],
            price: '1',
          },
        ],
      },
    ],
  }
}

const changes: [path: string, value: unknown][] = [
  ['supervised', true],
  ['access.credential', 'app-2'],
  ['title.zh', 'B'],
  ['specifications[0].name.zh', 'T'],
  ['specifications[0].attributes[0].step', 2],
  ['specifications[0].attributes[0].max', 20],
  ['specifications[0].packages[0].price', '2'],
  ['specifications[0].packages[0].name', both('Q')],
  ['specifications[0].packages[0].contents', [{ item: 'i', quantity: 2 }]],
  ['specifications[0].packages[0].reset', 'MONTH'],
  ['specifications[0].prices[0].unitPrice', '2'],
]

describe('lockOf', () => {
  for (const accessType of ['SAAS', 'API', 'LICENSE'] as const)
    it.each(changes)(`SELL-PUB-102 ${accessType}: %s is locked exactly when it is refused`, (path, value) => {
      const before = listed(accessType)
      const after = setAt(before, path, value)
      expect(getAt(after, path)).toEqual(value)
      const refused = findForbiddenChanges(before, after).length > 0
      expect(lockOf(path, before, before) !== null).toBe(refused)
    })

  it('SELL-PUB-102 locks nothing of a product that was never listed, and nothing of a new specification', () => {
    const draft = listed('SAAS')
    expect(lockOf('supervised', draft, null)).toBeNull()
    const grown = setAt(draft, 'specifications[1]', { ...draft.specifications[0], code: 'new' })
    expect(lockOf('specifications[1].attributes[0].step', grown, draft)).toBeNull()
  })
})

describe('isModeLocked', () => {
  for (const accessType of ['SAAS', 'API'] as const)
    for (const has of ['MONTH', 'ONE_TIME'] as const)
      it.each(['MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND'] as const)(
        `SELL-PUB-101 ${accessType} sold by ${has}: %s is locked exactly when the change is refused`,
        (mode) => {
          const before = listed(accessType, has)
          const spec = before.specifications[0]!
          const prices = mode === has ? [] : [...spec.prices!, { mode, unitPrice: '5', meterUnit: both('u') }]
          const after = setAt(before, 'specifications[0].prices', prices)
          const refused = findForbiddenChanges(before, after).length > 0
          expect(isModeLocked(spec, accessType, mode)).toBe(refused)
        },
      )
})
