import { Type } from 'typebox'
import { pickText } from '../../../kernel/text.ts'
import {
  EmptySchema,
  InstantSchema,
  limitOf,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
} from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import type { CertificationService } from '../certification/certification-service.ts'
import { entityCertificationJson } from '../certification/certification-schemas.ts'
import { certificationStates } from '../domain/certification-states.ts'
import { OnboardingFormSchema } from '../form-schemas.ts'
import { directoryEventKinds, type DirectoryService } from './directory-service.ts'

const tags = ['Operations']
const sellerStates = ['APPROVED', 'SUSPENDED', 'EXITED'] as const
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const IdAndEntity = Type.Object({
  id: Type.String({ maxLength: 64 }),
  entity: Type.String({ maxLength: 12 }),
})

const Row = Type.Object(
  {
    id: Type.String(),
    slug: Type.String(),
    name: Type.String(),
    companyName: Type.String(),
    accountName: Type.String(),
    state: oneOf(sellerStates),
    certification: oneOf(certificationStates),
    isCertified: Type.Boolean(),
    joinedAt: InstantSchema,
  },
  { $id: 'DirectorySeller' },
)
const Detail = Type.Object(
  {
    id: Type.String(),
    slug: Type.String(),
    name: Type.String(),
    accountId: Type.String(),
    state: oneOf(sellerStates),
    joinedAt: InstantSchema,
    kind: oneOf(['enterprise', 'individual']),
    companyName: Type.String(),
    form: OnboardingFormSchema,
    hasLetter: Type.Boolean(),
    certifications: Type.Array(Type.Ref('EntityCertification')),
    agreements: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        number: Type.Integer(),
        entityCode: Type.String(),
        signedAt: InstantSchema,
        userName: Type.String(),
        ip: Type.String(),
      }),
    ),
    due: Type.Array(Type.Object({ title: Type.String(), number: Type.Integer(), entityCode: Type.String() })),
    events: Type.Array(
      Type.Object({
        kind: oneOf(directoryEventKinds),
        id: Type.String(),
        outcome: Type.String(),
        submittedAt: InstantSchema,
        decidedAt: nullable(InstantSchema),
        reasons: Type.Array(Type.String()),
      }),
    ),
  },
  { $id: 'DirectorySellerDetail' },
)

/** Sellers for operators, and what operators do with certifications. */
export function registerDirectoryRoutes(
  app: App,
  service: DirectoryService,
  certification: CertificationService,
): void {
  app.addSchema(Row)
  app.addSchema(Detail)

  app.get(
    '/api/v1/ops/sellers',
    {
      config: { permission: 'ops:sellers:view' },
      schema: {
        operationId: 'listSellersForOperators',
        summary: 'Sellers, newest first',
        tags,
        querystring: Type.Object(
          {
            ...pageQuery,
            q: Type.Optional(Type.String({ maxLength: 100 })),
            state: Type.Optional(oneOf(sellerStates)),
            certification: Type.Optional(oneOf(certificationStates)),
          },
          { additionalProperties: false },
        ),
        response: { 200: pageOf(Type.Ref('DirectorySeller')) },
      },
    },
    async (req) => {
      const { q, state, certification: certified, cursor } = req.query
      const page = await service.list({
        limit: limitOf(req.query),
        ...(q?.trim() && { q: q.trim() }),
        ...(state && { state }),
        ...(certified && { certification: certified }),
        ...(cursor && { cursor }),
      })
      return {
        nextCursor: page.nextCursor,
        items: page.items.map((row) => ({
          ...row,
          name: pickText(row.name, req.locale),
          joinedAt: row.joinedAt.toISOString(),
        })),
      }
    },
  )
  app.get(
    '/api/v1/ops/sellers/:id',
    {
      config: { permission: 'ops:sellers:view' },
      schema: {
        operationId: 'getSellerForOperators',
        summary: 'A seller with agreements, certifications and everything it handed in',
        tags,
        params: Id,
        response: { 200: Type.Ref('DirectorySellerDetail') },
      },
    },
    async (req) => {
      const found = await service.get(req.params.id)
      const { seller, profile } = found
      return {
        id: seller.id,
        slug: seller.slug,
        name: pickText(seller.name, req.locale),
        accountId: seller.accountId,
        state: seller.state,
        joinedAt: seller.joinedAt.toISOString(),
        kind: profile.kind,
        companyName: profile.companyName,
        form: profile.form,
        hasLetter: found.hasLetter,
        certifications: found.certifications.map(entityCertificationJson),
        agreements: found.signatures.map((one) => ({
          id: one.id,
          title: pickText(one.version.title, req.locale),
          number: one.version.number,
          entityCode: one.entityCode,
          signedAt: one.signedAt.toISOString(),
          userName: one.userName,
          ip: one.ip,
        })),
        due: found.due.map(({ version, entity }) => ({
          title: pickText(version.title, req.locale),
          number: version.number,
          entityCode: entity.code,
        })),
        events: found.events.map((event) => ({
          ...event,
          submittedAt: event.submittedAt.toISOString(),
          decidedAt: event.decidedAt?.toISOString() ?? null,
        })),
      }
    },
  )
  app.post(
    '/api/v1/ops/sellers/:id/certifications/:entity/unlock',
    {
      config: { permission: 'ops:sellers:edit' },
      schema: {
        operationId: 'unlockCertification',
        summary: 'Open a locked certification again',
        tags,
        params: IdAndEntity,
        body: Type.Object({ reason: Type.String({ maxLength: 500 }) }, { additionalProperties: false }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await certification.unlock(actorOf(req), req.params.id, req.params.entity, req.body.reason)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/ops/sellers/:id/certifications/:entity/reveal',
    {
      config: { permission: 'ops:sellers:edit' },
      schema: {
        operationId: 'revealSellerAccount',
        summary: 'Show the whole account number (logged)',
        tags,
        params: IdAndEntity,
        response: { 200: Type.Object({ accountNumber: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.header('cache-control', 'no-store')
      return certification.revealForOperator(actorOf(req), req.params.id, req.params.entity)
    },
  )
}
