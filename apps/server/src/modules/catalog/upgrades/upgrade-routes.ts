import { Type } from 'typebox'
import { EmptySchema, InstantSchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { upgradeEndReasons } from '../domain/upgrade-rule.ts'
import type { UpgradeService } from './upgrade-service.ts'

const tags = ['Seller center']
const id = Type.String({ minLength: 1, maxLength: 64 })
const edit = { permission: 'seller:sales_configuration:edit' } as const

/** Upgrade rules of a seller (SELL-PUB 4.9). */
export function registerUpgradeRoutes(app: App, service: UpgradeService): void {
  app.get(
    '/api/v1/seller/upgrade-rules',
    {
      config: { permission: 'seller:sales_configuration:view' },
      schema: {
        operationId: 'listUpgradeRules',
        summary: 'Rules in force, then those that ended, newest first (SELL-PUB-130)',
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                id: Type.String(),
                productId: Type.String(),
                title: Type.String(),
                source: Type.String(),
                target: Type.String(),
                state: oneOf(['ACTIVE', 'ENDED']),
                endReason: nullable(oneOf(upgradeEndReasons)),
                createdBy: Type.String(),
                createdAt: InstantSchema,
                endedAt: nullable(InstantSchema),
              }),
            ),
          }),
        },
      },
    },
    async (req) => ({
      items: (await service.list(actorOf(req), req.locale)).map((rule) => ({
        ...rule,
        createdAt: rule.createdAt.toISOString(),
        endedAt: rule.endedAt?.toISOString() ?? null,
      })),
    }),
  )
  app.post(
    '/api/v1/seller/upgrade-rules',
    {
      config: edit,
      schema: {
        operationId: 'createUpgradeRule',
        summary: 'Let a SKU be upgraded to a dearer one of its specification (SELL-PUB-130)',
        tags,
        body: Type.Object(
          { productId: id, specificationId: id, sourceSkuId: id, targetSkuId: id },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return service.create(actorOf(req), req.body)
    },
  )
  app.delete(
    '/api/v1/seller/upgrade-rules/:id',
    {
      config: edit,
      schema: {
        operationId: 'endUpgradeRule',
        summary: 'End a rule; upgrades that were bought stay',
        tags,
        params: Type.Object({ id }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.end(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
}
