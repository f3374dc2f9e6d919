import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexTerms, queryTerms, toTsQuery, toTsVector } from './search-terms.ts'

describe('search terms (BUY-STORE-10)', () => {
  it('splits Chinese into bigrams and keeps Latin words whole', () => {
    expect(indexTerms('云市场 CRM')).toEqual(['云市', '市场', '云', '市', '场', 'crm'])
    expect(queryTerms('云市场')).toEqual([
      { term: '云市', prefix: false },
      { term: '市场', prefix: false },
    ])
  })

  it('finds every part of a text that the text itself contains', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[云市场客户管理]{2,12}$/u), fc.nat(), fc.nat(), (text, a, b) => {
        const from = a % text.length
        const part = text.slice(from, from + 1 + (b % (text.length - from)))
        const index = new Set(indexTerms(text))
        expect(queryTerms(part).every(({ term }) => index.has(term))).toBe(true)
      }),
    )
  })

  it('folds full-width letters and case', () => {
    expect(queryTerms('ＣＲＭ')).toEqual([{ term: 'crm', prefix: true }])
  })

  it('has no query for text without letters, so that it matches nothing', () => {
    expect(toTsQuery(`' & | ! :* --`)).toBeNull()
  })

  it('lets nothing of what was typed out of its quotes', () => {
    const word = String.raw`'[\p{Script=Han}\p{Script=Latin}\d]+'(:\*)?`
    const query = new RegExp(`^${word}( & ${word})*$`, 'u')
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom("'", '\\', "''", "\\'", ''),
        (text, quote) => {
          const made = toTsQuery(`客户${quote}${text}${quote}crm`)
          expect(made).toMatch(query)
        },
      ),
    )
  })

  it('keeps the strongest weight of a word', () => {
    expect(
      toTsVector([
        { weight: 'C', text: 'crm' },
        { weight: 'A', text: 'crm' },
      ]),
    ).toBe(`'crm':1A`)
  })
})
