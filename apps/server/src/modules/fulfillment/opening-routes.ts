import { Type } from 'typebox'
import { InstantSchema, nullable, oneOf, EmptySchema } from '../../platform/http/schemas.ts'
import { actorOf, idempotencyKeyOf, type App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import { isCancelableOpening, messageStates } from './domain/message-states.ts'
import type { DeliveryService } from './delivery-service.ts'
import { listOpenings } from './message-read-model.ts'

const tags = ['Orders']

/** How far the opening of an order's lines is, for the buyer who waits, and the way out of waiting. */
export function registerOpeningRoutes(app: App, platform: Platform, delivery: DeliveryService): void {
  app.get(
    '/api/v1/orders/:id/openings',
    {
      config: { permission: 'mkt:order:view' },
      schema: {
        operationId: 'listOpenings',
        summary: 'Attempts to open the services of an order',
        tags,
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                orderLineId: Type.String(),
                state: oneOf(messageStates),
                edition: oneOf(['classic', 'resilient']),
                attempts: Type.Integer(),
                startedAt: InstantSchema,
                nextAttemptAt: nullable(InstantSchema),
                allowedCommands: Type.Array(oneOf(['cancelOpening'])),
              }),
            ),
          }),
        },
      },
    },
    async (req) => {
      const openings = await listOpenings(platform.db.query, {
        orderId: req.params.id,
        accountId: actorOf(req).accountId,
      })
      return {
        items: openings.map((message) => ({
          orderLineId: message.orderLineId!,
          state: message.state,
          edition: message.edition,
          attempts: message.attempts,
          startedAt: message.createdAt.toISOString(),
          nextAttemptAt: message.nextAttemptAt?.toISOString() ?? null,
          allowedCommands: isCancelableOpening(message) ? (['cancelOpening'] as const).slice() : [],
        })),
      }
    },
  )
  app.post(
    '/api/v1/orders/:id/lines/:lineId/cancel-opening',
    {
      config: { permission: 'mkt:order:cancel', idempotent: true },
      schema: {
        operationId: 'cancelOpening',
        summary: 'Stop waiting for a seller that does not open the service, and get the money back',
        tags,
        params: Type.Object({
          id: Type.String({ maxLength: 64 }),
          lineId: Type.String({ maxLength: 64 }),
        }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      const { id: orderId, lineId: orderLineId } = req.params
      await delivery.cancelOpening(actorOf(req), { orderId, orderLineId }, idempotencyKeyOf(req))
      return reply.code(204).send(null)
    },
  )
}
