import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeExtendParams, encodeExtendParams } from './extend-params.ts'
import { protectedFieldKey, protectField, revealField } from './protected-field.ts'
import { javaSha1Prng } from './sha1-prng.ts'
import { protectedFieldVectors } from './vectors.test-data.ts'

describe('protected fields', () => {
  it.each(Object.entries(protectedFieldVectors))(
    '13.4 %s both ways and with both key lengths',
    (_, vector) => {
      const { key, plain, iv } = vector
      expect(protectedFieldKey(key).toString('hex')).toBe(vector.aesKey)
      expect(protectedFieldKey(key, '2').toString('hex')).toBe(vector.aesKey.slice(0, 32))
      expect(protectField({ key, plain, iv })).toBe(vector.type1)
      expect(protectField({ key, plain, iv, encryptType: '2' })).toBe(vector.type2)
      expect(revealField({ key, wire: vector.type1 })).toBe(plain)
      expect(revealField({ key, wire: vector.type2, encryptType: '2' })).toBe(plain)
    },
  )

  it('COMPAT-17 the generator equals that of a JDK over 500 seeds of 97 bytes', () => {
    const all = createHash('sha256')
    for (let i = 0; i < 500; i++) all.update(javaSha1Prng(`seed-${i}`, 97))
    // Computed once with SecureRandom("SHA1PRNG", "SUN") of a JDK 17.
    expect(all.digest('hex')).toBe('9de8972c7e56498ff8b3f0a138a7b3098f53cec00745b3137494b1470192d884')
  })

  it.each([
    ['clear text', 'hello.admin'],
    ['nothing after the IV', 'A1b2C3d4E5f6G7h8'],
    ['half a block', 'A1b2C3d4E5f6G7h8LLzdRuk='],
    ['no base64', 'A1b2C3d4E5f6G7h8****'],
    ['an IV with a sign', `A1b2C3d4E5f6G7h-${protectedFieldVectors.D1.type1.slice(16)}`],
    ['more than any seller sends', 'A'.repeat(100_000)],
  ])('what was not protected with the key is undefined: %s', (_, wire) => {
    expect(revealField({ key: protectedFieldVectors.D1.key, wire })).toBeUndefined()
  })

  it('every text comes back, and two protections of one text differ', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom('1' as const, '2' as const),
        (plain, encryptType) => {
          const wire = protectField({ key: 'k', plain, encryptType })
          expect(wire.slice(0, 16)).toMatch(/^[A-Za-z0-9]{16}$/)
          expect(revealField({ key: 'k', wire, encryptType })).toBe(plain)
          expect(protectField({ key: 'k', plain, encryptType })).not.toBe(wire)
        },
      ),
    )
  })

  it('refuses an IV that is not 16 letters and digits', () => {
    expect(() => protectField({ key: 'k', plain: 'p', iv: 'short' })).toThrow(RangeError)
  })
})

describe('saasExtendParams', () => {
  it('13.1 A3 the list of the vector both ways (COMPAT-18)', () => {
    const wire = 'W3sibmFtZSI6ImVtYWlsRG9tYWluTmFtZSIsInZhbHVlIjoibWFpbC5kZW1vLmV4YW1wbGUifV0='
    const params = [{ name: 'emailDomainName', value: 'mail.demo.example' }]
    expect(encodeExtendParams(params)).toBe(wire)
    expect(decodeExtendParams(wire)).toEqual(params)
    expect(decodeExtendParams(encodeURIComponent(wire))).toEqual(params)
  })

  it('every list comes back, decoded once or once more than needed', () => {
    const param = fc.record({
      name: fc.string({ minLength: 1, maxLength: 10 }),
      value: fc.string({ unit: 'grapheme', maxLength: 10 }),
    })
    fc.assert(
      fc.property(fc.array(param, { maxLength: 3 }), (params) => {
        const wire = encodeExtendParams(params)
        expect(wire).not.toContain('+')
        expect(decodeExtendParams(wire)).toEqual(params)
        expect(decodeExtendParams(wire.replaceAll('+', ' '))).toEqual(params)
      }),
    )
  })

  it('a list beyond 2048 characters is not sent, and one that fits only unescaped is', () => {
    expect(() => encodeExtendParams([{ name: 'a', value: '中'.repeat(600) }])).toThrow(RangeError)
    const long = [{ name: 'a', value: `${'中'.repeat(400)}~>~>~>` }]
    expect(decodeExtendParams(encodeExtendParams(long))).toEqual(long)
  })

  it.each(['', '****', 'e30=', 'W3sibmFtZS', '%zz', `W10=${'A'.repeat(10_000)}`])(
    'anything else is undefined: %.20s',
    (wire) => {
      expect(decodeExtendParams(wire)).toBeUndefined()
    },
  )

  it('entries without a name are left out, values of other types become text', () => {
    const wire = Buffer.from('[{"name":"n","value":7},{"value":"x"},null,{"name":"e"}]').toString('base64')
    expect(decodeExtendParams(wire)).toEqual([
      { name: 'n', value: '7' },
      { name: 'e', value: '' },
    ])
  })
})
