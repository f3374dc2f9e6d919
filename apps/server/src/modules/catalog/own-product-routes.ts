import { Type } from 'typebox'
import { EmptySchema, nullable, oneOf } from '../../platform/http/schemas.ts'
import { actorOf, type App } from '../../platform/http/server.ts'
import type { CatalogService } from './catalog-service.ts'
import type { DeliverySettings } from './delivery-settings.ts'
import { deliveryEditions, deliveryProtocols, salesClasses, suspensionReasons } from './domain/product.ts'
import { productStates } from './domain/product-states.ts'

/** The seller's own products and how their instances are opened. */
export function registerOwnProductRoutes(
  app: App,
  catalog: CatalogService,
  delivery: DeliverySettings,
): void {
  app.get(
    '/api/v1/seller/products',
    {
      config: { permission: 'seller:products:view' },
      schema: {
        operationId: 'listOwnProducts',
        summary: 'Products of the seller',
        tags: ['Seller center'],
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                id: Type.String(),
                slug: Type.String(),
                title: Type.String(),
                accessType: Type.String(),
                salesClass: oneOf(salesClasses),
                protocol: nullable(oneOf(deliveryProtocols)),
                deliveryEdition: oneOf(deliveryEditions),
                suspendedReason: nullable(oneOf(suspensionReasons)),
                state: oneOf(productStates),
                publicSale: Type.Boolean(),
                salesCount: Type.Integer(),
                endpointId: Type.Union([Type.String(), Type.Null()]),
                logoUrl: Type.String(),
              }),
            ),
          }),
        },
      },
    },
    async (req) => ({ items: await catalog.listOwnProducts(actorOf(req), req.locale) }),
  )
  app.patch(
    '/api/v1/seller/products/:id/delivery',
    {
      config: { permission: 'seller:endpoints:edit' },
      schema: {
        operationId: 'changeProductDelivery',
        summary: 'How long the opening of a product’s instances is tried (SELL-APP-34)',
        tags: ['Seller center'],
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        body: Type.Object({ deliveryEdition: oneOf(deliveryEditions) }, { additionalProperties: false }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await delivery.changeEdition(actorOf(req), req.params.id, req.body.deliveryEdition)
      return reply.code(204).send(null)
    },
  )
}
