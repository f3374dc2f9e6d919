import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { handleInstancePage, instancePath, sendDirectory, sendNotice, type PageRequest } from './app-pages.ts'
import { kitCallOf } from '@yunshi/seller-sdk'
import { createBehaviorBoard, type BehaviorHook } from './behavior.ts'
import { readBody, send, sendJson } from './http.ts'
import { openKitKey } from './kit-key.ts'
import { styles } from './pages/styles.ts'
import { openProduct, type Product } from './product.ts'
import { handleProduction } from './production.ts'
import { keysOf, type KeysGiven } from './seller-keys.ts'
import { openSessions } from './session.ts'

export type DemoSellerOptions = {
  /** 0 takes any free port. */
  port: number
  /** Default 127.0.0.1. */
  host?: string
  /** Folder that keeps everything; one process at a time. */
  dataDir: string
  /** Interface keys of each product, by slug (`a-z`, `0-9`, `-`): one for every class, or a base key and others. */
  keys: Record<string, KeysGiven>
  /** RSA private key of the application credential, PEM; one is made when it is first needed and none is given. */
  kitPrivateKey?: string
  /** Address people use in the browser; default `http://localhost:<port>`. */
  publicUrl?: string
  /** Clock in epoch milliseconds; default the real one. */
  now?: () => number
  /** Disturbances decided in code; rules set over HTTP come first. */
  behavior?: BehaviorHook
  /** Whether `POST /{slug}/behavior` is open. It has no authentication: for demonstrations only. */
  control?: boolean
}

export type DemoSeller = {
  url: string
  port: number
  /** Public key for the application credential, PEM. */
  kitPublicKey(): Promise<string>
  /** Finishes calls in progress, at most 700 ms, then ends. */
  close(): Promise<void>
}

const controlBytesMax = 10_000
const closeMsMax = 700

/**
 * Starts a seller's production server and the web pages of its software.
 *
 * @returns once it listens
 * @throws Error with code EADDRINUSE when the port is taken; Error naming the file when kept data cannot be read
 */
export async function startDemoSeller(options: DemoSellerOptions): Promise<DemoSeller> {
  const now = options.now ?? Date.now
  const sessions = await openSessions(options.dataDir)
  const kitKey = openKitKey(options.dataDir, options.kitPrivateKey)
  const products = new Map<string, Product>()
  for (const [slug, keys] of Object.entries(options.keys)) {
    products.set(slug, await openProduct(options.dataDir, slug, keysOf(keys), kitKey))
  }
  const board = createBehaviorBoard()
  const stop = new AbortController()
  let publicUrl = options.publicUrl?.replace(/\/+$/, '') ?? ''

  const production = {
    behaviorOf: ((call) => board.of(call) ?? options.behavior?.(call)) satisfies BehaviorHook,
    instanceUrl: (slug: string, instanceId: string) => publicUrl + instancePath(slug, instanceId),
    now,
    stopping: stop.signal,
  }

  async function route(page: PageRequest): Promise<void> {
    const { req, res, url } = page
    const isRead = req.method === 'GET' || req.method === 'HEAD'
    const [slug = '', area = '', rawId = '', action = '', ...rest] = url.pathname.slice(1).split('/')
    if (url.pathname === '/') {
      return isRead ? sendDirectory(page, [...products.values()]) : sendNotice(page, 'notAllowed')
    }
    if (url.pathname === '/healthz') return sendJson(res, 200, '{"status":"ok"}')
    if (url.pathname === '/assets/demo-seller.css') {
      return send(res, 200, styles, {
        'Content-Type': 'text/css; charset=utf-8',
        'Cache-Control': 'max-age=300',
      })
    }
    if (url.pathname === '/kit-public-key.pem' && isRead) {
      return send(res, 200, await kitKey.publicKey(), { 'Content-Type': 'application/x-pem-file' })
    }
    const product = products.get(slug)
    if (product === undefined) return sendNotice(page, 'notFound')
    if (area === 'produce') {
      const isKit = kitCallOf(url.pathname) !== undefined
      if (rawId !== '' && !isKit) return sendNotice(page, 'notFound')
      // A person who opens the address in a browser names no activity.
      const isV1 = req.method === 'GET' && !isKit && url.searchParams.has('activity')
      if (req.method === 'POST' || isV1) return handleProduction(req, res, product, url, production)
      res.setHeader('Allow', isKit ? 'POST' : 'GET, POST')
      return sendNotice(page, 'notAllowed')
    }
    if (rest.length > 0) return sendNotice(page, 'notFound')
    if (area === 'behavior' && rawId === '' && options.control) return control(req, res, slug)
    if (area === 'app' && rawId !== '') {
      const isSecure = publicUrl.startsWith('https:')
      const context = { sessions, now: now(), isSecure }
      return handleInstancePage(page, product, decodeURIComponent(rawId), action, context)
    }
    return sendNotice(page, 'notFound')
  }

  async function control(req: IncomingMessage, res: ServerResponse, slug: string): Promise<void> {
    const answer = (status: number, value: unknown) => sendJson(res, status, JSON.stringify(value))
    if (req.method === 'GET') return answer(200, { rules: board.list(slug) })
    if (req.method !== 'POST') return answer(405, { error: 'use GET or POST' })
    // Web pages of other sites cannot send JSON here without being asked first, and nobody answers that question.
    if (!req.headers['content-type']?.startsWith('application/json')) {
      return answer(415, { error: 'send application/json' })
    }
    const body = await readBody(req, controlBytesMax)
    const problem = board.command(slug, parseJson(body?.toString('utf8') ?? ''))
    return problem === undefined ? answer(200, { rules: board.list(slug) }) : answer(400, { error: problem })
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const base = 'http://localhost'
    const target = `${base}${req.url ?? '/'}`
    const page = { req, res, url: new URL(URL.canParse(target) ? target : base) }
    try {
      await route(page)
    } catch (error) {
      if (error instanceof URIError) return sendNotice(page, 'notFound')
      if (req.destroyed && !req.complete) return
      console.error(`${req.method} ${page.url.pathname} failed:`, error)
      if (res.headersSent) res.destroy()
      else if (page.url.pathname.split('/')[2] === 'produce') {
        sendJson(res, 500, '{"resultCode":"000005","resultMsg":"internal error, please repeat the call"}')
      } else sendNotice(page, 'error')
    }
  }

  const server = createServer((req, res) => void handle(req, res))
  server.requestTimeout = 30_000
  const host = options.host ?? '127.0.0.1'
  server.listen(options.port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    for (const { journal } of products.values()) await journal.close()
    throw error
  }
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no TCP address')
  const { port } = address
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  if (publicUrl === '') publicUrl = `http://localhost:${port}`

  return {
    url,
    port,
    kitPublicKey: () => kitKey.publicKey(),
    async close() {
      stop.abort()
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), closeMsMax)
      await closed
      clearTimeout(timer)
      for (const { journal } of products.values()) await journal.close()
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
