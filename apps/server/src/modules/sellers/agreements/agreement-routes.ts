import { Type } from 'typebox'
import { pickText, type Locale } from '../../../kernel/text.ts'
import { EmptySchema, instantOf, InstantSchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { agreementBlocks, agreementKinds } from '../domain/agreement-kinds.ts'
import type { AgreementService, AgreementVersion, SigningEntity } from './agreement-service.ts'

const Version = Type.Object({
  id: Type.String(),
  kind: oneOf(agreementKinds),
  number: Type.Integer(),
  title: Type.String(),
  effectiveAt: InstantSchema,
})
const Overview = Type.Object(
  {
    due: Type.Array(
      Type.Object({
        version: Version,
        entityCode: Type.String(),
        entityName: Type.String(),
        again: Type.Boolean({ description: 'A former version was signed.' }),
        blocks: Type.Array(oneOf(agreementBlocks)),
        textHtml: Type.String(),
      }),
    ),
    signed: Type.Array(
      Type.Object({
        id: Type.String(),
        version: Version,
        entityCode: Type.String(),
        entityName: Type.String(),
        signedAt: InstantSchema,
        userName: Type.String(),
        ip: Type.String(),
        isCurrent: Type.Boolean(),
      }),
    ),
    entities: Type.Array(
      Type.Object({
        code: Type.String(),
        legalName: Type.String(),
        countries: Type.Array(Type.String()),
        currency: Type.String(),
        isDefault: Type.Boolean(),
        versionId: Type.String(),
        isSigned: Type.Boolean(),
      }),
      { description: 'Entities to sign with one by one; empty where there is only one.' },
    ),
  },
  { $id: 'SellerAgreements' },
)
const Text = Type.Object(
  { zh: Type.String({ maxLength: 70_000 }), en: Type.String({ maxLength: 70_000 }) },
  { additionalProperties: false },
)
const Register = Type.Object(
  {
    kind: oneOf(agreementKinds),
    name: Type.String(),
    parties: Type.String(),
    moment: Type.String(),
    perEntity: Type.Boolean(),
    sellersToSign: Type.Integer({ description: 'Sellers whom a new version would ask to sign.' }),
    versions: Type.Array(
      Type.Object({
        id: Type.String(),
        number: Type.Integer(),
        title: Text,
        text: Text,
        blocks: Type.Array(oneOf(agreementBlocks)),
        effectiveAt: InstantSchema,
        publishedAt: InstantSchema,
        publishedBy: nullable(Type.String()),
        isCurrent: Type.Boolean(),
        signatures: Type.Integer(),
      }),
    ),
  },
  { $id: 'AgreementRegister' },
)
const EntityFields = {
  legalName: Type.String({ maxLength: 200 }),
  countries: Type.Array(Type.String({ maxLength: 2 }), { maxItems: 250 }),
  vatNumber: nullable(Type.String({ maxLength: 40 })),
  invoiceAddress: nullable(Type.String({ maxLength: 300 })),
  currency: Type.String({ maxLength: 3 }),
  isDefault: Type.Boolean(),
  position: Type.Integer({ minimum: 0, maximum: 1000 }),
}
const Entity = Type.Object(
  { code: Type.String(), ...EntityFields, updatedAt: InstantSchema },
  { $id: 'SigningEntity' },
)
const EntityBody = Type.Object(EntityFields, { additionalProperties: false })

const versionJson = (version: AgreementVersion, locale: Locale) => ({
  id: version.id,
  kind: version.kind,
  number: version.number,
  title: pickText(version.title, locale),
  effectiveAt: version.effectiveAt.toISOString(),
})
const entityJson = (entity: SigningEntity) => ({
  code: entity.code,
  legalName: entity.legalName,
  countries: entity.countries,
  vatNumber: entity.vatNumber,
  invoiceAddress: entity.invoiceAddress,
  currency: entity.currency,
  isDefault: entity.isDefault,
  position: entity.position,
  updatedAt: entity.updatedAt.toISOString(),
})

/** Agreements: signed by sellers, published by operators (SELL-ONB-20..26, OPS-CAT-04, 05). */
export function registerAgreementRoutes(
  app: App,
  service: AgreementService,
  renderText: (markdown: string) => string,
): void {
  app.addSchema(Overview)
  app.addSchema(Register)
  app.addSchema(Entity)

  app.get(
    '/api/v1/seller/agreements',
    {
      config: { permission: 'seller:agreements:view' },
      schema: {
        operationId: 'getSellerAgreements',
        summary: 'What the seller signed, and what there is to sign',
        tags: ['Seller center'],
        response: { 200: Type.Ref('SellerAgreements') },
      },
    },
    async (req) => {
      const { due, signed, entities } = await service.overview(actorOf(req))
      const names = new Map((await service.allEntities()).map(({ code, legalName }) => [code, legalName]))
      return {
        due: due.map(({ version, entity, again }) => ({
          version: versionJson(version, req.locale),
          entityCode: entity.code,
          entityName: entity.legalName,
          again,
          blocks: version.blocks,
          textHtml: renderText(pickText(version.text, req.locale)),
        })),
        signed: signed.map((one) => ({
          id: one.id,
          version: versionJson(one.version, req.locale),
          entityCode: one.entityCode,
          entityName: names.get(one.entityCode) ?? one.entityCode,
          signedAt: one.signedAt.toISOString(),
          userName: one.userName,
          ip: one.ip,
          isCurrent: one.isCurrent,
        })),
        entities: entities.map(
          ({ code, legalName, countries, currency, isDefault, versionId, isSigned }) => ({
            code,
            legalName,
            countries,
            currency,
            isDefault,
            versionId,
            isSigned,
          }),
        ),
      }
    },
  )
  app.get(
    '/api/v1/seller/agreements/:versionId',
    {
      config: { permission: 'seller:agreements:view' },
      schema: {
        operationId: 'getAgreementText',
        summary: 'The text of an agreement',
        tags: ['Seller center'],
        params: Type.Object({ versionId: Type.String({ maxLength: 64 }) }),
        response: {
          200: Type.Object({ version: Version, textHtml: Type.String() }, { $id: 'AgreementText' }),
        },
      },
    },
    async (req) => {
      const version = await service.getVersion(req.params.versionId)
      return {
        version: versionJson(version, req.locale),
        textHtml: renderText(pickText(version.text, req.locale)),
      }
    },
  )
  app.post(
    '/api/v1/seller/agreements/sign',
    {
      config: { permission: 'seller:agreements:sign' },
      schema: {
        operationId: 'signAgreements',
        summary: 'Sign agreements that are in force',
        tags: ['Seller center'],
        body: Type.Object(
          {
            signing: Type.Array(
              Type.Object(
                {
                  versionId: Type.String({ maxLength: 64 }),
                  entityCode: nullable(Type.String({ maxLength: 12 })),
                },
                { additionalProperties: false },
              ),
              { minItems: 1, maxItems: 50 },
            ),
          },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.sign(actorOf(req), req.body.signing)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/api/v1/ops/agreements',
    {
      config: { permission: 'ops:agreements:view' },
      schema: {
        operationId: 'listAgreements',
        summary: 'The register of agreements with every version',
        tags: ['Operations'],
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('AgreementRegister')) }) },
      },
    },
    async (req) => ({
      items: (await service.register()).map((entry) => ({
        kind: entry.kind,
        name: pickText(entry.name, req.locale),
        parties: pickText(entry.parties, req.locale),
        moment: entry.moment,
        perEntity: entry.perEntity,
        sellersToSign: entry.sellersToSign,
        versions: entry.versions.map((version) => ({
          id: version.id,
          number: version.number,
          title: version.title,
          text: version.text,
          blocks: version.blocks,
          effectiveAt: version.effectiveAt.toISOString(),
          publishedAt: version.publishedAt.toISOString(),
          publishedBy: version.publishedBy,
          isCurrent: version.isCurrent,
          signatures: version.signatures,
        })),
      })),
    }),
  )
  app.post(
    '/api/v1/ops/agreements/:kind/versions',
    {
      config: { permission: 'ops:agreements:edit' },
      schema: {
        operationId: 'publishAgreement',
        summary: 'Publish the next version of an agreement; from its date on sellers have to sign it',
        tags: ['Operations'],
        params: Type.Object({ kind: oneOf(agreementKinds) }),
        body: Type.Object(
          {
            title: Text,
            text: Text,
            blocks: Type.Array(oneOf(agreementBlocks), { maxItems: 2, uniqueItems: true }),
            effectiveAt: Type.String({ maxLength: 30 }),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ id: Type.String(), number: Type.Integer() }) },
      },
    },
    async (req, reply) => {
      const { effectiveAt, ...draft } = req.body
      void reply.code(201)
      return service.publish(actorOf(req), {
        ...draft,
        kind: req.params.kind,
        effectiveAt: instantOf(effectiveAt, 'effectiveAt'),
      })
    },
  )
  app.get(
    '/api/v1/ops/signing-entities',
    {
      config: { permission: 'ops:agreements:view' },
      schema: {
        operationId: 'listSigningEntities',
        summary: 'Companies of the platform that sign with sellers',
        tags: ['Operations'],
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('SigningEntity')) }) },
      },
    },
    async () => ({ items: (await service.allEntities()).map(entityJson) }),
  )
  app.post(
    '/api/v1/ops/signing-entities',
    {
      config: { permission: 'ops:agreements:edit' },
      schema: {
        operationId: 'createSigningEntity',
        summary: 'Add a signing entity',
        tags: ['Operations'],
        body: Type.Object(
          { code: Type.String({ maxLength: 12 }), ...EntityFields },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ code: Type.String() }) },
      },
    },
    async (req, reply) => {
      const { code, ...draft } = req.body
      await service.putEntity(actorOf(req), code, draft, 'create')
      void reply.code(201)
      return { code }
    },
  )
  app.put(
    '/api/v1/ops/signing-entities/:code',
    {
      config: { permission: 'ops:agreements:edit' },
      schema: {
        operationId: 'changeSigningEntity',
        summary: 'Change a signing entity',
        tags: ['Operations'],
        params: Type.Object({ code: Type.String({ maxLength: 12 }) }),
        body: EntityBody,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.putEntity(actorOf(req), req.params.code, req.body, 'change')
      return reply.code(204).send(null)
    },
  )
}
