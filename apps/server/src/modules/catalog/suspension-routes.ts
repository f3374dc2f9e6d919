import { Type } from 'typebox'
import { pickText } from '../../kernel/text.ts'
import { EmptySchema, InstantSchema, limitOf, oneOf, pageOf, pageQuery } from '../../platform/http/schemas.ts'
import { actorOf, type App } from '../../platform/http/server.ts'
import { suspensionReasons } from './domain/product.ts'
import type { ProductSuspension } from './product-suspension.ts'

const tags = ['Operations']
const Suspended = Type.Object(
  {
    id: Type.String(),
    slug: Type.String(),
    title: Type.String(),
    sellerName: Type.String(),
    reason: oneOf(suspensionReasons),
    at: InstantSchema,
  },
  { $id: 'SuspendedProduct' },
)

/** Operators' list of suspended products, and putting them back (SELL-APP-13). */
export function registerSuspensionRoutes(app: App, suspension: ProductSuspension): void {
  app.get(
    '/api/v1/ops/suspended-products',
    {
      config: { permission: 'ops:products:view' },
      schema: {
        operationId: 'listSuspendedProducts',
        summary: 'Products taken from sale because their interface kept failing',
        tags,
        querystring: Type.Object(pageQuery),
        response: { 200: pageOf(Suspended) },
      },
    },
    async (req) => {
      const page = await suspension.list({ ...req.query, limit: limitOf(req.query) })
      return {
        ...page,
        items: page.items.map((product) => ({
          ...product,
          title: pickText(product.title, req.locale),
          sellerName: pickText(product.sellerName, req.locale),
          at: product.at.toISOString(),
        })),
      }
    },
  )
  app.post(
    '/api/v1/ops/suspended-products/:id/resume',
    {
      config: { permission: 'ops:products:edit' },
      schema: {
        operationId: 'resumeProduct',
        summary: 'Put a suspended product back on sale',
        tags,
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await suspension.resume(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
}
