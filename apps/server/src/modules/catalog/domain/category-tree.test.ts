import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATEGORY_LEVELS, findPlaceProblem, type TreeCategory } from './category-tree.ts'

const tree: TreeCategory[] = [
  { id: 'a', parentId: null },
  { id: 'a1', parentId: 'a' },
  { id: 'b', parentId: null },
]

describe('the category tree', () => {
  it.each([
    ['a new one at the top', null, null, null],
    ['a new one below a top', null, 'a', null],
    ['a new one below a second', null, 'a1', 'TOO_DEEP'],
    ['a top without children below another top', 'b', 'a', null],
    ['a top with children below another top', 'a', 'b', 'TOO_DEEP'],
    ['below itself', 'a', 'a', 'CYCLE'],
    ['below its own child', 'a', 'a1', 'CYCLE'],
    ['below nothing there is', 'b', 'x', 'UNKNOWN_PARENT'],
  ])('OPS-CAT-01 %s: %s under %s is %s', (_, id, parentId, problem) => {
    expect(findPlaceProblem(tree, id, parentId)).toBe(problem)
  })

  it('OPS-CAT-01 whatever is moved, the tree keeps its levels and has no circle', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const move = fc.tuple(fc.constantFrom(...ids), fc.option(fc.constantFrom(...ids), { nil: null }))
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let now: TreeCategory[] = ids.map((id) => ({ id, parentId: null }))
        for (const [id, parentId] of moves)
          if (findPlaceProblem(now, id, parentId) === null)
            now = now.map((category) => (category.id === id ? { id, parentId } : category))
        for (const { id } of now) {
          let depth = 0
          for (let at: string | null = id; at !== null; depth += 1)
            at = now.find((category) => category.id === at)!.parentId
          expect(depth).toBeLessThanOrEqual(CATEGORY_LEVELS)
        }
      }),
    )
  })
})
