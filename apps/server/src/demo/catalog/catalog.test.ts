import { describe, expect, test } from 'vitest'
import type { AccessType, DemoPrice, DemoProduct, DemoSpecification } from '../demo-types.ts'
import { tenTimes } from './authoring.ts'
import { demoCatalog } from './index.ts'
import { tagNames } from './tags.ts'

const { categories, industries, sellers, products } = demoCatalog
const specifications = products.flatMap((product) =>
  product.specifications.map((specification) => ({ product, specification })),
)
const prices = specifications.flatMap(({ product, specification }) =>
  specification.skus.flatMap((sku) => sku.prices.map((price) => ({ product, specification, price }))),
)

/** Every `{ zh, en }` inside a value, with its path. */
function textsIn(value: unknown, path: string): { path: string; zh: string; en: string }[] {
  if (value === null || typeof value !== 'object') return []
  if ('zh' in value && 'en' in value) return [{ path, zh: String(value.zh), en: String(value.en) }]
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`))
}

const texts = textsIn(demoCatalog, 'catalog')

function duplicates(values: string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i)
}

/** Length as Chinese editors count it: each Han character is one, each Latin word or figure is one. */
function lengthOfChinese(value: string): number {
  return value.match(/\p{Script=Han}|[A-Za-z]+|\d[\d.,]*/gu)?.length ?? 0
}

function allows(product: DemoProduct, modes: DemoPrice['mode'][]): boolean {
  return product.specifications.every((specification) =>
    specification.skus.every((sku) => sku.prices.every((price) => modes.includes(price.mode))),
  )
}

function priceOf(specification: DemoSpecification, mode: DemoPrice['mode']): DemoPrice[] {
  return specification.skus.map((sku) => sku.prices.find((price) => price.mode === mode)!)
}

describe('breadth', () => {
  test('there are at least sixty products, twelve sellers and every access type at least three times', () => {
    expect(products.length).toBeGreaterThanOrEqual(64)
    expect(sellers.length).toBeGreaterThanOrEqual(12)
    const types: AccessType[] = [
      'SAAS',
      'LICENSE',
      'IMAGE',
      'SERVICE',
      'API',
      'AGENT',
      'HARDWARE',
      'DATA',
      'AI_ASSET',
      'CONTAINER',
      'ORCHESTRATION',
    ]
    for (const type of types) {
      expect(products.filter((product) => product.accessType === type).length, type).toBeGreaterThanOrEqual(3)
    }
  })

  test('every seller offers SaaS, and the demo account’s seller offers six', () => {
    const saas = products.filter((product) => product.accessType === 'SAAS')
    expect(new Set(saas.map((product) => product.seller)).size).toBe(sellers.length)
    expect(saas.filter((product) => product.seller === 'yunfan')).toHaveLength(6)
    expect(saas.length).toBeGreaterThanOrEqual(26)
  })

  test('every leaf category holds a product', () => {
    const used = new Set(products.map((product) => product.category))
    const leaves = categories.flatMap((category) => category.children ?? []).map((child) => child.slug)
    expect(leaves.filter((leaf) => !used.has(leaf))).toEqual([])
    expect(categories.length).toBeGreaterThanOrEqual(9)
    for (const category of categories) {
      expect(category.children?.length, category.slug).toBeGreaterThanOrEqual(3)
      expect(category.children?.length, category.slug).toBeLessThanOrEqual(6)
    }
  })

  test('the rare cases a buyer meets are all there', () => {
    expect(products.filter((product) => !product.publicSale)).toHaveLength(2)
    expect(products.filter((product) => product.salesRegions.length > 0)).toHaveLength(3)
    expect(products.filter((product) => product.salesClass === 'joint')).toHaveLength(3)
    expect(specifications.filter(({ specification }) => specification.hidden).length).toBeGreaterThanOrEqual(
      2,
    )
    expect(
      specifications.filter(({ specification }) => specification.trialDays).length,
    ).toBeGreaterThanOrEqual(6)
    expect(prices.filter(({ price }) => price.model === 'step').length).toBeGreaterThanOrEqual(3)
    expect(prices.filter(({ price }) => price.model === 'tier').length).toBeGreaterThanOrEqual(3)
    expect(prices.filter(({ price }) => Number(price.unitPrice) === 0).length).toBeGreaterThanOrEqual(2)
    expect(prices.filter(({ price }) => Number(price.unitPrice) >= 1_000_000).length).toBeGreaterThanOrEqual(
      2,
    )
    expect(products.some((product) => product.reviewCount === 0)).toBe(true)
  })

  test('the flagship is sold in three editions by users from 5 to 500 in steps of 5, by month and year', () => {
    const crm = products.find((product) => product.slug === 'yunfan-crm')!
    const [specification] = crm.specifications
    const [edition, users] = specification!.attributes
    expect(edition).toMatchObject({
      kind: 'enum',
      values: [{ name: { zh: '标准版' } }, { name: { zh: '专业版' } }, { name: { zh: '旗舰版' } }],
    })
    expect(users).toMatchObject({ kind: 'quantity', name: { zh: '数量' }, min: 5, max: 500, step: 5 })
    expect(specification!.skus).toHaveLength(3)
    for (const sku of specification!.skus)
      expect(sku.prices.map((price) => price.mode)).toEqual(['MONTH', 'YEAR'])
  })
})

describe('references', () => {
  test('slugs and codes are unique', () => {
    expect(duplicates(products.map((product) => product.slug))).toEqual([])
    expect(duplicates(sellers.map((seller) => seller.slug))).toEqual([])
    expect(duplicates(industries.map((industry) => industry.slug))).toEqual([])
    expect(
      duplicates(categories.flatMap((top) => [top.slug, ...(top.children ?? []).map((child) => child.slug)])),
    ).toEqual([])
    expect(duplicates(specifications.map(({ specification }) => specification.code))).toEqual([])
  })

  test('SELL-PUB P02: titles are at most 50 characters and unique per seller', () => {
    expect(duplicates(products.map((product) => `${product.seller} ${product.title.zh}`))).toEqual([])
    expect(duplicates(products.map((product) => `${product.seller} ${product.title.en}`))).toEqual([])
    const long = products.filter((product) => product.title.zh.length > 50 || product.title.en.length > 50)
    expect(long.map((product) => product.slug)).toEqual([])
  })

  test('sellers, second-level categories and industries resolve', () => {
    const sellerSlugs = new Set(sellers.map((seller) => seller.slug))
    const leaves = new Set(categories.flatMap((top) => top.children ?? []).map((child) => child.slug))
    const industrySlugs = new Set(industries.map((industry) => industry.slug))
    for (const product of products) {
      expect(sellerSlugs, product.slug).toContain(product.seller)
      expect(leaves, product.slug).toContain(product.category)
      expect(product.industries.length, product.slug).toBeGreaterThan(0)
      for (const industry of product.industries) expect(industrySlugs, product.slug).toContain(industry)
      expect(product.slug.startsWith(`${product.seller}-`), product.slug).toBe(true)
    }
  })

  test('every tag is worn by a product', () => {
    const used = new Set(products.flatMap((product) => product.tags.map((tag) => tag.zh)))
    expect(Object.values(tagNames).filter(([zh]) => !used.has(zh))).toEqual([])
  })
})

describe('texts', () => {
  test('both languages are written everywhere: Chinese holds Han characters, English none', () => {
    for (const { path, zh, en } of texts) {
      // Units such as TB are the same letters in both languages.
      if (!path.endsWith('.unit')) expect(zh, path).toMatch(/\p{Script=Han}/u)
      expect(zh.trim(), path).not.toBe('')
      expect(en.trim(), path).not.toBe('')
      expect(en, path).not.toMatch(/[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u)
    }
  })

  test('SELL-PUB P07: no exclamation marks, no superlatives banned by advertising law', () => {
    for (const { path, zh, en } of texts) {
      expect(zh, path).not.toMatch(/[!！]|最|第一|国家级|顶级|极致/)
      expect(en, path).not.toMatch(/!|\b(?:best|ultimate|number one|world[- ]first|national[- ]level)\b/i)
    }
  })

  test('SELL-PUB P06, SELL-PUB-13: briefs have at most 120 characters, specification names 50', () => {
    for (const product of products) {
      expect(product.brief.zh.length, product.slug).toBeLessThanOrEqual(120)
      expect(product.brief.en.length, product.slug).toBeLessThanOrEqual(120)
    }
    for (const { specification } of specifications) {
      expect(specification.name.zh.length, specification.code).toBeLessThanOrEqual(50)
      expect(specification.name.en.length, specification.code).toBeLessThanOrEqual(50)
    }
  })

  test('descriptions have three to six sections and enough to read', () => {
    const counts = products.map((product) => {
      for (const language of ['zh', 'en'] as const) {
        const headings = product.description[language].match(/^## .+$/gm) ?? []
        expect(headings.length, product.slug).toBeGreaterThanOrEqual(3)
        expect(headings.length, product.slug).toBeLessThanOrEqual(6)
        expect(new Set(headings).size, product.slug).toBe(headings.length)
      }
      return { slug: product.slug, count: lengthOfChinese(product.description.zh) }
    })
    expect(counts.filter(({ count }) => count < 150)).toEqual([])
    expect(counts.filter(({ count }) => count >= 400).length).toBeGreaterThanOrEqual(
      Math.ceil(products.length / 3),
    )
  })

  test('no description paragraph is used twice', () => {
    const paragraphs = products.flatMap((product) =>
      product.description.zh.split('\n').filter((line) => line.length > 20),
    )
    expect(duplicates(paragraphs)).toEqual([])
  })

  test('products have two to six highlights, one to five tags and steps to start with', () => {
    for (const product of products) {
      expect(product.highlights.length, product.slug).toBeGreaterThanOrEqual(2)
      expect(product.highlights.length, product.slug).toBeLessThanOrEqual(6)
      expect(product.tags.length, product.slug).toBeGreaterThanOrEqual(1)
      expect(product.tags.length, product.slug).toBeLessThanOrEqual(5)
      expect(product.usageGuide.zh, product.slug).toMatch(/^1\. .+\n2\. /)
    }
  })

  test('sellers introduce themselves in two to four paragraphs and are reached at example addresses only', () => {
    for (const seller of sellers) {
      for (const language of ['zh', 'en'] as const) {
        const paragraphs = seller.introduction[language].split('\n\n')
        expect(paragraphs.length, seller.slug).toBeGreaterThanOrEqual(2)
        expect(paragraphs.length, seller.slug).toBeLessThanOrEqual(4)
      }
      expect(seller.supportEmail).toMatch(/^[a-z]+@[a-z]+\.example$/)
      expect(seller.supportPhone).toMatch(/ 5550 \d{4}$/)
    }
  })
})

describe('prices', () => {
  test('BUY-PRICE-12: SKU attributes exist, and each combination of enum values is sold at most once', () => {
    for (const { specification } of specifications) {
      const enums = specification.attributes.filter((attribute) => attribute.kind === 'enum')
      const combinations = specification.skus.map((sku) => {
        expect(Object.keys(sku.attributes).sort(), specification.code).toEqual(
          enums.map(({ code }) => code).sort(),
        )
        for (const { code, values } of enums) {
          expect(
            values.map((value) => value.code),
            specification.code,
          ).toContain(sku.attributes[code])
        }
        return enums.map(({ code }) => sku.attributes[code]).join('/')
      })
      expect(specification.skus.length, specification.code).toBeGreaterThan(0)
      expect(duplicates(combinations), specification.code).toEqual([])
      expect(duplicates(specification.attributes.map((attribute) => attribute.code))).toEqual([])
    }
  })

  test('every value of an enumeration can be bought', () => {
    for (const { specification } of specifications) {
      for (const attribute of specification.attributes) {
        if (attribute.kind !== 'enum') continue
        const sold = new Set(specification.skus.map((sku) => sku.attributes[attribute.code]))
        for (const value of attribute.values) expect(sold, specification.code).toContain(value.code)
      }
    }
  })

  test('BUY-PRICE-11: quantities are whole numbers whose range is made of whole steps', () => {
    for (const { specification } of specifications) {
      const quantities = specification.attributes.filter((attribute) => attribute.kind === 'quantity')
      expect(quantities.length, specification.code).toBeLessThanOrEqual(1)
      for (const { min, max, step } of quantities) {
        expect([min, max, step].every(Number.isInteger), specification.code).toBe(true)
        expect(min, specification.code).toBeGreaterThanOrEqual(1)
        expect((max - min) % step, specification.code).toBe(0)
      }
    }
  })

  test('BUY-SYS-01: prices are decimal strings of up to three decimals, one per mode', () => {
    for (const { price, specification } of prices) {
      const all = [price.unitPrice, ...(price.bands ?? []).map((band) => band.unitPrice)]
      for (const value of all) expect(value, specification.code).toMatch(/^\d{1,12}(\.\d{1,3})?$/)
    }
    for (const { specification } of specifications) {
      for (const sku of specification.skus) {
        expect(sku.prices.length, specification.code).toBeGreaterThan(0)
        expect(duplicates(sku.prices.map((price) => price.mode)), specification.code).toEqual([])
      }
    }
  })

  test('BUY-PRICE-14: bands begin at 1, ascend, get cheaper, and lie within what can be bought', () => {
    for (const { price, specification } of prices) {
      const isBanded = price.model === 'step' || price.model === 'tier'
      expect(isBanded, specification.code).toBe(price.bands !== undefined)
      if (!price.bands) continue
      const starts = price.bands.map((band) => band.from)
      expect(starts[0], specification.code).toBe(1)
      expect(starts, specification.code).toEqual([...new Set(starts)].sort((a, b) => a - b))
      const amounts = price.bands.map((band) => Number(band.unitPrice))
      expect(amounts, specification.code).toEqual([...amounts].sort((a, b) => b - a))
      expect(price.unitPrice, specification.code).toBe(price.bands[0]!.unitPrice)
      if (price.mode === 'ON_DEMAND') continue
      const quantity = specification.attributes.find((attribute) => attribute.kind === 'quantity')
      expect(quantity?.kind === 'quantity' && quantity.max, specification.code).toBeGreaterThan(
        starts.at(-1)!,
      )
    }
  })

  test('a year costs ten months wherever both are sold', () => {
    for (const { specification } of specifications) {
      const modes = new Set(specification.skus.flatMap((sku) => sku.prices.map((price) => price.mode)))
      if (!modes.has('MONTH') || !modes.has('YEAR')) continue
      const years = priceOf(specification, 'YEAR')
      for (const [i, month] of priceOf(specification, 'MONTH').entries()) {
        expect(Number(years[i]!.unitPrice), specification.code).toBeCloseTo(Number(month.unitPrice) * 10, 6)
      }
    }
  })

  test('usage is counted in a named unit, and only usage is', () => {
    for (const { price, specification } of prices) {
      expect(price.meterUnit !== undefined, specification.code).toBe(price.mode === 'ON_DEMAND')
    }
  })

  test('SELL-PUB-27 to 34: access types use the charging modes they may', () => {
    const modesOf: Record<AccessType, DemoPrice['mode'][]> = {
      SAAS: ['MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND'],
      LICENSE: ['MONTH', 'YEAR', 'ONE_TIME'],
      IMAGE: ['MONTH', 'YEAR', 'ON_DEMAND'],
      SERVICE: ['MONTH', 'YEAR', 'ONE_TIME'],
      API: ['ON_DEMAND'],
      AGENT: ['ON_DEMAND'],
      HARDWARE: ['ONE_TIME'],
      DATA: ['MONTH', 'YEAR', 'ONE_TIME'],
      AI_ASSET: ['MONTH', 'YEAR'],
      CONTAINER: ['MONTH', 'YEAR'],
      ORCHESTRATION: ['MONTH', 'YEAR', 'ONE_TIME'],
    }
    for (const product of products) {
      expect(allows(product, modesOf[product.accessType]), product.slug).toBe(true)
    }
  })

  test('SELL-PUB-60: trials are 3 to 180 days, for SaaS by period, never for public zero prices', () => {
    for (const { product, specification } of specifications) {
      if (specification.trialDays === undefined) continue
      expect(product.accessType, specification.code).toBe('SAAS')
      expect(specification.trialDays).toBeGreaterThanOrEqual(3)
      expect(specification.trialDays).toBeLessThanOrEqual(180)
      for (const sku of specification.skus) {
        for (const price of sku.prices) {
          expect(['MONTH', 'YEAR'], specification.code).toContain(price.mode)
          expect(Number(price.unitPrice), specification.code).toBeGreaterThan(0)
        }
      }
      expect(
        product.tags.some((tag) => tag.en === 'Free trial'),
        product.slug,
      ).toBe(true)
    }
  })

  test('a product tagged with a free trial offers one', () => {
    for (const product of products.filter((item) => item.tags.some((tag) => tag.en === 'Free trial'))) {
      expect(
        product.specifications.some((specification) => specification.trialDays),
        product.slug,
      ).toBe(true)
    }
  })

  test.each([
    ['38', '380'],
    ['11.5', '115'],
    ['0', '0'],
    ['0.12', '1.2'],
    ['19.9', '199'],
    ['0.125', '1.25'],
  ])('ten times %s is %s', (price, expected) => {
    expect(tenTimes(price)).toBe(expected)
  })
})

describe('delivery and standing', () => {
  test('SELL-PUB-23: supervised products promise days, and only full service is supervised', () => {
    for (const product of products) {
      if (product.supervised) expect(product.deliverySlaDays, product.slug).toBeGreaterThan(0)
      if (['SERVICE', 'DATA', 'ORCHESTRATION'].includes(product.accessType)) {
        expect(product.supervised, product.slug).toBe(true)
      }
    }
  })

  test('scores lie between 0 and 500, and products without reviews have none', () => {
    for (const product of products) {
      expect(product.scoreHundredths === 0, product.slug).toBe(product.reviewCount === 0)
      expect(product.scoreHundredths, product.slug).toBeLessThanOrEqual(500)
      expect(product.salesCount, product.slug).toBeGreaterThanOrEqual(product.reviewCount)
    }
  })
})
