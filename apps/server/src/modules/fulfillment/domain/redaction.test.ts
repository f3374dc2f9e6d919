import { expect, it } from 'vitest'
import { redactAnswer, redactUrl } from './redaction.ts'

it('never stores a delivered password, whatever it contains', () => {
  expect(redactAnswer(String.raw`{"userName":"a","password":"p\"w","memo":"x"}`)).toBe(
    '{"userName":"a","password":"••••••","memo":"x"}',
  )
  expect(redactAnswer('{"Password" : "secret"}')).not.toContain('secret')
})

it('never stores a signature', () => {
  expect(redactUrl('https://isv.example/p?signature=ABC&timestamp=1&nonce=2')).toBe(
    'https://isv.example/p?signature=••••••&timestamp=1&nonce=2',
  )
})

it('bounds what is kept and drops what a text column refuses', () => {
  expect(redactAnswer('x'.repeat(50_000)).length).toBeLessThan(17_000)
  expect(redactAnswer('a\u0000b')).toBe('ab')
})
