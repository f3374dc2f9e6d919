import net from 'node:net'
import { matchesHostPattern, type HostPattern } from '../../../platform/outbound/host-patterns.ts'

/**
 * Checks a production address (SELL-APP-01): HTTPS, a domain name, no credentials, no query or fragment.
 * In the sandbox the addresses that calls may reach although private may be plain HTTP.
 *
 * @returns the address in its normal form, or `null` when it is refused (`APP-002`)
 */
export function normalizeEndpointUrl(text: string, allow: HostPattern[]): string | null {
  if (text.length > 512 || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.username || url.password || url.search || url.hash) return null
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  const allowed = matchesHostPattern(allow, url.hostname, port)
  if (url.protocol === 'http:' && !allowed) return null
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  if (!allowed && (net.isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0 || !url.hostname.includes('.')))
    return null
  return url.href.replace(/\/+$/, '')
}
