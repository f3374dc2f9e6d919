import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf } from './difference.ts'

describe('differenceOf', () => {
  it('OPS-AUDIT shows each value that changed, that is new and that is gone', () => {
    const before = { status: 'PENDING_PAYMENT', note: 'x', account: { name: 'A', level: 1 } }
    const after = { status: 'PROCESSING', account: { name: 'A', level: 2 }, amount: '680.00' }
    expect(differenceOf(before, after)).toEqual([
      { path: 'status', kind: 'changed', before: 'PENDING_PAYMENT', after: 'PROCESSING' },
      { path: 'note', kind: 'removed', before: 'x', after: null },
      { path: 'account.name', kind: 'same', before: 'A', after: 'A' },
      { path: 'account.level', kind: 'changed', before: '1', after: '2' },
      { path: 'amount', kind: 'added', before: null, after: '680.00' },
    ])
  })

  it('an act that only records has no difference', () => expect(differenceOf(null, null)).toEqual([]))

  it('null as a value is a value', () => {
    expect(differenceOf({ interfaceClass: null }, { interfaceClass: 'BASE' })).toEqual([
      { path: 'interfaceClass', kind: 'changed', before: 'null', after: 'BASE' },
    ])
  })

  it('nothing changed from a thing to itself', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const change of differenceOf(value, value)) expect(change.kind).toBe('same')
      }),
    )
  })

  it('read backwards, added and removed change places', () => {
    const mirrored = { added: 'removed', removed: 'added', changed: 'changed', same: 'same' } as const
    const sorted = (changes: ReturnType<typeof differenceOf>) =>
      changes.toSorted((a, b) => (a.path < b.path ? -1 : 1))
    const thing = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue({ maxDepth: 2 }))
    fc.assert(
      fc.property(thing, thing, (before, after) => {
        const backwards = differenceOf(after, before).map((change) => ({
          path: change.path,
          kind: mirrored[change.kind],
          before: change.after,
          after: change.before,
        }))
        expect(sorted(backwards)).toEqual(sorted(differenceOf(before, after)))
      }),
    )
  })
})
