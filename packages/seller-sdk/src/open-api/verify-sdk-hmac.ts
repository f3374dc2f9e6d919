import {
  canonicalPath,
  canonicalQuery,
  canonicalRequest,
  sdkHmacDigest,
  sdkHmacLimits,
  sha256Hex,
  unsignedPayload,
} from './sdk-hmac.ts'
import { headerOf, type HeadersOnWire } from '../wire/headers.ts'
import { hexDigest, sameDigest } from '../wire/secrets.ts'
import { parseBasicIsoTime } from '../wire-time.ts'

/** The parts of an Authorization header. Nothing is proved yet. */
export type SdkAuthorization = {
  accessKey: string
  /** As sent; the order is that of the canonical request. */
  signedHeaders: string
  headerNames: string[]
  signature: string
}

/**
 * Reads `SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…`, so that the secret of the access key can be looked
 * up before `verifySdkHmac`.
 *
 * @returns undefined when the header has no such form
 */
export function readSdkAuthorization(header: string): SdkAuthorization | undefined {
  if (header.length > sdkHmacLimits.authorizationLengthMax) return undefined
  const text = header.trim()
  const scheme = 'SDK-HMAC-SHA256 '
  if (!text.startsWith(scheme)) return undefined
  const members = new Map<string, string>()
  for (const part of text.slice(scheme.length).split(',')) {
    const at = part.indexOf('=')
    const name = part.slice(0, Math.max(at, 0)).trim()
    if (members.has(name)) return undefined
    members.set(name, part.slice(at + 1).trim())
  }
  const accessKey = members.get('Access') ?? ''
  const signedHeaders = members.get('SignedHeaders') ?? ''
  const signature = members.get('Signature') ?? ''
  if (members.size !== 3 || !/^[\w-]+$/.test(accessKey) || signature === '') return undefined
  if (accessKey.length > sdkHmacLimits.accessKeyLengthMax) return undefined
  const headerNames = signedHeaders.split(';').map((name) => name.toLowerCase())
  if (headerNames.length > sdkHmacLimits.signedHeadersMax) return undefined
  if (!headerNames.every((name) => /^[a-z0-9-]+$/.test(name))) return undefined
  if (new Set(headerNames).size !== headerNames.length) return undefined
  return { accessKey, signedHeaders, headerNames, signature }
}

export type SdkHmacRefusal =
  | 'authorization_missing'
  | 'authorization_malformed'
  | 'date_missing'
  | 'date_unsigned'
  | 'date_invalid'
  | 'date_skewed'
  | 'signed_header_missing'
  | 'address_malformed'
  | 'payload_unsigned'
  | 'payload_hash_wrong'
  | 'access_key_unknown'
  | 'signature_wrong'

export type SdkHmacVerification =
  | { valid: true; accessKey: string }
  | {
      valid: false
      reason: SdkHmacRefusal
      /** What the gateway answers; see `gatewayRefusal`. */
      httpStatus: 401
      errorCode: 'APIGW.0301'
    }

export type VerifySdkHmacInput = {
  method: string
  /** As received, still encoded, without the query string. */
  path: string
  /** As received, with or without its question mark. */
  query: string
  headers: HeadersOnWire
  rawBody: Uint8Array | string
  nowMs: number
  /** Secret of the access key in the header; undefined when no such key is known. */
  secretKey: string | undefined
  /** For uploads: lets `UNSIGNED-PAYLOAD` pass. Default false. */
  isUnsignedPayloadAllowed?: boolean
}

/**
 * Proves that an open API call was made by the holder of a secret key.
 *
 * List and order of headers come from `SignedHeaders`. `host` and `content-type` need not be signed, `x-sdk-date`
 * must be; `host` passes with and without its port, since one client signs without.
 *
 * @see spec 6.1, 13.8, 13.10, COMPAT-15, COMPAT-16
 */
export function verifySdkHmac(input: VerifySdkHmacInput): SdkHmacVerification {
  const { headers } = input
  const header = headerOf(headers, 'authorization')
  if (header === '') return refuse('authorization_missing')
  const authorization = readSdkAuthorization(header)
  if (authorization === undefined) return refuse('authorization_malformed')
  const { accessKey, headerNames, signedHeaders } = authorization

  const sdkDate = headerOf(headers, 'x-sdk-date')
  if (sdkDate === '') return refuse('date_missing')
  if (!headerNames.includes('x-sdk-date')) return refuse('date_unsigned')
  const sentAtMs = parseBasicIsoTime(sdkDate)
  if (sentAtMs === undefined) return refuse('date_invalid')
  if (Math.abs(input.nowMs - sentAtMs) > sdkHmacLimits.skewMsMax) return refuse('date_skewed')

  const signed = headerNames.map((name) => [name, headerOf(headers, name)] as const)
  if (signed.some(([name, value]) => value === '' && !isPresent(headers, name))) {
    return refuse('signed_header_missing')
  }
  const path = input.path.length <= sdkHmacLimits.pathLengthMax ? canonicalPath(input.path) : undefined
  const query = canonicalQuery(input.query)
  if (path === undefined || query === undefined) return refuse('address_malformed')

  const payloadHash = payloadHashOf(input)
  if ('reason' in payloadHash) return refuse(payloadHash.reason)
  if (input.secretKey === undefined || input.secretKey === '') return refuse('access_key_unknown')
  const { secretKey } = input
  const given = hexDigest(authorization.signature)
  const isRight = hostForms(signed).some((lines) => {
    const canonical = canonicalRequest({
      method: input.method,
      path,
      query,
      headers: lines,
      signedHeaders,
      payloadHash: payloadHash.text,
    })
    return sameDigest(given, sdkHmacDigest(secretKey, sdkDate, canonical))
  })
  return isRight ? { valid: true, accessKey } : refuse('signature_wrong')
}

/**
 * The last line of the canonical request. A hash in the header must be that of the body: taken on trust, it would let
 * a changed body pass.
 */
function payloadHashOf(
  input: VerifySdkHmacInput,
): { text: string } | { reason: 'payload_unsigned' | 'payload_hash_wrong' } {
  const announced = headerOf(input.headers, 'x-sdk-content-sha256')
  if (announced === unsignedPayload) {
    return input.isUnsignedPayloadAllowed ? { text: announced } : { reason: 'payload_unsigned' }
  }
  const actual = sha256Hex(input.rawBody)
  if (announced !== '' && announced.toLowerCase() !== actual) return { reason: 'payload_hash_wrong' }
  return { text: announced === '' ? actual : announced }
}

type HeaderLines = (readonly [name: string, value: string])[]

/** The signed headers with every form of the host a client may have meant (COMPAT-15). */
function hostForms(signed: HeaderLines): HeaderLines[] {
  const host = signed.find(([name]) => name === 'host')?.[1]
  if (host === undefined) return [signed]
  const hasPort = /:\d{1,5}$/.test(host)
  const forms = hasPort ? [host, host.replace(/:\d{1,5}$/, '')] : [host, `${host}:443`, `${host}:80`]
  return forms.map((form) => signed.map(([name, value]) => [name, name === 'host' ? form : value] as const))
}

function isPresent(headers: HeadersOnWire, name: string): boolean {
  if (typeof headers['get'] === 'function') return headers.get(name) !== null
  return Object.keys(headers).filter((key) => key.toLowerCase() === name).length === 1
}

function refuse(reason: SdkHmacRefusal): SdkHmacVerification {
  return { valid: false, reason, httpStatus: 401, errorCode: 'APIGW.0301' }
}
