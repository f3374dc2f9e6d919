import type { ReactNode } from 'react'
import { use } from 'react'
import { useTranslation } from './i18n/use-translation.ts'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteLoaderData,
} from 'react-router'
import type { LoaderFunctionArgs, ShouldRevalidateFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from './api/loader-api.ts'
import { requestContext } from './context.ts'
import { localPath, localeOfPath, plainPath } from './locale.ts'
import { ErrorPage } from './ui/ErrorPage.tsx'
import favicon from './ui/favicon.svg?no-inline'
import { NonceContext } from './ui/nonce.ts'
import './ui/tokens.css'
import './ui/base.css'

export async function loader(args: LoaderFunctionArgs) {
  const { baseUrl } = args.context.get(requestContext)
  return { session: await answerOf(loaderApi(args).session.get()), baseUrl }
}

export type RootData = typeof loader

/** The session changes only with a full page load (sign in, sign out), or when a page asks explicitly. */
export function shouldRevalidate({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean {
  return currentUrl.href === nextUrl.href
}

/** The same page in the other languages, for search engines. */
function Alternates() {
  const root = useRouteLoaderData<RootData>('root')
  const { pathname, search } = useLocation()
  if (!root) return null
  // Filters and sorting show the same products again; a further page of a list shows others.
  const page = new URLSearchParams(search).get('page')
  const plain = `${plainPath(pathname)}${page !== null && /^[1-9]\d{0,2}$/.test(page) && page !== '1' ? `?page=${page}` : ''}`
  const chinese = `${root.baseUrl}${localPath('zh-CN', plain)}`
  const english = `${root.baseUrl}${localPath('en', plain)}`
  return (
    <>
      <link rel="canonical" href={localeOfPath(pathname) === 'en' ? english : chinese} />
      <link rel="alternate" hrefLang="zh-CN" href={chinese} />
      <link rel="alternate" hrefLang="en" href={english} />
      <link rel="alternate" hrefLang="x-default" href={chinese} />
    </>
  )
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = use(NonceContext)
  const locale = localeOfPath(useLocation().pathname)
  const { t } = useTranslation()
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#ffffff" />
        <link rel="icon" type="image/svg+xml" href={favicon} />
        <Alternates />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip-link" href="#content">
          {t('skipToContent')}
        </a>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export function ErrorBoundary({ error }: { error: unknown }) {
  return (
    <main id="content" className="page">
      <ErrorPage error={error} />
    </main>
  )
}

export default function App() {
  return <Outlet />
}
