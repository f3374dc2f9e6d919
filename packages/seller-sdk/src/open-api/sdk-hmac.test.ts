import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canonicalPath,
  canonicalQuery,
  canonicalRequest,
  sdkHmacDigest,
  sha256Hex,
  signSdkHmac,
} from './sdk-hmac.ts'
import { demoCredentials, sdkHmacVectors, type SdkHmacVector } from './vectors.test-data.ts'
import { readSdkAuthorization, verifySdkHmac, type VerifySdkHmacInput } from './verify-sdk-hmac.ts'
import { parseBasicIsoTime } from '../wire-time.ts'

function sign(vector: SdkHmacVector): Record<string, string> {
  const { date, sha256: _, signature: __, ...request } = vector
  return signSdkHmac({ ...request, nowMs: parseBasicIsoTime(date)! })
}

function verify(vector: SdkHmacVector, changes: Partial<VerifySdkHmacInput> = {}) {
  const url = new URL(vector.url)
  return verifySdkHmac({
    method: vector.method,
    path: url.pathname,
    query: url.search,
    headers: sign(vector),
    rawBody: vector.body,
    nowMs: parseBasicIsoTime(vector.date)!,
    secretKey: vector.secretKey,
    isUnsignedPayloadAllowed: vector.isPayloadUnsigned ?? false,
    ...changes,
  })
}

const { H1, H2, H5 } = sdkHmacVectors
const refusal = (reason: string) => ({ valid: false, reason, httpStatus: 401, errorCode: 'APIGW.0301' })

describe('signing', () => {
  it.each(Object.entries(sdkHmacVectors))('13.8 %s is signed and verified', (_, vector) => {
    const headers = sign(vector)
    expect(readSdkAuthorization(headers['Authorization']!)).toMatchObject({
      accessKey: vector.accessKey,
      signature: vector.signature,
    })
    expect(verify(vector)).toEqual({ valid: true, accessKey: vector.accessKey })
  })

  it('13.8 H1 the header and the canonical request are as printed', () => {
    expect(sign(H1)['Authorization']).toBe(
      `SDK-HMAC-SHA256 Access=DEMOAK0000000001, SignedHeaders=host;x-sdk-date, Signature=${H1.signature}`,
    )
    const canonical = canonicalRequest({
      method: 'get',
      path: canonicalPath('/api/mkp-openapi-public/global/v1/order/query')!,
      query: canonicalQuery('?orderLineId=CSDEMO0000001-000001&orderId=CSDEMO0000001')!,
      headers: [
        ['host', 'mkt.demo.example'],
        ['x-sdk-date', H1.date],
      ],
      signedHeaders: 'host;x-sdk-date',
      payloadHash: sha256Hex(''),
    })
    expect(canonical).toBe(
      'GET\n/api/mkp-openapi-public/global/v1/order/query/\norderId=CSDEMO0000001&orderLineId=CSDEMO0000001-000001\nhost:mkt.demo.example\nx-sdk-date:20310405T060708Z\n\nhost;x-sdk-date\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    expect(sha256Hex(canonical)).toBe(H1.sha256)
  })

  it('6.1 headers made by the signer replace those given, so no name is signed twice', () => {
    const headers = { host: 'other.example', AUTHORIZATION: 'old', 'x-sdk-date': '20300101T000000Z' }
    const given = sign({ ...H1, headers })
    expect(given).toEqual(sign(H1))
  })

  it('COMPAT-16 the query is decoded, sorted by name then value, and encoded by RFC 3986', () => {
    expect(canonicalQuery('b=2&a=z&a=%41&a&c=1+1&d=%20~*')).toBe('a=&a=A&a=z&b=2&c=1%2B1&d=%20~%2A')
    expect(canonicalQuery('')).toBe('')
    expect(canonicalQuery('a=%zz')).toBeUndefined()
    expect(canonicalQuery(`a=${'x'.repeat(20_000)}`)).toBeUndefined()
    expect(canonicalQuery('a=1&'.repeat(200))).toBeUndefined()
  })

  it('COMPAT-16 the path is encoded by segment and ends in a slash', () => {
    expect(canonicalPath('/a%2fb/%e4%ba%91 c')).toBe('/a%2Fb/%E4%BA%91%20c/')
    expect(canonicalPath('/')).toBe('/')
    expect(canonicalPath('/a/')).toBe('/a/')
    expect(canonicalPath('/%ff')).toBeUndefined()
  })
})

/** A call signed by hand, as clients of other languages do. */
function signedAs(
  signedHeaders: string,
  lines: [string, string][],
  path = canonicalPath(new URL(H2.url).pathname)!,
) {
  const canonical = canonicalRequest({
    method: 'POST',
    path,
    query: '',
    headers: lines,
    signedHeaders,
    payloadHash: sha256Hex(H2.body),
  })
  const signature = sdkHmacDigest(H2.secretKey, H2.date, canonical).toString('hex')
  const { accessKey } = demoCredentials
  return `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${signedHeaders}, Signature=${signature}`
}

describe('verifying', () => {
  const received = { 'content-type': 'application/json', 'x-sdk-date': H2.date }
  const date: [string, string] = ['x-sdk-date', H2.date]

  it('COMPAT-15 host and content type need not be signed', () => {
    const headers = { ...received, host: 'any', authorization: signedAs('x-sdk-date', [date]) }
    expect(verify(H2, { headers }).valid).toBe(true)
  })

  it('COMPAT-15 headers are taken in the order of SignedHeaders', () => {
    const lines: [string, string][] = [date, ['host', 'mkt.demo.example']]
    const headers = {
      ...received,
      host: 'mkt.demo.example',
      authorization: signedAs('x-sdk-date;host', lines),
    }
    expect(verify(H2, { headers }).valid).toBe(true)
    expect(
      verify(H2, {
        headers: {
          ...headers,
          authorization: headers.authorization.replace('x-sdk-date;host', 'host;x-sdk-date'),
        },
      }),
    ).toEqual(refusal('signature_wrong'))
  })

  it.each([
    ['mkt.demo.example:3000', 'mkt.demo.example:3000'],
    ['mkt.demo.example:3000', 'mkt.demo.example'],
    ['mkt.demo.example', 'mkt.demo.example:443'],
  ])('COMPAT-15 received host %s passes when %s was signed', (host, signedHost) => {
    const authorization = signedAs('host;x-sdk-date', [['host', signedHost], date])
    expect(verify(H2, { headers: { ...received, host, authorization } }).valid).toBe(true)
    const elsewhere = { ...received, host: 'other.example:3000', authorization }
    expect(verify(H2, { headers: elsewhere })).toEqual(refusal('signature_wrong'))
  })

  it('13.10 H1 signed without the trailing slash fails', () => {
    const path = new URL(H2.url).pathname
    const authorization = signedAs('x-sdk-date', [date], path)
    expect(verify(H2, { headers: { ...received, authorization } })).toEqual(refusal('signature_wrong'))
  })

  const h2Headers = sign(H2)
  const { Authorization: _, ...unauthorized } = h2Headers
  const { 'Content-Type': __, ...withoutType } = h2Headers
  const { 'X-Sdk-Date': ___, ...undated } = h2Headers
  const withAuthorization = (authorization: string) => ({
    headers: { ...h2Headers, Authorization: authorization },
  })
  const h2Authorization = h2Headers['Authorization']!
  const at = parseBasicIsoTime(H2.date)!

  it.each<[string, Partial<VerifySdkHmacInput>, string]>([
    ['authorization', { headers: unauthorized }, 'authorization_missing'],
    ['known scheme', withAuthorization('Bearer x'), 'authorization_malformed'],
    [
      'access key',
      withAuthorization(h2Authorization.replace('Access=', 'Acces=')),
      'authorization_malformed',
    ],
    ['single members', withAuthorization(`${h2Authorization}, Signature=0`), 'authorization_malformed'],
    [
      'single headers',
      withAuthorization(h2Authorization.replace('host;', 'host;host;')),
      'authorization_malformed',
    ],
    [
      'bounded header',
      withAuthorization(h2Authorization.replace('Access=', `Access=${'A'.repeat(3000)}`)),
      'authorization_malformed',
    ],
    ['date', { headers: undated }, 'date_missing'],
    ['signed date', withAuthorization(h2Authorization.replace(';x-sdk-date', '')), 'date_unsigned'],
    ['real date', { headers: { ...h2Headers, 'X-Sdk-Date': '20310231T000000Z' } }, 'date_invalid'],
    ['late clock', { nowMs: at + 15 * 60_000 + 1 }, 'date_skewed'],
    ['early clock', { nowMs: at - 15 * 60_000 - 1 }, 'date_skewed'],
    ['signed header', { headers: withoutType }, 'signed_header_missing'],
    ['readable path', { path: '/%zz' }, 'address_malformed'],
    ['readable query', { query: '?a=%zz' }, 'address_malformed'],
    ['known key', { secretKey: undefined }, 'access_key_unknown'],
    ['right key', { secretKey: 'other' }, 'signature_wrong'],
    ['signed body', { rawBody: `${H2.body} ` }, 'signature_wrong'],
    ['signed method', { method: 'PUT' }, 'signature_wrong'],
    ['signed query', { query: '?a=1' }, 'signature_wrong'],
    ['signed path', { path: '/api' }, 'signature_wrong'],
    ['hex signature', withAuthorization(h2Authorization.slice(0, -1)), 'signature_wrong'],
  ])('a call without its %s is refused', (_name, changes, reason) => {
    expect(verify(H2, changes)).toEqual(refusal(reason))
  })

  it('a clock 15 minutes off is accepted', () => {
    expect(verify(H2, { nowMs: at + 15 * 60_000 }).valid).toBe(true)
    expect(verify(H2, { nowMs: at - 15 * 60_000 }).valid).toBe(true)
  })

  it('6.1 an unsigned payload passes only where it is allowed, and a hash must be that of the body', () => {
    expect(verify(H5, { isUnsignedPayloadAllowed: false })).toEqual(refusal('payload_unsigned'))
    const hash = sha256Hex(H2.body)
    const headers = { 'X-Sdk-Content-Sha256': hash }
    const announced = { ...H2, headers }
    expect(verify(announced).valid).toBe(true)
    expect(verify(announced, { rawBody: 'changed' })).toEqual(refusal('payload_hash_wrong'))
    // The header added on the way, with the hash of the original body.
    expect(verify(H2, { headers: { ...sign(H2), ...headers }, rawBody: 'changed' })).toEqual(
      refusal('payload_hash_wrong'),
    )
  })
})

const words = fc.string({ unit: 'grapheme', maxLength: 20 })

describe('laws', () => {
  it('what is signed always verifies, whatever the order of the query', () => {
    const pairs = fc.array(fc.tuple(words, words), { maxLength: 6 })
    fc.assert(
      fc.property(
        pairs,
        fc.uint8Array({ maxLength: 50 }),
        fc.string({ minLength: 1 }),
        (list, body, secretKey) => {
          const query = (items: [string, string][]) =>
            items.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
          const vector = { ...H2, secretKey, url: `https://mkt.demo.example/a%20b?${query(list)}` }
          const headers = signSdkHmac({ ...vector, body, nowMs: at() })
          const call = { headers, rawBody: body, query: query(list.toReversed()) }
          expect(verify(vector, call).valid).toBe(true)
        },
      ),
    )
  })

  it('any changed byte of the body is refused', () => {
    fc.assert(
      fc.property(fc.nat(H2.body.length - 1), fc.integer({ min: 1, max: 255 }), (position, mask) => {
        const rawBody = Buffer.from(H2.body)
        rawBody[position]! ^= mask
        expect(verify(H2, { rawBody })).toEqual(refusal('signature_wrong'))
      }),
    )
  })

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (authorization, path, query) => {
        expect(verify(H2, { headers: { ...sign(H2), Authorization: authorization } }).valid).toBe(false)
        expect(verify(H2, { path, query }).valid).toBe(false)
        expect(() => readSdkAuthorization(`SDK-HMAC-SHA256 ${authorization}`)).not.toThrow()
      }),
    )
  })

  function at(): number {
    return parseBasicIsoTime(H2.date)!
  }
})
