import { createContext } from 'react-router'
import type { Locale } from '@yunshi/api-client'

/** Calls the API in the same process, with the reader's cookies; set by the server for every request. */
export type ApiFetch = (path: string, init?: RequestInit) => Promise<Response>

export type RequestFacts = {
  /** What the server made of the request; pages take their language from the path alone. */
  locale: Locale
  /** Content-Security-Policy nonce of this answer. */
  nonce: string
  /** Public origin without a trailing slash, for canonical and alternate links. */
  baseUrl: string
}

export const apiContext = createContext<ApiFetch>()
export const requestContext = createContext<RequestFacts>()
