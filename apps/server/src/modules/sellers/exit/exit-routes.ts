import { Type } from 'typebox'
import { pickText } from '../../../kernel/text.ts'
import { EmptySchema, InstantSchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { requestStates } from '../domain/request-states.ts'
import { ReasonSchema } from '../form-schemas.ts'
import type { ExitService } from './exit-service.ts'

const tags = ['Seller center']
const Exit = Type.Object(
  {
    checks: Type.Array(
      Type.Object({
        key: Type.String(),
        label: Type.String(),
        link: Type.String(),
        count: Type.Integer(),
        passed: Type.Boolean(),
        provable: Type.Boolean({ description: 'Uploaded proof can take its place.' }),
      }),
    ),
    request: nullable(
      Type.Object({
        state: oneOf(requestStates),
        reason: Type.String(),
        reasons: Type.Array(ReasonSchema),
        submittedAt: InstantSchema,
        decidedAt: nullable(InstantSchema),
      }),
    ),
  },
  { $id: 'SellerExit' },
)

/** Leaving the marketplace (SELL-ONB-60). */
export function registerExitRoutes(app: App, service: ExitService): void {
  app.addSchema(Exit)

  app.get(
    '/api/v1/seller/exit',
    {
      config: { permission: 'seller:exit:view' },
      schema: {
        operationId: 'getSellerExit',
        summary: 'Conditions for leaving as they stand, and the request',
        tags,
        response: { 200: Type.Ref('SellerExit') },
      },
    },
    async (req) => {
      const { checks, request } = await service.get(actorOf(req))
      return {
        checks: checks.map((one) => ({ ...one, label: pickText(one.label, req.locale) })),
        request: request && {
          state: request.state,
          reason: request.reason,
          reasons: request.reasons,
          submittedAt: request.submittedAt.toISOString(),
          decidedAt: request.decidedAt?.toISOString() ?? null,
        },
      }
    },
  )
  app.post(
    '/api/v1/seller/exit',
    {
      config: { permission: 'seller:exit:submit' },
      schema: {
        operationId: 'submitSellerExit',
        summary: 'Ask to leave the marketplace for good',
        tags,
        body: Type.Object(
          {
            reason: Type.String({ maxLength: 1000 }),
            noInvoiceProofId: nullable(Type.String({ maxLength: 64 })),
          },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.submit(actorOf(req), req.body)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/seller/exit/withdraw',
    {
      config: { permission: 'seller:exit:submit' },
      schema: {
        operationId: 'withdrawSellerExit',
        summary: 'Take the request to leave back',
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
