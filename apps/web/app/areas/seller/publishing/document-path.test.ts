import { describe, expect, it } from 'vitest'
import { getAt, isWithin, partsOf, setAt } from './document-path.ts'

describe('setAt', () => {
  const document = { title: { zh: '甲', en: 'A' }, specifications: [{ code: 'a' }, { code: 'b' }] }

  it('changes one place and keeps everything beside it', () => {
    const changed = setAt(document, 'specifications[1].name.zh', '乙')
    expect(changed).toEqual({
      ...document,
      specifications: [{ code: 'a' }, { code: 'b', name: { zh: '乙' } }],
    })
    expect(changed.title).toBe(document.title)
    expect(changed.specifications[0]).toBe(document.specifications[0])
  })

  it('SELL-PUB-03 lets what was emptied count as missing', () => {
    const half = setAt(document, 'title.zh', '')
    expect(half.title).toEqual({ en: 'A' })
    expect(setAt(half, 'title.en', undefined)).toEqual({ specifications: document.specifications })
    expect(setAt(document, 'specifications[0].code', '').specifications).toEqual([{}, { code: 'b' }])
  })

  it('reads what it wrote', () => {
    expect(getAt(setAt({}, 'access.minimum.vcpus', 4), 'access.minimum.vcpus')).toBe(4)
    expect(getAt(document, 'specifications[7].code')).toBeUndefined()
    expect(getAt(document, 'title.zh.more')).toBeUndefined()
  })
})

it('tells what lies within a place', () => {
  expect(partsOf('a[0].b')).toEqual(['a', 0, 'b'])
  expect(isWithin('title.zh', 'title')).toBe(true)
  expect(isWithin('titles', 'title')).toBe(false)
  expect(isWithin('skus[10]', 'skus[1]')).toBe(false)
})
