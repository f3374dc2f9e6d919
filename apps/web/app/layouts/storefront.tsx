import { useRef } from 'react'
import type { ReactNode } from 'react'
import { Outlet, useNavigation, useRouteLoaderData } from 'react-router'
import type { LoaderFunctionArgs, ShouldRevalidateFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../api/loader-api.ts'
import { useFocusOnNavigation } from '../hooks/use-focus-on-navigation.ts'
import { ErrorPage } from '../ui/ErrorPage.tsx'
import { CompareBar } from './CompareBar.tsx'
import { SiteFooter } from './SiteFooter.tsx'
import { SiteHeader } from './SiteHeader.tsx'
import './header.css'
import './storefront.css'

export async function loader(args: LoaderFunctionArgs) {
  const { items } = await answerOf(loaderApi(args).catalog.categories())
  return { categories: items }
}

/** Categories stay as they are while a reader moves between pages. */
export function shouldRevalidate({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean {
  return currentUrl.href === nextUrl.href
}

function Frame({ children }: { children: ReactNode }) {
  const loaded = useRouteLoaderData<typeof loader>('layouts/storefront')
  const busy = useNavigation().state === 'loading'
  const contentRef = useRef<HTMLElement>(null)
  useFocusOnNavigation(contentRef)
  return (
    <div className="site">
      <SiteHeader categories={loaded?.categories ?? []} />
      <main id="content" ref={contentRef} tabIndex={-1} aria-busy={busy}>
        {children}
      </main>
      <SiteFooter />
      <CompareBar />
    </div>
  )
}

export function ErrorBoundary({ error }: { error: unknown }) {
  return (
    <Frame>
      <div className="page">
        <ErrorPage error={error} />
      </div>
    </Frame>
  )
}

export default function StorefrontLayout() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  )
}
