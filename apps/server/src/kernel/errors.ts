import type { LocalizedText } from './text.ts'

/** How an error meets the outside; one HTTP status each (platform/http/problem.ts). */
export type ErrorKind =
  | 'validation'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'precondition'
  | 'rate_limited'
  | 'upstream'
  | 'unavailable'
  | 'payload_too_large'
  | 'unsupported_media_type'
  /** A defect of ours; the person can only try again and report the request id. */
  | 'internal'

export interface FieldProblem {
  path: string
  /** Text key of the message catalog, or the text itself; said in the reader's language. */
  message: string | LocalizedText
}

/**
 * An error that a caller can act on. `code` is stable and stands in the error catalogues of the specification
 * (buyer 19, seller 13); its texts in both languages stand in `platform/i18n/error-texts.ts`.
 * A broken invariant is a plain `Error` and becomes a 500.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly kind: ErrorKind
  readonly code: string
  /** Values for the placeholders of the localized texts. */
  readonly values: Record<string, string | number>
  readonly fields: FieldProblem[]

  constructor(
    kind: ErrorKind,
    code: string,
    options: { values?: Record<string, string | number>; fields?: FieldProblem[]; cause?: unknown } = {},
  ) {
    super(`${code}${options.values ? ` ${JSON.stringify(options.values)}` : ''}`, { cause: options.cause })
    this.kind = kind
    this.code = code
    this.values = options.values ?? {}
    this.fields = options.fields ?? []
  }
}

/** Another account's object and a missing one answer alike (BUY-SYS-05). */
export function notFound(what: string): DomainError {
  return new DomainError('not_found', 'NOT_FOUND', { values: { what } })
}
