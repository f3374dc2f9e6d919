import { ApiProblem } from '@yunshi/api-client'
import type { Translate } from '../i18n/translator.ts'

export type ProblemText = {
  title: string
  detail: string
  /** What is wrong with single fields, where nothing else shows it. */
  messages: string[]
  code: string
  requestId: string | null
}

/** What to tell a person about a failed call: the API's own words, or ours where it gave none. */
export function problemText(error: unknown, t: Translate<'errors'>): ProblemText {
  const known = error instanceof ApiProblem ? error.problem : null
  const fallback =
    known?.code === 'NETWORK'
      ? 'network'
      : known?.status === 401
        ? 'sessionExpired'
        : known?.status === 403
          ? 'forbidden'
          : known?.status === 404
            ? 'notFound'
            : 'unexpected'
  return {
    title: known?.title || t(`${fallback}.title`),
    detail: known ? known.detail || (known.title ? '' : t(`${fallback}.detail`)) : t(`${fallback}.detail`),
    messages: [...new Set(known?.errors.map(({ message }) => message))].filter(
      (message) => message !== known?.detail,
    ),
    code: known?.code ?? 'UNEXPECTED',
    requestId: known?.requestId ?? null,
  }
}
