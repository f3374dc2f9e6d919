import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksOf } from './marks.ts'
import { joinedPinyin, soundTerms, toSoundQuery } from './pinyin.ts'
import { correctionWords, deletionsOf, isOneErrorApart } from './spelling.ts'

const marked = (text: string, searched: string, by: 'words' | 'sound') =>
  marksOf(text, searched, by).map(({ start, end }) => text.slice(start, end))

describe('search by sound (BUY-STORE-10)', () => {
  it('has the pinyin and the initials from every character on', () => {
    expect(soundTerms('客户管理 CRM')).toEqual(
      expect.arrayContaining(['kehuguanli', 'khgl', 'guanli', 'gl', 'li', 'crm']),
    )
  })

  it('reads other characters of the same sound alike', () => {
    expect(joinedPinyin('云凡')).toBe(joinedPinyin('云帆'))
    expect(toSoundQuery("云凡 CRM'")).toBe(`'yunfan':* & 'crm':*`)
  })

  it('keeps a character that has no known reading, so that it still finds itself', () => {
    expect(soundTerms('㐀')).toEqual(['㐀'])
  })
})

describe('typing errors (BUY-STORE-10)', () => {
  const word = fc.stringMatching(/^[a-d客户管理]{1,12}$/u)

  it('any one error leaves two forms with a deletion in common, and is recognized as one', () => {
    fc.assert(
      fc.property(
        word,
        fc.nat(),
        fc.constantFrom('missing', 'wrong', 'swapped', 'extra'),
        (form, n, kind) => {
          const characters = Array.from(form)
          const at = n % characters.length
          const typed = {
            missing: () => characters.toSpliced(at, 1),
            wrong: () => characters.with(at, 'z'),
            extra: () => characters.toSpliced(at, 0, 'z'),
            swapped: () =>
              at + 1 < characters.length
                ? characters.toSpliced(at, 2, characters[at + 1]!, characters[at]!)
                : characters.with(at, 'z'),
          }
            [kind]()
            .join('')
          fc.pre(typed !== form)
          const known = new Set(deletionsOf(form))
          expect(deletionsOf(typed).some((deletion) => known.has(deletion))).toBe(true)
          expect(isOneErrorApart(form, typed)).toBe(true)
          expect(isOneErrorApart(typed, form)).toBe(true)
        },
      ),
    )
  })

  it('two errors are too many', () => {
    expect(isOneErrorApart('client', 'clxxnt')).toBe(false)
    expect(isOneErrorApart('client', 'clie')).toBe(false)
    expect(isOneErrorApart('client', 'client')).toBe(false)
  })

  it('proposes no numbers and nothing too short to be meant', () => {
    expect(correctionWords('云 2024 ab 客户管理 Yunfan')).toEqual(['客户管理', 'yunfan'])
  })
})

describe('highlights', () => {
  it('mark words, prefixes of Latin words, and what sounds like what was typed', () => {
    expect(marked('云帆客户关系管理', '客户', 'words')).toEqual(['客户'])
    expect(marked('Yunfan CRM for CRMs', 'crm', 'words')).toEqual(['CRM', 'CRM'])
    expect(marked('Acme scrm', 'crm', 'words')).toEqual([])
    expect(marked('云帆客户关系管理', 'kehuguanxi', 'sound')).toEqual(['客户关系'])
    expect(marked('云帆客户关系管理', 'khgx', 'sound')).toEqual(['客户关系'])
    expect(marked('云帆客户关系管理', '云凡', 'sound')).toEqual(['云帆'])
  })

  it('are positions inside the text, in order and apart, whatever was typed', () => {
    const text = fc.string({ unit: 'binary' }).map((tail) => `<b>云帆 CRM</b> ${tail}`)
    fc.assert(
      fc.property(text, fc.string({ unit: 'binary' }), fc.constantFrom('words', 'sound'), (shown, q, by) => {
        let last = -1
        for (const { start, end } of marksOf(shown, `云帆 ${q}`, by)) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(shown.length)
          last = end
        }
      }),
    )
  })
})
