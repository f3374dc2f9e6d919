import { Type } from 'typebox'
import { EmptySchema, InstantSchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { requestStates } from '../domain/request-states.ts'
import type { ShopDecoration } from '../domain/shop-decoration.ts'
import { ReasonSchema } from '../form-schemas.ts'
import type { ShopService } from './shop-service.ts'

const tags = ['Seller center']
const view = { permission: 'seller:shop:view' } as const
const edit = { permission: 'seller:shop:edit' } as const
const closed = { additionalProperties: false } as const

const FileId = Type.String({
  maxLength: 64,
  description: 'Uploaded file; empty in a draft that has none yet.',
})
const Words = Type.Object(
  { zh: Type.String({ maxLength: 10_000 }), en: Type.String({ maxLength: 10_000 }) },
  closed,
)
const ProductId = Type.String({ maxLength: 64 })
/** Generous: the limits are settings, judged where fields are named. */
const MANY = 50
const Decoration = Type.Object(
  {
    brand: nullable(
      Type.Object(
        { kind: oneOf(['PICTURE', 'VIDEO']), fileId: FileId },
        { ...closed, description: 'What heads the shop: a picture of 780 × 440 pixels, or a film.' },
      ),
    ),
    story: Words,
    storyPictures: Type.Array(FileId, { maxItems: MANY }),
    slides: Type.Array(
      Type.Object({ pictureId: FileId, title: Words, productId: nullable(ProductId) }, closed),
      { maxItems: MANY },
    ),
    featured: Type.Array(ProductId, { maxItems: MANY }),
    cases: Type.Array(Type.Object({ customer: Words, text: Words, pictureId: nullable(FileId) }, closed), {
      maxItems: MANY,
    }),
    news: Type.Array(
      Type.Object({ date: Type.String({ maxLength: 10 }), title: Words, text: Words }, closed),
      { maxItems: MANY },
    ),
  },
  { $id: 'ShopDecoration', ...closed },
)
const Revision = Type.Object({ revision: Type.Integer({ minimum: 0 }) }, closed)

/** How a seller furnishes its shop (SELL-ONB-51). */
export function registerShopRoutes(app: App, service: ShopService): void {
  app.addSchema(Decoration)

  app.get(
    '/api/v1/seller/shop',
    {
      config: view,
      schema: {
        operationId: 'getShopDecoration',
        summary: 'The draft of the shop, what buyers see, and what waits for review',
        tags,
        response: {
          200: Type.Object({
            slug: Type.String(),
            revision: Type.Integer(),
            savedBy: nullable(Type.String()),
            savedAt: nullable(InstantSchema),
            draft: Type.Ref('ShopDecoration'),
            live: nullable(Type.Ref('ShopDecoration')),
            liveSince: nullable(InstantSchema),
            limits: Type.Object({
              storyPicturesMax: Type.Integer(),
              slidesMax: Type.Integer(),
              featuredMax: Type.Integer(),
              casesMax: Type.Integer(),
              newsMax: Type.Integer(),
            }),
            change: nullable(
              Type.Object({
                id: Type.String(),
                state: oneOf(requestStates),
                reasons: Type.Array(ReasonSchema),
                submittedAt: InstantSchema,
                decidedAt: nullable(InstantSchema),
              }),
            ),
            history: Type.Array(
              Type.Object({
                id: Type.String(),
                state: oneOf(requestStates),
                submittedAt: InstantSchema,
                decidedAt: nullable(InstantSchema),
              }),
              { description: 'Newest first.' },
            ),
          }),
        },
      },
    },
    async (req) => {
      const { change, history, savedAt, liveSince, ...found } = await service.get(actorOf(req))
      const times = (one: { submittedAt: Date; decidedAt: Date | null }) => ({
        submittedAt: one.submittedAt.toISOString(),
        decidedAt: one.decidedAt?.toISOString() ?? null,
      })
      return {
        ...found,
        savedAt: savedAt?.toISOString() ?? null,
        liveSince: liveSince?.toISOString() ?? null,
        limits: service.limits,
        change: change && {
          id: change.id,
          state: change.state,
          reasons: change.reasons,
          ...times(change),
        },
        history: history.map((one) => ({ id: one.id, state: one.state, ...times(one) })),
      }
    },
  )
  app.put(
    '/api/v1/seller/shop/draft',
    {
      config: edit,
      schema: {
        operationId: 'saveShopDraft',
        summary: 'Keep what was written so far; refused when somebody saved in between',
        tags,
        querystring: Type.Object({ revision: Type.String({ pattern: '^\\d{1,9}$' }) }, closed),
        body: Type.Unsafe<ShopDecoration>(Type.Ref('ShopDecoration')),
        response: { 200: Type.Object({ revision: Type.Integer(), savedAt: InstantSchema }) },
      },
    },
    async (req) => {
      const saved = await service.saveDraft(actorOf(req), Number(req.query.revision), req.body)
      return { revision: saved.revision, savedAt: saved.savedAt.toISOString() }
    },
  )
  app.post(
    '/api/v1/seller/shop/submit',
    {
      config: edit,
      schema: {
        operationId: 'submitShop',
        summary: 'Hand the saved draft in for review',
        tags,
        body: Revision,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.submit(actorOf(req), req.body.revision)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/seller/shop/withdraw',
    {
      config: edit,
      schema: {
        operationId: 'withdrawShop',
        summary: 'Take the waiting request back',
        tags,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.withdraw(actorOf(req))
      return reply.code(204).send(null)
    },
  )
}
