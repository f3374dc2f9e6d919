import { Type } from 'typebox'
import {
  instantOf,
  InstantSchema,
  limitOf,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
} from '../../platform/http/schemas.ts'
import { actorOf, idempotencyKeyOf, type App } from '../../platform/http/server.ts'
import type { LicenseRequest, LicenseRequestService } from './license-request-service.ts'

const tags = ['Licenses']
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const EventId = Type.Object({ id: Type.String({ maxLength: 64 }), eventId: Type.String({ maxLength: 64 }) })
const InstantText = Type.String({ maxLength: 30, pattern: '^\\d{4}-\\d{2}-\\d{2}' })
const LicenseRequestSchema = Type.Object(
  {
    eventId: Type.String(),
    effectiveAt: InstantSchema,
    expiresAt: nullable(InstantSchema),
    deviceFingerprint: nullable(Type.String()),
    requestedBy: Type.String(),
    requestedAt: InstantSchema,
    deliveredAt: nullable(InstantSchema),
    kind: nullable(oneOf(['CHARACTERS', 'FILE'])),
    fileName: nullable(Type.String()),
    sizeBytes: nullable(Type.Integer()),
  },
  { $id: 'LicenseRequest' },
)

function requestJson(request: LicenseRequest) {
  const { license } = request
  return {
    eventId: request.eventId,
    effectiveAt: request.effectiveAt.toISOString(),
    expiresAt: request.expiresAt?.toISOString() ?? null,
    deviceFingerprint: request.deviceFingerprint,
    requestedBy: request.requestedBy,
    requestedAt: request.requestedAt.toISOString(),
    deliveredAt: request.deliveredAt?.toISOString() ?? null,
    kind: license?.kind ?? null,
    fileName: license?.kind === 'FILE' ? license.fileName : null,
    sizeBytes: license?.kind === 'FILE' ? license.sizeBytes : null,
  }
}

/** Licenses that a buyer asks the seller for (isv-protocol 5.3). */
export function registerLicenseRequestRoutes(app: App, requests: LicenseRequestService): void {
  app.addSchema(LicenseRequestSchema)

  app.get(
    '/api/v1/instances/:id/license-requests',
    {
      config: { permission: 'mkt:resource:view' },
      schema: {
        operationId: 'listLicenseRequests',
        summary: 'Licenses asked for, newest first',
        tags,
        params: Id,
        querystring: Type.Object(pageQuery),
        response: { 200: pageOf(Type.Ref('LicenseRequest')) },
      },
    },
    async (req) => {
      const page = await requests.list(actorOf(req), req.params.id, {
        limit: limitOf(req.query),
        ...(req.query.cursor && { cursor: req.query.cursor }),
      })
      return { nextCursor: page.nextCursor, items: page.items.map(requestJson) }
    },
  )
  app.post(
    '/api/v1/instances/:id/license-requests',
    {
      config: { permission: 'mkt:supervision:operate', idempotent: true },
      schema: {
        operationId: 'askForLicense',
        summary: 'Ask the seller for a license',
        tags,
        params: Id,
        body: Type.Object(
          {
            effectiveAt: InstantText,
            expiresAt: Type.Optional(nullable(InstantText)),
            deviceFingerprint: Type.Optional(Type.String({ maxLength: 1024 })),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ eventId: Type.String() }) },
      },
    },
    async (req, reply) => {
      const { effectiveAt, expiresAt, deviceFingerprint } = req.body
      const eventId = await requests.ask(
        actorOf(req),
        req.params.id,
        {
          effectiveAt: instantOf(effectiveAt, 'effectiveAt'),
          expiresAt: expiresAt ? instantOf(expiresAt, 'expiresAt') : null,
          deviceFingerprint: deviceFingerprint?.trim() || null,
        },
        idempotencyKeyOf(req),
      )
      return reply.code(201).send({ eventId })
    },
  )
  app.post(
    '/api/v1/instances/:id/license-requests/:eventId/reveal',
    {
      config: { permission: 'mkt:secret:view' },
      schema: {
        operationId: 'revealLicense',
        summary: 'Show a license text (logged)',
        tags,
        params: EventId,
        response: { 200: Type.Object({ characters: Type.String() }) },
      },
    },
    async (req) => ({
      characters: await requests.reveal(actorOf(req), req.params.id, req.params.eventId),
    }),
  )
  app.get(
    '/api/v1/instances/:id/license-requests/:eventId/file',
    {
      config: { permission: 'mkt:secret:view' },
      schema: {
        operationId: 'downloadLicense',
        summary: 'Download a license file (logged)',
        tags,
        params: EventId,
        produces: ['application/octet-stream'],
      },
    },
    async (req, reply) => {
      const { fileName, file } = await requests.download(actorOf(req), req.params.id, req.params.eventId)
      return reply
        .type('application/octet-stream')
        .header('content-length', file.sizeBytes)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .send(file.stream)
    },
  )
}
