import { combinationsOf, countCombinations, skuKey, SKUS_MAX } from '@yunshi/product-document'
import type {
  DocumentAttribute,
  DocumentPrice,
  DocumentSpecification,
  PriceMode,
} from '@yunshi/product-document'
import type { DraftAttribute } from './draft-attribute.ts'
import { changedByPercent, readAmount } from './amounts.ts'

/**
 * The price matrix of a specification: one row for each combination of its enumerations, one column for each billing mode
 * (SELL-PUB-42). Everything here takes rows and answers rows; a row that did not change stays the same object.
 */
export type GridPrice = Partial<DocumentPrice> & { mode: PriceMode }
export type GridRow = {
  key: string
  values: Readonly<Record<string, string>>
  /** Offered at all; what is not offered is no SKU of the document. */
  sellable: boolean
  removed: boolean
  free: boolean
  prices: readonly GridPrice[]
}
export type DraftSku = NonNullable<DocumentSpecification['skus']>[number]

/** A part of the grid: rows by their place in the whole grid, in the order in which they are shown, and modes. */
export type GridArea = { rows: readonly number[]; modes: readonly PriceMode[] }

/** Attributes of an unfinished document as far as they can span a matrix. */
export function enumerations(attributes: readonly DraftAttribute[] = []): DocumentAttribute[] {
  return attributes.flatMap((attribute) =>
    attribute.kind === 'enum' && attribute.code
      ? [
          {
            ...attribute,
            values: (attribute.values ?? []).filter((value) => value.code),
          } as DocumentAttribute,
        ]
      : [],
  )
}

/** How many rows the matrix has; more than {@link SKUS_MAX} are not shown and not sold. */
export const countRows = (attributes: readonly DraftAttribute[]): number =>
  countCombinations(enumerations(attributes))

/** @returns no rows when there are too many combinations */
export function rowsOf(attributes: readonly DraftAttribute[], skus: readonly DraftSku[]): GridRow[] {
  const spanning = enumerations(attributes)
  if (countCombinations(spanning) > SKUS_MAX) return []
  const bySku = new Map(skus.map((sku) => [skuKey(sku.attributes ?? {}), sku]))
  return Array.from(combinationsOf(spanning), (values) => {
    const key = skuKey(values)
    const sku = bySku.get(key)
    return {
      key,
      values,
      sellable: sku !== undefined,
      removed: sku?.removed ?? false,
      free: sku?.free ?? false,
      prices: sku?.prices ?? [],
    }
  })
}

export function skusOf(rows: readonly GridRow[]): DraftSku[] {
  return rows.flatMap(({ sellable, values, prices, removed, free }) =>
    sellable
      ? [
          {
            attributes: { ...values },
            prices: [...prices] as DocumentPrice[],
            ...(removed && { removed }),
            ...(free && { free }),
          },
        ]
      : [],
  )
}

/**
 * SKUs after the attributes changed: a combination keeps the prices of the SKU that agrees with it in everything that both
 * know. So a new attribute copies prices to each of its values, a removed value takes its SKUs along, and a new value is
 * not offered until the seller offers it.
 */
export function alignSkus(
  before: readonly DraftAttribute[],
  after: readonly DraftAttribute[],
  skus: readonly DraftSku[],
): DraftSku[] {
  const spanning = enumerations(after)
  if (skus.length === 0 || countCombinations(spanning) > SKUS_MAX) return [...skus]
  const known = new Set(enumerations(before).map(({ code }) => code))
  const shared = spanning.flatMap(({ code }) => (known.has(code) ? [code] : []))
  const keyOf = (values: Readonly<Record<string, string>>) =>
    skuKey(Object.fromEntries(shared.map((code) => [code, values[code] ?? ''])))
  const bySharedKey = new Map<string, DraftSku>()
  for (const sku of skus) {
    const key = keyOf(sku.attributes)
    if (!bySharedKey.has(key)) bySharedKey.set(key, sku)
  }
  return Array.from(combinationsOf(spanning)).flatMap((attributes) => {
    const like = bySharedKey.get(keyOf(attributes))
    return like ? [{ ...like, attributes }] : []
  })
}

/** The text of a cell; a price in bands has none. */
export function cellText(row: GridRow, mode: PriceMode): string {
  return row.prices.find((price) => price.mode === mode)?.unitPrice ?? ''
}

export function priceAt(row: GridRow, mode: PriceMode): GridPrice | undefined {
  return row.prices.find((price) => price.mode === mode)
}

/** A row with another price for a mode; `null` takes the mode away. Entering a price offers the row. */
export function withPrice(row: GridRow, mode: PriceMode, price: GridPrice | null): GridRow {
  const at = row.prices.findIndex((candidate) => candidate.mode === mode)
  if (price === null) {
    return at < 0 ? row : { ...row, prices: row.prices.filter((_, i) => i !== at) }
  }
  const prices = at < 0 ? [...row.prices, price] : row.prices.map((other, i) => (i === at ? price : other))
  return { ...row, sellable: true, prices }
}

/** A row with a unit price typed or pasted; empty text takes the mode away, and a price in bands becomes linear. */
export function withText(row: GridRow, mode: PriceMode, text: string): GridRow {
  const amount = readAmount(text)
  if (amount === '') return withPrice(row, mode, null)
  const old = priceAt(row, mode)
  if (row.sellable && old?.unitPrice === amount) return row
  const { bands: _bands, model: _model, ...kept } = old ?? { mode }
  return withPrice(row, mode, { ...kept, unitPrice: amount })
}

/** Applies a change to some rows; `change` sees each of them once. */
export function changeRows(
  rows: readonly GridRow[],
  at: readonly number[],
  change: (row: GridRow, i: number) => GridRow,
): GridRow[] {
  const next = [...rows]
  for (const [i, index] of at.entries()) {
    const row = next[index]
    if (row) next[index] = change(row, i)
  }
  return next
}

/** Rows and cells as a spreadsheet puts them on the clipboard: tabs, line ends, quotes around cells with either. */
export function parseClipboard(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const source = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  for (let i = 0; i < source.length; i++) {
    const sign = source[i]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (source[i + 1] === '"') cell += source[++i]!
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === '\t') {
      row.push(cell)
      cell = ''
    } else if (sign === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += sign
  }
  // Spreadsheets end the last line too.
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}

/**
 * Cells of a spreadsheet into the grid, from the first row and mode of the area on. One cell fills the whole area.
 *
 * @param shown rows that are shown, in order; rows that are filtered away are passed over
 * @returns with how many cells were written, and how many found no place
 */
export function pasteCells(
  rows: readonly GridRow[],
  shown: readonly number[],
  modes: readonly PriceMode[],
  area: GridArea,
  cells: readonly (readonly string[])[],
): { rows: GridRow[]; written: number; left: number } {
  const single = cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0]! : null
  if (single !== null) {
    const made = changeRows(rows, area.rows, (row) =>
      area.modes.reduce((filled, mode) => withText(filled, mode, single), row),
    )
    return { rows: made, written: area.rows.length * area.modes.length, left: 0 }
  }
  const firstRow = area.rows[0] === undefined ? -1 : shown.indexOf(area.rows[0])
  const firstMode = area.modes[0] === undefined ? -1 : modes.indexOf(area.modes[0])
  if (firstRow < 0 || firstMode < 0) return { rows: [...rows], written: 0, left: 0 }
  const targets = shown.slice(firstRow, firstRow + cells.length)
  let written = 0
  const made = changeRows(rows, targets, (row, i) => {
    let filled = row
    for (const [j, text] of cells[i]!.entries()) {
      const mode = modes[firstMode + j]
      if (mode === undefined) break
      filled = withText(filled, mode, text)
      written++
    }
    return filled
  })
  const all = cells.reduce((sum, line) => sum + line.length, 0)
  return { rows: made, written, left: all - written }
}

/** The price in the first row of the area into all rows below it, with its bands. */
export function fillDown(rows: readonly GridRow[], { rows: at, modes }: GridArea): GridRow[] {
  const [first, ...rest] = at
  const source = first === undefined ? undefined : rows[first]
  if (!source) return [...rows]
  return changeRows(rows, rest, (row) =>
    modes.reduce((filled, mode) => withPrice(filled, mode, priceAt(source, mode) ?? null), row),
  )
}

/** Unit prices and bands of the area, raised or lowered; what is no number stays. */
export function changeByPercent(
  rows: readonly GridRow[],
  { rows: at, modes }: GridArea,
  percent: string,
): GridRow[] {
  const change = (price: GridPrice): GridPrice => ({
    ...price,
    ...(price.unitPrice !== undefined && {
      unitPrice: changedByPercent(price.unitPrice, percent) ?? price.unitPrice,
    }),
    ...(price.bands && {
      bands: price.bands.map((band) => ({
        ...band,
        unitPrice: changedByPercent(band.unitPrice ?? '', percent) ?? band.unitPrice,
      })),
    }),
  })
  return changeRows(rows, at, (row) =>
    row.prices.some(({ mode }) => modes.includes(mode))
      ? { ...row, prices: row.prices.map((price) => (modes.includes(price.mode) ? change(price) : price)) }
      : row,
  )
}

/** Places of the rows with the chosen values. */
export function filterRows(
  rows: readonly GridRow[],
  chosen: Readonly<Record<string, string | undefined>>,
): number[] {
  const wanted = Object.entries(chosen).filter(([, value]) => value !== undefined)
  return rows.flatMap((row, i) => (wanted.every(([code, value]) => row.values[code] === value) ? [i] : []))
}

/** The area as tab-separated text, for a spreadsheet. */
export function copyCells(rows: readonly GridRow[], { rows: at, modes }: GridArea): string {
  return at.map((i) => modes.map((mode) => (rows[i] ? cellText(rows[i], mode) : '')).join('\t')).join('\n')
}
