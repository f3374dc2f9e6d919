import { describe, expect, it } from 'vitest'
import { areaOf, isSelected, moveSelection, oneCell } from './grid-selection.ts'

const size = { rows: 5, columns: 2, page: 3 }
const plain = { extend: false, toEnd: false }
const start = oneCell({ row: 1, column: 0 })

describe('moveSelection', () => {
  it.each([
    ['ArrowDown', plain, { row: 2, column: 0 }],
    ['ArrowUp', { extend: false, toEnd: true }, { row: 0, column: 0 }],
    ['ArrowRight', plain, { row: 1, column: 1 }],
    ['ArrowLeft', plain, { row: 1, column: 0 }],
    ['PageDown', plain, { row: 4, column: 0 }],
    ['PageUp', plain, { row: 0, column: 0 }],
    ['End', { extend: false, toEnd: true }, { row: 4, column: 1 }],
    ['Home', plain, { row: 1, column: 0 }],
  ])('%s stays inside of the grid', (key, how, active) =>
    expect(moveSelection(start, key, how, size)?.active).toEqual(active),
  )

  it('keeps the anchor while it extends, and leaves other keys alone', () => {
    const grown = moveSelection(start, 'ArrowDown', { extend: true, toEnd: true }, size)!
    expect(grown).toEqual({ anchor: start.anchor, active: { row: 4, column: 0 } })
    expect(isSelected(grown, { row: 3, column: 0 })).toBe(true)
    expect(isSelected(grown, { row: 3, column: 1 })).toBe(false)
    expect(moveSelection(start, 'a', plain, size)).toBeNull()
  })

  it('names the rows of the whole grid when it is filtered', () =>
    expect(
      areaOf({ anchor: { row: 2, column: 1 }, active: { row: 1, column: 1 } }, [3, 7, 9], ['MONTH', 'YEAR']),
    ).toEqual({ rows: [7, 9], modes: ['YEAR'] }))
})
