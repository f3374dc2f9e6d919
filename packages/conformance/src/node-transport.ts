import http from 'node:http'
import https from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import type { ConformanceAnswer, ConformanceTransport, NoAnswerReason } from './transport.ts'

const BODY_BYTES_MAX = 1_048_576
const HEADER_BYTES_MAX = 16_384

/**
 * The transport of the command line: node:http and node:https with verified certificates and TLS 1.2 at least.
 *
 * Every call has a connection of its own, so that a connection the server closes in between is never taken for a
 * failure. It goes to any address; where addresses come from strangers, use a transport of your own.
 *
 * @param options.allowHttp  accept `http:` addresses, for a server under development
 */
export function createNodeTransport(options: { allowHttp?: boolean } = {}): ConformanceTransport {
  return {
    async send(request, { timeoutMs, readSlowly, signal }) {
      const startedAt = performance.now()
      const took = () => Math.round(performance.now() - startedAt)
      const none = (reason: NoAnswerReason, detail: string): ConformanceAnswer => {
        return { kind: 'no_answer', reason, detail, durationMs: took() }
      }
      if (!URL.canParse(request.url)) return none('refused_address', 'not an address')
      const url = new URL(request.url)
      const isPlain = url.protocol === 'http:'
      if (!isPlain && url.protocol !== 'https:')
        return none('refused_address', `${url.protocol} is not allowed`)
      if (isPlain && !options.allowHttp) return none('refused_address', 'plain HTTP is not allowed')

      const timeout = AbortSignal.timeout(timeoutMs)
      const ended = signal ? AbortSignal.any([signal, timeout]) : timeout
      try {
        const response = await open(url, request, ended)
        // A response that is dropped half-way reports that as an error, which nobody else listens to.
        response.on('error', () => undefined)
        const httpStatus = response.statusCode ?? 0
        if (httpStatus >= 300 && httpStatus < 400) {
          response.destroy()
          return none('redirect', `HTTP ${httpStatus} to ${response.headers.location ?? 'nowhere'}`)
        }
        if (readSlowly !== undefined) await wait(readSlowly, undefined, { signal: ended })
        const rawBody = await readBody(response, ended, readSlowly)
        if (rawBody === undefined) return none('body_too_large', `more than ${BODY_BYTES_MAX} bytes`)
        return {
          kind: 'answer',
          httpStatus,
          rawHeaders: pairsOf(response.rawHeaders),
          rawBody,
          durationMs: took(),
        }
      } catch (error) {
        if (timeout.aborted) return none('timeout', `no complete answer within ${timeoutMs} ms`)
        return none(...failureOf(error))
      }
    },
  }
}

function open(
  url: URL,
  {
    method,
    headers,
    body,
  }: { method: string; headers: Readonly<Record<string, string>>; body?: string | Uint8Array },
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  return new Promise((resolve, reject) => {
    const settings: https.RequestOptions = {
      method,
      headers: { ...headers, ...(bytes && { 'Content-Length': String(bytes.length) }) },
      agent: false,
      signal,
      maxHeaderSize: HEADER_BYTES_MAX,
      minVersion: 'TLSv1.2',
    }
    const request = url.protocol === 'http:' ? http.request(url, settings) : https.request(url, settings)
    request.once('response', resolve)
    request.on('error', reject)
    request.end(bytes)
  })
}

/** The whole body, or undefined when it is too large. */
async function readBody(
  response: http.IncomingMessage,
  signal: AbortSignal,
  slowly: number | undefined,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  const drop = () => response.destroy(new Error('aborted'))
  signal.addEventListener('abort', drop, { once: true })
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > BODY_BYTES_MAX) {
        response.destroy()
        return undefined
      }
      chunks.push(chunk)
      if (slowly !== undefined) await wait(20, undefined, { signal })
    }
  } finally {
    signal.removeEventListener('abort', drop)
  }
  return Buffer.concat(chunks)
}

function pairsOf(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) pairs.push([rawHeaders[at]!, rawHeaders[at + 1]!])
  return pairs
}

function failureOf(error: unknown): [NoAnswerReason, string] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const detail = error instanceof Error ? error.message || code : String(error)
  if (/CERT|TLS|SSL|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY|EPROTO/.test(code)) return ['tls_failed', detail]
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EACCES|EADDRNOTAVAIL/.test(code)) {
    return ['connect_failed', detail]
  }
  return ['connection_lost', detail]
}
