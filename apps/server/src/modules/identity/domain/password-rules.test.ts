import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isStrongPassword } from './password-rules.ts'

describe('isStrongPassword', () => {
  it.each([
    ['abcdefg1', true],
    ['abcdefgh', false],
    ['abc defg1', false],
    ['12345678', false],
    ['abcdef1', false],
    ['密码密码密码1a', true],
    [`a1${'x'.repeat(30)}`, true],
    [`a1${'x'.repeat(31)}`, false],
    ['abcdefg1\u3000', false],
  ])('TV-01 BUY-ACC-04 judges %j as strong: %s', (password, strong) => {
    expect(isStrongPassword(password, [])).toBe(strong)
  })

  it('BUY-ACC-04 refuses a password that is the name, phone or e-mail of its owner in any case', () => {
    expect(isStrongPassword('Buyer2026', ['buyer2026'])).toBe(false)
    expect(isStrongPassword('A1@EXAMPLE.com', [null, '', 'a1@example.com'])).toBe(false)
    expect(isStrongPassword('Buyer2026', ['buyer'])).toBe(true)
  })

  it('BUY-ACC-04 never accepts a text outside 8 to 32 characters, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const length = Array.from(text).length
        if (isStrongPassword(text, [])) expect(length >= 8 && length <= 32).toBe(true)
      }),
    )
  })
})
