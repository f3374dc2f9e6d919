import type { DocumentProblem } from '@yunshi/product-document'
import { Type } from 'typebox'
import {
  EmptySchema,
  InstantSchema,
  instantOf,
  limitOf,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
} from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import {
  applicationCommands,
  applicationKinds,
  applicationStates,
  sellerCommandsOf,
} from '../domain/application-states.ts'
import { accessTypes, salesClasses } from '../domain/product.ts'
import { PRODUCT_FILE_BYTES_MAX } from '../product-file/product-file-format.ts'
import type { ApplicationService } from './application-service.ts'
import type { ProductApplication } from './application.ts'

const tags = ['Publishing']
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const Localized = Type.Object({ zh: Type.String(), en: Type.String() })
const Document = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  additionalProperties: true,
  description: 'Any part of a product document, as in `PUT /api/v1/seller/products/{slug}`.',
})
const Problem = Type.Object({
  path: Type.String(),
  rule: Type.String(),
  severity: oneOf(['error', 'warning']),
  text: Localized,
})
const Reason = Type.Object({ code: Type.String(), path: nullable(Type.String()), text: Type.String() })
const common = {
  id: Type.String(),
  kind: oneOf(applicationKinds),
  state: oneOf(applicationStates),
  accessType: oneOf(accessTypes),
  salesClass: oneOf(salesClasses),
  revision: Type.Integer(),
  problemCount: Type.Integer(),
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
  updatedBy: Type.String(),
  submittedAt: nullable(InstantSchema),
  decidedAt: nullable(InstantSchema),
  commands: Type.Array(oneOf(applicationCommands)),
}
const Row = Type.Object({
  ...common,
  title: nullable(Localized),
  slug: nullable(Type.String()),
  productSlug: nullable(Type.String()),
})
const Detail = Type.Object({
  ...common,
  document: Document,
  listed: nullable(Document),
  baseChanged: Type.Boolean({ description: 'The listed product changed since this application was begun.' }),
  problems: Type.Array(Problem),
  reasons: Type.Array(Reason),
  replay: nullable(
    Type.Object({
      state: oneOf(['RUNNING', 'PASSED', 'FAILED']),
      failures: Type.Array(Type.Object({ scenario: Localized, reason: Localized })),
    }),
  ),
  log: Type.Array(
    Type.Object({
      at: InstantSchema,
      actorKind: oneOf(['seller', 'operator', 'system']),
      actor: Type.String(),
      action: Type.String(),
      detail: Type.String(),
    }),
  ),
  dueAt: nullable(InstantSchema),
})
const Revision = Type.String({ pattern: '^[1-9][0-9]{0,8}$', description: 'As it was read.' })

const commonJson = (application: ProductApplication) => ({
  id: application.id,
  kind: application.kind,
  state: application.state,
  accessType: application.accessType,
  salesClass: application.salesClass,
  revision: application.revision,
  problemCount: application.problemCount,
  createdAt: application.createdAt.toISOString(),
  updatedAt: application.updatedAt.toISOString(),
  updatedBy: application.updatedBy,
  submittedAt: application.submittedAt?.toISOString() ?? null,
  decidedAt: application.decidedAt?.toISOString() ?? null,
})

/** A draft of ten thousand prices may have as many problems; a page shows the first. */
const PROBLEMS_MAX = 500
const shown = (problems: DocumentProblem[]) => problems.slice(0, PROBLEMS_MAX)

/** A seller's applications to publish and to change products (SELL-PUB 4.1, SELL-PUB-90). */
export function registerApplicationRoutes(app: App, applications: ApplicationService): void {
  app.get(
    '/api/v1/seller/product-applications',
    {
      config: { permission: 'seller:products:view' },
      schema: {
        operationId: 'listProductApplications',
        summary: 'Drafts and applications, the newest change first',
        tags,
        querystring: Type.Object(
          {
            ...pageQuery,
            state: Type.Optional(oneOf(applicationStates)),
            kind: Type.Optional(oneOf(applicationKinds)),
            q: Type.Optional(Type.String({ maxLength: 100 })),
            from: Type.Optional(Type.String({ maxLength: 40 })),
            to: Type.Optional(Type.String({ maxLength: 40 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: pageOf(Row) },
      },
    },
    async (req) => {
      const { from, to, ...query } = req.query
      const page = await applications.list(actorOf(req), {
        ...query,
        limit: limitOf(req.query),
        ...(from !== undefined && { from: instantOf(from, 'from') }),
        ...(to !== undefined && { to: instantOf(to, 'to', 'end') }),
      })
      return {
        ...page,
        items: page.items.map((row) => ({
          ...commonJson(row),
          title: row.title.zh || row.title.en ? row.title : null,
          slug: row.slug,
          productSlug: row.productSlug,
          commands: sellerCommandsOf(row.state),
        })),
      }
    },
  )
  app.post(
    '/api/v1/seller/product-applications',
    {
      config: { permission: 'seller:products:publish' },
      schema: {
        operationId: 'createProductApplication',
        summary: 'Begin to publish a product, or to change a listed one',
        tags,
        body: Type.Union([
          Type.Object(
            {
              kind: Type.Literal('publish'),
              accessType: oneOf(accessTypes),
              salesClass: oneOf(salesClasses),
            },
            { additionalProperties: false },
          ),
          Type.Object(
            { kind: Type.Literal('modify'), productId: Type.String({ maxLength: 64 }) },
            { additionalProperties: false },
          ),
        ]),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => reply.code(201).send(await applications.create(actorOf(req), req.body)),
  )
  app.get(
    '/api/v1/seller/product-applications/:id',
    {
      config: { permission: 'seller:products:view' },
      schema: {
        operationId: 'getProductApplication',
        summary: 'An application with its document, problems, reasons and log',
        tags,
        params: Id,
        response: { 200: Detail },
      },
    },
    async (req) => {
      const { application, problems, log, commands, listed, ...rest } = await applications.get(
        actorOf(req),
        req.params.id,
      )
      return {
        ...commonJson(application),
        document: application.document,
        // A document is an object whatever its fields are.
        listed: listed as Record<string, unknown> | null,
        baseChanged: rest.baseChanged,
        problems: shown(problems),
        reasons: application.reasons,
        replay: application.replay,
        log: log.map(({ at, actorKind, actorName: actor, action, detail }) => ({
          at: at.toISOString(),
          actorKind,
          actor,
          action,
          detail,
        })),
        commands,
        dueAt: rest.dueAt?.toISOString() ?? null,
      }
    },
  )
  app.put(
    '/api/v1/seller/product-applications/:id/document',
    {
      config: { permission: 'seller:products:edit' },
      bodyLimit: PRODUCT_FILE_BYTES_MAX,
      schema: {
        operationId: 'saveProductApplication',
        summary: 'Keep the document as it is so far; answers what is wrong with it',
        tags,
        params: Id,
        querystring: Type.Object({ revision: Revision }, { additionalProperties: false }),
        body: Document,
        response: { 200: Type.Object({ revision: Type.Integer(), problems: Type.Array(Problem) }) },
      },
    },
    async (req) => {
      const saved = await applications.save(actorOf(req), req.params.id, Number(req.query.revision), req.body)
      return { revision: saved.revision, problems: shown(saved.problems) }
    },
  )
  app.post(
    '/api/v1/seller/product-applications/:id/submit',
    {
      config: { permission: 'seller:products:publish' },
      schema: {
        operationId: 'submitProductApplication',
        summary: 'Hand the application in; saved debug cases are replayed first (SELL-PUB-05)',
        tags,
        params: Id,
        body: Type.Object({ revision: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
        response: { 202: Type.Object({ state: oneOf(applicationStates) }) },
      },
    },
    async (req, reply) =>
      reply.code(202).send(await applications.submit(actorOf(req), req.params.id, req.body.revision)),
  )
  app.post(
    '/api/v1/seller/product-applications/:id/withdraw',
    {
      config: { permission: 'seller:products:publish' },
      schema: {
        operationId: 'withdrawProductApplication',
        summary: 'Take the application back before it is decided',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await applications.withdraw(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/seller/product-applications/:id/accept-base',
    {
      config: { permission: 'seller:products:edit' },
      schema: {
        operationId: 'acceptProductApplicationBase',
        summary: 'Go on from the product as it is listed now',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await applications.acceptBase(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/seller/product-applications/:id',
    {
      config: { permission: 'seller:products:edit' },
      schema: {
        operationId: 'deleteProductApplication',
        summary: 'Throw a draft or a rejected application away',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await applications.remove(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  for (const side of ['seller', 'ops'] as const)
    app.get(
      `/api/v1/${side}/product-applications/:id/preview`,
      {
        config: { permission: side === 'seller' ? 'seller:products:view' : 'ops:reviews:view' },
        schema: {
          operationId: side === 'seller' ? 'previewProductApplication' : 'previewReviewedApplication',
          summary: 'The product page as it will be (SELL-PUB-04)',
          tags,
          params: Id,
          response: { 200: Type.Ref('ProductPage') },
        },
      },
      (req) => applications.preview(actorOf(req), req.params.id, req.locale),
    )
}
