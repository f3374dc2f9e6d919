import type { Session } from '@yunshi/api-client'
import { redirect, useRouteLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { localPath, localeOfPath } from '../locale.ts'
import { paths } from '../paths.ts'
import type { RootData } from '../root.tsx'
import { answerOf, loaderApi } from './loader-api.ts'

/** The reader's session as the page was loaded; null only where the page itself could not be loaded. */
export function useSession(): Session | null {
  return useRouteLoaderData<RootData>('root')?.session ?? null
}

/**
 * Whether the reader holds a permission point (BUY-IAM). Only for what a page offers: the API decides about every
 * call by itself.
 */
export function useMay(permission: string): boolean {
  return useSession()?.user?.permissions.includes(permission) ?? false
}

/** Public origin of this marketplace, without a trailing slash. */
export function useBaseUrl(): string {
  return useRouteLoaderData<RootData>('root')?.baseUrl ?? ''
}

/**
 * For loaders of pages that need a signed-in reader. Sends visitors to the sign-in page and, afterwards, back to
 * the same address with the same selection (BUY-DET-09).
 */
export async function requireUser(args: Pick<LoaderFunctionArgs, 'request' | 'context'>) {
  const session = await answerOf(loaderApi(args).session.get())
  if (session.user) return { session, user: session.user }
  const url = new URL(args.request.url)
  const locale = localeOfPath(url.pathname)
  throw redirect(localPath(locale, paths.signIn(`${url.pathname}${url.search}`)))
}
