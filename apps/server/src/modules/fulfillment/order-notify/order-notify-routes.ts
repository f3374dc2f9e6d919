import { orderNotifyNodes } from '@yunshi/seller-sdk'
import { Type } from 'typebox'
import { EmptySchema, InstantSchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { accessTypes } from '../../catalog/index.ts'
import type { OrderNotifyService } from './order-notify-service.ts'

const tags = ['Seller center']
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const fields = {
  accessType: nullable(oneOf(accessTypes)),
  productId: nullable(Type.String({ maxLength: 64 })),
  endpointId: Type.String({ maxLength: 64 }),
  nodes: Type.Array(oneOf(orderNotifyNodes), { minItems: 1, maxItems: 4, uniqueItems: true }),
}

/** Order notification settings (SELL-APP-14, isv-protocol 8). */
export function registerOrderNotifyRoutes(app: App, service: OrderNotifyService): void {
  app.get(
    '/api/v1/seller/order-notify-rules',
    {
      config: { permission: 'seller:endpoints:view' },
      schema: {
        operationId: 'listOrderNotifyRules',
        summary: 'Which orders the seller’s own system is told of',
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                ...fields,
                accessType: nullable(Type.String()),
                id: Type.String(),
                createdAt: InstantSchema,
              }),
            ),
          }),
        },
      },
    },
    async (req) => ({
      items: (await service.list(actorOf(req))).map((rule) => ({
        ...rule,
        createdAt: rule.createdAt.toISOString(),
      })),
    }),
  )
  app.post(
    '/api/v1/seller/order-notify-rules',
    {
      config: { permission: 'seller:endpoints:edit' },
      schema: {
        operationId: 'createOrderNotifyRule',
        summary: 'Have orders of an access type or of a product told to an address',
        tags,
        body: Type.Object(fields, { additionalProperties: false }),
        response: { 201: Id },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return service.create(actorOf(req), req.body)
    },
  )
  app.delete(
    '/api/v1/seller/order-notify-rules/:id',
    {
      config: { permission: 'seller:endpoints:edit' },
      schema: {
        operationId: 'deleteOrderNotifyRule',
        summary: 'Stop telling of these orders',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.delete(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
}
