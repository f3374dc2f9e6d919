import { Type } from 'typebox'
import { oneOf } from '../../platform/http/schemas.ts'
import type { App } from '../../platform/http/server.ts'
import { PAGE_MAX, type CatalogService, type ListFilter } from './catalog-service.ts'
import { accessTypes, priceModes, salesClasses, type AccessType } from './domain/product.ts'
import { productSorts } from './product-list-read-model.ts'
import * as schemas from './storefront-schemas.ts'

const tags = ['Storefront']
const config = { permission: 'public' } as const
const Slug = Type.Object({ slug: Type.String({ maxLength: 80 }) })

/** A query value that may stand several times: `accessType=SAAS&accessType=API`. */
const repeatable = <const T extends readonly string[]>(values: T) =>
  Type.Optional(Type.Union([oneOf(values), Type.Array(oneOf(values), { maxItems: 20 })]))
const repeatableText = Type.Optional(
  Type.Union([Type.String({ maxLength: 60 }), Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 })]),
)
const Price = Type.String({ pattern: '^\\d{1,12}(\\.\\d{1,3})?$' })

const ListQuery = Type.Object({
  q: Type.Optional(
    Type.String({ maxLength: 100, description: 'Name, seller, tags or brief (BUY-STORE-10).' }),
  ),
  category: Type.Optional(Type.String({ maxLength: 80 })),
  accessType: repeatable(accessTypes),
  chargeMode: repeatable(priceModes),
  salesClass: repeatable(salesClasses),
  priceMin: Type.Optional(Price),
  priceMax: Type.Optional(Price),
  tag: repeatableText,
  industry: repeatableText,
  trial: Type.Optional(oneOf(['true'])),
  free: Type.Optional(oneOf(['true'])),
  seller: Type.Optional(Type.String({ maxLength: 80 })),
  sort: Type.Optional(oneOf(productSorts)),
  page: Type.Optional(Type.String({ pattern: `^[1-9]\\d{0,2}$`, description: `1–${PAGE_MAX}` })),
  limit: Type.Optional(Type.String({ pattern: '^(?:[1-9][0-9]?|100)$' })),
})

const listOf = <T extends string>(value: T | T[] | undefined): T[] | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value : [value]

/** Public reads of the storefront (BUY-STORE, BUY-DET). */
export function registerStorefrontRoutes(app: App, catalog: CatalogService): void {
  for (const schema of [
    schemas.CategoryNode,
    schemas.ProductCard,
    schemas.ProductHit,
    schemas.SellerCard,
    schemas.SellerDetail,
    schemas.SpecificationSchema,
    schemas.ProductPage,
  ])
    app.addSchema(schema)

  app.get(
    '/api/v1/catalog/home',
    {
      config,
      schema: {
        operationId: 'getHome',
        summary: 'Storefront home',
        tags,
        response: { 200: schemas.HomePage },
      },
    },
    (req) => catalog.home(req.locale),
  )
  app.get(
    '/api/v1/catalog/categories',
    {
      config,
      schema: {
        operationId: 'listCategories',
        summary: 'Both category levels with product counts',
        tags,
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('CategoryNode')) }) },
      },
    },
    async (req) => ({ items: await catalog.categories(req.locale) }),
  )
  app.get(
    '/api/v1/catalog/industries',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'listIndustries',
        summary: 'Industries that products may name',
        tags,
        response: {
          200: Type.Object({ items: Type.Array(Type.Object({ slug: Type.String(), name: Type.String() })) }),
        },
      },
    },
    async (req) => ({ items: await catalog.industries(req.locale) }),
  )
  app.get(
    '/api/v1/catalog/products',
    {
      config,
      schema: {
        operationId: 'listProducts',
        summary: 'Search and filter products',
        tags,
        querystring: ListQuery,
        response: { 200: schemas.ProductList },
      },
    },
    (req) => {
      const query = req.query
      const filter: ListFilter = {
        ...(query.q?.trim() && { q: query.q }),
        ...(query.category && { category: query.category }),
        ...(query.accessType && { accessType: listOf<AccessType>(query.accessType)! }),
        ...(query.chargeMode && { chargeMode: listOf(query.chargeMode)! }),
        ...(query.salesClass && { salesClass: listOf(query.salesClass)! }),
        ...(query.priceMin && { priceMin: query.priceMin }),
        ...(query.priceMax && { priceMax: query.priceMax }),
        ...(query.tag && { tag: listOf(query.tag)! }),
        ...(query.industry && { industry: listOf(query.industry)! }),
        ...(query.trial && { trial: true }),
        ...(query.free && { free: true }),
        ...(query.seller && { sellerSlug: query.seller }),
      }
      const page = Math.min(PAGE_MAX, Number(query.page ?? '1'))
      return catalog.list(filter, query.sort ?? 'relevance', page, Number(query.limit ?? '20'), req.locale)
    },
  )
  app.get(
    '/api/v1/catalog/suggestions',
    {
      config,
      schema: {
        operationId: 'listSuggestions',
        summary: 'Suggestions for the search field',
        tags,
        querystring: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                kind: oneOf(['product', 'seller', 'category']),
                title: Type.String(),
                slug: Type.String(),
              }),
            ),
          }),
        },
      },
    },
    async (req) => ({ items: await catalog.suggestions(req.query.q, req.locale) }),
  )
  app.get(
    '/api/v1/catalog/products/:slug',
    {
      config,
      schema: {
        operationId: 'getProduct',
        summary: 'Product page',
        tags,
        params: Slug,
        querystring: Type.Object({
          spec: Type.Optional(
            Type.String({
              maxLength: 80,
              description: 'Code of a hidden specification from its own link (BUY-STORE-21).',
            }),
          ),
        }),
        response: { 200: Type.Ref('ProductPage') },
      },
    },
    (req) => catalog.productPage(req.params.slug, req.query.spec ?? null, req.actor, req.locale),
  )
  app.get(
    '/api/v1/catalog/sellers',
    {
      config,
      schema: {
        operationId: 'listSellers',
        summary: 'Shops',
        tags,
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('SellerCard')) }) },
      },
    },
    async (req) => ({ items: await catalog.sellers(req.locale) }),
  )
}
