import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listDifference, textDifference } from './text-difference.ts'

const side = (parts: { text: string; kind: string }[], kind: string) =>
  parts
    .filter((part) => part.kind === 'same' || part.kind === kind)
    .map(({ text }) => text)
    .join('')

describe('what changed in a text', () => {
  it('OPS-REVIEW-06 marks words, Chinese ones too', () => {
    expect(textDifference('支持在线客服', '支持电话客服')).toEqual([
      { text: '支持', kind: 'same' },
      { text: '在线', kind: 'removed' },
      { text: '电话', kind: 'added' },
      { text: '客服', kind: 'same' },
    ])
  })

  it('loses nothing of either side', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const parts = textDifference(before, after)
        expect(side(parts, 'removed')).toBe(before)
        expect(side(parts, 'added')).toBe(after)
      }),
    )
  })

  it('marks lines of a list that come and go', () => {
    expect(listDifference(['MONTH 10', 'YEAR 100'], ['MONTH 12', 'YEAR 100'])).toEqual([
      { text: 'MONTH 10', kind: 'removed' },
      { text: 'MONTH 12', kind: 'added' },
      { text: 'YEAR 100', kind: 'same' },
    ])
    expect(listDifference([], ['a', 'b']).map(({ kind }) => kind)).toEqual(['added', 'added'])
  })
})
