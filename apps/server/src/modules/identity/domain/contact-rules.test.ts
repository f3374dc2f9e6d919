import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isAccountName,
  isRegion,
  maskPhone,
  normalizeLogin,
  parseEmail,
  parsePhone,
  registrationChannels,
} from './contact-rules.ts'

describe('contacts', () => {
  it.each([
    ['13812345678', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['0086 13812345678', '13812345678'],
    ['12812345678', null],
    ['1381234567', null],
    ['+85291234567', null],
  ])('BUY-ACC-01 reads the mobile number %j as %j', (text, phone) => {
    expect(parsePhone(text)).toBe(phone)
  })

  it.each([
    ['Li.Lei@Example.com', 'li.lei@example.com'],
    ['a_b-c@mail.example.cn', 'a_b-c@mail.example.cn'],
    ['.a@example.com', null],
    ['a.@example.com', null],
    ['_a@example.com', null],
    ['a_@example.com', null],
    ['a..b@example.com', null],
    ['a+b@example.com', null],
    ['a@example', null],
    ['a@-example.com', null],
    ['a@b@example.com', null],
    ['a@example.com\r\nBcc: x@example.com', null],
    ['', null],
  ])('BUY-ACC-05 reads the e-mail %j as %j', (text, email) => {
    expect(parseEmail(text)).toBe(email)
  })

  it('never reads one text as two kinds of login', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const kinds = [parsePhone(text) !== null, parseEmail(text) !== null, isAccountName(text)]
        expect(kinds.filter(Boolean).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('normalizes a login to one spelling, and normalizing twice changes nothing', () => {
    expect(normalizeLogin(' +86 13812345678 ')).toBe('13812345678')
    expect(normalizeLogin(' Buyer@Example.com ')).toBe('buyer@example.com')
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normalizeLogin(normalizeLogin(text))).toBe(normalizeLogin(text))
      }),
    )
  })

  it('BUY-ACC-01 BUY-ACC-05 chooses the contact of registration by site, and takes either in a sandbox', () => {
    expect(registrationChannels('cn', false, true)).toEqual(['sms'])
    expect(registrationChannels('intl', false, true)).toEqual(['email'])
    expect(registrationChannels('cn', true, false)).toEqual(['sms', 'email'])
    expect(registrationChannels('cn', false, false)).toEqual(['email'])
  })

  it('BUY-ACC-06 knows assigned regions only', () => {
    expect(['CN', 'HK', 'SG', 'DE'].every(isRegion)).toBe(true)
    expect(['ZZ', 'XQ', 'cn', 'CHN', ''].some(isRegion)).toBe(false)
  })

  it('shows the first three and the last four digits of a phone', () => {
    expect(maskPhone('13812345678')).toBe('138****5678')
  })
})
