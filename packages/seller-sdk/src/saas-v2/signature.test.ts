import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalSaasV2Body } from './canonical-body.ts'
import { createMemoryNonceStore } from './nonce-store.ts'
import { createSaasV2Nonce, signSaasV2 } from './sign.ts'
import { baseVectors, kitVectorF1, type SignatureVector } from './vectors.test-data.ts'
import { verifySaasV2, type SaasV2Query } from './verify.ts'

const e1 = baseVectors.E1
const sentAt = Number(e1.timestamp)

/** Verifies a vector one second after it was made, with whatever a test changes. */
function verify(
  vector: SignatureVector,
  changes: { query?: SaasV2Query; rawBody?: string | Uint8Array; nowMs?: number; key?: string } = {},
) {
  return verifySaasV2({
    key: changes.key ?? vector.key,
    query: changes.query ?? queryOf(vector),
    rawBody: changes.rawBody ?? vector.payload,
    nowMs: changes.nowMs ?? Number(vector.timestamp) + 1000,
  })
}

function queryOf({ signature, timestamp, nonce }: SignatureVector) {
  return { signature, timestamp, nonce }
}

/** Query of a request signed at `sentAt`. */
function queryFor(signed: { signature: string }, nonce: string) {
  return { signature: signed.signature, timestamp: String(sentAt), nonce }
}

describe('signing', () => {
  it.each(Object.entries(baseVectors))('13.5 %s is reproduced from object, text and bytes', (_, vector) => {
    const parsed: Record<string, unknown> = JSON.parse(vector.payload)
    for (const body of [parsed, vector.payload, Buffer.from(vector.payload)]) {
      const signed = signSaasV2({
        key: vector.key,
        body,
        timestampMs: Number(vector.timestamp),
        nonce: vector.nonce,
      })
      expect(signed.payload).toBe(vector.payload)
      expect(signed.signature).toBe(vector.signature.toUpperCase())
      expect(signed.query).toBe(
        `signature=${vector.signature.toUpperCase()}&timestamp=${vector.timestamp}&nonce=${vector.nonce}`,
      )
    }
  })

  it('13.5 E3 drops a null productId before signing', () => {
    const { key, nonce, timestamp, payload, signature } = baseVectors.E3
    const parsed: Record<string, unknown> = JSON.parse(payload)
    const body = { ...parsed, productId: null, skuCode: undefined }
    const signed = signSaasV2({ key, body, timestampMs: Number(timestamp), nonce })
    expect(signed).toMatchObject({ payload, signature: signature.toUpperCase() })
  })

  it('COMPAT-01 canonical bodies sort by key, integer-like keys included, and keep nested order', () => {
    const body = { b: '2', '10': 'x', '9': 'y', a: { z: 1, y: null }, B: '中文' }
    expect(canonicalSaasV2Body(body)).toBe('{"10":"x","9":"y","B":"中文","a":{"z":1,"y":null},"b":"2"}')
  })

  it('makes nonces of 64 upper-case hex characters that differ', () => {
    expect(createSaasV2Nonce()).toMatch(/^[0-9A-F]{64}$/)
    expect(createSaasV2Nonce()).not.toBe(createSaasV2Nonce())
  })
})

describe('verifying', () => {
  it.each(Object.entries(baseVectors))('13.5 %s is accepted', (_, vector) => {
    expect(verify(vector)).toEqual({ valid: true, body: JSON.parse(vector.payload), keyIndex: 0 })
  })

  it('13.10 upper-case, lower-case and mixed hex are accepted', () => {
    const { signature } = e1
    for (const given of [signature.toUpperCase(), signature, `45EDb2${signature.slice(6)}`]) {
      expect(verify(e1, { query: { ...queryOf(e1), signature: given } }).valid).toBe(true)
    }
  })

  it('13.10 a request 61 s old is stale, 60 s is not', () => {
    const stale = { valid: false, resultCode: '000002', reason: 'timestamp_stale' }
    expect(verify(e1, { nowMs: sentAt + 61_000 })).toEqual(stale)
    expect(verify(e1, { nowMs: sentAt + 60_001 })).toEqual(stale)
    expect(verify(e1, { nowMs: sentAt + 60_000 }).valid).toBe(true)
  })

  it('2.2 a time ahead of the clock is not refused', () => {
    expect(verify(e1, { nowMs: sentAt - 3_600_000 }).valid).toBe(true)
  })

  it('14 row 1: ten digits are seconds, signed as they stand', () => {
    const timestampMs = 1_933_052_828
    const { signature } = signSaasV2({ key: e1.key, body: e1.payload, timestampMs, nonce: 'n1' })
    const query = { signature, timestamp: String(timestampMs), nonce: 'n1' }
    expect(verify(e1, { query, nowMs: timestampMs * 1000 + 60_000 }).valid).toBe(true)
    expect(verify(e1, { query, nowMs: timestampMs * 1000 + 60_001 })).toMatchObject({
      reason: 'timestamp_stale',
    })
  })

  it.each([
    ['timestamp', { timestamp: '' }, '000002', 'timestamp_missing'],
    ['nonce', { nonce: '' }, '000002', 'nonce_missing'],
    ['readable timestamp', { timestamp: '2031-04-05' }, '000002', 'timestamp_invalid'],
    ['signature', { signature: '' }, '000001', 'signature_missing'],
    ['whole signature', { signature: '45EDB2' }, '000001', 'signature_wrong'],
    ['hex signature', { signature: 'z'.repeat(64) }, '000001', 'signature_wrong'],
    ['own nonce', { nonce: 'another' }, '000001', 'signature_wrong'],
    ['own timestamp', { timestamp: String(sentAt + 1) }, '000001', 'signature_wrong'],
  ])('13.10 a request without its %s is refused', (_, change, resultCode, reason) => {
    const query = { ...queryOf(e1), ...change }
    expect(verify(e1, { query })).toEqual({ valid: false, resultCode, reason })
    expect(verify(e1, { query: new URLSearchParams(query) })).toEqual({ valid: false, resultCode, reason })
  })

  it('13.10 parameters that are absent count as missing', () => {
    expect(verify(e1, { query: {} })).toMatchObject({ reason: 'timestamp_missing' })
    expect(verify(e1, { query: new URLSearchParams() })).toMatchObject({ reason: 'timestamp_missing' })
  })

  it('13.10 a changed body and another key are refused', () => {
    const wrong = { valid: false, resultCode: '000001', reason: 'signature_wrong' }
    expect(verify(e1, { rawBody: e1.payload.replace('CSDEMO0000001"', 'CSDEMO0000002"') })).toEqual(wrong)
    expect(verify(e1, { key: 'demo-access-key-0002' })).toEqual(wrong)
  })

  it('13.10 the kit formula is refused: F1 here, and E1 signed the kit way', () => {
    expect(verify(kitVectorF1)).toMatchObject({ resultCode: '000001', reason: 'signature_wrong' })
    const kitSignature = createHmac('sha256', e1.key)
      .update(e1.key + e1.nonce + e1.timestamp + e1.payload)
      .digest('hex')
    expect(verify(e1, { query: { ...queryOf(e1), signature: kitSignature } })).toMatchObject({
      reason: 'signature_wrong',
    })
  })

  it('COMPAT-03 an inner hash without the key is refused', () => {
    const plainInner = createHmac('sha256', '').update(e1.payload).digest('hex')
    const signature = createHmac('sha256', e1.key)
      .update(e1.key + e1.nonce + e1.timestamp + plainInner)
      .digest('hex')
    expect(verify(e1, { query: { ...queryOf(e1), signature } })).toMatchObject({ reason: 'signature_wrong' })
  })

  it('13.10 members in another order pass when signed as sent or in sorted form, and not otherwise', () => {
    const rawBody = '{ "orderId":"o-1",  "activity":"newInstance", "gone":null }'
    const check = (body: string) => {
      const query = queryFor(signSaasV2({ key: 'k', body, timestampMs: sentAt, nonce: 'n' }), 'n')
      return verifySaasV2({ key: 'k', query, rawBody, nowMs: sentAt })
    }
    expect(check(rawBody).valid).toBe(true)
    expect(check('{"activity":"newInstance","orderId":"o-1"}').valid).toBe(true)
    expect(check('{"orderId":"o-1","activity":"newInstance"}').valid).toBe(false)
  })

  it.each(['[]', '"text"', 'null', '{"activity":', ''])(
    'a signed body that is no object is refused: %s',
    (rawBody) => {
      const { signature } = signSaasV2({ key: 'k', body: rawBody, timestampMs: sentAt, nonce: 'n' })
      const query = { signature, timestamp: String(sentAt), nonce: 'n' }
      expect(verifySaasV2({ key: 'k', query, rawBody, nowMs: sentAt })).toEqual({
        valid: false,
        resultCode: '000002',
        reason: 'body_not_an_object',
      })
    },
  )

  it('keys overlap while one replaces the other, and the result tells which matched', () => {
    const input = { query: queryOf(e1), rawBody: e1.payload, nowMs: sentAt }
    expect(verifySaasV2({ ...input, keys: ['new-key', e1.key] })).toMatchObject({ valid: true, keyIndex: 1 })
    expect(verifySaasV2({ ...input, keys: ['new-key'] }).valid).toBe(false)
    expect(() => verifySaasV2({ ...input, keys: [] })).toThrow('at least one')
    expect(() => verifySaasV2({ ...input, key: '' })).toThrow('non-empty')
  })

  it('13.10 a replayed request is refused, and a refused one uses up no nonce', () => {
    const nonces = createMemoryNonceStore()
    const input = { key: e1.key, query: queryOf(e1), rawBody: e1.payload, nowMs: sentAt, nonces }
    expect(verifySaasV2({ ...input, rawBody: '{}' }).valid).toBe(false)
    expect(verifySaasV2(input).valid).toBe(true)
    expect(verifySaasV2({ ...input, nowMs: sentAt + 59_000 })).toEqual({
      valid: false,
      resultCode: '000002',
      reason: 'nonce_replayed',
    })
  })

  it('a replay of a request dated ahead is refused as long as it is fresh', () => {
    const nonces = createMemoryNonceStore()
    const input = { key: e1.key, query: queryOf(e1), rawBody: e1.payload, nonces }
    expect(verifySaasV2({ ...input, nowMs: sentAt - 600_000 }).valid).toBe(true)
    expect(verifySaasV2({ ...input, nowMs: sentAt + 60_000 })).toMatchObject({ reason: 'nonce_replayed' })
  })
})

describe('nonce store', () => {
  it('forgets expired nonces and, when full, the oldest', () => {
    const store = createMemoryNonceStore({ entriesMax: 2 })
    expect(store.claim('a', 100, 0)).toBe(true)
    expect(store.claim('a', 100, 100)).toBe(false)
    expect(store.claim('a', 300, 101)).toBe(true)
    expect(store.claim('b', 300, 101)).toBe(true)
    expect(store.claim('c', 300, 101)).toBe(true)
    expect(store.claim('c', 300, 101)).toBe(false)
    expect(store.claim('b', 300, 101)).toBe(false)
    expect(store.claim('a', 300, 101)).toBe(true)
  })
})

const bodyOfText = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))
const anyBody = fc.dictionary(fc.string(), fc.jsonValue())

describe('laws', () => {
  it('what is signed always verifies, as object and as bytes', () => {
    fc.assert(
      fc.property(anyBody, fc.string({ minLength: 1 }), fc.uuid(), (body, key, nonce) => {
        const signed = signSaasV2({ key, body, timestampMs: sentAt, nonce })
        const given = { key, query: queryFor(signed, nonce), nowMs: sentAt }
        expect(verifySaasV2({ ...given, rawBody: signed.payload }).valid).toBe(true)
        expect(verifySaasV2({ ...given, rawBody: Buffer.from(signed.payload) }).valid).toBe(true)
        expect(verifySaasV2({ ...given, rawBody: JSON.stringify(body, null, 2) }).valid).toBe(true)
      }),
    )
  })

  it('the order of keys changes nothing', () => {
    fc.assert(
      fc.property(bodyOfText, fc.string({ minLength: 1 }), (body, key) => {
        const turned = Object.fromEntries(Object.entries(body).toReversed())
        const sign = (value: typeof body) => signSaasV2({ key, body: value, timestampMs: sentAt, nonce: 'n' })
        expect(sign(turned)).toEqual(sign(body))
      }),
    )
  })

  it('a changed byte never passes with another meaning', () => {
    fc.assert(
      fc.property(bodyOfText, fc.nat(), fc.integer({ min: 1, max: 255 }), (body, position, mask) => {
        const signed = signSaasV2({ key: 'k', body, timestampMs: sentAt, nonce: 'n' })
        const rawBody = Buffer.from(signed.payload)
        const index = position % rawBody.length
        rawBody[index] = rawBody[index]! ^ mask
        const result = verifySaasV2({ key: 'k', query: queryFor(signed, 'n'), rawBody, nowMs: sentAt })
        // An escape like \u001f may turn into \u001F: other bytes, the same body. Nothing else may pass.
        if (result.valid) expect(result.body).toEqual(JSON.parse(signed.payload))
      }),
      { numRuns: 1000 },
    )
  })

  it('a changed byte of a plain body is always refused', () => {
    const plain = fc.dictionary(fc.stringMatching(/^[a-zA-Z]+$/), fc.stringMatching(/^[a-zA-Z0-9 -]*$/))
    fc.assert(
      fc.property(plain, fc.nat(), fc.integer({ min: 1, max: 255 }), (body, position, mask) => {
        const signed = signSaasV2({ key: 'k', body, timestampMs: sentAt, nonce: 'n' })
        const rawBody = Buffer.from(signed.payload)
        const index = position % rawBody.length
        rawBody[index] = rawBody[index]! ^ mask
        expect(
          verifySaasV2({ key: 'k', query: queryFor(signed, 'n'), rawBody, nowMs: sentAt }),
        ).toMatchObject({
          resultCode: '000001',
          reason: 'signature_wrong',
        })
      }),
      { numRuns: 1000 },
    )
  })
})
