import { Type } from 'typebox'
import { EmptySchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { attributeKinds, type SkuAttributes } from './sku-attributes.ts'

const tags = ['Seller center']
const view = { permission: 'seller:attributes:view' } as const
const edit = { permission: 'seller:attributes:edit' } as const
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const Name = Type.String({ minLength: 1, maxLength: 50, pattern: '\\S' })
const fields = {
  kind: oneOf(attributeKinds),
  code: Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,49}$' }),
  name: Type.Object({ zh: Name, en: Name }, { additionalProperties: false }),
  description: Type.String({ maxLength: 500 }),
}
const Body = Type.Object(fields, { additionalProperties: false })
const Attribute = Type.Object(
  { id: nullable(Type.String({ description: 'Null: preset, not to be changed.' })), ...fields },
  { $id: 'SkuAttribute' },
)

/** Product management > SKU attributes (SELL-PUB-41). */
export function registerSkuAttributeRoutes(app: App, attributes: SkuAttributes): void {
  app.addSchema(Attribute)
  app.get(
    '/api/v1/seller/sku-attributes',
    {
      config: view,
      schema: {
        operationId: 'listSkuAttributes',
        summary: 'Preset attributes and the seller’s own',
        tags,
        querystring: Type.Object({
          kind: Type.Optional(oneOf(attributeKinds)),
          q: Type.Optional(Type.String({ maxLength: 80 })),
        }),
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('SkuAttribute')) }) },
      },
    },
    async (req) => ({ items: await attributes.list(actorOf(req), req.query) }),
  )
  app.post(
    '/api/v1/seller/sku-attributes',
    {
      config: edit,
      schema: {
        operationId: 'createSkuAttribute',
        summary: 'Add an attribute of the seller’s own',
        tags,
        body: Body,
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return { id: await attributes.create(actorOf(req), req.body) }
    },
  )
  app.put(
    '/api/v1/seller/sku-attributes/:id',
    {
      config: edit,
      schema: {
        operationId: 'changeSkuAttribute',
        summary: 'Change one of the seller’s own; products keep their copy',
        tags,
        params: Id,
        body: Body,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await attributes.change(actorOf(req), req.params.id, req.body)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/seller/sku-attributes/:id',
    {
      config: edit,
      schema: {
        operationId: 'removeSkuAttribute',
        summary: 'Delete one of the seller’s own; products keep their copy',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await attributes.remove(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
}
