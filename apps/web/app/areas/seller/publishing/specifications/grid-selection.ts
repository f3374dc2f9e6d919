import type { PriceMode } from '@yunshi/product-document'
import type { GridArea } from './price-grid.ts'

/** A cell: the place of its row among the rows that are shown, and of its mode. */
export type Cell = { row: number; column: number }
/** What is chosen runs from the anchor to the cell the keyboard is on. */
export type Selection = { anchor: Cell; active: Cell }

export const oneCell = (cell: Cell): Selection => ({ anchor: cell, active: cell })

/** The selection after an arrow, Home, End or page key; `null` for other keys. */
export function moveSelection(
  { anchor, active }: Selection,
  key: string,
  { extend, toEnd }: { extend: boolean; toEnd: boolean },
  size: { rows: number; columns: number; page: number },
): Selection | null {
  const lastRow = size.rows - 1
  const lastColumn = size.columns - 1
  const { row, column } = active
  const next: Cell | null =
    key === 'ArrowDown'
      ? { row: toEnd ? lastRow : row + 1, column }
      : key === 'ArrowUp'
        ? { row: toEnd ? 0 : row - 1, column }
        : key === 'ArrowRight'
          ? { row, column: toEnd ? lastColumn : column + 1 }
          : key === 'ArrowLeft'
            ? { row, column: toEnd ? 0 : column - 1 }
            : key === 'PageDown'
              ? { row: row + size.page, column }
              : key === 'PageUp'
                ? { row: row - size.page, column }
                : key === 'Home'
                  ? { row: toEnd ? 0 : row, column: 0 }
                  : key === 'End'
                    ? { row: toEnd ? lastRow : row, column: lastColumn }
                    : null
  if (next === null) return null
  const bounded = {
    row: Math.min(Math.max(next.row, 0), Math.max(lastRow, 0)),
    column: Math.min(Math.max(next.column, 0), Math.max(lastColumn, 0)),
  }
  return { anchor: extend ? anchor : bounded, active: bounded }
}

export function isSelected({ anchor, active }: Selection, { row, column }: Cell): boolean {
  const between = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b)
  return between(row, anchor.row, active.row) && between(column, anchor.column, active.column)
}

/** The selection as rows of the whole grid and modes. */
export function areaOf(
  { anchor, active }: Selection,
  shown: readonly number[],
  modes: readonly PriceMode[],
): GridArea {
  const slice = <T>(items: readonly T[], a: number, b: number) =>
    items.slice(Math.min(a, b), Math.max(a, b) + 1)
  return {
    rows: slice(shown, anchor.row, active.row),
    modes: slice(modes, anchor.column, active.column),
  }
}
