import { ApiProblem, createApi } from '@yunshi/api-client'
import type { Api } from '@yunshi/api-client'
import { localeOfPath } from '../locale.ts'
import type { Locale } from '../locale.ts'

const apis = new Map<Locale, Api>()

/** The API for code that runs in the browser, in the page's language. */
export function browserApi(): Api {
  const locale = localeOfPath(window.location.pathname)
  const known = apis.get(locale)
  if (known) return known
  const api = createApi({ fetch: (path, init) => window.fetch(path, init), baseUrl: '', locale })
  apis.set(locale, api)
  return api
}

/**
 * A key that makes a write answer the same when it is sent twice. One key per opening of a form: a double click
 * or a repeated submit after a lost answer then cannot act twice.
 */
export function newIdempotencyKey(): string {
  // randomUUID exists in secure contexts only; a marketplace reached by plain http in a private network has none.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * The key for the next attempt after a failure. A refusal is an answer, and a changed request needs a key of its own;
 * where no clear answer came, the same key makes sure that the act happens once.
 */
export function idempotencyKeyAfter(error: unknown, key: string): string {
  const refused = error instanceof ApiProblem && error.status >= 400 && error.status < 500
  return refused ? newIdempotencyKey() : key
}
