import { describe, expect, it } from 'vitest'
import { bodyOf, countAnswered, fieldOf } from './version-form.ts'

describe('the form of a version', () => {
  it('sends what is answered and filled in, and nothing else', () => {
    expect(
      bodyOf({
        content: {
          os: 'Debian 12',
          maxRamGb: null,
          rows: [{ ports: '443', source: undefined }],
          names: ['a'],
        },
        checklist: { a: { mark: 'YES', note: ' fine ' }, b: { note: 'no mark yet' }, c: undefined },
      }),
    ).toEqual({
      content: { os: 'Debian 12', rows: [{ ports: '443' }], names: ['a'] },
      checklist: { a: { mark: 'YES', note: 'fine', evidence: null } },
    })
  })

  it.each([
    ['content.package', ['content', 'package']],
    ['content.regionImages[1].region', ['content', 'regionImages', 1, 'region']],
    ['checklist.no_root', ['checklist', 'no_root', 'mark']],
  ])('SELL-AST-01 shows the problem at %s where it is', (path, name) => expect(fieldOf(path)).toEqual(name))

  it('SELL-AST-04 counts a criterion once something shows it', () => {
    const keys = ['a', 'b', 'c', 'd']
    expect(
      countAnswered(keys, {
        a: { mark: 'YES', note: 'x' },
        b: { mark: 'YES', note: ' ', evidence: 'upl_1' },
        c: { mark: 'NOT_APPLICABLE', evidence: 'upl_1' },
        d: { note: 'x' },
      }),
    ).toBe(2)
    expect(countAnswered(keys, undefined)).toBe(0)
  })
})
