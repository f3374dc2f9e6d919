import { ApiProblem } from '@yunshi/api-client'

/** Which rule of a production address a text breaks (SELL-APP-01). */
export type UrlFault = 'unreadable' | 'scheme' | 'ip' | 'domain' | 'credentials' | 'query'

/**
 * Why an address was refused with `APP-002`, the first rule it breaks; null when it breaks none we know. Only for
 * explaining: the server decides, and a sandbox lets some private addresses through.
 */
export function urlFault(text: string): UrlFault | null {
  if (!URL.canParse(text)) return 'unreadable'
  const url = new URL(text)
  if (url.protocol !== 'https:') return 'scheme'
  if (/^\[|^\d+(\.\d+){3}$/.test(url.hostname)) return 'ip'
  if (!url.hostname.includes('.')) return 'domain'
  if (url.username || url.password) return 'credentials'
  if (url.search || url.hash) return 'query'
  return null
}

/** Puts the explanation of `APP-002` at the field; every other problem stays as it is. */
export function explainRefusedUrl(error: unknown, url: string, textOf: (fault: UrlFault) => string): unknown {
  if (!(error instanceof ApiProblem) || error.code !== 'APP-002') return error
  const fault = urlFault(url)
  if (fault === null) return error
  const errors = [{ path: 'url', message: textOf(fault) }]
  return new ApiProblem({ ...error.problem, errors }, { cause: error })
}
