import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAgentUsage } from './agent-call.ts'
import { createAgentToken, signAgentPayload, verifyAgentToken } from './agent-token.ts'

/** Vectors of spec 13.9. */
const header = 'eyJhbGciOiJIUzI1NiIsInNpZ25fdHlwZSI6IlNJR04ifQ'
const vectors = {
  I1: {
    secret: 'agent-sk-01',
    payload: { api_key: 'agent-ak-01', exp: 1_933_053_128, timestamp: 1_933_052_828_009 },
    token: `${header}.eyJhcGlfa2V5IjoiYWdlbnQtYWstMDEiLCJleHAiOjE5MzMwNTMxMjgsInRpbWVzdGFtcCI6MTkzMzA1MjgyODAwOX0.ebLO_-hNw7hcVhxaWf_m0Bybj1vQwrg_R0EOiR_2wnI`,
  },
  I2: {
    secret: 'agent-sk-02',
    payload: { api_key: 'agent-ak-01', exp: 1_933_053_128, timestamp: 1_933_052_828_009 },
    token: `${header}.eyJhcGlfa2V5IjoiYWdlbnQtYWstMDEiLCJleHAiOjE5MzMwNTMxMjgsInRpbWVzdGFtcCI6MTkzMzA1MjgyODAwOX0.Xi4w2A4OWMGfvTTkt_HBUpCvnJb3mg8m3eJv9DXHouE`,
  },
  I3: {
    secret: '密钥',
    payload: { api_key: 'agent-ak-02', exp: 1_933_053_200, timestamp: 1_933_052_900_000 },
    token: `${header}.eyJhcGlfa2V5IjoiYWdlbnQtYWstMDIiLCJleHAiOjE5MzMwNTMyMDAsInRpbWVzdGFtcCI6MTkzMzA1MjkwMDAwMH0.l4h9-vQwcItT4W1FRVtWPnYbqe1xjFyrk-jvHwtED5I`,
  },
  I4: {
    secret: 'b',
    payload: { api_key: 'A', exp: 2, timestamp: 1 },
    token: `${header}.eyJhcGlfa2V5IjoiQSIsImV4cCI6MiwidGltZXN0YW1wIjoxfQ.2Jt6sHYczLquTzphCLUxnAUy0NGCDgjGUrCra7g1FZQ`,
  },
}
const { I1 } = vectors

function verify(authorization: string, changes: { secret?: string; nowMs?: number } = {}) {
  return verifyAgentToken({
    authorization,
    secretOf: (apiKey) => (apiKey === 'agent-ak-01' ? (changes.secret ?? I1.secret) : undefined),
    nowMs: changes.nowMs ?? I1.payload.timestamp,
  })
}

/** A token of any header and payload, signed rightly. */
function forge(head: unknown, payload: unknown, secret = I1.secret, algorithm = 'sha256') {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value, null, 1)).toString('base64url')
  const signed = `${encode(head)}.${encode(payload)}`
  return `${signed}.${createHmac(algorithm, secret).update(signed).digest('base64url')}`
}

describe('token', () => {
  it.each(Object.entries(vectors))('13.9 %s is signed and verified', (_, { secret, payload, token }) => {
    expect(signAgentPayload(secret, payload)).toBe(token)
    const nowMs = payload.exp * 1000 - 1
    const secretOf = (apiKey: string) => (apiKey === payload.api_key ? secret : undefined)
    expect(verifyAgentToken({ authorization: token, secretOf, nowMs })).toEqual({
      valid: true,
      apiKey: payload.api_key,
      expiresAtMs: payload.exp * 1000,
      sentAtMs: payload.timestamp,
    })
  })

  it('9.2 a token lives five minutes', () => {
    const nowMs = I1.payload.timestamp
    expect(createAgentToken({ apiKey: 'agent-ak-01', secret: I1.secret, nowMs })).toBe(I1.token)
    expect(verify(I1.token, { nowMs: 1_933_053_127_999 }).valid).toBe(true)
    expect(verify(I1.token, { nowMs: 1_933_053_128_000 })).toEqual({ valid: false, reason: 'expired' })
  })

  it('9.2 Bearer is optional, exp may be in milliseconds, order and spaces do not matter', () => {
    expect(verify(`Bearer ${I1.token}`).valid).toBe(true)
    const payload = { timestamp: 1, exp: 1_933_053_128_000, api_key: 'agent-ak-01', more: true }
    expect(verify(forge({ typ: 'JWT', alg: 'HS256' }, payload))).toMatchObject({
      valid: true,
      expiresAtMs: 1_933_053_128_000,
    })
  })

  it.each([
    ['', 'token_missing'],
    ['Bearer ', 'token_missing'],
    ['a.b', 'token_malformed'],
    [`${I1.token}.x`, 'token_malformed'],
    ['*.*.*', 'token_malformed'],
    [`${I1.token}${'x'.repeat(5000)}`, 'token_malformed'],
    [forge({ alg: 'none' }, I1.payload), 'algorithm_not_allowed'],
    [forge({ alg: 'HS512' }, I1.payload, I1.secret, 'sha512'), 'algorithm_not_allowed'],
    [forge({ alg: 'HS256' }, { exp: 2_000_000_000 }), 'api_key_missing'],
    [vectors.I3.token, 'api_key_unknown'],
    [vectors.I2.token, 'signature_wrong'],
    [I1.token.slice(0, -1), 'signature_wrong'],
    [`${I1.token.slice(0, I1.token.lastIndexOf('.'))}.`, 'signature_wrong'],
    [forge({ alg: 'HS256' }, { api_key: 'agent-ak-01' }), 'expiry_missing'],
    [forge({ alg: 'HS256' }, { api_key: 'agent-ak-01', exp: '9' }), 'expiry_missing'],
  ])('%.40s… is refused', (token, reason) => {
    expect(verify(token)).toEqual({ valid: false, reason })
  })

  it('what is signed verifies, and any changed character is refused', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60 }),
        fc.string({ minLength: 1 }),
        (apiKey, secret) => {
          const authorization = createAgentToken({ apiKey, secret, nowMs: 5 })
          expect(verifyAgentToken({ authorization, secretOf: () => secret, nowMs: 5 })).toMatchObject({
            apiKey,
          })
        },
      ),
    )
    fc.assert(
      fc.property(
        fc.nat(I1.token.length - 1),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.'),
        (at, char) => {
          fc.pre(I1.token[at] !== char)
          expect(verify(I1.token.slice(0, at) + char + I1.token.slice(at + 1)).valid).toBe(false)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('figures of a call', () => {
  it('9.2 both families of token names, images, video and transcripts', () => {
    expect(readAgentUsage({ response: { usage: { prompt_tokens: 3, completion_tokens: 5 } } })).toEqual({
      input_tokens: 3,
      output_tokens: 5,
    })
    const response = {
      usage: { input_tokens: '3', output_tokens: 0, image_count: 2, video_duration: 1.5 },
      transcripts: [{ content_duration_in_milliseconds: 100 }, { content_duration_in_milliseconds: 50 }],
    }
    expect(readAgentUsage({ response })).toEqual({
      input_tokens: 3,
      output_tokens: 0,
      images: 2,
      video_seconds: 1.5,
      audio_ms: 150,
    })
  })

  it('9.2 bytes and characters come from the input, custom paths replace documented ones', () => {
    const response = { data: { cost: [{ n: 7 }] }, usage: { prompt_tokens: 1 } }
    const customPaths = { input_tokens: 'data.cost.n' }
    expect(readAgentUsage({ response, customPaths, requestInput: '云😀a' })).toEqual({
      input_tokens: 7,
      bytes: 8,
      characters: 3,
    })
  })

  it('figures that are none are left out, and nothing throws', () => {
    const usage = { prompt_tokens: -1, input_tokens: 'many', completion_tokens: 1e300, image_count: null }
    expect(readAgentUsage({ response: { usage } })).toEqual({})
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (response, path) => {
        expect(() => readAgentUsage({ response, customPaths: { input_tokens: path } })).not.toThrow()
      }),
    )
  })
})
