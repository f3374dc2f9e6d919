/** Body of an RFC 9457 problem answer of this API. */
export type ProblemDetails = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId: string | null
  errors: { path: string; message: string }[]
}

/**
 * Thrown for every answer that is not 2xx, and for a network that did not answer (`status` 0, code `NETWORK`).
 * `title` says what happened and `detail` what to do, both already in the reader's language.
 */
export class ApiProblem extends Error {
  readonly problem: ProblemDetails

  constructor(problem: ProblemDetails, options?: { cause?: unknown }) {
    super(`${problem.status} ${problem.code}: ${problem.title}`, options)
    this.name = 'ApiProblem'
    this.problem = problem
  }

  get status(): number {
    return this.problem.status
  }

  get code(): string {
    return this.problem.code
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * Reads a problem from a failed response. A body that is no problem document (a proxy's page, an empty
 * answer) still gives a usable problem: code `HTTP_<status>` and empty texts, so that pages can say it themselves.
 */
export async function readProblem(response: Response): Promise<ProblemDetails> {
  const body: unknown = await response.json().catch(() => null)
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const errors = Array.isArray(fields['errors']) ? fields['errors'] : []
  return {
    type: text(fields['type']) || 'about:blank',
    title: text(fields['title']),
    status: response.status,
    detail: text(fields['detail']),
    code: text(fields['code']) || `HTTP_${response.status}`,
    requestId: text(fields['requestId']) || response.headers.get('x-request-id'),
    errors: errors.flatMap((entry: unknown) => {
      const { path, message } = (entry ?? {}) as Record<string, unknown>
      return typeof message === 'string' ? [{ path: text(path), message }] : []
    }),
  }
}
