import { Type } from 'typebox'
import { EmptySchema, InstantSchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { resaleLevels, resaleStates } from '../domain/resale.ts'
import type { ResaleService } from './resale-service.ts'

const tags = ['Seller center']
const edit = { permission: 'seller:resale:edit' } as const
const closed = { additionalProperties: false } as const
const id = Type.String({ minLength: 1, maxLength: 64 })
const Bps = Type.Integer({
  minimum: 1,
  maximum: 10_000,
  description: 'What is paid of the list price, in hundredths of a percent; 8500 is 85 %.',
})
const Share = Type.Integer({ minimum: 0, maximum: 10_000, description: 'In hundredths of a percent.' })
const Account = Type.Object({ id, name: Type.String({ minLength: 1, maxLength: 200 }) }, closed)
const terms = { discountBps: Bps, validFrom: InstantSchema, validUntil: InstantSchema }

const datesOf = (body: { discountBps: number; validFrom: string; validUntil: string }) => ({
  discountBps: body.discountBps,
  validFrom: new Date(body.validFrom),
  validUntil: new Date(body.validUntil),
})

/** Discounts at which partners may resell (SELL-PUB 4.11). */
export function registerResaleRoutes(app: App, service: ResaleService): void {
  app.get(
    '/api/v1/seller/resale-authorizations',
    {
      config: { permission: 'seller:resale:view' },
      schema: {
        operationId: 'listResaleAuthorizations',
        summary: 'Authorizations of one level, newest first (SELL-PUB-160)',
        tags,
        querystring: Type.Object({ level: oneOf(resaleLevels) }, closed),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                id: Type.String(),
                productId: Type.String(),
                title: Type.String(),
                level: oneOf(resaleLevels),
                account: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
                project: Type.String(),
                discountBps: Type.Integer(),
                shareBps: nullable(Type.Integer()),
                validFrom: InstantSchema,
                validUntil: InstantSchema,
                isExpired: Type.Boolean(),
                state: oneOf(resaleStates),
                reasons: Type.Array(Type.String()),
                createdBy: Type.String(),
                createdAt: InstantSchema,
              }),
            ),
          }),
        },
      },
    },
    async (req) => ({
      items: (await service.list(actorOf(req), req.query.level, req.locale)).map((one) => ({
        ...one,
        reasons: one.reasons.map(({ text }) => text),
        validFrom: one.validFrom.toISOString(),
        validUntil: one.validUntil.toISOString(),
        createdAt: one.createdAt.toISOString(),
      })),
    }),
  )
  app.post(
    '/api/v1/seller/resale-authorizations',
    {
      config: edit,
      schema: {
        operationId: 'createResaleAuthorizations',
        summary: 'Authorize resale of products: for all partners, one partner or one customer (SELL-PUB-161)',
        tags,
        body: Type.Object(
          {
            level: oneOf(resaleLevels),
            productIds: Type.Array(id, { minItems: 1, maxItems: 100 }),
            account: nullable(Account),
            project: Type.String({ maxLength: 200 }),
            shareBps: nullable(Share),
            ...terms,
          },
          closed,
        ),
        response: {
          201: Type.Object({
            ids: Type.Array(Type.String()),
            pending: Type.Integer({ description: 'How many wait for operators (SELL-PUB-162).' }),
          }),
        },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      const { level, productIds, account, project, shareBps } = req.body
      return service.create(actorOf(req), {
        level,
        productIds,
        account,
        project,
        shareBps,
        ...datesOf(req.body),
      })
    },
  )
  app.put(
    '/api/v1/seller/resale-authorizations/:id',
    {
      config: edit,
      schema: {
        operationId: 'changeResaleAuthorization',
        summary: 'Change discount and validity for all partners (SELL-PUB-161)',
        tags,
        params: Type.Object({ id }),
        body: Type.Object(terms, closed),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.modify(actorOf(req), req.params.id, datesOf(req.body))
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/seller/resale-authorizations/:id/invalidate',
    {
      config: edit,
      schema: {
        operationId: 'invalidateResaleAuthorization',
        summary: 'End an authorization, or take a waiting request back',
        tags,
        params: Type.Object({ id }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.invalidate(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
}
