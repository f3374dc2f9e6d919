import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalDocument } from './canonical.ts'
import { checkBands } from './bands.ts'
import { judgeDocument, judgeDraft } from './check-document.ts'
import { nearestName } from './check-shape.ts'
import { differenceOf } from './document-difference.ts'
import { documentShape, skuKey, type DocumentAttribute, type ProductDocument } from './document-shape.ts'
import { findForbiddenChanges } from './forbidden-changes.ts'
import { createProblemList } from './problem.ts'
import { shapeAt } from './shape-at.ts'
import { toJsonSchema } from './shape.ts'
import { combinationsOf, countCombinations } from './sku-combinations.ts'

const both = (text: string) => ({ zh: text, en: text })

function makeDocument(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    slug: 'sample',
    seller: 'shop',
    accessType: 'SAAS',
    title: both('Sample'),
    brief: both('A sample'),
    description: both('Words about the sample. '.repeat(20)),
    usageGuide: both('1. Sign in'),
    category: 'office',
    specifications: [
      {
        code: 'standard',
        name: both('Standard'),
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
          {
            code: 'users',
            name: both('Users'),
            kind: 'quantity',
            unit: both('user'),
            min: 1,
            max: 100,
            step: 1,
          },
        ],
        prices: [{ mode: 'MONTH', unitPrice: '30.00' }],
      },
    ],
    ...overrides,
  }
}

const withSpec = (spec: Record<string, unknown>, product: Record<string, unknown> = {}) =>
  makeDocument({ specifications: [{ code: 'standard', name: both('Standard'), ...spec }], ...product })
const withPrice = (price: Record<string, unknown>) => withSpec({ prices: [{ mode: 'MONTH', ...price }] })

function errorsOf(value: unknown, site: 'cn' | 'intl' = 'cn') {
  return judgeDocument(value, site)
    .problems.filter((problem) => problem.severity === 'error')
    .map(({ path, rule }) => `${path} ${rule}`)
}

function accepted(value: unknown): ProductDocument {
  const { document, problems } = judgeDocument(value, 'cn')
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
  return document!
}

describe('judgeDocument', () => {
  it('SELL-PUB-02 accepts a product with the fields it must have', () => {
    expect(errorsOf(makeDocument())).toEqual([])
  })

  it.each([
    ['negative', { unitPrice: '-1' }, 'specifications[0].prices[0].unitPrice SELL-PUB-43'],
    ['zero', { unitPrice: '0.000' }, 'specifications[0].prices[0].unitPrice SELL-PUB-11'],
    ['19 digits', { unitPrice: '1234567890123456789' }, 'specifications[0].prices[0].unitPrice SELL-PUB-43'],
    ['4 decimals', { unitPrice: '1.0001' }, 'specifications[0].prices[0].unitPrice SELL-PUB-43'],
    ['a number', { unitPrice: 30.1 }, 'specifications[0].prices[0].unitPrice SELL-PUB-43'],
    ['an exponent', { unitPrice: '1e3' }, 'specifications[0].prices[0].unitPrice SELL-PUB-43'],
    [
      'overlapping bands',
      {
        model: 'step',
        bands: [
          { from: 1, to: 10, unitPrice: '2' },
          { from: 10, unitPrice: '1' },
        ],
      },
      'specifications[0].prices[0].bands[1].from SELL-PUB-43',
    ],
    [
      'a gap between bands',
      {
        model: 'tier',
        bands: [
          { from: 1, to: 10, unitPrice: '2' },
          { from: 12, unitPrice: '1' },
        ],
      },
      'specifications[0].prices[0].bands[1].from SELL-PUB-43',
    ],
    [
      'a first band that does not begin at 1',
      { model: 'tier', bands: [{ from: 5, unitPrice: '2' }] },
      'specifications[0].prices[0].bands[0].from SELL-PUB-43',
    ],
    [
      'bands of a linear price',
      { unitPrice: '1', bands: [{ from: 1, unitPrice: '1' }] },
      'specifications[0].prices[0].bands SELL-PUB-43',
    ],
    ['a step price without bands', { model: 'step' }, 'specifications[0].prices[0].bands SELL-PUB-43'],
  ])('SELL-PUB-43 refuses a price with %s', (_name, price, problem) => {
    expect(errorsOf(withPrice(price))).toContain(problem)
  })

  it('SELL-PUB-11 takes zero where the specification says that it is free, and nothing else there', () => {
    expect(errorsOf(withSpec({ free: true, prices: [{ mode: 'MONTH', unitPrice: '0' }] }))).toEqual([])
    const { attributes } = (makeDocument()['specifications'] as [{ attributes: object[] }])[0]
    const sku = (edition: string, unitPrice: string, free: boolean) => ({
      attributes: { edition },
      free,
      prices: [{ mode: 'MONTH', unitPrice }],
    })
    expect(
      errorsOf(withSpec({ attributes, skus: [sku('basic', '0', true), sku('pro', '9', false)] })),
    ).toEqual([])
    expect(errorsOf(withSpec({ free: true, prices: [{ mode: 'MONTH', unitPrice: '1' }] }))).toEqual([
      'specifications[0].prices[0].unitPrice SELL-PUB-11',
    ])
  })

  it('SELL-PUB-42 refuses repeated attribute values, by code and by name', () => {
    const attributes = [
      {
        code: 'edition',
        name: both('Edition'),
        kind: 'enum',
        values: [
          { code: 'a', name: both('A') },
          { code: 'a', name: both('A') },
        ],
      },
    ]
    expect(errorsOf(withSpec({ attributes, prices: [{ mode: 'MONTH', unitPrice: '1' }] }))).toEqual([
      'specifications[0].attributes[0].values[1].code SELL-PUB-42',
      'specifications[0].attributes[0].values[1].name.zh SELL-PUB-42',
      'specifications[0].attributes[0].values[1].name.en SELL-PUB-42',
    ])
  })

  it('SELL-PUB-42 judges a matrix of 10,000 SKUs in seconds and refuses one more', () => {
    const dimension = (code: string, count: number) => ({
      code,
      name: both(code),
      kind: 'enum',
      values: Array.from({ length: count }, (_, i) => ({ code: `v${i}`, name: both(`${code} ${i}`) })),
    })
    const matrix = (count: number) => {
      const attributes = [dimension('a', 100), dimension('b', count)]
      const skus = [...combinationsOf(attributes as unknown as DocumentAttribute[])].map((values) => ({
        attributes: values,
        prices: [{ mode: 'MONTH', unitPrice: '1' }],
      }))
      return withSpec({ attributes, skus })
    }
    const started = performance.now()
    expect(errorsOf(matrix(100))).toEqual([])
    expect(performance.now() - started).toBeLessThan(5000)
    expect(errorsOf(matrix(101))).toEqual(['specifications[0].skus SELL-PUB-42'])
    const { skus: _skus, ...unwritten } = (matrix(101)['specifications'] as Record<string, unknown>[])[0]!
    expect(errorsOf(withSpec({ ...unwritten, prices: [{ mode: 'MONTH', unitPrice: '1' }] }))).toEqual([
      'specifications[0].attributes SELL-PUB-42',
    ])
  })

  it('SELL-PUB-42 refuses SKUs that are repeated, unknown or incomplete', () => {
    const { specifications } = makeDocument() as { specifications: [Record<string, unknown>] }
    const { prices, ...spec } = specifications[0]
    const sku = (attributes: object) => ({ attributes, prices })
    const skus = [sku({ edition: 'basic' }), sku({ edition: 'basic' }), sku({ edition: 'gold' }), sku({})]
    expect(errorsOf(makeDocument({ specifications: [{ ...spec, skus }] }))).toEqual([
      'specifications[0].skus[2].attributes.edition SELL-PUB-42',
      'specifications[0].skus[3].attributes.edition SELL-PUB-42',
      'specifications[0].skus[1].attributes SELL-PUB-42',
    ])
  })

  it.each([
    ['SAAS', 'ONE_TIME'],
    ['LICENSE', 'MONTH'],
    ['SERVICE', 'YEAR'],
  ])('SELL-PUB-60 refuses a trial of %s sold by %s', (accessType, mode) => {
    expect(errorsOf(withSpec({ trialDays: 7, prices: [{ mode, unitPrice: '1' }] }, { accessType }))).toEqual([
      'specifications[0].trialDays SELL-PUB-60',
    ])
  })

  it.each([2, 181, 7.5])('SELL-PUB-60 refuses a trial of %s days', (trialDays) => {
    expect(errorsOf(withSpec({ trialDays, prices: [{ mode: 'MONTH', unitPrice: '1' }] }))).toEqual([
      'specifications[0].trialDays SELL-PUB-60',
    ])
  })

  it('SELL-PUB-34 refuses a data specification sold by use and by period', () => {
    const prices = [
      { mode: 'MONTH', unitPrice: '1' },
      { mode: 'ON_DEMAND', unitPrice: '1', meterUnit: both('call') },
    ]
    expect(errorsOf(withSpec({ prices }, { accessType: 'DATA' }))).toEqual(['specifications[0] SELL-PUB-34'])
  })

  const billed = (packages: object[], price = '0.1') =>
    withSpec(
      {
        billingItems: [{ code: 'sms', name: both('SMS'), unit: both('message'), unitPrice: price }],
        packages,
      },
      { accessType: 'API' },
    )
  const pack = {
    code: 'small',
    name: both('Small'),
    period: 'MONTH',
    periodCounts: [1, 3],
    reset: 'MONTH',
    contents: [{ item: 'sms', quantity: 100 }],
    price: '9',
  }

  it('SELL-PUB-53 takes packages of billing items and refuses those of unknown ones', () => {
    expect(errorsOf(billed([pack]))).toEqual([])
    expect(errorsOf(billed([{ ...pack, contents: [{ item: 'mms', quantity: 1 }] }]))).toEqual([
      'specifications[0].packages[0].contents[0].item SELL-PUB-53',
    ])
  })

  it('SELL-PUB-29 limits a package at no price to one order a user', () => {
    expect(errorsOf(billed([{ ...pack, price: '0' }]))).toEqual([
      'specifications[0].packages[0].ordersPerUser SELL-PUB-29',
    ])
    expect(errorsOf(billed([{ ...pack, price: '0', ordersPerUser: 'ONE' }]))).toEqual([])
  })

  it('SELL-PUB-36 knows consulting without prices, on the international site alone', () => {
    const consulting = makeDocument({ accessType: 'CONSULTING', specifications: [] })
    expect(errorsOf(consulting, 'intl')).toEqual([])
    expect(errorsOf(consulting, 'cn')).toEqual(['accessType SELL-PUB-36'])
    const { specifications: _none, ...silent } = consulting
    expect(errorsOf(silent, 'intl')).toEqual([])
    expect(judgeDocument(silent, 'intl').document?.specifications).toEqual([])
    expect(judgeDraft(silent, 'intl')).toEqual([])
  })

  it('names an unknown field with the nearest known one, and the fields of the chosen access type', () => {
    const problems = judgeDocument(
      makeDocument({ titel: 'x', access: { deploymentObject: 'NONE' } }),
      'cn',
    ).problems
    expect(problems.map(({ path, text }) => `${path}: ${text.en}`)).toEqual([
      'access.deploymentObject: There is no such field; remove it.',
      'titel: There is no such field. Did you mean title?',
    ])
    expect(nearestName('salesRegion', ['salesRegions', 'slug'])).toBe('salesRegions')
  })

  it.each([null, 1, 'x', [], { specifications: {} }, { specifications: [null] }, { title: [] }])(
    'answers %j with problems and never throws',
    (value) => {
      expect(errorsOf(value).length).toBeGreaterThan(0)
    },
  )

  it('never throws on any value in any field', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(makeDocument()), 'access', 'delivery'),
        fc.anything(),
        (field, value) => {
          judgeDocument(makeDocument({ [field]: value }), 'cn')
        },
      ),
    )
  })

  it('SELL-PUB-P07 hints at superlatives, contact data in names and markup, and accepts the document', () => {
    const { document, problems } = judgeDocument(
      makeDocument({
        title: both('Sample 400-800-1234'),
        brief: { zh: '全国第一的样例', en: 'The best sample' },
        description: both(`<script>alert(1)</script> ${'word '.repeat(100)}`),
      }),
      'cn',
    )
    expect(document).not.toBeNull()
    expect(problems.map(({ path, severity }) => `${severity} ${path}`)).toEqual([
      'warning access.asset',
      'warning title.zh',
      'warning title.en',
      'warning brief.zh',
      'warning brief.en',
      'warning description.zh',
      'warning description.en',
    ])
  })

  it('refuses blank texts with what to do in both languages', () => {
    const [problem] = judgeDocument(makeDocument({ title: { zh: ' ', en: 'x' } }), 'cn').problems
    expect(problem).toEqual({
      path: 'title.zh',
      rule: 'SELL-PUB-P02',
      severity: 'error',
      text: { zh: '不能为空白，请填写内容。', en: 'Must not be blank; write something.' },
    })
  })
})

describe('bands', () => {
  const cuts = fc
    .uniqueArray(fc.integer({ min: 2, max: 1000 }), { maxLength: 8 })
    .map((list) => list.toSorted((a, b) => a - b))
  const bandsOf = (starts: number[]) =>
    [1, ...starts].map((from, i) => ({
      from,
      ...(starts[i] !== undefined && { to: starts[i] - 1 }),
      unitPrice: '1',
    }))
  const problemsOf = (bands: { from: number; to?: number; unitPrice: string }[]) => {
    const problems = createProblemList()
    checkBands(bands, 'bands', problems)
    return problems.all.length
  }

  it('SELL-PUB-43 bands that cover every quantity once are accepted', () => {
    fc.assert(fc.property(cuts, (starts) => problemsOf(bandsOf(starts)) === 0))
  })

  it('SELL-PUB-43 moving any one end makes an overlap or a gap, and is refused', () => {
    fc.assert(
      fc.property(
        cuts.filter((starts) => starts.length > 0),
        fc.nat(),
        fc.integer({ min: -5, max: 5 }).filter((shift) => shift !== 0),
        (starts, at, shift) => {
          const bands = bandsOf(starts)
          const moved = bands[at % starts.length]!
          moved.to = moved.to! + shift
          expect(problemsOf(bands)).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('combinations', () => {
  it('SELL-PUB-42 every combination comes once, and as many as the values multiply to', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), (sizes) => {
        const attributes = sizes.map((size, i) => ({
          code: `a${i}`,
          name: both('x'),
          kind: 'enum' as const,
          values: Array.from({ length: size }, (_, j) => ({ code: `v${j}`, name: both('x') })),
        }))
        const keys = [...combinationsOf(attributes)].map(skuKey)
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys.length).toBe(countCombinations(attributes))
        expect(keys.length).toBe(sizes.reduce((product, size) => product * size, 1))
      }),
    )
  })
})

describe('canonicalDocument', () => {
  it('is the same for documents that mean the same, and for itself', () => {
    const short = accepted(makeDocument())
    const long = accepted(
      makeDocument({
        salesClass: 'general',
        publicSale: true,
        salesRegions: [],
        currency: 'CNY',
        format: 'yunshi/product/1',
        specifications: [
          {
            ...(makeDocument()['specifications'] as object[])[0],
            prices: undefined,
            hidden: false,
            skus: ['basic', 'pro'].map((edition) => ({
              attributes: { edition },
              prices: [{ mode: 'MONTH', model: 'linear', unitPrice: '30' }],
            })),
          },
        ],
      }),
    )
    expect(long).toEqual(short)
    expect(canonicalDocument(short)).toEqual(short)
    expect(differenceOf(short, long)).toEqual([])
  })

  it('is accepted again and stays what it is', () => {
    const document = accepted(makeDocument({ salesRegions: ['SG', 'CN'] }))
    expect(accepted(document)).toEqual(document)
  })
})

describe('differenceOf', () => {
  it('names the changed field by the codes of its lists', () => {
    const before = accepted(makeDocument())
    const after = structuredClone(before)
    after.specifications[0]!.skus![1]!.prices[0]!.unitPrice = '45'
    after.salesRegions = ['CN']
    expect(differenceOf(before, after)).toEqual([
      { path: 'salesRegions', after: ['CN'] },
      {
        path: 'specifications[standard].skus[edition=pro].prices[MONTH].unitPrice',
        before: '30',
        after: '45',
      },
    ])
  })
})

describe('findForbiddenChanges', () => {
  const listed = (product: Record<string, unknown> = {}) => accepted(makeDocument(product))
  const rulesOf = (before: ProductDocument, after: ProductDocument) =>
    findForbiddenChanges(before, after).map(({ path, rule }) => `${path} ${rule}`)
  const plain = (spec: Record<string, unknown>, product: Record<string, unknown> = {}) =>
    accepted(withSpec(spec, product))
  const month = [{ mode: 'MONTH', unitPrice: '1' }]
  const year = { mode: 'YEAR', unitPrice: '10' }

  it('SELL-PUB-101 lets texts, prices, new specifications and the other period through', () => {
    const before = plain({ prices: month })
    const after = accepted(
      makeDocument({
        title: both('Another'),
        specifications: [
          { code: 'standard', name: both('Renamed'), prices: [{ mode: 'MONTH', unitPrice: '2' }, year] },
          { code: 'plus', name: both('Plus'), prices: month },
        ],
      }),
    )
    expect(rulesOf(before, after)).toEqual([])
  })

  it.each([
    [
      'deleting a specification',
      plain({ prices: month }),
      plain({ code: 'other', prices: month }),
      'specifications[standard] SELL-PUB-102',
    ],
    [
      'changing the billing mode',
      plain({ prices: month }),
      plain({ prices: [year] }),
      'specifications[0].prices SELL-PUB-102',
    ],
    [
      'adding another kind of billing',
      plain({ prices: month }),
      plain({ prices: [...month, { mode: 'ONE_TIME', unitPrice: '9' }] }),
      'specifications[0].prices SELL-PUB-102',
    ],
    [
      'changing whether it is supervised',
      listed(),
      listed({ supervised: true, deliverySlaDays: 5 }),
      'supervised SELL-PUB-102',
    ],
    [
      'adding a trial',
      plain({ prices: month }),
      plain({ prices: month, trialDays: 7 }),
      'specifications[0].trialDays SELL-PUB-102',
    ],
    [
      'changing the application credential',
      listed({ access: { credential: 'app-1' } }),
      listed({ access: { credential: 'app-2' } }),
      'access.credential SELL-PUB-102',
    ],
    [
      'changing the access type',
      plain({ prices: month }),
      plain({ prices: month }, { accessType: 'LICENSE' }),
      'accessType SELL-PUB-101',
    ],
    [
      'bringing back a removed specification',
      accepted(
        makeDocument({
          specifications: [
            { code: 'a', name: both('A'), prices: month },
            { code: 'b', name: both('B'), prices: month, removed: true },
          ],
        }),
      ),
      accepted(
        makeDocument({
          specifications: [
            { code: 'a', name: both('A'), prices: month },
            { code: 'b', name: both('B'), prices: month },
          ],
        }),
      ),
      'specifications[1].removed SELL-PUB-121',
    ],
    [
      'adding a specification when all are removed',
      plain({ prices: month, removed: true }),
      accepted(
        makeDocument({
          specifications: [
            { code: 'standard', name: both('Standard'), prices: month, removed: true },
            { code: 'b', name: both('B'), prices: month },
          ],
        }),
      ),
      'specifications SELL-PUB-102',
    ],
  ])('refuses %s', (_name, before, after, problem) => {
    expect(rulesOf(before, after)).toContain(problem)
  })

  it('SELL-PUB-102 refuses another step of a quantity', () => {
    const quantity = (step: number, max: number) =>
      plain({
        attributes: [
          { code: 'users', name: both('Users'), kind: 'quantity', unit: both('user'), min: 10, max, step },
        ],
        prices: month,
      })
    expect(rulesOf(quantity(10, 100), quantity(10, 200))).toEqual([])
    expect(rulesOf(quantity(10, 100), quantity(5, 100))).toEqual([
      'specifications[0].attributes[0].step SELL-PUB-102',
    ])
  })

  it('SELL-PUB-102 refuses a deleted SKU and takes a removed one', () => {
    const before = listed()
    const gone = structuredClone(before)
    gone.specifications[0]!.skus!.pop()
    expect(rulesOf(before, gone)).toEqual(['specifications[0].skus[edition=pro] SELL-PUB-102'])
    const removed = structuredClone(before)
    removed.specifications[0]!.skus![1]!.removed = true
    expect(rulesOf(before, removed)).toEqual([])
    expect(rulesOf(removed, before)).toEqual(['specifications[0].skus[edition=pro] SELL-PUB-121'])
  })

  const packaged = (accessType: string, change: object = {}) =>
    plain(
      {
        billingItems: [{ code: 'sms', name: both('SMS'), unit: both('message'), unitPrice: '0.1' }],
        packages: [
          {
            code: 'small',
            name: both('Small'),
            period: 'MONTH',
            periodCounts: [1],
            reset: 'NONE',
            contents: [{ item: 'sms', quantity: 100 }],
            price: '9',
            ...change,
          },
        ],
      },
      { accessType },
    )

  it.each([
    ['SAAS', { price: '8' }, ['price']],
    ['SAAS', { reset: 'MONTH' }, ['reset']],
    ['SAAS', { periodCounts: [2] }, ['periodCounts']],
    ['SAAS', { name: both('Other') }, []],
    ['API', { price: '8' }, []],
    ['API', { name: both('Other') }, ['name']],
    ['API', { contents: [{ item: 'sms', quantity: 200 }] }, ['contents']],
  ])('SELL-PUB-102 keeps what %s buyers were promised in a package: %j', (accessType, change, fields) => {
    expect(rulesOf(packaged(accessType), packaged(accessType, change))).toEqual(
      fields.map((field) => `specifications[0].packages[0].${field} SELL-PUB-102`),
    )
  })
})

describe('toJsonSchema', () => {
  it('names the fields that the check knows', () => {
    const schema = toJsonSchema(documentShape) as {
      properties: object
      required: string[]
      additionalProperties: boolean
    }
    expect(schema.additionalProperties).toBe(false)
    expect(schema.required).toEqual([
      'slug',
      'accessType',
      'title',
      'brief',
      'description',
      'usageGuide',
      'category',
      'specifications',
    ])
    expect(Object.keys(schema.properties)).toContain('quotationSheet')
  })
})

describe('judgeDraft', () => {
  const said = (value: unknown) => judgeDraft(value, 'cn').map(({ path, rule }) => `${path} ${rule}`)

  it('SELL-PUB-03 says of a whole document what judgeDocument says', () => {
    const wrong = withPrice({ model: 'tier', bands: [{ from: 5, unitPrice: '2' }] })
    for (const value of [makeDocument(), wrong])
      expect(judgeDraft(value, 'cn')).toEqual(judgeDocument(value, 'cn').problems)
  })

  it('SELL-PUB-02 reads null as a field left out', () => {
    const nothing = {
      attributes: null,
      skus: null,
      packages: null,
      prices: [{ mode: 'MONTH', unitPrice: '1' }],
    }
    expect(errorsOf(withSpec(nothing, { tags: null, salesRegions: null, access: null }))).toEqual([])
  })

  it('SELL-PUB-43 finds overlapping bands while name and category are missing', () => {
    const {
      title: _title,
      category: _category,
      ...rest
    } = withPrice({
      model: 'step',
      bands: [
        { from: 1, to: 10, unitPrice: '2' },
        { from: 10, unitPrice: '1' },
      ],
    })
    expect(said(rest)).toEqual(
      expect.arrayContaining([
        'title SELL-PUB-P02',
        'category SELL-PUB-P16',
        'specifications[0].prices[0].bands[1].from SELL-PUB-43',
      ]),
    )
  })

  it('SELL-PUB-43 says nothing about the neighbours of a band whose beginning is missing', () => {
    expect(
      said(withPrice({ model: 'step', bands: [{ unitPrice: '2' }, { from: 1, unitPrice: '1' }] })).filter(
        (entry) => entry.includes('bands'),
      ),
    ).toEqual(['specifications[0].prices[0].bands[0].from SELL-PUB-43'])
  })

  it('SELL-PUB-42 finds a value named twice beside one without a name', () => {
    const values = [
      { code: 'a', name: both('Basic') },
      { code: 'a', name: both('Pro') },
      { code: 'c' },
      { code: 'd', name: { zh: 'x' } },
    ]
    const problems = said(
      withSpec({
        attributes: [{ code: 'edition', name: both('Edition'), kind: 'enum', values }],
        prices: [],
      }),
    )
    expect(problems).toContain('specifications[0].attributes[0].values[1].code SELL-PUB-42')
    expect(problems).toContain('specifications[0].attributes[0].values[2].name SELL-PUB-42')
    expect(problems).toContain('specifications[0].attributes[0].values[3].name.en SELL-PUB-42')
  })

  it('SELL-PUB-02 takes anything and only ever says what is wrong', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(makeDocument())), (junk, field) => {
        judgeDraft(junk, 'cn')
        judgeDraft(makeDocument({ [field]: junk }), 'cn')
        judgeDraft(withSpec({ attributes: junk, prices: junk, skus: junk, billingItems: junk }), 'intl')
        judgeDraft(withPrice(junk as Record<string, unknown>), 'cn')
      }),
    )
  })
})

describe('shapeAt', () => {
  it('SELL-PUB-02 gives the limits of a field to the form', () => {
    expect(shapeAt('title.zh', 'SAAS')).toMatchObject({ kind: 'text', max: 50 })
    expect(shapeAt('specifications[3].skus[12].prices[0].unitPrice', 'SAAS')).toMatchObject({ kind: 'price' })
    expect(shapeAt('access.minimum.vcpus', 'IMAGE')).toMatchObject({ kind: 'integer', max: 1024 })
    expect(shapeAt('access.minimum.vcpus', 'SAAS')).toBeNull()
    expect(shapeAt('nothing', 'SAAS')).toBeNull()
  })
})
