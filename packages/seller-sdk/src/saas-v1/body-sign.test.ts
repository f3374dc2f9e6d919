import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBodySign, parseBodySign, verifyBodySign } from './body-sign.ts'
import { bodySignVectors } from './vectors.test-data.ts'

const c1 = bodySignVectors.C1
const headerOf = (value: string) => ['Content-Type', 'text/html', 'Body-Sign', value]

describe('Body-Sign', () => {
  it.each(Object.entries(bodySignVectors))('13.3 %s is created and verified', (_, { key, body, sign }) => {
    const value = createBodySign(key, body)
    expect(value).toBe(`sign_type="HMAC-SHA256", signature= "${sign}"`)
    for (const rawBody of [body, Buffer.from(body)]) {
      expect(verifyBodySign({ key, rawHeaders: headerOf(value), rawBody })).toEqual({
        valid: true,
        keyIndex: 0,
      })
    }
  })

  it.each([
    `sign_type="HMAC-SHA256",signature="${c1.sign}"`,
    `sign_type = "HMAC-SHA256" ,  signature =   "${c1.sign}" `,
    `signature="${c1.sign}", sign_type="HMAC-SHA256"`,
  ])('COMPAT-06 spaces and order do not matter: %s', (value) => {
    expect(parseBodySign(value)).toBe(c1.sign)
    expect(verifyBodySign({ key: c1.key, rawHeaders: [['Body-Sign', value]], rawBody: c1.body }).valid).toBe(
      true,
    )
  })

  it.each([
    c1.sign,
    `sign_type=HMAC-SHA256, signature=${c1.sign}`,
    `sign_type="HMAC-SHA1", signature="${c1.sign}"`,
    `signature="${c1.sign}"`,
    `sign_type="HMAC-SHA256", signature="short"`,
    `sign_type="HMAC-SHA256", signature="${c1.sign}", signature="${c1.sign}"`,
    `sign_type="HMAC-SHA256", signature="`,
    `sign_type="HMAC-SHA256"${','.repeat(5000)}`,
  ])('1.3 another form is malformed: %.60s', (value) => {
    expect(verifyBodySign({ key: c1.key, rawHeaders: headerOf(value), rawBody: c1.body })).toEqual({
      valid: false,
      reason: 'body_sign_malformed',
    })
  })

  it('13.10 C1 under the header Body-sign counts as missing, and the reason tells why', () => {
    const value = createBodySign(c1.key, c1.body)
    const verify = (rawHeaders: string[]) => verifyBodySign({ key: c1.key, rawHeaders, rawBody: c1.body })
    expect(verify(['Body-sign', value])).toEqual({ valid: false, reason: 'body_sign_misspelled' })
    expect(verify(['body-sign', value])).toEqual({ valid: false, reason: 'body_sign_misspelled' })
    expect(verify(['Other', value])).toEqual({ valid: false, reason: 'body_sign_missing' })
    expect(verify(['Body-Sign', ''])).toEqual({ valid: false, reason: 'body_sign_missing' })
    expect(verify([])).toEqual({ valid: false, reason: 'body_sign_missing' })
    // The value of another header is no header name.
    expect(verify(['X-Note', 'Body-Sign', 'Y', value])).toEqual({ valid: false, reason: 'body_sign_missing' })
  })

  it('13.10 C1 signed over differently formatted JSON fails', () => {
    const value = createBodySign(c1.key, JSON.stringify(JSON.parse(c1.body), null, 2))
    expect(verifyBodySign({ key: c1.key, rawHeaders: headerOf(value), rawBody: c1.body })).toEqual({
      valid: false,
      reason: 'body_sign_wrong',
    })
  })

  it('any changed byte of the body is refused', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (bytes, at, mask) => {
          const value = createBodySign('k', bytes)
          expect(verifyBodySign({ key: 'k', rawHeaders: headerOf(value), rawBody: bytes }).valid).toBe(true)
          const changed = Uint8Array.from(bytes)
          changed[at % bytes.length]! ^= mask
          expect(verifyBodySign({ key: 'k', rawHeaders: headerOf(value), rawBody: changed })).toMatchObject({
            reason: 'body_sign_wrong',
          })
        },
      ),
    )
  })

  it('never throws on any header', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(verifyBodySign({ key: 'k', rawHeaders: headerOf(value), rawBody: '' }).valid).toBe(false)
      }),
    )
  })
})
