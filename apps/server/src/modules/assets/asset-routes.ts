import { Type } from 'typebox'
import { pickText } from '../../kernel/text.ts'
import {
  EmptySchema,
  InstantSchema,
  limitOf,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
} from '../../platform/http/schemas.ts'
import { actorOf, type App } from '../../platform/http/server.ts'
import type { AssetDomain } from './asset.ts'
import {
  AssetCategorySchema,
  assetJson,
  AssetSchema,
  AssetSummarySchema,
  AssetVersionSchema,
  ChecklistSchema,
  ContentSchema,
  criterionJson,
  fieldJson,
  summaryJson,
} from './asset-schemas.ts'
import type { AssetService } from './asset-service.ts'
import { criteriaOf } from './domain/asset-criteria.ts'
import { assetCategories, categoryNames, fieldsOf } from './domain/asset-fields.ts'
import { assetStates } from './domain/asset-states.ts'
import { proofOf, type DomainService } from './domain-service.ts'

const tags = ['Assets']
const view = { permission: 'seller:assets:view' } as const
const edit = { permission: 'seller:assets:edit' } as const
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const VersionId = Type.Object({
  id: Type.String({ maxLength: 64 }),
  versionId: Type.String({ maxLength: 64 }),
})
const Name = Type.String({ minLength: 1, maxLength: 100 })
const Description = Type.String({ maxLength: 2000 })
const Label = Type.String({ minLength: 1, maxLength: 50 })

/** The asset center of sellers (SELL-AST-01..12). */
export function registerAssetRoutes(
  app: App,
  deps: {
    service: AssetService
    domains: DomainService
    site: 'cn' | 'intl'
    scanner: 'CLAMAV' | 'NONE'
  },
): void {
  const { service, site } = deps
  for (const schema of [AssetSummarySchema, AssetVersionSchema, AssetSchema, AssetCategorySchema])
    app.addSchema(schema)

  app.get(
    '/api/v1/seller/asset-categories',
    {
      config: view,
      schema: {
        operationId: 'listAssetCategories',
        summary: 'Categories with their fields and criteria, and whether a virus scanner looks at packages',
        tags,
        response: {
          200: Type.Object({
            scanner: oneOf(['CLAMAV', 'NONE']),
            items: Type.Array(Type.Ref('AssetCategory')),
          }),
        },
      },
    },
    async (req) => ({
      scanner: deps.scanner,
      items: assetCategories.map((category) => ({
        category,
        name: pickText(categoryNames[category], req.locale),
        fields: fieldsOf(category, site).map((field) => fieldJson(field, req.locale)),
        criteria: criteriaOf(category).map((criterion) => criterionJson(criterion, req.locale)),
      })),
    }),
  )
  app.get(
    '/api/v1/seller/assets',
    {
      config: view,
      schema: {
        operationId: 'listAssets',
        summary: 'Own assets, newest first',
        tags,
        querystring: Type.Object(
          {
            ...pageQuery,
            category: Type.Optional(oneOf(assetCategories)),
            state: Type.Optional(oneOf(assetStates)),
            q: Type.Optional(Type.String({ maxLength: 100 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: pageOf(Type.Ref('AssetSummary')) },
      },
    },
    async (req) => {
      const { category, state, q, cursor } = req.query
      const page = await service.list(actorOf(req), {
        limit: limitOf(req.query),
        ...(category && { category }),
        ...(state && { state }),
        ...(q && { q: q.trim() }),
        ...(cursor && { cursor }),
      })
      return { nextCursor: page.nextCursor, items: page.items.map(summaryJson) }
    },
  )
  app.post(
    '/api/v1/seller/assets',
    {
      config: edit,
      schema: {
        operationId: 'createAsset',
        summary: 'Add an asset with an empty first version',
        tags,
        body: Type.Object(
          {
            category: oneOf(assetCategories),
            name: Name,
            description: Description,
            version: Label,
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ id: Type.String(), versionId: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return service.create(actorOf(req), req.body)
    },
  )
  app.get(
    '/api/v1/seller/assets/:id',
    {
      config: view,
      schema: {
        operationId: 'getAsset',
        summary: 'An asset with its versions, reports and history',
        tags,
        params: Id,
        response: { 200: Type.Ref('Asset') },
      },
    },
    async (req) => assetJson(await service.get(actorOf(req), req.params.id), req.locale),
  )
  app.patch(
    '/api/v1/seller/assets/:id',
    {
      config: edit,
      schema: {
        operationId: 'describeAsset',
        summary: 'Change name or description',
        tags,
        params: Id,
        body: Type.Object(
          { name: Type.Optional(Name), description: Type.Optional(Description) },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.describe(actorOf(req), req.params.id, req.body)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/seller/assets/:id',
    {
      config: edit,
      schema: {
        operationId: 'deleteAsset',
        summary: 'Delete an asset that no product refers to',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.delete(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  registerVersionRoutes(app, service)
  registerDomainRoutes(app, deps.domains)
}

function registerVersionRoutes(app: App, service: AssetService): void {
  const url = '/api/v1/seller/assets/:id/versions'

  app.post(
    url,
    {
      config: edit,
      schema: {
        operationId: 'addAssetVersion',
        summary: 'Begin another version: beside the approved ones, or to take the place of one',
        tags,
        params: Id,
        body: Type.Union([
          Type.Object({ kind: oneOf(['ADD']), label: Label }, { additionalProperties: false }),
          Type.Object(
            { kind: oneOf(['UPDATE']), versionId: Type.String({ maxLength: 64 }) },
            { additionalProperties: false },
          ),
        ]),
        response: { 201: Type.Object({ versionId: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return service.addVersion(actorOf(req), req.params.id, req.body)
    },
  )
  app.put(
    `${url}/:versionId`,
    {
      config: edit,
      schema: {
        operationId: 'saveAssetVersion',
        summary: 'Save a draft as far as it goes',
        tags,
        params: VersionId,
        body: Type.Object(
          { content: ContentSchema, checklist: ChecklistSchema },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.save(actorOf(req), req.params.id, req.params.versionId, req.body)
      return reply.code(204).send(null)
    },
  )
  app.post(
    `${url}/:versionId/submit`,
    {
      config: edit,
      schema: {
        operationId: 'submitAssetVersion',
        summary: 'Hand a version in for its checks and its review',
        tags,
        params: VersionId,
        body: Type.Object(
          {
            acknowledged: Type.Boolean({
              description: 'For images: publishing locks the image (SELL-AST-09).',
            }),
          },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.submit(actorOf(req), req.params.id, req.params.versionId, req.body)
      return reply.code(204).send(null)
    },
  )
  app.post(
    `${url}/:versionId/withdraw`,
    {
      config: edit,
      schema: {
        operationId: 'withdrawAssetVersion',
        summary: 'Take a version back before it was decided',
        tags,
        params: VersionId,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.withdraw(actorOf(req), req.params.id, req.params.versionId)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    `${url}/:versionId`,
    {
      config: edit,
      schema: {
        operationId: 'deleteAssetVersion',
        summary: 'Delete a version that no product refers to; the asset goes with its last one',
        tags,
        params: VersionId,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.deleteVersion(actorOf(req), req.params.id, req.params.versionId)
      return reply.code(204).send(null)
    },
  )
}

const DomainSchema = Type.Object({
  id: Type.String(),
  origin: Type.String(),
  verifiedAt: nullable(InstantSchema),
  fileName: Type.String(),
  fileUrl: Type.String({ description: 'Where the file has to be found.' }),
  content: Type.String({ description: 'What the file has to hold, unmodified.' }),
})

function domainJson(domain: AssetDomain) {
  return {
    id: domain.id,
    origin: domain.origin,
    verifiedAt: domain.verifiedAt?.toISOString() ?? null,
    ...proofOf(domain),
  }
}

function registerDomainRoutes(app: App, domains: DomainService): void {
  app.get(
    '/api/v1/seller/asset-domains',
    {
      config: view,
      schema: {
        operationId: 'listAssetDomains',
        summary: 'Websites of SaaS assets, with what proves who controls each',
        tags,
        response: { 200: Type.Object({ items: Type.Array(DomainSchema) }) },
      },
    },
    async (req) => ({ items: (await domains.list(actorOf(req))).map(domainJson) }),
  )
  app.post(
    '/api/v1/seller/asset-domains',
    {
      config: edit,
      schema: {
        operationId: 'addAssetDomain',
        summary: 'Add a website',
        tags,
        body: Type.Object(
          { url: Type.String({ minLength: 1, maxLength: 512 }) },
          { additionalProperties: false },
        ),
        response: { 201: DomainSchema },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return domainJson(await domains.add(actorOf(req), req.body.url))
    },
  )
  app.post(
    '/api/v1/seller/asset-domains/:id/verify',
    {
      config: edit,
      schema: {
        operationId: 'verifyAssetDomain',
        summary: 'Look for the verification file now',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await domains.verify(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/seller/asset-domains/:id',
    {
      config: edit,
      schema: {
        operationId: 'removeAssetDomain',
        summary: 'Remove a website that no asset uses',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await domains.remove(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
}
