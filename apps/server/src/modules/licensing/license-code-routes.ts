import { Type } from 'typebox'
import { commandsFrom } from '../../kernel/transitions.ts'
import { EmptySchema, InstantSchema, nullable, oneOf } from '../../platform/http/schemas.ts'
import { actorOf, idempotencyKeyOf, type App } from '../../platform/http/server.ts'
import { codeStates, codeTransitions } from './domain/license-code.ts'
import type { LicenseCodeService } from './license-code-service.ts'

const tags = ['Licenses']
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const LicenseCodeSchema = Type.Object(
  {
    state: oneOf(codeStates),
    issuedAt: InstantSchema,
    claimedAt: nullable(InstantSchema),
    activatedAt: nullable(InstantSchema),
    realEffectAt: nullable(InstantSchema),
    lastUsedAt: nullable(InstantSchema),
    releasedAt: nullable(InstantSchema),
    allowedCommands: Type.Array(oneOf(['claim', 'reveal'])),
  },
  { $id: 'LicenseCode' },
)

/** The authorization code of a purchased service (BUY-LIC-01..04, BUY-SUP-17). */
export function registerLicenseCodeRoutes(app: App, codes: LicenseCodeService): void {
  app.addSchema(LicenseCodeSchema)

  app.get(
    '/api/v1/instances/:id/license-code',
    {
      config: { permission: 'mkt:resource:view' },
      schema: {
        operationId: 'getLicenseCode',
        summary: 'State of the authorization code, without the code',
        tags,
        params: Id,
        response: { 200: Type.Ref('LicenseCode') },
      },
    },
    async (req) => {
      const code = await codes.describe(actorOf(req), req.params.id)
      const canClaim = commandsFrom(codeTransitions, code.state).includes('claim')
      return {
        state: code.state,
        issuedAt: code.issuedAt.toISOString(),
        claimedAt: code.claimedAt?.toISOString() ?? null,
        activatedAt: code.activatedAt?.toISOString() ?? null,
        realEffectAt: code.realEffectAt?.toISOString() ?? null,
        lastUsedAt: code.lastUsedAt?.toISOString() ?? null,
        releasedAt: code.releasedAt?.toISOString() ?? null,
        allowedCommands: [
          ...(canClaim ? (['claim'] as const) : []),
          ...(code.claimedAt === null ? [] : (['reveal'] as const)),
        ],
      }
    },
  )
  app.post(
    '/api/v1/instances/:id/license-code/claim',
    {
      config: { permission: 'mkt:supervision:operate', idempotent: true },
      schema: {
        operationId: 'claimLicenseCode',
        summary: 'Take the authorization code; ends the right to a negotiated refund',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await codes.claim(actorOf(req), req.params.id, idempotencyKeyOf(req))
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/instances/:id/license-code/reveal',
    {
      config: { permission: 'mkt:secret:view' },
      schema: {
        operationId: 'revealLicenseCode',
        summary: 'Show the authorization code (logged)',
        tags,
        params: Id,
        response: { 200: Type.Object({ code: Type.String() }) },
      },
    },
    async (req) => ({ code: await codes.reveal(actorOf(req), req.params.id) }),
  )
}
