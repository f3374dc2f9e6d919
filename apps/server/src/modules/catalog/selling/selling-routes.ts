import { Type } from 'typebox'
import { EmptySchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { accessTypes, priceModes } from '../domain/product.ts'
import { limitOccasions, saleObjectKinds } from '../domain/sales-terms.ts'
import type { SellingService } from './selling-service.ts'

const params = Type.Object({ id: Type.String({ maxLength: 64 }) })
const id = Type.String({ maxLength: 64 })
const tags = ['Seller center']
const PIECES_MAX = 1_000_000

const saleObject = {
  kind: oneOf(saleObjectKinds),
  accounts: Type.Array(
    Type.Object({ id, name: Type.String({ minLength: 1, maxLength: 200 }) }, { additionalProperties: false }),
    { maxItems: 500 },
  ),
  related: Type.Array(id, { maxItems: 50, description: 'Of BOUGHT_RELATED: products or specifications.' }),
}
const SaleObjectSchema = Type.Object(saleObject, { additionalProperties: false })
const limit = {
  occasions: nullable(oneOf(limitOccasions)),
  quantityMax: nullable(Type.Integer({ minimum: 1, maximum: PIECES_MAX })),
}
const available = nullable(
  Type.Integer({
    minimum: 0,
    maximum: PIECES_MAX,
    description: 'Pieces that can be ordered; null: unlimited.',
  }),
)

const TermsSchema = Type.Object(
  {
    productId: Type.String(),
    slug: Type.String(),
    title: Type.String(),
    accessType: oneOf(accessTypes),
    salesRegions: Type.Array(Type.String()),
    saleObject: SaleObjectSchema,
    specifications: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        hidden: Type.Boolean(),
        modes: Type.Array(oneOf(priceModes)),
        isLimitable: Type.Boolean(),
        hasQuantity: Type.Boolean(),
        saleObject: SaleObjectSchema,
        effectiveSaleObject: oneOf(saleObjectKinds),
        limit: Type.Object(limit),
        available,
        skus: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), available })),
      }),
    ),
  },
  { $id: 'ProductSalesTerms' },
)

/** How a seller's products are sold: stock, limits, sale objects, regions (SELL-PUB 4.10). */
export function registerSellingRoutes(app: App, selling: SellingService): void {
  for (const [url, permission, operationId, summary] of [
    [
      '/api/v1/seller/inventory',
      'seller:inventory:view',
      'listInventory',
      'Stock of own products on sale (SELL-PUB-140)',
    ],
    [
      '/api/v1/seller/sales-terms',
      'seller:sales_configuration:view',
      'listSalesTerms',
      'How own products on sale are sold (SELL-PUB 4.10)',
    ],
  ] as const)
    app.get(
      url,
      {
        config: { permission },
        schema: {
          operationId,
          summary,
          tags,
          response: { 200: Type.Object({ items: Type.Array(TermsSchema) }) },
        },
      },
      async (req) => ({ items: await selling.list(actorOf(req), req.locale) }),
    )
  app.get(
    '/api/v1/seller/products/:id/sales-terms',
    {
      config: { permission: 'seller:sales_configuration:view' },
      schema: {
        operationId: 'getSalesTerms',
        summary: 'How an own product is sold',
        tags,
        params,
        response: { 200: TermsSchema },
      },
    },
    (req) => selling.get(actorOf(req), req.params.id, req.locale),
  )
  app.put(
    '/api/v1/seller/products/:id/stock',
    {
      config: { permission: 'seller:inventory:edit' },
      schema: {
        operationId: 'setStock',
        summary: 'How many pieces can still be ordered (SELL-PUB-140)',
        tags,
        params,
        body: Type.Object(
          {
            stocks: Type.Array(
              Type.Object(
                { specificationId: id, skuId: nullable(id), available },
                { additionalProperties: false },
              ),
              { minItems: 1, maxItems: 500 },
            ),
          },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await selling.setStock(actorOf(req), req.params.id, req.body.stocks)
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/api/v1/seller/products/:id/purchase-limits',
    {
      config: { permission: 'seller:sales_configuration:edit' },
      schema: {
        operationId: 'setPurchaseLimits',
        summary: 'How often and how much an account may buy (SELL-PUB-141)',
        tags,
        params,
        body: Type.Object(
          {
            limits: Type.Array(
              Type.Object({ specificationId: id, ...limit }, { additionalProperties: false }),
              { maxItems: 200 },
            ),
          },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await selling.setLimits(actorOf(req), req.params.id, req.body.limits)
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/api/v1/seller/products/:id/sale-objects',
    {
      config: { permission: 'seller:sales_configuration:edit' },
      schema: {
        operationId: 'setSaleObjects',
        summary: 'Who may buy a product and its specifications (SELL-PUB-142)',
        tags,
        params,
        body: Type.Object(
          {
            product: SaleObjectSchema,
            specifications: Type.Array(
              Type.Object({ specificationId: id, ...saleObject }, { additionalProperties: false }),
              { maxItems: 200 },
            ),
          },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await selling.setObjects(actorOf(req), req.params.id, req.body)
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/api/v1/seller/products/:id/sales-regions',
    {
      config: { permission: 'seller:sales_configuration:edit' },
      schema: {
        operationId: 'setSalesRegions',
        summary: 'Countries whose accounts may buy; none means everywhere (SELL-PUB-150)',
        tags,
        params,
        body: Type.Object(
          { regions: Type.Array(Type.String({ maxLength: 8 }), { maxItems: 300 }) },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await selling.setRegions(actorOf(req), req.params.id, req.body.regions)
      return reply.code(204).send(null)
    },
  )
}
