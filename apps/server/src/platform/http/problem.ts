import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError, type ErrorKind } from '../../kernel/errors.ts'
import { pickText, type Locale } from '../../kernel/text.ts'
import { isDatabaseUnavailable, isDiskFull } from '../db/database.ts'
import { errorText, fieldText } from '../i18n/error-texts.ts'

/** Data exceptions of PostgreSQL that a value of the request causes. */
const UNSTORABLE = new Set(['22003', '22007', '22008', '22021', '22P05'])

const STATUS: Record<ErrorKind, number> = {
  validation: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  rate_limited: 429,
  upstream: 502,
  unavailable: 503,
  payload_too_large: 413,
  unsupported_media_type: 415,
  internal: 500,
}

/** RFC 9457 problem details, with the stable code of the error catalogue and the request id. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId: string
  errors?: { path: string; message: string }[]
}

/** Language of the reader: `?lang` is not an option here, the header decides, Chinese is the default. */
export function localeOf(req: Pick<FastifyRequest, 'headers'>): Locale {
  const header = req.headers['accept-language'] ?? ''
  const en = header.search(/\ben\b/i)
  const zh = header.search(/\bzh\b/i)
  return en >= 0 && (zh < 0 || en < zh) ? 'en' : 'zh-CN'
}

function problemOf(error: DomainError, locale: Locale, requestId: string): Problem {
  const { title, detail } = errorText(error.code, locale, error.values)
  return {
    type: `urn:yunshi:problem:${error.code}`,
    title,
    status: STATUS[error.kind],
    detail,
    code: error.code,
    requestId,
    ...(error.fields.length > 0 && {
      errors: error.fields.map(({ path, message }) => ({
        path,
        message: typeof message === 'string' ? fieldText(message, locale) : pickText(message, locale),
      })),
    }),
  }
}

/** Every error of the API ends here, is logged once, and becomes problem details in the reader's language. */
export function handleError(
  error: FastifyError | Error,
  req: Pick<FastifyRequest, 'headers' | 'id' | 'log'>,
  reply: FastifyReply,
): void {
  const domain = toDomainError(error)
  const problem = problemOf(domain, localeOf(req), req.id)
  if (problem.status >= 500) req.log.error({ err: error, code: problem.code }, 'request failed')
  else req.log.debug({ code: problem.code, detail: error.message }, 'request refused')
  if (domain.kind === 'rate_limited' && domain.values['retryAfterSeconds'] !== undefined)
    void reply.header('retry-after', String(domain.values['retryAfterSeconds']))
  void reply.code(problem.status).type('application/problem+json').send(problem)
}

function toDomainError(error: FastifyError | Error): DomainError {
  if (error instanceof DomainError) return error
  if (isDatabaseUnavailable(error))
    return new DomainError('unavailable', 'DATABASE_UNAVAILABLE', { cause: error })
  if (isDiskFull(error)) return new DomainError('unavailable', 'DISK_FULL', { cause: error })
  const status = (error as FastifyError).statusCode ?? 500
  const validation = (error as FastifyError).validation
  if (validation)
    return new DomainError('validation', 'VALIDATION_FAILED', {
      fields: validation.map((problem) => ({
        path: (
          problem.instancePath ||
          `/${typeof problem.params['missingProperty'] === 'string' ? problem.params['missingProperty'] : ''}`
        )
          .replace(/^\//, '')
          .replaceAll('/', '.'),
        message: problem.message ?? 'invalid',
      })),
    })
  if (status === 404) return new DomainError('not_found', 'NOT_FOUND', { values: { what: '' } })
  if (status === 413) return new DomainError('payload_too_large', 'BODY_TOO_LARGE')
  if (status === 415) return new DomainError('unsupported_media_type', 'BODY_NOT_JSON')
  if (status === 429) return new DomainError('rate_limited', 'RATE_LIMITED')
  if (status >= 400 && status < 500) return new DomainError('validation', 'BAD_REQUEST')
  // Text that PostgreSQL cannot hold (a zero byte, a number or an instant out of range) came from the request.
  if (UNSTORABLE.has((error as { code?: string }).code ?? ''))
    return new DomainError('validation', 'BAD_REQUEST', { cause: error })
  return new DomainError('internal', 'INTERNAL', { cause: error })
}
