/**
 * The short hand in which the demo catalog is written. A pair is one text in both languages, Chinese first, so
 * that an author sees both versions side by side and none is forgotten.
 */
import type {
  AccessType,
  DemoAttribute,
  DemoCategory,
  DemoPrice,
  DemoProduct,
  DemoSku,
  DemoSpecification,
  Text,
} from '../demo-types.ts'
import { tagNames, type TagKey } from './tags.ts'

type Pair = readonly [zh: string, en: string]

const headings = {
  overview: ['产品概述', 'Overview'],
  functions: ['核心功能', 'What it does'],
  audience: ['适合谁用', 'Who it is for'],
  scenarios: ['应用场景', 'Where it fits'],
  editions: ['规格说明', 'Choosing a specification'],
  security: ['数据与安全', 'Data and security'],
  integration: ['集成与开放', 'Integrations'],
  limits: ['使用边界', 'Limits'],
  delivery: ['交付内容', 'What you receive'],
  process: ['服务流程', 'How the work proceeds'],
  requirements: ['运行要求', 'Requirements'],
  metering: ['计费说明', 'How usage is counted'],
  quality: ['数据质量', 'Data quality'],
  contents: ['内容与字段', 'Contents and fields'],
  figures: ['技术参数', 'Technical data'],
  included: ['预装内容', 'What is inside'],
  performance: ['性能参考', 'Measured performance'],
  acceptance: ['验收标准', 'Acceptance'],
  maintenance: ['更新与维护', 'Updates and maintenance'],
  terms: ['使用许可', 'Terms of use'],
} as const satisfies Record<string, Pair>

/** A paragraph is a pair, a bullet list an array of pairs; a section may hold several of either. */
type Section = readonly [heading: keyof typeof headings, ...bodies: (Pair | readonly Pair[])[]]

function text([zh, en]: Pair): Text {
  return { zh, en }
}

function isParagraph(body: Pair | readonly Pair[]): body is Pair {
  return typeof body[0] === 'string'
}

/** Markdown of a product's description: one `##` heading per section. */
function article(sections: readonly Section[]): Text {
  const render = (language: 0 | 1) =>
    sections
      .map(([heading, ...bodies]) =>
        [
          `## ${headings[heading][language]}`,
          ...bodies.map((body) =>
            isParagraph(body) ? body[language] : body.map((item) => `- ${item[language]}`).join('\n'),
          ),
        ].join('\n\n'),
      )
      .join('\n\n')
  return { zh: render(0), en: render(1) }
}

/** Markdown of a usage guide: numbered steps. */
function steps(pairs: readonly Pair[]): Text {
  const render = (language: 0 | 1) => pairs.map((pair, i) => `${i + 1}. ${pair[language]}`).join('\n')
  return { zh: render(0), en: render(1) }
}

export function category(
  slug: string,
  name: Pair,
  children: readonly (readonly [string, Pair])[],
): DemoCategory {
  return {
    slug,
    name: text(name),
    children: children.map(([childSlug, childName]) => ({ slug: childSlug, name: text(childName) })),
  }
}

export function choice(
  code: string,
  name: Pair,
  values: readonly (readonly [code: string, ...name: Pair])[],
): DemoAttribute {
  return {
    code,
    name: text(name),
    kind: 'enum',
    values: values.map(([valueCode, zh, en]) => ({ code: valueCode, name: { zh, en } })),
  }
}

/** @param range  min, max and step of the quantity */
export function quantity(
  code: string,
  name: Pair,
  unit: Pair,
  range: readonly [min: number, max: number, step: number],
): DemoAttribute {
  const [min, max, step] = range
  return { code, name: text(name), kind: 'quantity', unit: text(unit), min, max, step }
}

/** Ten times a decimal string, by moving its point: prices are never binary fractions. */
export function tenTimes(price: string): string {
  const [whole = '0', fraction = ''] = price.split('.')
  const moved = whole + (fraction[0] ?? '0')
  const rest = fraction.slice(1)
  return moved.replace(/^0+(?=\d)/, '') + (rest ? `.${rest}` : '')
}

/** A month's price and the year's, which is ten months unless given. */
export function monthAndYear(month: string, year: string = tenTimes(month)): DemoPrice[] {
  return [
    { mode: 'MONTH', unitPrice: month },
    { mode: 'YEAR', unitPrice: year },
  ]
}

export function perYear(unitPrice: string): DemoPrice[] {
  return [{ mode: 'YEAR', unitPrice }]
}

export function once(unitPrice: string): DemoPrice[] {
  return [{ mode: 'ONE_TIME', unitPrice }]
}

export function metered(unitPrice: string, unit: Pair): DemoPrice[] {
  return [{ mode: 'ON_DEMAND', unitPrice, meterUnit: text(unit) }]
}

/**
 * A price in bands. `step`: the band that holds the quantity prices all of it; `tier`: each band prices its own
 * part (BUY-PRICE-13).
 */
export function banded(
  model: 'step' | 'tier',
  mode: DemoPrice['mode'],
  bands: readonly (readonly [from: number, unitPrice: string])[],
  unit?: Pair,
): DemoPrice {
  return {
    mode,
    model,
    unitPrice: bands[0]![1],
    bands: bands.map(([from, unitPrice]) => ({ from, unitPrice })),
    ...(unit ? { meterUnit: text(unit) } : {}),
  }
}

interface SpecificationDraft {
  code: string
  name: Pair
  about: Pair
  hidden?: boolean
  trialDays?: number
  attributes?: DemoAttribute[]
  /** Either one price list, or one per combination of enum values. */
  prices?: DemoPrice[]
  skus?: readonly (readonly [attributes: DemoSku['attributes'], prices: DemoPrice[]])[]
}

function specification(draft: SpecificationDraft): DemoSpecification {
  const { code, name, about, prices = [], skus, attributes = [], hidden, trialDays } = draft
  return {
    code,
    name: text(name),
    description: text(about),
    ...(hidden === undefined ? {} : { hidden }),
    ...(trialDays === undefined ? {} : { trialDays }),
    attributes,
    skus: skus
      ? skus.map(([values, skuPrices]) => ({ attributes: values, prices: skuPrices }))
      : [{ attributes: {}, prices }],
  }
}

interface ProductDraft {
  slug: string
  category: string
  accessType: AccessType
  protocol?: NonNullable<DemoProduct['protocol']>
  salesClass?: DemoProduct['salesClass']
  title: Pair
  brief: Pair
  sections: readonly Section[]
  guide: readonly Pair[]
  highlights: readonly Pair[]
  tags: readonly TagKey[]
  industries: string[]
  publicSale?: boolean
  salesRegions?: string[]
  deliverySlaDays?: number
  supervised?: boolean
  featured?: boolean
  /** Score in hundredths of a star, number of reviews, number of sales. */
  standing: readonly [scoreHundredths: number, reviewCount: number, salesCount: number]
  specifications: readonly SpecificationDraft[]
}

/** The products of one seller, with what most products have in common filled in. */
export function productsOf(seller: string, drafts: readonly ProductDraft[]): DemoProduct[] {
  return drafts.map((draft) => ({
    slug: draft.slug,
    seller,
    category: draft.category,
    accessType: draft.accessType,
    ...(draft.protocol && { protocol: draft.protocol }),
    salesClass: draft.salesClass ?? 'general',
    title: text(draft.title),
    brief: text(draft.brief),
    description: article(draft.sections),
    usageGuide: steps(draft.guide),
    highlights: draft.highlights.map(text),
    tags: draft.tags.map((key) => text(tagNames[key])),
    industries: draft.industries,
    publicSale: draft.publicSale ?? true,
    salesRegions: draft.salesRegions ?? [],
    ...(draft.deliverySlaDays === undefined ? {} : { deliverySlaDays: draft.deliverySlaDays }),
    supervised: draft.supervised ?? false,
    scoreHundredths: draft.standing[0],
    reviewCount: draft.standing[1],
    salesCount: draft.standing[2],
    featured: draft.featured ?? false,
    specifications: draft.specifications.map(specification),
  }))
}
