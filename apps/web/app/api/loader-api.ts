import { ApiProblem, createApi } from '@yunshi/api-client'
import type { Api } from '@yunshi/api-client'
import { data } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { apiContext } from '../context.ts'
import { localeOfPath } from '../locale.ts'

type Args = Pick<LoaderFunctionArgs, 'request' | 'context'>

/** The API for a loader on the server: called in the same process, as the reader, in the page's language. */
export function loaderApi({ request, context }: Args): Api {
  const fetch = context.get(apiContext)
  return createApi({ fetch, baseUrl: '', locale: localeOfPath(new URL(request.url).pathname) })
}

/**
 * Awaits an API call in a loader. A problem becomes the page's own answer with the same status, so that the error
 * page can show its texts; anything else stays an unexpected error.
 */
export async function answerOf<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    throw data(error.problem, { status: error.status >= 400 ? error.status : 503 })
  }
}
