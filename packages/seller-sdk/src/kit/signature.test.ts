import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseKitTime } from './kit-time.ts'
import { parseKitRequest } from './parse-request.ts'
import { kitV1SignedText, signKitV1, signKitV2 } from './sign.ts'
import { kitV1Vectors, kitV2Vectors } from './vectors.test-data.ts'
import { verifyKitV1, verifyKitV2 } from './verify.ts'
import { createMemoryNonceStore } from '../saas-v2/nonce-store.ts'
import { signSaasV2 } from '../saas-v2/sign.ts'
import { baseVectors } from '../saas-v2/vectors.test-data.ts'
import { verifySaasV2 } from '../saas-v2/verify.ts'

function parse(text: string): Record<string, unknown> {
  return JSON.parse(text)
}

type V2 = { key: string; timestamp: string; nonce: string; payload: string; sign: string }

function verify(vector: V2, changes: Partial<V2 & { rawBody: string | Uint8Array; nowMs: number }> = {}) {
  const { key, timestamp, nonce, payload, sign } = { ...vector, ...changes }
  return verifyKitV2({
    key,
    headers: { 'x-timestamp': timestamp, 'X-Nonce': nonce, 'x-sign': sign },
    rawBody: changes.rawBody ?? payload,
    nowMs: changes.nowMs ?? Number(vector.timestamp) + 1000,
  })
}

const f1 = kitV2Vectors.F1

describe('kit V1', () => {
  it.each(Object.entries(kitV1Vectors))('13.2 %s is signed, verified and read', (_, vector) => {
    const { key, body, authToken } = vector
    expect(kitV1SignedText(parse(body))).toBe(vector.text)
    const signed = signKitV1({ key, body: parse(body) })
    expect(signed.headers.authToken).toBe(authToken)
    for (const rawBody of [body, Buffer.from(body), signed.payload]) {
      const verified = verifyKitV1({ key, headers: { authtoken: authToken }, rawBody })
      if (!verified.valid) throw new Error(verified.reason)
      expect(parseKitRequest({ version: 'v1', interface: vector.interface }, verified.body).valid).toBe(true)
    }
  })

  it('1.2 a changed member, a changed token and another key are refused', () => {
    const { key, body, authToken } = kitV1Vectors.B1
    const wrong = { valid: false, resultCode: '000001', reason: 'signature_wrong' }
    expect(verifyKitV1({ key, headers: { authToken }, rawBody: body.replace('ten-01', 'ten-02') })).toEqual(
      wrong,
    )
    expect(verifyKitV1({ key: 'k', headers: { authToken }, rawBody: body })).toEqual(wrong)
    expect(verifyKitV1({ key, headers: { authToken: 'A'.repeat(300) }, rawBody: body })).toEqual(wrong)
    expect(verifyKitV1({ key, headers: {}, rawBody: body })).toMatchObject({ reason: 'signature_missing' })
    expect(verifyKitV1({ key, headers: { authToken }, rawBody: '[]' })).toMatchObject({
      reason: 'body_not_an_object',
    })
    expect(verifyKitV1({ key, headers: { authToken }, rawBody: '{}' })).toMatchObject({
      reason: 'timestamp_missing',
    })
  })

  it('1.2 blank members are outside the formula and therefore not handed on', () => {
    const { key, body, authToken } = kitV1Vectors.B1
    const rawBody = body.replace('{', '{"parentCode":"  ","extra":null,')
    const verified = verifyKitV1({ key, headers: { authToken }, rawBody })
    expect(verified).toEqual({ valid: true, keyIndex: 0, body: parse(body) })
  })

  it('0.4 the age is looked at when asked for, in UTC+8', () => {
    const { key, body, authToken } = kitV1Vectors.B1
    const sentAt = parseKitTime('20310405060713014')!
    expect(new Date(sentAt).toISOString()).toBe('2031-04-04T22:07:13.014Z')
    const call = { key, headers: { authToken }, rawBody: body, ageMsMax: 60_000 }
    expect(verifyKitV1({ ...call, nowMs: sentAt + 60_000 }).valid).toBe(true)
    expect(verifyKitV1({ ...call, nowMs: sentAt + 60_001 })).toMatchObject({ reason: 'timestamp_stale' })
  })
})

describe('kit V2', () => {
  it.each(Object.entries(kitV2Vectors))('13.6 %s is signed, verified and read', (_, vector) => {
    const { key, timestamp, nonce, payload, sign } = vector
    const signed = signKitV2({ key, body: parse(payload), timestampMs: Number(timestamp), nonce })
    expect(signed.payload).toBe(payload)
    expect(signed.headers).toMatchObject({ 'x-sign': sign, 'x-timestamp': timestamp, 'x-nonce': nonce })
    expect(verify(vector)).toEqual({ valid: true, keyIndex: 0, body: parse(payload) })
    expect(verify(vector, { sign: sign.toUpperCase(), rawBody: Buffer.from(payload) }).valid).toBe(true)
    const call = { version: 'v2', interface: vector.interface } as const
    expect(parseKitRequest(call, parse(payload)).valid).toBe(true)
  })

  it('13.10 F1 signed with the base formula fails, and E1 signed the kit way fails there', () => {
    const timestampMs = Number(f1.timestamp)
    const base = signSaasV2({ key: f1.key, body: f1.payload, timestampMs, nonce: f1.nonce })
    expect(verify(f1, { sign: base.signature })).toMatchObject({ resultCode: '000001' })
    const { key, nonce, timestamp, payload } = baseVectors.E1
    const kit = signKitV2({ key, body: parse(payload), timestampMs: Number(timestamp), nonce })
    const query = { signature: kit.headers['x-sign'], timestamp, nonce }
    expect(verifySaasV2({ key, query, rawBody: payload, nowMs: Number(timestamp) }).valid).toBe(false)
  })

  it.each([
    [{ timestamp: '' }, '000002', 'timestamp_missing'],
    [{ timestamp: 'soon' }, '000002', 'timestamp_invalid'],
    [{ nowMs: Number(f1.timestamp) + 60_001 }, '000002', 'timestamp_stale'],
    [{ nonce: '' }, '000002', 'nonce_missing'],
    [{ nonce: 'x'.repeat(129) }, '000002', 'nonce_too_long'],
    [{ nonce: 'another' }, '000001', 'signature_wrong'],
    [{ sign: '' }, '000001', 'signature_missing'],
    [{ sign: 'zz' }, '000001', 'signature_wrong'],
    [{ key: 'demo-access-key-0001' }, '000001', 'signature_wrong'],
    [{ rawBody: f1.payload.replace('Acme', 'Evil') }, '000001', 'signature_wrong'],
  ])('3.1 %o is refused', (change, resultCode, reason) => {
    expect(verify(f1, change)).toEqual({ valid: false, resultCode, reason })
  })

  it('a replay is refused', () => {
    const nonces = createMemoryNonceStore()
    const headers = { 'x-timestamp': f1.timestamp, 'x-nonce': f1.nonce, 'x-sign': f1.sign }
    const call = { key: f1.key, headers, rawBody: f1.payload, nowMs: Number(f1.timestamp), nonces }
    expect(verifyKitV2(call).valid).toBe(true)
    expect(verifyKitV2(call)).toMatchObject({ reason: 'nonce_replayed' })
  })

  it('COMPAT-04 only the top level is sorted; numbers and booleans stay what they are', () => {
    const body = { b: [{ z: 1, a: true }], a: null, A: 1.5 }
    expect(signKitV2({ key: 'k', body, timestampMs: 1, nonce: 'n' }).payload).toBe(
      '{"A":1.5,"b":[{"z":1,"a":true}]}',
    )
  })
})

const anyBody = fc.dictionary(fc.string(), fc.jsonValue())

describe('laws', () => {
  it('what is signed always verifies, in any order of members', () => {
    fc.assert(
      fc.property(anyBody, fc.string({ minLength: 1 }), fc.uuid(), (body, key, nonce) => {
        const { payload, headers } = signKitV2({ key, body, timestampMs: 5, nonce })
        const turned = JSON.stringify(Object.fromEntries(Object.entries(body).toReversed()), null, 1)
        expect(verifyKitV2({ key, headers, rawBody: payload, nowMs: 5 }).valid).toBe(true)
        expect(verifyKitV2({ key, headers, rawBody: turned, nowMs: 5 }).valid).toBe(true)
        const stamped = { ...body, timeStamp: '20310405060713014' }
        const v1 = signKitV1({ key, body: stamped })
        expect(verifyKitV1({ key, headers: v1.headers, rawBody: JSON.stringify(stamped) }).valid).toBe(true)
      }),
    )
  })

  it('any changed byte of F1 is refused', () => {
    fc.assert(
      fc.property(fc.nat(f1.payload.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const rawBody = Buffer.from(f1.payload)
        rawBody[at]! ^= mask
        expect(verify(f1, { rawBody }).valid).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })
})
