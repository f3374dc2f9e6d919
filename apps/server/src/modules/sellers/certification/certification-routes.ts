import { Type } from 'typebox'
import { pickText } from '../../../kernel/text.ts'
import { EmptySchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import type { CertificationService } from './certification-service.ts'
import {
  CertificationFormSchema,
  EntityCertificationSchema,
  entityCertificationJson,
} from './certification-schemas.ts'

const tags = ['Seller center']
const Entity = Type.Object({ entity: Type.String({ maxLength: 12 }) })
const view = { permission: 'seller:certification:view' } as const
const edit = { permission: 'seller:certification:edit' } as const

/** Business certification of the seller (SELL-ONB-30..38). */
export function registerCertificationRoutes(
  app: App,
  service: CertificationService,
  renderText: (markdown: string) => string,
): void {
  app.addSchema(EntityCertificationSchema)

  app.get(
    '/api/v1/seller/certifications',
    {
      config: view,
      schema: {
        operationId: 'listCertifications',
        summary: 'Certifications of the seller by signing entity',
        tags,
        response: {
          200: Type.Object(
            {
              items: Type.Array(Type.Ref('EntityCertification')),
              verifiedBy: oneOf(['TRANSFER', 'REVIEW']),
              companyName: Type.String(),
              companyCode: nullable(Type.String()),
              kind: oneOf(['enterprise', 'individual']),
              statements: Type.Array(
                Type.Object({ id: Type.String(), title: Type.String(), textHtml: Type.String() }),
              ),
            },
            { $id: 'SellerCertifications' },
          ),
        },
      },
    },
    async (req) => {
      const found = await service.list(actorOf(req))
      return {
        items: found.entities.map(entityCertificationJson),
        verifiedBy: service.verifiedBy,
        companyName: found.companyName,
        companyCode: found.companyCode,
        kind: found.kind,
        statements: found.statements.map(({ id, title, text }) => ({
          id,
          title: pickText(title, req.locale),
          textHtml: renderText(pickText(text, req.locale)),
        })),
      }
    },
  )
  app.post(
    '/api/v1/seller/certifications/:entity/submit',
    {
      config: edit,
      schema: {
        operationId: 'submitCertification',
        summary: 'Certify with an entity, or update the certification',
        tags,
        params: Entity,
        body: Type.Object(
          {
            form: CertificationFormSchema,
            accountNumber: nullable(Type.String({ maxLength: 50 })),
            agreements: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 10 }),
          },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.submit(actorOf(req), req.params.entity, req.body)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/seller/certifications/:entity/amount',
    {
      config: { ...edit, rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        operationId: 'enterCertificationAmount',
        summary: 'Name the amount that arrived; the third wrong one locks',
        tags,
        params: Entity,
        body: Type.Object({ amount: Type.String({ maxLength: 20 }) }, { additionalProperties: false }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.enterAmount(actorOf(req), req.params.entity, req.body.amount)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/seller/certifications/:entity/reveal',
    {
      config: edit,
      schema: {
        operationId: 'revealCertificationAccount',
        summary: 'Show the whole account number (logged)',
        tags,
        params: Entity,
        response: { 200: Type.Object({ accountNumber: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.header('cache-control', 'no-store')
      return service.reveal(actorOf(req), req.params.entity)
    },
  )
}
