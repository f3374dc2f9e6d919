import { describe, expect, it } from 'vitest'
import { readEmail, readPhone } from './contact.ts'

describe('readPhone', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['+86 138-0013-8000', '13800138000'],
    ['12345678901', null],
    ['1380013800', null],
    ['', null],
  ])('BUY-ACC-01 %j → %j', (text, phone) => expect(readPhone(text)).toBe(phone))
})

describe('readEmail', () => {
  it.each([
    ['li.wei_1@example.com', 'li.wei_1@example.com'],
    [' a@b.cn ', 'a@b.cn'],
    ['.a@example.com', null],
    ['a_@example.com', null],
    ['a..b@example.com', null],
    ['a@b@c.com', null],
    ['a@localhost', null],
    ['', null],
  ])('BUY-ACC-05 %j → %j', (text, email) => expect(readEmail(text)).toBe(email))
})
