import type { DeliveryProtocol } from '../modules/catalog/index.ts'

/**
 * Shapes of the demo catalog: what `yunshi demo` and the first sandbox start load.
 * Texts exist in both languages; money is a decimal string in the currency's major unit.
 */
export interface Text {
  zh: string
  en: string
}

export type AccessType =
  | 'SAAS'
  | 'LICENSE'
  | 'IMAGE'
  | 'SERVICE'
  | 'API'
  | 'AGENT'
  | 'HARDWARE'
  | 'DATA'
  | 'AI_ASSET'
  | 'CONTAINER'
  | 'ORCHESTRATION'

export interface DemoCategory {
  /** Stable slug, unique over both levels, e.g. `enterprise-apps`. */
  slug: string
  name: Text
  /** Two levels: children of a top category. */
  children?: DemoCategory[]
}

export interface DemoSeller {
  /** Stable slug; also the path segment of its demo production endpoint. */
  slug: string
  name: Text
  /** One sentence under the shop's name. */
  tagline: Text
  /** Two to four paragraphs, plain text separated by blank lines. */
  introduction: Text
  city: Text
  foundedYear: number
  supportPhone: string
  supportEmail: string
  supportHours: Text
  featured: boolean
}

/** One attribute of a specification (BUY-PRICE-11). */
export type DemoAttribute =
  | { code: string; name: Text; kind: 'enum'; values: { code: string; name: Text }[] }
  | { code: string; name: Text; kind: 'quantity'; unit: Text; min: number; max: number; step: number }

/** Price of one SKU. Linear: `unitPrice` per unit of the quantity attribute; bands count from 1 (BUY-PRICE-13, 14). */
export interface DemoPrice {
  mode: 'MONTH' | 'YEAR' | 'ONE_TIME' | 'ON_DEMAND'
  /** Decimal string, up to three decimals, CNY. */
  unitPrice: string
  model?: 'linear' | 'step' | 'tier'
  bands?: { from: number; unitPrice: string }[]
  /** For ON_DEMAND: what is counted, e.g. { zh: '次', en: 'call' }. */
  meterUnit?: Text
}

export interface DemoSku {
  /** Value code for each enum attribute of the specification. */
  attributes: Record<string, string>
  prices: DemoPrice[]
}

export interface DemoSpecification {
  code: string
  name: Text
  description: Text
  hidden?: boolean
  trialDays?: number
  attributes: DemoAttribute[]
  skus: DemoSku[]
}

export interface DemoProduct {
  slug: string
  seller: string
  /** Slug of a second-level category. */
  category: string
  accessType: AccessType
  /** How it is opened, where that is not the usual way of its access type. */
  protocol?: DeliveryProtocol
  salesClass: 'general' | 'joint' | 'platform'
  title: Text
  /** At most 120 characters in each language. */
  brief: Text
  /** Markdown, 3–6 short sections with `##` headings, at least 400 Chinese characters for a third of the products, 150 for the rest. */
  description: Text
  usageGuide: Text
  /** 2–6 short facts for the product page. */
  highlights: Text[]
  tags: Text[]
  industries: string[]
  publicSale: boolean
  /** ISO country codes; empty means everywhere. */
  salesRegions: string[]
  deliverySlaDays?: number
  supervised: boolean
  /** 0–500, hundredths of a star; 0 with reviewCount 0 means not yet rated. */
  scoreHundredths: number
  reviewCount: number
  salesCount: number
  featured: boolean
  specifications: DemoSpecification[]
}
