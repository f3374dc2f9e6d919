import { describe, expect, it } from 'vitest'
import { checkPassword, isStrongPassword } from './password-rules.ts'

describe('BUY-ACC-04 password rules', () => {
  it.each([
    ['abcdefg1', true],
    ['abcdef1', false],
    ['abcdefgh', false],
    ['12345678', false],
    ['abc defg1', false],
    [`a1${'x'.repeat(30)}`, true],
    [`a1${'x'.repeat(31)}`, false],
    ['', false],
  ])('%j is strong: %s', (password, strong) => expect(isStrongPassword(password, [])).toBe(strong))

  it('refuses the phone, e-mail or account name itself, whatever the case', () => {
    expect(isStrongPassword('Buyer001', ['', 'buyer001'])).toBe(false)
    expect(isStrongPassword('Buyer0012', ['', 'buyer001'])).toBe(true)
  })

  it('meets nothing that needs characters while the field is empty', () => {
    expect(checkPassword('', [])).toEqual({
      length: false,
      letter: false,
      digit: false,
      noSpace: false,
      notIdentity: false,
    })
  })
})
