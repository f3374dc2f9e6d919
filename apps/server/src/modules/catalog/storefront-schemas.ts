import { Type } from 'typebox'
import { InstantSchema, nullable, oneOf } from '../../platform/http/schemas.ts'
import { accessTypes, priceModes, salesClasses } from './domain/product.ts'
import type { CategoryJson } from './storefront-presenter.ts'

/** JSON of the storefront. */
export const CategoryNode = Type.Object(
  {
    slug: Type.String(),
    name: Type.String(),
    icon: Type.String({ description: 'Name of a drawing; empty: any.' }),
    productCount: Type.Integer(),
    children: Type.Unsafe<CategoryJson[]>({ type: 'array', items: { $ref: 'CategoryNode#' } }),
  },
  { $id: 'CategoryNode' },
)

const cardFields = {
  id: Type.String(),
  slug: Type.String(),
  title: Type.String(),
  brief: Type.String(),
  accessType: oneOf(accessTypes),
  salesClass: oneOf(salesClasses),
  logoUrl: Type.String(),
  coverUrl: Type.String(),
  tags: Type.Array(Type.String()),
  score: nullable(Type.Number({ description: '0–5; null when nobody rated it yet.' })),
  reviewCount: Type.Integer(),
  salesCount: Type.Integer(),
  fromPrice: nullable(
    Type.Object({
      amount: Type.String(),
      currency: Type.String(),
      unit: oneOf(priceModes),
      meterUnit: nullable(Type.String()),
    }),
  ),
  free: Type.Boolean(),
  trialDays: nullable(Type.Integer()),
}

const productCardFields = {
  ...cardFields,
  seller: Type.Object({ slug: Type.String(), name: Type.String() }),
}
export const ProductCard = Type.Object(productCardFields, { $id: 'ProductCard' })

const sellerCardFields = {
  slug: Type.String(),
  name: Type.String(),
  tagline: Type.String(),
  logoUrl: Type.String(),
  productCount: Type.Integer(),
  city: Type.String(),
}
export const SellerCard = Type.Object(sellerCardFields, { $id: 'SellerCard' })

export const SellerDetail = Type.Object(
  {
    ...sellerCardFields,
    introductionHtml: Type.String(),
    bannerUrl: Type.String(),
    supportPhone: nullable(Type.String()),
    supportEmail: nullable(Type.String()),
    supportHours: Type.String(),
    foundedYear: nullable(Type.Integer()),
    joinedAt: InstantSchema,
  },
  { $id: 'SellerDetail' },
)

const NameCount = Type.Object({ slug: Type.String(), name: Type.String(), count: Type.Integer() })
const ValueCount = Type.Object({ value: Type.String(), count: Type.Integer() })

const Marks = Type.Array(
  Type.Object({
    start: Type.Integer(),
    end: Type.Integer({ description: 'Exclusive. Both count UTF-16 units of the text.' }),
  }),
)

export const ProductHit = Type.Object(
  {
    ...productCardFields,
    marks: nullable(Type.Object({ title: Marks, brief: Marks, seller: Marks })),
  },
  { $id: 'ProductHit' },
)

export const ProductList = Type.Object({
  items: Type.Array(Type.Ref('ProductHit')),
  search: nullable(
    Type.Object({
      /** By the words themselves, or by how they sound: pinyin, initials, other characters of the same sound. */
      by: oneOf(['words', 'sound']),
      correctedTo: nullable(
        Type.String({
          description: 'The spelling that was searched instead, where what was typed finds nothing.',
        }),
      ),
    }),
  ),
  total: Type.Object({
    count: Type.Integer(),
    capped: Type.Boolean({ description: 'True: there are more than `count`.' }),
  }),
  page: Type.Integer(),
  pageCount: Type.Integer(),
  facets: Type.Object({
    category: Type.Array(NameCount),
    accessType: Type.Array(ValueCount),
    chargeMode: Type.Array(ValueCount),
    salesClass: Type.Array(ValueCount),
    industry: Type.Array(NameCount),
    tag: Type.Array(ValueCount),
  }),
})

const NamedCode = Type.Object({ code: Type.String(), name: Type.String() })

export const SpecificationSchema = Type.Object(
  {
    code: Type.String(),
    skuCode: Type.String(),
    name: Type.String(),
    description: Type.String(),
    hidden: Type.Boolean(),
    trialDays: nullable(Type.Integer()),
    attributes: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        kind: oneOf(['enum', 'quantity']),
        values: Type.Optional(Type.Array(NamedCode)),
        unit: Type.Optional(Type.String()),
        min: Type.Optional(Type.Integer()),
        max: Type.Optional(Type.Integer()),
        step: Type.Optional(Type.Integer()),
      }),
    ),
    skus: Type.Array(
      Type.Object({
        skuId: Type.String(),
        skuCode: Type.String(),
        attributes: Type.Record(Type.String(), Type.String()),
        prices: Type.Array(
          Type.Object({
            productId: Type.String(),
            mode: oneOf(priceModes),
            unitPrice: Type.String(),
            currency: Type.String(),
            model: oneOf(['linear', 'step', 'tier']),
            bands: nullable(Type.Array(Type.Object({ from: Type.Integer(), unitPrice: Type.String() }))),
            meterUnit: nullable(Type.String()),
          }),
        ),
      }),
    ),
    periods: Type.Object({ MONTH: Type.Array(Type.Integer()), YEAR: Type.Array(Type.Integer()) }),
    billingItems: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        unit: Type.String(),
        model: oneOf(['linear', 'step', 'tier']),
        unitPrice: nullable(Type.String()),
        bands: nullable(Type.Array(Type.Object({ from: Type.Integer(), unitPrice: Type.String() }))),
        cycle: nullable(oneOf(['HOUR', 'DAY', 'MONTH'])),
        accumulation: nullable(oneOf(['DAY', 'MONTH'])),
        currency: Type.String(),
      }),
    ),
    packages: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        period: oneOf(['MONTH', 'YEAR']),
        periodCounts: Type.Array(Type.Integer()),
        reset: oneOf(['NONE', 'MONTH', 'YEAR']),
        contents: Type.Array(
          Type.Object({ name: Type.String(), unit: Type.String(), quantity: Type.Integer() }),
        ),
        price: Type.String(),
        stopWhenExhausted: Type.Boolean(),
        currency: Type.String(),
      }),
    ),
  },
  { $id: 'Specification' },
)

const Details = Type.Object({
  version: nullable(Type.String()),
  cases: Type.Array(Type.Object({ title: Type.String(), text: Type.String() })),
  support: nullable(
    Type.Object({
      hours: Type.String(),
      content: Type.String(),
      hotline: Type.String(),
      email: Type.String(),
    }),
  ),
  agreementUrl: nullable(Type.String()),
  usageGuideUrl: nullable(Type.String()),
  facts: Type.Array(
    Type.Object(
      { key: Type.String(), value: Type.String() },
      { description: 'Of the access type, such as the regions of an image.' },
    ),
  ),
  seo: nullable(
    Type.Object({
      title: nullable(Type.String()),
      keywords: nullable(Type.String()),
      description: nullable(Type.String()),
    }),
  ),
})

const SlugName = { slug: Type.String(), name: Type.String() }

export const ProductPage = Type.Object(
  {
    ...cardFields,
    state: oneOf(['ON_SALE', 'OFF_SHELF']),
    /** `temporary`: suspended, and may come back. */
    removal: nullable(oneOf(['temporary', 'final'])),
    publicSale: Type.Boolean({ description: 'False: reached by its own address only (BUY-STORE-20).' }),
    descriptionHtml: Type.String(),
    usageGuideHtml: Type.String(),
    highlights: Type.Array(Type.String()),
    gallery: Type.Array(Type.String()),
    videos: Type.Array(Type.String()),
    descriptionPictures: Type.Array(Type.String()),
    details: Details,
    seller: Type.Ref('SellerDetail'),
    category: nullable(Type.Object({ ...SlugName, parent: Type.Object(SlugName) })),
    supervised: Type.Boolean(),
    deliverySlaDays: nullable(Type.Integer()),
    salesRegions: Type.Array(Type.String()),
    regionNames: Type.Array(Type.String()),
    orderable: Type.Boolean(),
    notOrderableReason: nullable(Type.String()),
    specifications: Type.Array(Type.Ref('Specification')),
    related: Type.Array(Type.Ref('ProductCard')),
    eligibility: nullable(Type.Object({ code: Type.String(), title: Type.String(), detail: Type.String() })),
  },
  { $id: 'ProductPage' },
)

export const HomePage = Type.Object({
  categories: Type.Array(Type.Ref('CategoryNode')),
  hot: Type.Array(Type.Ref('ProductCard')),
  newest: Type.Array(Type.Ref('ProductCard')),
  trials: Type.Array(Type.Ref('ProductCard')),
  byIndustry: Type.Array(
    Type.Object({ industry: Type.Object(SlugName), products: Type.Array(Type.Ref('ProductCard')) }),
  ),
  sellers: Type.Array(Type.Ref('SellerCard')),
  counts: Type.Object({ products: Type.Integer(), sellers: Type.Integer() }),
})
