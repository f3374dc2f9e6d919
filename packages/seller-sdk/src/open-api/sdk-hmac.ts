import { createHash, createHmac } from 'node:crypto'
import { parseQueryString, percentEncode } from '../wire/query-string.ts'
import { formatBasicIsoTime } from '../wire-time.ts'

/** Bounds for hostile input; lengths in characters. */
export const sdkHmacLimits = {
  authorizationLengthMax: 2048,
  accessKeyLengthMax: 128,
  signedHeadersMax: 32,
  pathLengthMax: 2048,
  queryLengthMax: 16_384,
  queryPairsMax: 128,
  /** How far the clock of a caller may be off (spec 6.1). */
  skewMsMax: 15 * 60_000,
} as const

export const unsignedPayload = 'UNSIGNED-PAYLOAD'

/**
 * The path as it is signed: each segment decoded and encoded again by RFC 3986, a slash at the end.
 *
 * @returns undefined when an escape is broken or no UTF-8
 * @see spec 6.1, COMPAT-16
 */
export function canonicalPath(path: string): string | undefined {
  try {
    const encoded = path.split('/').map((segment) => percentEncode(decodeURIComponent(segment)))
    const joined = encoded.join('/')
    return joined.endsWith('/') ? joined : `${joined}/`
  } catch {
    return undefined
  }
}

/**
 * The query string as it is signed: decoded, sorted by name and then by value, encoded by RFC 3986; a literal `+` is
 * a plus sign, a name without a value gets its `=`.
 *
 * @returns undefined when an escape is broken or no UTF-8, or when it exceeds a limit
 * @see spec 6.1, COMPAT-16
 */
export function canonicalQuery(query: string): string | undefined {
  const { queryLengthMax, queryPairsMax } = sdkHmacLimits
  const pairs = parseQueryString(query, 'literal', { lengthMax: queryLengthMax, pairsMax: queryPairsMax })
  if (pairs === undefined) return undefined
  try {
    return pairs
      .sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]))
      .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
      .join('&')
  } catch {
    return undefined
  }
}

export type CanonicalRequestInput = {
  method: string
  /** From `canonicalPath`. */
  path: string
  /** From `canonicalQuery`. */
  query: string
  /** Lower-case names with their values, in the order of `signedHeaders`. */
  headers: readonly (readonly [name: string, value: string])[]
  /** The list as it stands in Authorization. */
  signedHeaders: string
  payloadHash: string
}

/** The text whose hash is signed (spec 6.1). Every header line ends in a line feed, hence the blank line. */
export function canonicalRequest(input: CanonicalRequestInput): string {
  const lines = input.headers.map(([name, value]) => `${name}:${value.trim()}\n`).join('')
  const { method, path, query, signedHeaders, payloadHash } = input
  return [method.toUpperCase(), path, query, lines, signedHeaders, payloadHash].join('\n')
}

/** `hex(HMAC-SHA256(secret, "SDK-HMAC-SHA256\n" + date + "\n" + hash of the request))`, as bytes. */
export function sdkHmacDigest(secretKey: string, sdkDate: string, canonical: string): Buffer {
  const hash = sha256Hex(canonical)
  return createHmac('sha256', secretKey).update(`SDK-HMAC-SHA256\n${sdkDate}\n${hash}`).digest()
}

export function sha256Hex(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export type SdkHmacRequest = {
  method: string
  /** Absolute address with its query string. */
  url: string
  /**
   * All of them are signed, so leave out what a proxy may change. Host, date and Authorization are made here; those
   * given are dropped.
   */
  headers?: Readonly<Record<string, string>>
  /** Default: empty. */
  body?: string | Uint8Array
  accessKey: string
  secretKey: string
  nowMs: number
  /** Does not hash the body and says so in `X-Sdk-Content-Sha256`; for uploads. */
  isPayloadUnsigned?: boolean
}

/**
 * Signs an open API call with AK and SK. Default ports are left out of `host`.
 *
 * @returns the headers to send, those given included
 * @throws TypeError when the url is none, RangeError when it cannot be encoded or exceeds a limit
 * @see spec 6.1, vectors 13.8
 */
export function signSdkHmac(input: SdkHmacRequest): Record<string, string> {
  const url = new URL(input.url)
  const sdkDate = formatBasicIsoTime(input.nowMs)
  const own: Record<string, string> = { Host: url.host, 'X-Sdk-Date': sdkDate }
  if (input.isPayloadUnsigned) own['X-Sdk-Content-Sha256'] = unsignedPayload
  const ownNames = [...Object.keys(own).map((name) => name.toLowerCase()), 'authorization']
  const given = Object.entries(input.headers ?? {}).filter(([name]) => !ownNames.includes(name.toLowerCase()))
  const sent: Record<string, string> = { ...Object.fromEntries(given), ...own }
  const headers = Object.entries(sent)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort((a, b) => compare(a[0], b[0]))
  const signedHeaders = headers.map(([name]) => name).join(';')
  const path = canonicalPath(url.pathname)
  const query = canonicalQuery(url.search)
  if (path === undefined || query === undefined) throw new RangeError('this address cannot be signed')
  const payloadHash = input.isPayloadUnsigned ? unsignedPayload : sha256Hex(input.body ?? '')
  const { method, accessKey, secretKey } = input
  const canonical = canonicalRequest({ method, path, query, headers, signedHeaders, payloadHash })
  const signature = sdkHmacDigest(secretKey, sdkDate, canonical).toString('hex')
  return {
    ...sent,
    Authorization: `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
