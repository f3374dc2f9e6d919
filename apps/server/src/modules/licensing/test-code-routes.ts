import { Type } from 'typebox'
import { EmptySchema, instantOf, InstantSchema, nullable, oneOf } from '../../platform/http/schemas.ts'
import { actorOf, type App } from '../../platform/http/server.ts'
import { codeStates } from './domain/license-code.ts'
import type { TestCodeService } from './test-code-service.ts'

const tags = ['Seller center']
const Code = Type.Object({ code: Type.String({ maxLength: 64 }) })
const Validity = Type.Object(
  { expiresAt: Type.String({ maxLength: 30, pattern: '^\\d{4}-\\d{2}-\\d{2}' }) },
  { additionalProperties: false },
)
const TestCodeSchema = Type.Object(
  {
    code: Type.String(),
    state: oneOf(codeStates),
    status: nullable(oneOf(['ALIVE', 'EXPIRED', 'RELEASED'])),
    issuedAt: InstantSchema,
    expiresAt: InstantSchema,
    activatedAt: nullable(InstantSchema),
    realEffectAt: nullable(InstantSchema),
    lastUsedAt: nullable(InstantSchema),
    daysInUse: Type.Integer(),
  },
  { $id: 'LicenseTestCode' },
)

/** Codes for testing a seller's program (SELL-APP-40). */
export function registerTestCodeRoutes(app: App, tests: TestCodeService): void {
  app.addSchema(TestCodeSchema)

  app.get(
    '/api/v1/seller/license-test-codes',
    {
      config: { permission: 'seller:license_codes:view' },
      schema: {
        operationId: 'listLicenseTestCodes',
        summary: 'Test codes with their activation and query states, newest first',
        tags,
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('LicenseTestCode')) }) },
      },
    },
    async (req) => ({
      items: (await tests.list(actorOf(req))).map((test) => ({
        code: test.code,
        state: test.state,
        status: test.status,
        issuedAt: test.issuedAt.toISOString(),
        expiresAt: test.testExpiresAt.toISOString(),
        activatedAt: test.activatedAt?.toISOString() ?? null,
        realEffectAt: test.realEffectAt?.toISOString() ?? null,
        lastUsedAt: test.lastUsedAt?.toISOString() ?? null,
        daysInUse: test.daysInUse,
      })),
    }),
  )
  app.post(
    '/api/v1/seller/license-test-codes',
    {
      config: { permission: 'seller:license_codes:edit' },
      schema: {
        operationId: 'applyForLicenseTestCode',
        summary: 'A new test code',
        tags,
        body: Validity,
        response: { 201: Type.Object({ code: Type.String() }) },
      },
    },
    async (req, reply) => {
      const expiresAt = instantOf(req.body.expiresAt, 'expiresAt', 'end')
      return reply.code(201).send(await tests.apply(actorOf(req), expiresAt))
    },
  )
  app.patch(
    '/api/v1/seller/license-test-codes/:code',
    {
      config: { permission: 'seller:license_codes:edit' },
      schema: {
        operationId: 'changeLicenseTestCode',
        summary: 'Change the validity of a test code',
        tags,
        params: Code,
        body: Validity,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      const expiresAt = instantOf(req.body.expiresAt, 'expiresAt', 'end')
      await tests.changeValidity(actorOf(req), req.params.code, expiresAt)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/seller/license-test-codes/:code',
    {
      config: { permission: 'seller:license_codes:edit' },
      schema: {
        operationId: 'deleteLicenseTestCode',
        summary: 'Delete a test code',
        tags,
        params: Code,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await tests.remove(actorOf(req), req.params.code)
      return reply.code(204).send(null)
    },
  )
}
