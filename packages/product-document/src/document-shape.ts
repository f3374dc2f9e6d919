import { accessTypes, deliveryEditions, deliveryProtocols, priceModes, salesClasses } from './vocabulary.ts'
import { accessShape } from './access-shapes.ts'
import { code, documents, file, picture, reference } from './common-shapes.ts'
import {
  choice,
  flag,
  integer,
  list,
  localized,
  map,
  object,
  optional,
  price,
  text,
  type ValueOf,
} from './shape.ts'

/** Sellable combinations of one specification, and of a document's SKU list. */
export const SKUS_MAX = 10_000
const taxCategories = ['HARDWARE', 'SOFTWARE', 'SERVICE'] as const
const priceModels = ['linear', 'step', 'tier'] as const

const bandShape = object('SELL-PUB-43', {
  from: integer('SELL-PUB-43', 1, 1_000_000_000_000),
  /** May be written for people; follows from the next band. */
  to: optional(integer('SELL-PUB-43', 1, 1_000_000_000_000)),
  unitPrice: price('SELL-PUB-43'),
})

const pricing = {
  model: optional(choice('SELL-PUB-43', priceModels), 'linear' as const),
  /** Linear prices; a banded price says it in its bands. */
  unitPrice: optional(price('SELL-PUB-43')),
  bands: optional(list('SELL-PUB-43', bandShape, { max: 50 }), []),
}

const metering = {
  cycle: optional(choice('SELL-PUB-50', ['HOUR', 'DAY', 'MONTH'] as const)),
  accumulation: optional(choice('SELL-PUB-51', ['DAY', 'MONTH'] as const)),
}

const priceShape = object('SELL-PUB-40', {
  mode: choice('SELL-PUB-40', priceModes),
  ...pricing,
  meterUnit: optional(localized('SELL-PUB-50', 50)),
  ...metering,
})
const pricesShape = list('SELL-PUB-40', priceShape, { max: 4, keyOf: (item) => item.mode, unordered: true })

const attributeShape = object('SELL-PUB-41', {
  code: code('SELL-PUB-41'),
  name: localized('SELL-PUB-41', 50),
  kind: choice('SELL-PUB-41', ['enum', 'quantity'] as const),
  values: optional(
    list(
      'SELL-PUB-42',
      object('SELL-PUB-42', { code: code('SELL-PUB-42'), name: localized('SELL-PUB-42', 50) }),
      {
        max: 1000,
        keyOf: (item) => item.code,
      },
    ),
    [],
  ),
  unit: optional(localized('SELL-PUB-42', 20)),
  min: optional(integer('SELL-PUB-42', 1, 1_000_000_000)),
  max: optional(integer('SELL-PUB-42', 1, 1_000_000_000)),
  step: optional(integer('SELL-PUB-42', 1, 1_000_000_000)),
})

const skuShape = object('SELL-PUB-42', {
  attributes: map('SELL-PUB-42', 20),
  prices: pricesShape,
  free: optional(flag('SELL-PUB-11'), false),
  removed: optional(flag('SELL-PUB-120'), false),
})

/** The name of a combination: its values in the order of their attributes' codes. */
export function skuKey(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(([attribute, value]) => `${attribute}=${value}`)
    .toSorted()
    .join(',')
}

const billingItemShape = object('SELL-PUB-50', {
  code: code('SELL-PUB-50'),
  name: localized('SELL-PUB-50', 50),
  unit: localized('SELL-PUB-50', 50),
  ...pricing,
  ...metering,
})

const packageShape = object('SELL-PUB-53', {
  code: code('SELL-PUB-53'),
  name: localized('SELL-PUB-53', 50),
  period: choice('SELL-PUB-53', ['MONTH', 'YEAR'] as const),
  periodCounts: list('SELL-PUB-53', integer('SELL-PUB-53', 1, 36), { min: 1, max: 36, unordered: true }),
  reset: choice('SELL-PUB-53', ['NONE', 'MONTH', 'YEAR'] as const),
  contents: list(
    'SELL-PUB-53',
    object('SELL-PUB-53', {
      item: code('SELL-PUB-53'),
      quantity: integer('SELL-PUB-53', 1, 1_000_000_000_000),
    }),
    { min: 1, max: 50, keyOf: (content) => content.item },
  ),
  price: price('SELL-PUB-53'),
  /** SELL-PUB-54: service stops instead of going on at the on-demand price. */
  stopWhenExhausted: optional(flag('SELL-PUB-54'), false),
  /** SELL-PUB-29: what is free may be had once. */
  ordersPerUser: optional(choice('SELL-PUB-29', ['ONE', 'MANY'] as const), 'MANY' as const),
  removed: optional(flag('SELL-PUB-120'), false),
})

const specificationShape = object('SELL-PUB-40', {
  code: code('SELL-PUB-40'),
  name: localized('SELL-PUB-13', 50),
  description: optional(localized('SELL-PUB-13', 500)),
  hidden: optional(flag('SELL-PUB-111'), false),
  removed: optional(flag('SELL-PUB-120'), false),
  /** Stated where everything costs nothing, so that a forgotten price is found. */
  free: optional(flag('SELL-PUB-11'), false),
  trialDays: optional(integer('SELL-PUB-60', 3, 180)),
  attributes: optional(list('SELL-PUB-41', attributeShape, { max: 20, keyOf: (item) => item.code }), []),
  /** One price list for every combination of the attributes; `skus` where they differ. */
  prices: optional(pricesShape, []),
  skus: optional(
    list('SELL-PUB-42', skuShape, { max: SKUS_MAX, keyOf: (item) => skuKey(item.attributes) }),
    [],
  ),
  billingItems: optional(list('SELL-PUB-29', billingItemShape, { max: 50, keyOf: (item) => item.code }), []),
  packages: optional(list('SELL-PUB-53', packageShape, { max: 50, keyOf: (item) => item.code }), []),
})

const slug = text('SELL-PUB-02', 80, {
  pattern: /^[a-z0-9-]{2,80}$/,
  zh: '使用 2 到 80 个小写字母、数字或连字符。',
  en: 'Use 2 to 80 lower-case letters, digits or hyphens.',
})
const marketing = ['jpg', 'jpeg', 'png', 'gif'] as const

/**
 * A product as a document: fields P01–P24 of SELL-PUB 4.2, those of its access type (4.3), specifications and prices
 * (4.4). Ratings, sales and the place in the marketplace are the marketplace's own and no part of it.
 */
export const documentShape = object('SELL-PUB-02', {
  format: optional(choice('SELL-PUB-02', ['yunshi/product/1'] as const), 'yunshi/product/1' as const),
  slug,
  seller: optional(
    text('SELL-PUB-01', 80, {
      pattern: /^[a-z0-9-]+$/,
      zh: '请填写商家的短名。',
      en: 'Write the short name of the seller.',
    }),
  ),
  accessType: choice('SELL-PUB-P01', accessTypes),
  salesClass: optional(choice('SELL-PUB-02', salesClasses), 'general' as const),
  title: localized('SELL-PUB-P02', 50),
  version: optional(
    text('SELL-PUB-P03', 20, {
      pattern: /^V\d{1,4}\.\d{1,4}$/,
      zh: '请写成 V1.0 的形式。',
      en: 'Write it like V1.0.',
    }),
  ),
  logo: optional(picture('SELL-PUB-P04', ['png', 'jpg', 'jpeg'], { width: [120, 120], height: [120, 120] })),
  pictures: optional(
    list('SELL-PUB-P05', picture('SELL-PUB-P05', marketing, { width: [800, 800], height: [600, 600] }), {
      max: 5,
    }),
    [],
  ),
  videos: optional(
    list(
      'SELL-PUB-P05',
      object('SELL-PUB-P05', {
        video: file('SELL-PUB-P05', ['mp4', 'mov'], 200),
        seconds: optional(integer('SELL-PUB-P05', 1, 300)),
      }),
      { max: 5 },
    ),
    [],
  ),
  brief: localized('SELL-PUB-P06', 120),
  description: localized('SELL-PUB-P07', 50_000),
  descriptionPictures: optional(
    list(
      'SELL-PUB-P07',
      picture('SELL-PUB-P07', ['jpg', 'jpeg', 'png'], { width: [900, 1200], height: [800, 20_000] }),
      { max: 5 },
    ),
    [],
  ),
  highlights: optional(list('SELL-PUB-P08', localized('SELL-PUB-P08', 100), { max: 6 }), []),
  cases: optional(
    list(
      'SELL-PUB-P09',
      object('SELL-PUB-P09', {
        title: localized('SELL-PUB-P09', 100),
        text: localized('SELL-PUB-P09', 2000),
      }),
      {
        max: 20,
      },
    ),
    [],
  ),
  agreement: optional(file('SELL-PUB-P10', ['pdf', 'doc', 'docx'], 20)),
  support: optional(
    object('SELL-PUB-P11', {
      group: optional(reference('SELL-PUB-P11')),
      hours: localized('SELL-PUB-P11', 200),
      content: localized('SELL-PUB-P11', 1000),
      hotline: text('SELL-PUB-P11', 40, {
        pattern: /^[+\d][\d\s()-]{4,39}$/,
        zh: '请填写电话号码。',
        en: 'Write a telephone number.',
      }),
      email: text('SELL-PUB-P11', 200, {
        pattern: /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/,
        zh: '请填写邮箱地址。',
        en: 'Write a mail address.',
      }),
    }),
  ),
  usageGuide: localized('SELL-PUB-P12', 50_000),
  usageGuideFile: optional(file('SELL-PUB-P12', ['zip', 'doc', 'docx', 'pdf', 'ppt', 'pptx'], 20)),
  copyrightCertificate: optional(file('SELL-PUB-P13', documents, 20)),
  qualifications: optional(list('SELL-PUB-P14', file('SELL-PUB-P14', documents, 20), { max: 20 }), []),
  deliveryTemplate: optional(localized('SELL-PUB-P15', 10_000)),
  category: text('SELL-PUB-P16', 80),
  extraCategories: optional(list('SELL-PUB-P16', text('SELL-PUB-P16', 80), { max: 2, unordered: true }), []),
  industries: optional(list('SELL-PUB-P16', text('SELL-PUB-P16', 80), { max: 20, unordered: true }), []),
  tags: optional(list('SELL-PUB-P17', localized('SELL-PUB-P17', 30), { max: 20 }), []),
  tagCertificates: optional(
    list(
      'SELL-PUB-P17',
      object('SELL-PUB-P17', {
        /** One of the tags, by its name in either language. */
        tag: text('SELL-PUB-P17', 30),
        certificate: file('SELL-PUB-P17', documents, 20),
      }),
      { max: 20 },
    ),
    [],
  ),
  sharingRule: optional(choice('SELL-PUB-P18', ['STANDARD', 'AGREED'] as const), 'STANDARD' as const),
  publicSale: optional(flag('SELL-PUB-P19'), true),
  salesRegions: optional(
    list(
      'SELL-PUB-P20',
      text('SELL-PUB-P20', 2, {
        pattern: /^[A-Z]{2}$/,
        zh: '请写两位国家或地区代码，例如 CN。',
        en: 'Write the two-letter country code, such as CN.',
      }),
      { max: 250, unordered: true },
    ),
    [],
  ),
  taxCategory: optional(choice('SELL-PUB-P21', taxCategories)),
  seo: optional(
    object('SELL-PUB-P22', {
      title: optional(localized('SELL-PUB-P22', 80)),
      keywords: optional(localized('SELL-PUB-P22', 200)),
      description: optional(localized('SELL-PUB-P22', 200)),
    }),
  ),
  settlement: optional(
    object('SELL-PUB-P23', {
      account: text('SELL-PUB-P23', 128),
      contract: text('SELL-PUB-P23', 200),
      rule: optional(text('SELL-PUB-P23', 200)),
    }),
  ),
  quotationSheet: optional(file('SELL-PUB-P24', ['xls', 'xlsx', 'pdf', 'zip'], 20)),
  currency: optional(choice('SELL-PUB-46', ['CNY', 'USD'] as const)),
  /** SELL-PUB-21: whether acceptance by the buyer is part of the delivery. */
  supervised: optional(flag('SELL-PUB-21'), false),
  deliverySlaDays: optional(integer('SELL-PUB-24', 1, 3650)),
  delivery: optional(
    object('SELL-PUB-21', {
      protocol: choice('SELL-PUB-20', deliveryProtocols),
      edition: optional(choice('SELL-APP-34', deliveryEditions), 'resilient' as const),
      /** By its address; it must be registered and verified. */
      endpoint: optional(text('SELL-APP-02', 500)),
    }),
  ),
  access: optional(accessShape),
  specifications: list('SELL-PUB-40', specificationShape, { min: 0, max: 200, keyOf: (item) => item.code }),
})

export type ProductDocument = ValueOf<typeof documentShape>
export type DocumentSpecification = ProductDocument['specifications'][number]
export type DocumentPrice = ValueOf<typeof priceShape>
export type DocumentBand = ValueOf<typeof bandShape>
export type DocumentAttribute = ValueOf<typeof attributeShape>
export type BillingItem = ValueOf<typeof billingItemShape>
export type UsagePackage = ValueOf<typeof packageShape>
