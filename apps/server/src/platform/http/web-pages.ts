import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  createRequestHandler,
  RouterContextProvider,
  type RouterContext,
  type ServerBuild,
} from 'react-router'
import type { Locale } from '../../kernel/text.ts'
import { localeOf } from './problem.ts'
import { createShortCache } from './short-cache.ts'
import { SESSION_COOKIE, type App } from './server.ts'

declare module 'react-router' {
  interface Future {
    v8_middleware: true
  }
}

type ApiFetch = (path: string, init?: RequestInit) => Promise<Response>

/** Context keys of the web application; they must come from its own bundle. */
interface WebContexts {
  apiContext: RouterContext<ApiFetch>
  requestContext: RouterContext<{ locale: Locale; nonce: string; baseUrl: string }>
}

/** Rendered pages of visitors are the same for everyone for this long. */
const VISITOR_PAGE_MS = 5_000
/** So long afterwards a visitor still gets the page, while it is rendered anew. */
const VISITOR_PAGE_STALE_MS = 10_000
const VISITOR_PAGES_MAX = 500

interface RenderedPage {
  status: number
  headers: [string, string][]
  /** The body between the places where the nonce stands. */
  parts: Buffer[]
}

/**
 * Serves the web application from its build: static files, storefront pages rendered here, console shells.
 * Pages are rendered into a buffer (docs/adr/0004); those of visitors without a session are kept for some seconds.
 *
 * @param buildDir `apps/web/build`
 */
export async function addWebPages(app: App, options: { buildDir: string; baseUrl: string }): Promise<void> {
  // The build is JavaScript without types; its entry re-exports the contexts (apps/web/app/entry.server.tsx).
  const build = (await import(
    pathToFileURL(path.join(options.buildDir, 'server/index.js')).href
  )) as ServerBuild & { entry: { module: { contexts: WebContexts } } }
  const handle = createRequestHandler(build, 'production')
  const { apiContext, requestContext } = build.entry.module.contexts
  const visitorPages = createShortCache<RenderedPage>({
    ttlMs: VISITOR_PAGE_MS,
    staleMs: VISITOR_PAGE_STALE_MS,
    entriesMax: VISITOR_PAGES_MAX,
    keepIf: (page) => page.status === 200,
  })

  await app.register(fastifyStatic, {
    root: path.join(options.buildDir, 'client'),
    prefix: '/',
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const immutable = file.includes(`${path.sep}assets${path.sep}`)
      void reply.setHeader(
        'cache-control',
        immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      )
    },
  })

  const render = async (req: FastifyRequest): Promise<RenderedPage> => {
    const context = new RouterContextProvider()
    context.set(apiContext, inProcessFetch(app, req))
    context.set(requestContext, { locale: localeOf(req), nonce: req.cspNonce, baseUrl: options.baseUrl })
    const headers = new Headers()
    for (const [name, value] of Object.entries(req.headers))
      for (const text of Array.isArray(value) ? value : [value])
        if (text !== undefined) headers.append(name, text)
    const response = await handle(
      new Request(`${options.baseUrl}${req.url}`, { method: req.method, headers }),
      context,
    )
    return {
      status: response.status,
      headers: [...response.headers],
      parts: (await response.text()).split(req.cspNonce).map((part) => Buffer.from(part)),
    }
  }

  app.get('/*', { schema: { hide: true } }, async (req, reply) => {
    const visitor = !req.cookies[SESSION_COOKIE]
    const key = `${req.method} ${req.url}\n${req.headers.cookie ?? ''}\n${req.headers['accept-language'] ?? ''}`
    const page = await (visitor ? visitorPages.get(key, () => render(req)) : render(req))
    return send(reply, page, req.cspNonce)
  })
}

function send(reply: FastifyReply, page: RenderedPage, nonce: string) {
  void reply.code(page.status)
  for (const [name, value] of page.headers) void reply.header(name, value)
  void reply
    .header('content-security-policy', contentSecurityPolicy(nonce))
    .header('cache-control', 'no-cache')
  // A kept page is sent to many; every answer gets its own nonce.
  const mark = Buffer.from(nonce)
  return reply.send(Buffer.concat(page.parts.flatMap((part, i) => (i === 0 ? [part] : [mark, part]))))
}

/** Scripts only from here and only with the nonce; styles may be inline because the console's components set them. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ')
}

/** Calls the API without the network, as the reader: same cookies, same address. */
function inProcessFetch(app: App, req: FastifyRequest): ApiFetch {
  return async (url, init = {}) => {
    const headers = new Headers(init.headers)
    if (req.headers.cookie && !headers.has('cookie')) headers.set('cookie', req.headers.cookie)
    if (!headers.has('accept-language')) headers.set('accept-language', localeOf(req))
    if (req.headers['user-agent']) headers.set('user-agent', req.headers['user-agent'])
    const response = await app.inject({
      method: (init.method ?? 'GET') as 'GET',
      url,
      headers: Object.fromEntries(headers),
      remoteAddress: req.ip,
      ...(typeof init.body === 'string' && { payload: init.body }),
    })
    const answerHeaders = new Headers()
    for (const [name, value] of Object.entries(response.headers))
      if (value !== undefined && name !== 'transfer-encoding' && name !== 'content-length')
        for (const text of Array.isArray(value) ? value : [String(value)]) answerHeaders.append(name, text)
    const empty = response.statusCode === 204 || response.statusCode === 304
    return new Response(empty ? null : new Uint8Array(response.rawPayload), {
      status: response.statusCode,
      headers: answerHeaders,
    })
  }
}
