import { Type, type Static } from 'typebox'
import { pickText, type Locale } from '../../../kernel/text.ts'
import { commandsFrom } from '../../../kernel/transitions.ts'
import {
  EmptySchema,
  InstantSchema,
  instantOf,
  limitOf,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
} from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { accessTypes, priceModes, suspensionReasons, type Product } from '../domain/product.ts'
import { productStates, productTransitions } from '../domain/product-states.ts'
import type { OperatedProduct } from './operator-products.ts'
import type { ProductHistoryEntry } from './product-history.ts'
import { skuName, type ProductLifeCycle } from './product-life-cycle.ts'

const params = Type.Object({ id: Type.String({ maxLength: 64 }) })
const part = {
  specificationId: Type.Optional(Type.String({ maxLength: 64 })),
  skuId: Type.Optional(Type.String({ maxLength: 64 })),
}
const reason = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' })

const HistorySchema = Type.Object({
  at: InstantSchema,
  actorKind: oneOf(['seller', 'operator', 'system']),
  actorName: Type.String(),
  command: Type.String(),
  from: oneOf(productStates),
  to: oneOf(productStates),
  subject: nullable(Type.String()),
  reason: Type.String(),
  evidence: Type.Array(Type.String({ description: 'Ids of uploads.' })),
  until: nullable(InstantSchema),
})

const SpecificationSchema = Type.Object({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  state: oneOf(['ON_SALE', 'OFF_SHELF']),
  hidden: Type.Boolean(),
  modes: Type.Array(oneOf(priceModes)),
  skus: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
})

const OwnProductSchema = Type.Object(
  {
    id: Type.String(),
    slug: Type.String(),
    title: Type.String(),
    state: oneOf(productStates),
    publicSale: Type.Boolean(),
    specifications: Type.Array(SpecificationSchema),
    history: Type.Array(HistorySchema),
  },
  { $id: 'OwnProductDetail' },
)

const operated = {
  id: Type.String(),
  slug: Type.String(),
  title: Type.String(),
  sellerId: Type.String(),
  sellerName: Type.String(),
  accessType: oneOf(accessTypes),
  salesClass: Type.String(),
  state: oneOf(productStates),
  publicSale: Type.Boolean(),
  suspendedReason: nullable(oneOf(suspensionReasons)),
  frozenAt: nullable(InstantSchema),
  frozenUntil: nullable(InstantSchema),
  frozenRenewals: Type.Boolean(),
  salesCount: Type.Integer(),
  listedAt: InstantSchema,
}
const OperatedSchema = Type.Object(operated, { $id: 'OperatedProduct' })
const OperatedDetailSchema = Type.Object(
  {
    ...operated,
    specifications: Type.Array(SpecificationSchema),
    history: Type.Array(HistorySchema),
    consequences: Type.Object({
      instances: Type.Integer(),
      orders: Type.Integer(),
      unpaid: Type.Integer(),
    }),
    commands: Type.Array(oneOf(['delist', 'freeze', 'unfreeze', 'resume'])),
  },
  { $id: 'OperatedProductDetail' },
)

/** What sellers and operators do with listed products beside changing what they say. */
export function registerLifeCycleRoutes(app: App, lifeCycle: ProductLifeCycle): void {
  app.get(
    '/api/v1/seller/products/:id',
    {
      config: { permission: 'seller:products:view' },
      schema: {
        operationId: 'getOwnProduct',
        summary: 'Specifications of an own product and what happened to it',
        tags: ['Seller center'],
        params,
        response: { 200: OwnProductSchema },
      },
    },
    async (req) => {
      const { product, history } = await lifeCycle.own(actorOf(req), req.params.id)
      return {
        id: product.id,
        slug: product.slug,
        title: pickText(product.title, req.locale),
        state: product.state,
        publicSale: product.publicSale,
        specifications: specificationsJson(product, req.locale),
        history: historyJson(history, req.locale),
      }
    },
  )
  app.get(
    '/api/v1/seller/products/:id/removal',
    {
      config: { permission: 'seller:products:remove' },
      schema: {
        operationId: 'previewProductRemoval',
        summary: 'What goes on when a product or a part of it is removed (SELL-PUB-121)',
        tags: ['Seller center'],
        params,
        querystring: Type.Object(part),
        response: {
          200: Type.Object({
            instances: Type.Integer({ description: 'Instances that run to their end.' }),
            orders: Type.Integer({ description: 'Paid orders that are not finished.' }),
            unpaid: Type.Integer({ description: 'Unpaid orders, whose payment will be refused.' }),
          }),
        },
      },
    },
    (req) => lifeCycle.consequences(actorOf(req), { productId: req.params.id, ...req.query }),
  )
  app.post(
    '/api/v1/seller/products/:id/remove',
    {
      config: { permission: 'seller:products:remove' },
      schema: {
        operationId: 'removeProduct',
        summary: 'Take a product, a specification or a SKU from sale for good (SELL-PUB-120)',
        tags: ['Seller center'],
        params,
        body: Type.Object(part, { additionalProperties: false }),
        response: { 200: Type.Object({ state: oneOf(productStates) }) },
      },
    },
    (req) => lifeCycle.remove(actorOf(req), { productId: req.params.id, ...req.body }),
  )

  app.get(
    '/api/v1/ops/products',
    {
      config: { permission: 'ops:products:view' },
      schema: {
        operationId: 'listOperatedProducts',
        summary: 'Listed products of all sellers',
        tags: ['Operations'],
        querystring: Type.Object({
          ...pageQuery,
          q: Type.Optional(Type.String({ maxLength: 100 })),
          seller: Type.Optional(Type.String({ maxLength: 100 })),
          state: Type.Optional(oneOf(productStates)),
          accessType: Type.Optional(oneOf(accessTypes)),
        }),
        response: { 200: pageOf(OperatedSchema) },
      },
    },
    async (req) => {
      const page = await lifeCycle.list(req.query, {
        ...req.query,
        limit: limitOf(req.query),
      })
      return { ...page, items: page.items.map((row) => operatedJson(row, req.locale)) }
    },
  )
  app.get(
    '/api/v1/ops/products/:id',
    {
      config: { permission: 'ops:products:view' },
      schema: {
        operationId: 'getOperatedProduct',
        summary: 'A listed product with what happened to it',
        tags: ['Operations'],
        params,
        response: { 200: OperatedDetailSchema },
      },
    },
    async (req) => {
      const { row, product, history, consequences } = await lifeCycle.operated(req.params.id)
      const open = commandsFrom(productTransitions, row.state)
      return {
        ...operatedJson(row, req.locale),
        specifications: specificationsJson(product, req.locale),
        history: historyJson(history, req.locale),
        consequences,
        commands: (['delist', 'freeze', 'unfreeze', 'resume'] as const).filter((command) =>
          open.includes(command),
        ),
      }
    },
  )
  app.post(
    '/api/v1/ops/products/:id/delist',
    {
      config: { permission: 'ops:products:edit' },
      schema: {
        operationId: 'delistProduct',
        summary: 'Take a product from sale for good, with reason and evidence (OPS-RISK-02)',
        tags: ['Operations'],
        params,
        body: Type.Object(
          {
            reason,
            evidence: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 10, uniqueItems: true }),
          },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await lifeCycle.delist(actorOf(req), { productId: req.params.id, ...req.body })
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/ops/products/:id/freeze',
    {
      config: { permission: 'ops:products:edit' },
      schema: {
        operationId: 'freezeProduct',
        summary: 'Stop new orders of a product for a time (OPS-RISK-04)',
        tags: ['Operations'],
        params,
        body: Type.Object(
          {
            reason,
            until: nullable(
              Type.String({ maxLength: 40, description: 'ISO instant; null: until it is ended by hand.' }),
            ),
            renewals: Type.Boolean({ description: 'Whether renewals rest as well.' }),
          },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      const until = req.body.until === null ? null : instantOf(req.body.until, 'until', 'end')
      await lifeCycle.freeze(actorOf(req), { productId: req.params.id, ...req.body, until })
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/ops/products/:id/unfreeze',
    {
      config: { permission: 'ops:products:edit' },
      schema: {
        operationId: 'unfreezeProduct',
        summary: 'End the freeze of a product; it is what it was before',
        tags: ['Operations'],
        params,
        body: Type.Object({ reason }, { additionalProperties: false }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await lifeCycle.unfreeze(actorOf(req), { productId: req.params.id, reason: req.body.reason })
      return reply.code(204).send(null)
    },
  )
}

function specificationsJson(product: Product, locale: Locale): Static<typeof SpecificationSchema>[] {
  return product.specifications.map((spec) => ({
    id: spec.id,
    code: spec.code,
    name: pickText(spec.name, locale),
    state: spec.state,
    hidden: spec.hidden,
    modes: [...new Set(spec.skus.flatMap((sku) => sku.prices.map((price) => price.mode)))],
    skus: spec.skus.map((sku) => ({ id: sku.id, name: pickText(skuName(spec, sku), locale) })),
  }))
}

function historyJson(entries: ProductHistoryEntry[], locale: Locale): Static<typeof HistorySchema>[] {
  return entries.map((entry) => ({
    ...entry,
    at: entry.at.toISOString(),
    subject: entry.subject && pickText(entry.subject, locale),
    until: entry.until?.toISOString() ?? null,
  }))
}

function operatedJson(row: OperatedProduct, locale: Locale): Static<typeof OperatedSchema> {
  return {
    ...row,
    title: pickText(row.title, locale),
    sellerName: pickText(row.sellerName, locale),
    frozenAt: row.frozenAt?.toISOString() ?? null,
    frozenUntil: row.frozenUntil?.toISOString() ?? null,
    listedAt: row.listedAt.toISOString(),
  }
}
