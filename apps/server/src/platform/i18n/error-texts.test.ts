import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorCodes, errorText } from './error-texts.ts'

const source = path.resolve(import.meta.dirname, '../..')

/** Codes that the source gives to `DomainError` or names as the result of an eligibility check. */
function codesInSource(): Map<string, string> {
  const found = new Map<string, string>()
  for (const entry of fs.readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.ts') || entry.endsWith('.test.ts')) continue
    const text = fs.readFileSync(path.join(source, entry), 'utf8')
    for (const match of text.matchAll(/new DomainError\(\s*'[a-z_]+',\s*'([^']+)'/g))
      found.set(match[1]!, entry)
    for (const match of text.matchAll(/\| '(ELIG_[A-Z_]+)'/g)) found.set(match[1]!, entry)
  }
  return found
}

describe('error texts', () => {
  it('every code that the source uses has texts in both languages', () => {
    const codes = codesInSource()
    expect(codes.size).toBeGreaterThan(40)
    const known = new Set<string>(errorCodes)
    expect([...codes].filter(([code]) => !known.has(code))).toEqual([])
  })

  it.each(errorCodes)('%s says in Chinese and in English what is wrong and what to do', (code) => {
    const [zh, en] = [errorText(code, 'zh-CN', {}), errorText(code, 'en', {})]
    expect(`${zh.title}${zh.detail}`).toMatch(/\p{Script=Han}/u)
    expect(`${en.title}${en.detail}`).not.toMatch(/\p{Script=Han}/u)
    for (const text of [zh.title, zh.detail, en.title, en.detail]) {
      expect(text.length).toBeGreaterThan(2)
      expect(text).not.toMatch(/[!！]/)
    }
  })

  it('the placeholders of both languages are the same', () => {
    const names = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted().join()
    const raw = fs.readFileSync(path.join(import.meta.dirname, 'error-texts.ts'), 'utf8')
    for (const entry of raw.matchAll(/\[\s*\['([^']*)',\s*'([^']*)'[^\]]*\],\s*\[\s*'([^']*)',\s*'([^']*)'/g))
      expect(names(`${entry[1]}${entry[2]}`)).toBe(names(`${entry[3]}${entry[4]}`))
  })
})
