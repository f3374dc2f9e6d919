import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { localPath, localeOfPath, plainPath, prefersEnglish } from './locale.ts'

describe('language in the path', () => {
  it('reads English only from the /en segment', () => {
    expect(localeOfPath('/en')).toBe('en')
    expect(localeOfPath('/en/products')).toBe('en')
    expect(localeOfPath('/enterprise')).toBe('zh-CN')
    expect(localeOfPath('/')).toBe('zh-CN')
  })

  it('keeps the page when the language changes: plainPath undoes localPath', () => {
    const path = fc.webPath().map((value) => `/p${value}`)
    fc.assert(
      fc.property(path, fc.constantFrom('zh-CN' as const, 'en' as const), (value, locale) => {
        const written = localPath(locale, value)
        expect(plainPath(written)).toBe(value)
        expect(localeOfPath(written)).toBe(locale)
      }),
    )
  })

  it('prefixes the home page with its query', () => {
    expect(localPath('en', '/')).toBe('/en')
    expect(localPath('en', '/?a=1')).toBe('/en?a=1')
    expect(localPath('en', 'https://example.com/')).toBe('https://example.com/')
  })
})

describe('prefersEnglish', () => {
  it.each([
    ['en-US,en;q=0.9', true],
    ['zh-CN,zh;q=0.9,en;q=0.8', false],
    ['en;q=0.5, zh;q=0.4', true],
    ['fr-FR', false],
    ['*', false],
    [null, false],
  ])('%s → %s', (header, expected) => {
    expect(prefersEnglish(header)).toBe(expected)
  })
})
