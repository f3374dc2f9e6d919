import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import { Type } from 'typebox'
import { DomainError } from '../../kernel/errors.ts'
import { pickText, type Locale } from '../../kernel/text.ts'
import { EmptySchema, InstantSchema, nullable, oneOf } from '../../platform/http/schemas.ts'
import { actorOf, type App } from '../../platform/http/server.ts'
import type { Settings } from '../../platform/settings.ts'
import {
  bytesMaxOf,
  endingsOf,
  OPEN_ENDED,
  ruleOf,
  uploadPurposeNames,
  type Measure,
} from './domain/upload-purpose.ts'
import { scanStates, uploadStates } from './domain/upload-states.ts'
import type { UploadDesk } from './upload-service.ts'
import type { UploadedFile } from './upload.ts'

const tags = ['Uploads']
const self = { permission: 'self' } as const
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const MeasureSchema = nullable(Type.Object({ min: Type.Integer(), max: nullable(Type.Integer()) }))
const UploadSchema = Type.Object(
  {
    id: Type.String(),
    purpose: oneOf(uploadPurposeNames),
    name: Type.String(),
    sizeBytes: Type.Integer(),
    receivedBytes: Type.Integer(),
    state: oneOf(uploadStates),
    sha256: nullable(Type.String({ description: 'Hexadecimal; null until it was checked.' })),
    mediaType: Type.String(),
    width: nullable(Type.Integer()),
    height: nullable(Type.Integer()),
    problems: Type.Array(Type.String({ description: 'Why it was refused, in the reader’s language.' })),
    hints: Type.Array(Type.String({ description: 'What a reviewer may find fault with.' })),
    scan: oneOf(scanStates, 'Whether a virus scanner has seen it; NONE: none is configured.'),
    createdAt: InstantSchema,
  },
  { $id: 'UploadedFile' },
)

const TUS_VERSION = '1.0.0'
const PART_TYPE = 'application/offset+octet-stream'
/** What a browser shows by itself; everything else is saved. */
const SHOWN = /^(image\/(jpeg|png|gif)|video\/(mp4|quicktime))$/

function uploadJson(upload: UploadedFile, locale: Locale) {
  return {
    id: upload.id,
    purpose: upload.purpose,
    name: upload.name,
    sizeBytes: upload.sizeBytes,
    receivedBytes: upload.receivedBytes,
    state: upload.state,
    sha256: upload.sha256 || null,
    mediaType: upload.mediaType,
    width: upload.width,
    height: upload.height,
    problems: upload.problems.map((text) => pickText(text, locale)),
    hints: upload.hints.map((text) => pickText(text, locale)),
    scan: upload.scan,
    createdAt: upload.createdAt.toISOString(),
  }
}

const measureJson = (measure: Measure | undefined) =>
  measure ? { min: measure.min, max: measure.max < OPEN_ENDED ? measure.max : null } : null

/**
 * Files before the forms that use them. Announced by POST; the bytes follow by the core of the tus protocol (HEAD and
 * PATCH on the content), so that what breaks off goes on where it was (docs/adr/0010).
 */
export function registerUploadRoutes(app: App, desk: UploadDesk, settings: Settings): void {
  app.addSchema(UploadSchema)

  app.get(
    '/api/v1/upload-purposes',
    {
      config: self,
      schema: {
        operationId: 'listUploadPurposes',
        summary: 'What may be uploaded for which purpose, and whether a virus scanner looks at it',
        tags,
        response: {
          200: Type.Object({
            scanner: oneOf(['CLAMAV', 'NONE']),
            partBytesMax: Type.Integer({ description: 'Bytes of one request at most.' }),
            items: Type.Array(
              Type.Object({
                purpose: oneOf(uploadPurposeNames),
                endings: Type.Array(Type.String()),
                bytesMax: Type.Integer(),
                width: MeasureSchema,
                height: MeasureSchema,
              }),
            ),
          }),
        },
      },
    },
    async () => ({
      scanner: desk.scanner,
      partBytesMax: settings.UPLOAD_PART_BYTES_MAX,
      items: uploadPurposeNames.map((purpose) => ({
        purpose,
        endings: endingsOf(purpose),
        bytesMax: bytesMaxOf(purpose, settings.UPLOAD_PACKAGE_BYTES_MAX),
        width: measureJson(ruleOf(purpose).width),
        height: measureJson(ruleOf(purpose).height),
      })),
    }),
  )
  app.post(
    '/api/v1/uploads',
    {
      config: self,
      schema: {
        operationId: 'createUpload',
        summary: 'Announce a file; its bytes follow by PATCH of its content',
        tags,
        body: Type.Object(
          {
            purpose: oneOf(uploadPurposeNames),
            name: Type.String({ minLength: 1, maxLength: 200 }),
            sizeBytes: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Ref('UploadedFile') },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return uploadJson(await desk.create(actorOf(req), req.body), req.locale)
    },
  )
  app.get(
    '/api/v1/uploads/:id',
    {
      config: self,
      schema: {
        operationId: 'getUpload',
        summary: 'State of a file and what its check found',
        tags,
        params: Id,
        response: { 200: Type.Ref('UploadedFile') },
      },
    },
    async (req) => uploadJson(await desk.get(actorOf(req), req.params.id), req.locale),
  )
  app.delete(
    '/api/v1/uploads/:id',
    {
      config: self,
      schema: {
        operationId: 'discardUpload',
        summary: 'Throw a file away that nothing uses',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await desk.discard(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  registerContentRoutes(app, desk, settings)
}

function registerContentRoutes(app: App, desk: UploadDesk, settings: Settings): void {
  const url = '/api/v1/uploads/:id/content'

  app.head(
    url,
    {
      config: self,
      schema: {
        operationId: 'getUploadOffset',
        summary: 'How many bytes are there (tus 1.0.0)',
        tags,
        params: Id,
        response: { 200: EmptySchema },
      },
    },
    async (req, reply) => {
      void reply.header('tus-resumable', TUS_VERSION)
      requireTus(req)
      const upload = await desk.progress(actorOf(req), req.params.id)
      return reply
        .headers({
          'upload-offset': String(upload.receivedBytes),
          'upload-length': String(upload.sizeBytes),
          'cache-control': 'no-store',
        })
        .send(null)
    },
  )
  app.get(
    url,
    {
      config: self,
      exposeHeadRoute: false,
      schema: {
        operationId: 'getUploadContent',
        summary: 'The file itself, for its account and for reviewers',
        tags,
        params: Id,
        response: {
          200: {
            description: 'The bytes; 206 with a Range',
            content: { 'application/octet-stream': { schema: Type.String({ format: 'binary' }) } },
          },
        },
      },
    },
    async (req, reply) => {
      const { upload, read } = await desk.open(actorOf(req), req.params.id)
      void reply.header('cache-control', 'private, no-cache')
      return sendFile(req, reply, upload, read)
    },
  )
  // Parts go to the file store as they come, unparsed; only here.
  void app.register((scope: App, _options, done) => {
    scope.addContentTypeParser(PART_TYPE, (_req, payload, parsed) => parsed(null, payload))
    scope.patch(
      url,
      {
        config: self,
        bodyLimit: settings.UPLOAD_PART_BYTES_MAX,
        schema: {
          operationId: 'appendToUpload',
          summary: 'Send the next bytes (tus 1.0.0); with the last ones the check begins',
          tags,
          params: Id,
          response: { 204: EmptySchema },
        },
      },
      async (req, reply) => {
        void reply.header('tus-resumable', TUS_VERSION)
        requireTus(req)
        const offset = req.headers['upload-offset']
        if (typeof offset !== 'string' || !/^\d{1,15}$/.test(offset))
          throw new DomainError('validation', 'UPLOAD_OFFSET_HEADER')
        if (req.headers['content-type'] !== PART_TYPE)
          throw new DomainError('unsupported_media_type', 'UPLOAD_PART_TYPE')
        // The parser above hands the stream through.
        const content = req.body as Readable
        const received = await desk.append(actorOf(req), req.params.id, Number(offset), content)
        return reply.code(204).header('upload-offset', String(received)).send(null)
      },
    )
    done()
  })

  app.get('/media/files/:id', { schema: { hide: true, params: Id } }, async (req, reply) => {
    const { upload, read } = await desk.openPublished(req.params.id)
    // The content of an id never changes.
    void reply.header('cache-control', 'public, max-age=31536000, immutable')
    void reply.header('cross-origin-resource-policy', 'cross-origin')
    return sendFile(req, reply, upload, read)
  })
}

function requireTus(req: FastifyRequest): void {
  if (req.headers['tus-resumable'] !== TUS_VERSION)
    throw new DomainError('precondition', 'UPLOAD_TUS_VERSION')
}

/** Sends a file so that nothing in it can act: its type is fixed, scripts do not run, only pictures and films are shown. */
function sendFile(
  req: FastifyRequest,
  reply: FastifyReply,
  upload: UploadedFile,
  read: (range: { start: number; end: number }) => Readable,
): FastifyReply {
  const last = upload.sizeBytes - 1
  const range = rangeOf(req.headers.range, last)
  const etag = `"${upload.sha256}"`
  const disposition = SHOWN.test(upload.mediaType) ? 'inline' : 'attachment'
  void reply.headers({
    'content-type': upload.mediaType,
    'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(upload.name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    // Most of these are packed already, and a changed length would break ranges.
    'content-encoding': 'identity',
    etag,
  })
  if (req.headers['if-none-match'] === etag) return reply.code(304).send()
  const { start, end } = range ?? { start: 0, end: last }
  if (range) void reply.code(206).header('content-range', `bytes ${start}-${end}/${upload.sizeBytes}`)
  return reply.header('content-length', String(end - start + 1)).send(read({ start, end }))
}

/** One range of bytes; anything else is answered with the whole. */
function rangeOf(header: string | undefined, last: number): { start: number; end: number } | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  const start = from === '' ? Math.max(0, last + 1 - Number(to)) : Number(from)
  const end = from === '' || to === '' ? last : Math.min(last, Number(to))
  return start <= end && start <= last ? { start, end } : null
}
