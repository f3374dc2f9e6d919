import { Type } from 'typebox'
import { EmptySchema, nullable } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import type { ProductTags } from './product-tags.ts'

const tags = ['Operations']
const edit = { permission: 'ops:categories:edit' } as const
const text = (max: number) =>
  Type.Object(
    { zh: Type.String({ maxLength: max }), en: Type.String({ maxLength: max }) },
    { additionalProperties: false },
  )
const body = {
  name: text(30),
  certificate: nullable(text(100)),
  mention: nullable(text(30)),
  hidden: Type.Boolean(),
}
const TagBody = Type.Object(body, { additionalProperties: false })
const Tag = Type.Object({ id: Type.String(), ...body })
const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })

/** Tags with what they need: kept by operators, offered to sellers (OPS-CAT-02, SELL-PUB-P17). */
export function registerTagRoutes(app: App, service: ProductTags): void {
  app.get(
    '/api/v1/ops/product-tags',
    {
      config: { permission: 'ops:categories:view' },
      schema: {
        operationId: 'listProductTags',
        summary: 'Tags that operators keep, with the certificate that each needs (OPS-CAT-02)',
        tags,
        response: { 200: Type.Object({ items: Type.Array(Tag) }) },
      },
    },
    async () => ({ items: await service.list() }),
  )
  app.post(
    '/api/v1/ops/product-tags',
    {
      config: edit,
      schema: {
        operationId: 'addProductTag',
        summary: 'Add a tag; both of its names are unique',
        tags,
        body: TagBody,
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return { id: await service.add(actorOf(req), req.body) }
    },
  )
  app.put(
    '/api/v1/ops/product-tags/:id',
    {
      config: edit,
      schema: {
        operationId: 'changeProductTag',
        summary: 'Change a tag; products are asked for what it needs at their next review',
        tags,
        params,
        body: TagBody,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.change(actorOf(req), req.params.id, req.body)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/ops/product-tags/:id',
    {
      config: edit,
      schema: {
        operationId: 'removeProductTag',
        summary: 'Remove a tag; products keep its words, which then need nothing',
        tags,
        params,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.remove(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/api/v1/seller/product-tags',
    {
      config: { permission: 'seller:products:view' },
      schema: {
        operationId: 'listOfferedTags',
        summary: 'Tags to choose from, with what each needs (SELL-PUB-P17)',
        tags: ['Seller center'],
        response: { 200: Type.Object({ items: Type.Array(Tag) }) },
      },
    },
    async () => ({ items: await service.list() }),
  )
}
