import { describe, expect, it } from 'vitest'
import { markDifferences, readCompared } from './comparison.ts'

describe('comparison', () => {
  it('takes up to four products from the address, each once, and nothing that is no product', () => {
    const params = new URLSearchParams('p=aa&p=bb&p=aa&p=../x&p=<i>&p=cc&p=dd&p=ee')
    expect(readCompared(params)).toEqual(['aa', 'bb', 'cc', 'dd'])
  })

  it('marks what differs and leaves out what nobody has', () => {
    expect(
      markDifferences([
        { key: 'same', values: ['a', 'a'] },
        { key: 'other', values: ['a', ''] },
        { key: 'none', values: ['', ''] },
      ]),
    ).toEqual([
      { key: 'same', values: ['a', 'a'], differs: false },
      { key: 'other', values: ['a', ''], differs: true },
    ])
  })
})
