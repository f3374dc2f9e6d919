import type { RecordedExchange } from './report.ts'
import type { ConformanceAnswer, ConformanceRequest } from './transport.ts'

const BODY_LENGTH_MAX = 8192
const PASSED_BODY_LENGTH_MAX = 1024
const MASK = '••••••'
const KEY_LENGTH_MIN = 6

/**
 * Writes an exchange down for the report: the key and passwords masked, bodies cut.
 *
 * Signatures stay: they are what a person compares, and they prove nothing once their minute is over.
 */
export function recordExchange(
  key: string,
  sentAtMs: number,
  request: ConformanceRequest,
  answer: ConformanceAnswer,
): RecordedExchange {
  const masked = (value: string) => maskSecrets(value, key)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, masked(value)]),
  )
  return {
    sentAtMs,
    request: {
      method: request.method,
      url: masked(request.url),
      headers,
      body: cut(masked(textOf(request.body))),
    },
    answer:
      answer.kind === 'no_answer'
        ? { kind: 'no_answer', reason: answer.reason, detail: masked(answer.detail) }
        : {
            kind: 'answer',
            httpStatus: answer.httpStatus,
            headers: answer.rawHeaders.map(([name, value]) => [name, masked(value)] as const),
            body: cut(masked(textOf(answer.rawBody))),
          },
    durationMs: answer.durationMs,
  }
}

/** What a passed check keeps of its exchanges: enough to see what was said. */
export function shortened(exchanges: readonly RecordedExchange[]): RecordedExchange[] {
  return exchanges.map(({ request, answer, ...rest }) => ({
    ...rest,
    request: { ...request, body: cut(request.body, PASSED_BODY_LENGTH_MAX) },
    answer: answer.kind === 'answer' ? { ...answer, body: cut(answer.body, PASSED_BODY_LENGTH_MAX) } : answer,
  }))
}

function maskSecrets(value: string, key: string): string {
  // Only a server that echoes it could show it; a very short one would black out unrelated words.
  const isTelling = key.length >= KEY_LENGTH_MIN
  const withoutKey = isTelling ? value.replaceAll(key, MASK).replaceAll(encodeURIComponent(key), MASK) : value
  return withoutKey.replace(/("password"\s*:\s*")(?:[^"\\]|\\.)*"/g, `$1${MASK}"`)
}

function textOf(body: string | Uint8Array | undefined): string {
  if (body === undefined) return ''
  return typeof body === 'string' ? body : new TextDecoder().decode(body)
}

function cut(value: string, lengthMax = BODY_LENGTH_MAX): string {
  return value.length > lengthMax ? `${value.slice(0, lengthMax)}…` : value
}
