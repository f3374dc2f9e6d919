import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authTokenOf, saasV1SignedText, signSaasV1 } from './auth-token.ts'
import { a3Url, authTokenVectors } from './vectors.test-data.ts'
import { verifySaasV1 } from './verify.ts'
import { parseCompactTime } from '../wire-time.ts'

const a1 = authTokenVectors.A1

function parametersOf(text: string): Record<string, string> {
  return Object.fromEntries(text.split('&').map((pair) => splitAtFirst(pair)))
}

function splitAtFirst(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return [pair.slice(0, at), pair.slice(at + 1)]
}

/** A3 holds an ampersand inside a value, so its parameters are read from its address. */
const a3Parameters = Object.fromEntries(new URL(a3Url).searchParams)

describe('authToken', () => {
  it.each(Object.entries(authTokenVectors))('13.1 %s is signed and verified', (id, vector) => {
    const parameters = id === 'A3' ? a3Parameters : parametersOf(vector.text)
    expect(saasV1SignedText(parameters)).toBe(vector.text)
    const signed = signSaasV1({ key: vector.key, parameters })
    expect(signed.authToken).toBe(vector.authToken)
    expect(verifySaasV1({ key: vector.key, query: signed.query })).toMatchObject({ valid: true, keyIndex: 0 })
  })

  it('13.1 A3 as an address: sorted, %20 for a space, authToken last (COMPAT-05)', () => {
    const { query } = signSaasV1({ key: authTokenVectors.A3.key, parameters: a3Parameters })
    expect(`https://isv.demo.example/produce?${query}`).toBe(a3Url)
  })

  it('COMPAT-05 empty values stay in the signed text as k=', () => {
    const parameters = { timeStamp: '20310405060708009', b: '', a: '1', B: '2' }
    expect(saasV1SignedText(parameters)).toBe('B=2&a=1&b=&timeStamp=20310405060708009')
    const { query } = signSaasV1({ key: 'k', parameters })
    expect(query).toContain('&b=&')
    expect(verifySaasV1({ key: 'k', query })).toMatchObject({ valid: true, parameters })
  })

  it('RFC 3986 leaves nothing but unreserved characters', () => {
    const { query } = signSaasV1({
      key: 'k',
      parameters: { timeStamp: '20310405060708009', a: "!'()*+/= ~-_." },
    })
    expect(query).toContain('a=%21%27%28%29%2A%2B%2F%3D%20~-_.')
  })

  it('is not signed without a timeStamp', () => {
    expect(() => signSaasV1({ key: 'k', parameters: {} })).toThrow('timeStamp')
  })
})

describe('verifying', () => {
  const query = `${a1.text}&authToken=${encodeURIComponent(a1.authToken)}`

  it('13.10 A1 with one character of instanceId changed is 000001', () => {
    expect(verifySaasV1({ key: a1.key, query: query.replace('ins-7001', 'ins-7002') })).toEqual({
      valid: false,
      resultCode: '000001',
      reason: 'auth_token_wrong',
    })
  })

  it('13.10 A1 signed with the parameters in another order is 000001', () => {
    const turned = a1.text.split('&').toReversed().join('&')
    const authToken = authTokenOf({ key: a1.key, timeStamp: '20310405060708009', text: turned })
    expect(
      verifySaasV1({ key: a1.key, query: `${turned}&authToken=${encodeURIComponent(authToken)}` }),
    ).toMatchObject({ resultCode: '000001', reason: 'auth_token_wrong' })
  })

  it('accepts raw text, URLSearchParams and plain objects, and form encoding of spaces', () => {
    expect(verifySaasV1({ key: a1.key, query: `?${query}` }).valid).toBe(true)
    expect(verifySaasV1({ key: a1.key, query: new URLSearchParams(query) }).valid).toBe(true)
    expect(
      verifySaasV1({ key: a1.key, query: { ...parametersOf(a1.text), authToken: a1.authToken } }).valid,
    ).toBe(true)
    const a3 = { key: authTokenVectors.A3.key, query: new URL(a3Url).search }
    expect(verifySaasV1(a3).valid).toBe(true)
    expect(verifySaasV1({ ...a3, query: a3.query.replaceAll('%20', '+') }).valid).toBe(true)
  })

  it('lists and objects that a framework made of a query are refused, not thrown', () => {
    const parsed: Record<string, string> = JSON.parse('{"timeStamp":["2"],"authToken":{"a":["b"]}}')
    expect(verifySaasV1({ key: a1.key, query: parsed })).toMatchObject({ reason: 'query_malformed' })
  })

  it('accepts an authToken whose plus signs were not encoded', () => {
    expect(verifySaasV1({ key: a1.key, query: `${a1.text}&authToken=${a1.authToken}` }).valid).toBe(true)
  })

  it.each([
    ['timeStamp', query.replace('timeStamp', 'timestamp'), '000002', 'time_stamp_missing'],
    ['real timeStamp', query.replace('20310405', '20310231'), '000002', 'time_stamp_invalid'],
    ['authToken', a1.text, '000001', 'auth_token_missing'],
    ['single values', `${query}&orderId=CSDEMO0000001`, '000002', 'parameter_repeated'],
    ['readable escapes', `${query}&a=%zz`, '000002', 'query_malformed'],
    ['UTF-8', `${query}&a=%ff`, '000002', 'query_malformed'],
    ['a bounded length', `${query}&a=${'a'.repeat(40_000)}`, '000002', 'query_malformed'],
    ['a bounded number of parameters', `${query}${'&a=1'.repeat(100)}`, '000002', 'query_malformed'],
    ['only signed parameters', `${query}&extra=1`, '000001', 'auth_token_wrong'],
  ])('a call without its %s is refused', (_, changed, resultCode, reason) => {
    expect(verifySaasV1({ key: a1.key, query: changed })).toEqual({ valid: false, resultCode, reason })
  })

  it('1.2 age is checked only when asked for', () => {
    const sentAt = parseCompactTime('20310405060708009')!
    const aged = { key: a1.key, query, nowMs: sentAt + 60_001 }
    expect(verifySaasV1(aged).valid).toBe(true)
    expect(verifySaasV1({ ...aged, ageMsMax: 60_000 })).toMatchObject({ reason: 'time_stamp_stale' })
    expect(verifySaasV1({ ...aged, ageMsMax: 60_001 }).valid).toBe(true)
  })

  it('keys overlap while one replaces the other', () => {
    expect(verifySaasV1({ keys: ['new', a1.key], query })).toMatchObject({ valid: true, keyIndex: 1 })
    expect(() => verifySaasV1({ keys: [], query })).toThrow('at least one')
    expect(() => verifySaasV1({ key: '', query })).toThrow('non-empty')
  })
})

const values = fc.string({ unit: 'grapheme' })
const anyParameters = fc
  .dictionary(
    values.filter((name) => name !== ''),
    values,
  )
  .map((parameters) => ({ ...parameters, timeStamp: '20310405060708009' }))

describe('laws', () => {
  it('what is signed always verifies and is read back unchanged', () => {
    fc.assert(
      fc.property(anyParameters, fc.string({ minLength: 1 }), (parameters, key) => {
        fc.pre(!('authToken' in parameters) && Object.keys(parameters).length < 60)
        const { query } = signSaasV1({ key, parameters })
        expect(verifySaasV1({ key, query })).toEqual({ valid: true, parameters, keyIndex: 0 })
      }),
    )
  })

  it('the order of parameters changes nothing', () => {
    fc.assert(
      fc.property(anyParameters, (parameters) => {
        const turned = Object.fromEntries(Object.entries(parameters).toReversed())
        expect(signSaasV1({ key: 'k', parameters: turned })).toEqual(signSaasV1({ key: 'k', parameters }))
      }),
    )
  })

  it('any changed character of name, value or token is refused', () => {
    const signed = signSaasV1({ key: a1.key, parameters: parametersOf(a1.text) })
    fc.assert(
      fc.property(fc.nat(signed.query.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, char) => {
        fc.pre(signed.query[at] !== char)
        const query = signed.query.slice(0, at) + char + signed.query.slice(at + 1)
        const result = verifySaasV1({ key: a1.key, query })
        // Hex digits of an escape may change case and a trailing form may decode to the same text: nothing else passes.
        if (result.valid) expect(result.parameters).toEqual(parametersOf(a1.text))
      }),
      { numRuns: 1000 },
    )
  })

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        expect(verifySaasV1({ key: 'k', query }).valid).toBe(false)
      }),
    )
  })
})
