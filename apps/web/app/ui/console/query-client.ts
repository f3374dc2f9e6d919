import { ApiProblem } from '@yunshi/api-client'
import { QueryCache, QueryClient } from '@tanstack/react-query'
import { localPath, localeOfPath } from '../../locale.ts'
import { paths } from '../../paths.ts'

const retriesMax = 2

/** An ended session leads to the sign-in page and back to the page that was open (BUY-ACC-13). */
function leaveWhenSignedOut(error: unknown): void {
  if (!(error instanceof ApiProblem) || error.status !== 401) return
  const { pathname, search } = window.location
  window.location.assign(localPath(localeOfPath(pathname), paths.signIn(`${pathname}${search}`)))
}

/** The consoles' cache of server state. Only failures that may pass by themselves are tried again. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) =>
        count < retriesMax && error instanceof ApiProblem && (error.status === 0 || error.status >= 500),
    },
    mutations: { onError: leaveWhenSignedOut },
  },
})
