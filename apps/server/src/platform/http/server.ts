import fastifyCookie from '@fastify/cookie'
import fastifyCompress from '@fastify/compress'
import fastifyHelmet from '@fastify/helmet'
import fastifyRateLimit from '@fastify/rate-limit'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RouteOptions,
} from 'fastify'
import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import { Type } from 'typebox'
import { DomainError, notFound } from '../../kernel/errors.ts'
import type { Locale } from '../../kernel/text.ts'
import type { Actor, Permission } from '../actor.ts'
import type { BusinessClock } from '../time/business-clock.ts'
import { lazySerializers } from './lazy-serializers.ts'
import { handleError, localeOf } from './problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call; a route without one is refused at start (deny unless permitted). */
    permission?: Permission | 'public'
    /** The write needs `Idempotency-Key`. */
    idempotent?: boolean
  }
  interface FastifyRequest {
    actor: Actor | null
    locale: Locale
    cspNonce: string
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- the type provider fixes the other parameters
export type App = FastifyInstance<any, any, any, any, TypeBoxTypeProvider>

/** Turns the session cookie of a request into who acts; `null` when there is none or it has ended. */
export type ResolveActor = (sessionToken: string, req: FastifyRequest) => Promise<Actor | null>

export const SESSION_COOKIE = 'yunshi_session'

export interface HttpServerOptions {
  logger: Logger
  clock: BusinessClock
  resolveActor: ResolveActor
  /** Origins whose pages may send writes. */
  origins: string[]
  secureCookies: boolean
  trustProxy: boolean
  /** Requests a minute and address; generous, since list pages are cheap. */
  rateLimitMax: number
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The HTTP server without routes: security headers, errors, sessions, the permission guard and OpenAPI. */
export async function createHttpServer(options: HttpServerOptions): Promise<App> {
  const app: App = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    genReqId: () => `req_${randomBytes(9).toString('base64url')}`,
    bodyLimit: 1_048_576,
    // Bodies mean what they say: "1" is no number. Query strings have only text and are coerced.
    ajv: { customOptions: { coerceTypes: false, allErrors: true, removeAdditional: false } },
    schemaController: { compilersFactory: { buildSerializer: lazySerializers() } },
    forceCloseConnections: 'idle',
    // An address that cannot be decoded never reaches a route.
    // The types here are those of every kind of server; ours speaks HTTP/1.
    frameworkErrors: (error, req, reply) => handleError(error, req, reply as unknown as FastifyReply),
    routerOptions: { maxParamLength: 200 },
  })
  app.decorateRequest('actor', null)
  app.decorateRequest('locale', 'zh-CN')
  app.decorateRequest('cspNonce', '')
  app.setErrorHandler((error: Error, req, reply) => handleError(error, req, reply))
  app.setNotFoundHandler((req, reply) => handleError(notFound(req.url), req, reply))
  app.addHook('onRequest', (req, reply, done) => {
    req.locale = localeOf(req)
    req.cspNonce = randomBytes(16).toString('base64')
    void reply.header('x-request-id', req.id)
    done()
  })

  await app.register(fastifyCookie)
  await app.register(fastifyCompress, { global: true, threshold: 1024, encodings: ['br', 'gzip'] })
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: false,
    hsts: options.secureCookies ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  })
  await app.register(fastifyRateLimit, {
    global: false,
    max: options.rateLimitMax,
    timeWindow: '1 minute',
    errorResponseBuilder: (_req, context) =>
      new DomainError('rate_limited', 'RATE_LIMITED', {
        values: { retryAfterSeconds: Math.ceil(context.ttl / 1000) },
      }),
  })
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Yunshi API',
        version: '0.1.0',
        description:
          'API of the consoles. Texts come in the language of Accept-Language (zh-CN or en). Errors are RFC 9457 problem details with stable codes.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } },
      },
    },
    refResolver: {
      buildLocalReference: (json, _baseUri, _fragment, i) =>
        typeof json.$id === 'string' ? json.$id : `Schema${i}`,
    },
  })
  app.addSchema(ProblemSchema)
  addGuard(app, options)
  return app
}

/** Readable documentation at `/docs`; registered after all routes. */
export async function addApiDocs(app: App): Promise<void> {
  await app.register(fastifySwaggerUi, { routePrefix: '/docs', staticCSP: true })
  app.get('/openapi.json', { schema: { hide: true }, config: { permission: 'public' } }, async () =>
    app.swagger(),
  )
}

export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String({ description: 'What is wrong, in the reader’s language.' }),
    status: Type.Integer(),
    detail: Type.String({ description: 'What to do next.' }),
    code: Type.String({ description: 'Stable code of the error catalogue, e.g. ELIG_REGION.' }),
    requestId: Type.String(),
    errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { $id: 'Problem', description: 'RFC 9457 problem details' },
)

function addGuard(app: App, options: HttpServerOptions): void {
  app.addHook('onRoute', (route: RouteOptions) => {
    if (!route.url.startsWith('/api/')) return
    const permission = route.config?.permission
    if (permission === undefined)
      throw new Error(`route ${String(route.method)} ${route.url} names no permission`)
    if (route.schema) {
      const problem = {
        description: 'Problem',
        content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
      }
      const statuses = [400, ...(permission === 'public' ? [] : [401, 403]), 404, 409, 429, 503]
      route.schema.response = {
        ...Object.fromEntries(statuses.map((status) => [status, problem])),
        ...(route.schema.response as Record<string, unknown> | undefined),
      }
      if (permission !== 'public')
        Object.assign(route.schema, {
          security: [{ session: [] }],
          description: `Permission: \`${permission}\`.`,
          'x-permission': permission,
        })
      if (route.config?.idempotent)
        route.schema.headers = Type.Object({
          'idempotency-key': Type.Optional(
            Type.String({
              description: 'Required. A repeat with the same key and request gets the first answer.',
            }),
          ),
        })
    }
  })
  app.addHook('onRequest', async (req, reply) => {
    const permission = req.routeOptions.config.permission
    if (permission === undefined) return
    await options.clock.refresh()
    if (!SAFE.has(req.method)) refuseForeignOrigin(req, options.origins)
    const token = req.cookies[SESSION_COOKIE]
    if (token) {
      req.actor = await options.resolveActor(token, req)
      // A session that has ended must not be sent for ever.
      if (!req.actor) void reply.clearCookie(SESSION_COOKIE, { path: '/' })
    }
    if (permission === 'public') return
    if (!req.actor) throw new DomainError('unauthenticated', 'SESSION_REQUIRED')
    requirePermission(req.actor, permission)
  })
  app.addHook('preValidation', async (req) => {
    if (!req.routeOptions.config.idempotent) return
    const key = req.headers['idempotency-key']
    if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key))
      throw new DomainError('validation', 'IDEMPOTENCY_KEY_REQUIRED')
  })
}

export function requirePermission(actor: Actor, permission: Permission): void {
  if (permission !== 'self' && !actor.permissions.has(permission))
    throw new DomainError('forbidden', 'IAM_FORBIDDEN', { values: { permission } })
}

/** Cross-site request forgery: browsers name the origin of every write, other programs carry no ambient cookie. */
function refuseForeignOrigin(req: FastifyRequest, origins: string[]): void {
  const origin = req.headers.origin
  const site = req.headers['sec-fetch-site']
  const foreign =
    origin === undefined
      ? site !== undefined && site !== 'same-origin' && site !== 'none'
      : !origins.includes(origin)
  if (foreign) throw new DomainError('forbidden', 'ORIGIN_REFUSED')
}

/** The actor of a guarded route. */
export function actorOf(req: FastifyRequest): Actor {
  if (!req.actor) throw new Error(`route ${req.routeOptions.url} has no actor: its permission is public`)
  return req.actor
}

/** The `Idempotency-Key` of a route with `idempotent: true`, checked by the guard. */
export function idempotencyKeyOf(req: FastifyRequest): string {
  return String(req.headers['idempotency-key'])
}
