import { lookup as dnsLookup } from 'node:dns'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { Agent, request } from 'undici'
import { matchesHostPattern, type HostPattern } from './host-patterns.ts'
import { isPublicAddress } from './public-address.ts'

/** A request as it goes out; what it means is the caller's. */
export interface OutboundRequest {
  method: 'GET' | 'POST'
  url: string
  headers?: Readonly<Record<string, string>>
  /** Sent as it is, in UTF-8. */
  body?: string
}

/** What came back: header lines with capitals as sent (signatures need them), the body after any content coding. */
export interface OutboundAnswer {
  kind: 'answer'
  httpStatus: number
  contentType: string | null
  rawHeaders: readonly string[]
  body: Buffer
  durationMs: number
}

/** Answer of an outgoing call, or why there is none. */
export type OutboundResult =
  | OutboundAnswer
  | { kind: 'no_answer'; reason: OutboundFailure; detail: string; durationMs: number }

export type OutboundFailure =
  | 'refused_address'
  | 'connect_failed'
  | 'tls_failed'
  | 'timeout'
  | 'body_too_large'
  | 'body_encoding'
  | 'connection_lost'
  | 'redirect'

export interface SendOptions {
  /** Covers the whole call, the last byte of the answer included. */
  timeoutMs?: number
  /** Waits after the head of the answer before its body is read, as a slow reader would. */
  readDelayMs?: number
}

export interface OutboundClient {
  /** Never throws for what the other side does: that is a result. */
  send(
    outgoing: Omit<OutboundRequest, 'body'> & { body?: string | Uint8Array },
    options?: SendOptions,
  ): Promise<OutboundResult>
  close(): Promise<void>
}

class RefusedAddress extends Error {
  readonly code = 'YUNSHI_REFUSED_ADDRESS'
}

/**
 * The only way out to sellers' servers. HTTPS with verified certificates and public addresses only, checked on the
 * address of the actual connection so that a name cannot be rebound after the check; no redirects; bounded time and
 * size (isv-protocol 12, architecture 6). `allow` lists the exceptions; for those plain HTTP is accepted too.
 */
export function createOutboundClient(options: {
  allow: HostPattern[]
  connectTimeoutMs?: number
  timeoutMs?: number
  bodyBytesMax?: number
  connectionsPerHost?: number
  /** Certificate authorities (PEM) trusted in place of the system's. */
  ca?: string
}): OutboundClient {
  const { allow, timeoutMs = 20_000, bodyBytesMax = 1_048_576 } = options
  const agent = new Agent({
    connect: {
      timeout: options.connectTimeoutMs ?? 3000,
      minVersion: 'TLSv1.2',
      ...(options.ca !== undefined && { ca: options.ca }),
      lookup: (hostname, lookupOptions, callback) => {
        dnsLookup(hostname, { ...lookupOptions, all: true }, (error, addresses) => {
          if (error) return callback(error, [])
          const allowed = allow.some((pattern) => pattern.host === hostname.toLowerCase())
          const usable = allowed ? addresses : addresses.filter(({ address }) => isPublicAddress(address))
          if (usable.length === 0)
            return callback(new RefusedAddress(`${hostname} resolves to a private address`), [])
          callback(null, usable)
        })
      },
    },
    connections: options.connectionsPerHost ?? 32,
    pipelining: 1,
    keepAliveTimeout: 10_000,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: 16_384,
  })

  return {
    async send(outgoing, sendOptions = {}) {
      const started = performance.now()
      const took = () => Math.round(performance.now() - started)
      const failed = (reason: OutboundFailure, detail: string) =>
        ({ kind: 'no_answer', reason, detail, durationMs: took() }) as const
      const refusal = refuseUrl(outgoing.url, allow)
      if (refusal) return { ...failed('refused_address', refusal), durationMs: 0 }
      try {
        const response = await request(outgoing.url, {
          method: outgoing.method,
          headers: { accept: 'application/json', 'accept-encoding': 'identity', ...outgoing.headers },
          ...(outgoing.body !== undefined && { body: outgoing.body }),
          responseHeaders: 'raw',
          dispatcher: agent,
          signal: AbortSignal.timeout(sendOptions.timeoutMs ?? timeoutMs),
        })
        // A body that we stop reading reports that as an error, which nobody else listens to.
        response.body.on('error', () => {})
        // Asked for raw, so that names keep their capitals; the types know the other form only.
        const rawHeaders = response.headers as unknown as string[]
        const { statusCode } = response
        if (statusCode >= 300 && statusCode < 400) {
          response.body.destroy()
          return failed('redirect', `HTTP ${statusCode} to ${headerOf(rawHeaders, 'location') ?? ''}`)
        }
        if (sendOptions.readDelayMs !== undefined) await sleep(sendOptions.readDelayMs)
        const chunks: Buffer[] = []
        let size = 0
        for await (const chunk of response.body) {
          size += (chunk as Buffer).length
          if (size > bodyBytesMax) {
            response.body.destroy()
            return failed('body_too_large', `more than ${bodyBytesMax} bytes`)
          }
          chunks.push(chunk as Buffer)
        }
        const coding = headerOf(rawHeaders, 'content-encoding')
        const decoded = await decodeBody(Buffer.concat(chunks), coding, bodyBytesMax)
        if (!Buffer.isBuffer(decoded)) return failed(decoded.reason, decoded.detail)
        return {
          kind: 'answer',
          httpStatus: statusCode,
          contentType: headerOf(rawHeaders, 'content-type'),
          rawHeaders,
          body: decoded,
          durationMs: took(),
        }
      } catch (error) {
        const { reason, detail } = failureOf(error)
        return failed(reason, detail)
      }
    },
    close: () => agent.destroy(),
  }
}

function headerOf(rawHeaders: readonly string[], name: string): string | null {
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    if (rawHeaders[at]!.toLowerCase() === name) return rawHeaders[at + 1]!
  return null
}

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const

/** Undoes a content coding, which was not asked for but some servers apply all the same. Bounded like the body. */
async function decodeBody(
  body: Buffer,
  coding: string | null,
  bytesMax: number,
): Promise<Buffer | { reason: 'body_too_large' | 'body_encoding'; detail: string }> {
  const name = (coding ?? 'identity').trim().toLowerCase()
  if (name === '' || name === 'identity' || body.length === 0) return body
  if (!Object.hasOwn(decoders, name)) return { reason: 'body_encoding', detail: `Content-Encoding ${name}` }
  try {
    return await decoders[name as keyof typeof decoders](body, { maxOutputLength: bytesMax })
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? { reason: 'body_too_large', detail: `more than ${bytesMax} bytes after ${name}` }
      : { reason: 'body_encoding', detail: `not readable as ${name}` }
  }
}

/** What can be refused before any connection; the address itself is checked when it is resolved. */
function refuseUrl(text: string, allow: HostPattern[]): string | null {
  if (!URL.canParse(text)) return 'not an address'
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return `${url.protocol} is not allowed`
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (matchesHostPattern(allow, url.hostname, port)) return null
  if (url.protocol === 'http:') return 'plain HTTP is not allowed'
  if (net.isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0)
    return 'an IP address is not allowed, use a domain name'
  // A host that is allowed on another port only must not slip through the check of resolved addresses.
  if (allow.some((pattern) => pattern.host === url.hostname.toLowerCase()))
    return `port ${port} is not allowed`
  if (url.username || url.password) return 'credentials in the address are not allowed'
  return null
}

function failureOf(error: unknown): { reason: OutboundFailure; detail: string } {
  const codes: string[] = []
  let detail = ''
  for (let at = error; at instanceof Error; at = at.cause) {
    codes.push(String((at as { code?: string }).code ?? ''), at.name)
    detail = at.message || detail
  }
  const has = (pattern: RegExp) => codes.some((code) => pattern.test(code))
  if (has(/YUNSHI_REFUSED_ADDRESS/)) return { reason: 'refused_address', detail }
  if (has(/TimeoutError|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|UND_ERR_CONNECT_TIMEOUT/))
    return { reason: 'timeout', detail }
  if (has(/CERT|TLS|SSL|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY|EPROTO/)) return { reason: 'tls_failed', detail }
  if (has(/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/))
    return { reason: 'connect_failed', detail }
  return { reason: 'connection_lost', detail }
}
