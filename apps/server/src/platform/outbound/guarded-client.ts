import { lookup as dnsLookup } from 'node:dns'
import net from 'node:net'
import { Agent, request } from 'undici'
import { matchesHostPattern, type HostPattern } from './host-patterns.ts'
import { isPublicAddress } from './public-address.ts'

/** Answer of an outgoing call, or why there is none. */
export type OutboundResult =
  | { kind: 'answer'; httpStatus: number; contentType: string | null; bodyText: string; durationMs: number }
  | { kind: 'no_answer'; reason: OutboundFailure; detail: string; durationMs: number }

export type OutboundFailure =
  | 'refused_address'
  | 'connect_failed'
  | 'tls_failed'
  | 'timeout'
  | 'body_too_large'
  | 'connection_lost'
  | 'redirect'

export interface OutboundClient {
  /** POSTs JSON. Never throws for what the other side does: that is a result. */
  postJson(url: string, body: string, options?: { timeoutMs?: number }): Promise<OutboundResult>
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
}): OutboundClient {
  const { allow, timeoutMs = 20_000, bodyBytesMax = 1_048_576 } = options
  const agent = new Agent({
    connect: {
      timeout: options.connectTimeoutMs ?? 3000,
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
    async postJson(url, body, callOptions = {}) {
      const started = performance.now()
      const took = () => Math.round(performance.now() - started)
      const refusal = refuseUrl(url, allow)
      if (refusal) return { kind: 'no_answer', reason: 'refused_address', detail: refusal, durationMs: 0 }
      const signal = AbortSignal.timeout(callOptions.timeoutMs ?? timeoutMs)
      try {
        const response = await request(url, {
          method: 'POST',
          headers: { accept: 'application/json', 'content-type': 'application/json;charset=utf8' },
          body,
          dispatcher: agent,
          signal,
        })
        // A body that we stop reading reports that as an error, which nobody else listens to.
        response.body.on('error', () => {})
        if (response.statusCode >= 300 && response.statusCode < 400) {
          response.body.destroy()
          const to = String(response.headers['location'] ?? '')
          return {
            kind: 'no_answer',
            reason: 'redirect',
            detail: `HTTP ${response.statusCode} to ${to}`,
            durationMs: took(),
          }
        }
        const chunks: Buffer[] = []
        let size = 0
        for await (const chunk of response.body) {
          size += (chunk as Buffer).length
          if (size > bodyBytesMax) {
            response.body.destroy()
            return {
              kind: 'no_answer',
              reason: 'body_too_large',
              detail: `more than ${bodyBytesMax} bytes`,
              durationMs: took(),
            }
          }
          chunks.push(chunk as Buffer)
        }
        const contentType = response.headers['content-type']
        return {
          kind: 'answer',
          httpStatus: response.statusCode,
          contentType: contentType === undefined ? null : String(contentType),
          bodyText: Buffer.concat(chunks).toString('utf8'),
          durationMs: took(),
        }
      } catch (error) {
        return { kind: 'no_answer', ...failureOf(error), durationMs: took() }
      }
    },
    close: () => agent.destroy(),
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
