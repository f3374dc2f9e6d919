import type { IncomingMessage, ServerResponse } from 'node:http'
import { cookie, readBody, send } from './http.ts'
import { directoryPage } from './pages/directory-page.ts'
import type { View } from './pages/layout.ts'
import { noticePage, type Notice } from './pages/notice-page.ts'
import { signInPage } from './pages/sign-in-page.ts'
import { chooseLocale } from './pages/text.ts'
import { workspacePage } from './pages/workspace-page.ts'
import type { Product } from './product.ts'
import { isSignInRight, sessionSeconds, type Sessions } from './session.ts'

const sessionCookie = 'demo_session'
const localeCookie = 'demo_lang'
const formBytesMax = 10_000
const noticeStatus: Record<Notice, number> = {
  frozen: 403,
  released: 410,
  notFound: 404,
  notAllowed: 405,
  error: 500,
}

/** One request for a page, with what its address says. */
export type PageRequest = {
  req: IncomingMessage
  res: ServerResponse
  url: URL
}

/** Path of an instance's pages on this server; ids may hold any character. */
export function instancePath(slug: string, instanceId: string): string {
  return `/${slug}/app/${encodeURIComponent(instanceId)}`
}

/** `GET /` */
export function sendDirectory(page: PageRequest, products: Product[]): void {
  const listed = products.map(({ slug, instances }) => ({ slug, instances: instances.list() }))
  sendPage(page, 200, directoryPage(viewOf(page), listed, instancePath))
}

/** Any page that says one thing, under its HTTP status. */
export function sendNotice(page: PageRequest, notice: Notice): void {
  sendPage(page, noticeStatus[notice], noticePage(viewOf(page), notice))
}

/**
 * `/{slug}/app/{instanceId}` and what lies under it: sign-in page or workspace, `/admin`, `/sign-in`, `/sign-out`.
 *
 * Frozen and released instances show nothing else, signed in or not.
 */
export async function handleInstancePage(
  page: PageRequest,
  product: Product,
  instanceId: string,
  action: string,
  context: { sessions: Sessions; now: number; isSecure: boolean },
): Promise<void> {
  const { req, res } = page
  const instance = product.instances.find(instanceId)
  if (instance === undefined) return sendNotice(page, 'notFound')
  if (instance.status === 'RELEASED') return sendNotice(page, 'released')
  if (instance.status === 'FROZEN') return sendNotice(page, 'frozen')

  const base = instancePath(product.slug, instanceId)
  const view = viewOf(page)
  const isPost = req.method === 'POST'
  if (!isPost && req.method !== 'GET' && req.method !== 'HEAD') return sendNotice(page, 'notAllowed')
  const setSession = (value: string, seconds: number) =>
    `${sessionCookie}=${value}; Path=${base}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${context.isSecure ? '; Secure' : ''}`

  if (action === 'sign-in' || action === 'sign-out') {
    if (!isPost) return redirect(res, base)
    if (action === 'sign-out') return redirect(res, base, setSession('', 0))
    const body = await readBody(req, formBytesMax)
    const form = new URLSearchParams(body?.toString('utf8') ?? '')
    const next = form.get('next') === 'admin' ? ({ next: 'admin' } as const) : {}
    if (!isSignInRight(instance, form.get('userName') ?? '', form.get('password') ?? '')) {
      return sendPage(
        page,
        401,
        signInPage({ ...view, path: base }, instance, base, { isWrong: true, ...next }),
      )
    }
    const token = context.sessions.issue(instance, context.now)
    return redirect(res, next.next ? `${base}/admin` : base, setSession(token, sessionSeconds))
  }
  if (action !== '' && action !== 'admin') return sendNotice(page, 'notFound')
  if (isPost) return sendNotice(page, 'notAllowed')
  const isAdmin = action === 'admin'
  if (!context.sessions.isValid(cookie(req, sessionCookie), instance, context.now)) {
    return sendPage(page, 200, signInPage(view, instance, base, isAdmin ? { next: 'admin' } : {}))
  }
  const calls = product.journal.ofInstance(instanceId)
  return sendPage(page, 200, workspacePage(view, instance, base, isAdmin ? 'admin' : 'workspace', calls))
}

function viewOf({ req, url }: PageRequest): View {
  const accepted = req.headers['accept-language'] ?? ''
  return {
    locale: chooseLocale(url.searchParams.get('lang'), cookie(req, localeCookie), accepted),
    path: url.pathname,
  }
}

function sendPage({ res, url }: PageRequest, status: number, text: string): void {
  const asked = url.searchParams.get('lang')
  send(res, status, text, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'Referrer-Policy': 'no-referrer',
    Vary: 'Accept-Language, Cookie',
    ...((asked === 'zh' || asked === 'en') && {
      'Set-Cookie': `${localeCookie}=${asked}; Path=/; Max-Age=31536000; SameSite=Lax`,
    }),
  })
}

function redirect(res: ServerResponse, location: string, setCookie?: string): void {
  send(res, 303, '', { Location: location, ...(setCookie !== undefined && { 'Set-Cookie': setCookie }) })
}
