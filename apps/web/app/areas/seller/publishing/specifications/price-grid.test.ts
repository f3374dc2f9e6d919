import type { DocumentAttribute, PriceMode } from '@yunshi/product-document'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alignSkus,
  cellText,
  changeByPercent,
  changeRows,
  copyCells,
  countRows,
  fillDown,
  filterRows,
  parseClipboard,
  pasteCells,
  rowsOf,
  skusOf,
  withPrice,
} from './price-grid.ts'
import type { GridRow } from './price-grid.ts'

const both = (text: string) => ({ zh: text, en: text })
const enumeration = (code: string, count: number): DocumentAttribute => ({
  code,
  name: both(code),
  kind: 'enum',
  values: Array.from({ length: count }, (_, i) => ({ code: `${code}${i}`, name: both(`${code}${i}`) })),
})
const modes: PriceMode[] = ['MONTH', 'YEAR']
const attributes = [enumeration('edition', 2), enumeration('region', 3)]
const all = (rows: readonly GridRow[]) => rows.map((_, i) => i)
const texts = (rows: readonly GridRow[]) => rows.map((row) => modes.map((mode) => cellText(row, mode)))

describe('the price matrix', () => {
  it('SELL-PUB-42 has a row for every combination, and none is sold before it is offered', () => {
    const rows = rowsOf(attributes, [])
    expect(rows.map(({ key }) => key)).toEqual([
      'edition=edition0,region=region0',
      'edition=edition0,region=region1',
      'edition=edition0,region=region2',
      'edition=edition1,region=region0',
      'edition=edition1,region=region1',
      'edition=edition1,region=region2',
    ])
    expect(skusOf(rows)).toEqual([])
  })

  it('SELL-PUB-42 gives back the SKUs it was made from', () => {
    const skus = skusOf(
      changeRows(rowsOf(attributes, []), [1, 4], (row) =>
        withPrice(row, 'MONTH', { mode: 'MONTH', unitPrice: '5' }),
      ),
    )
    expect(skusOf(rowsOf(attributes, skus))).toEqual(skus)
  })

  it('SELL-PUB-42 refuses to span more than 10,000 combinations', () => {
    const many = [enumeration('a', 101), enumeration('b', 100)]
    expect(countRows(many)).toBe(10_100)
    expect(rowsOf(many, [])).toEqual([])
  })
})

describe('pasteCells', () => {
  it('SELL-PUB-42 takes a spreadsheet with separators, and reports what found no place', () => {
    const rows = rowsOf(attributes, [])
    const cells = parseClipboard('"1,280.00"\t¥ 12,800\n30\t300\t9\n\t5\n')
    const pasted = pasteCells(rows, all(rows), modes, { rows: [3], modes: ['MONTH'] }, cells)
    expect(texts(pasted.rows)).toEqual([
      ['', ''],
      ['', ''],
      ['', ''],
      ['1280.00', '12800'],
      ['30', '300'],
      ['', '5'],
    ])
    expect(pasted).toMatchObject({ written: 6, left: 1 })
    const over = pasteCells(rows, all(rows), modes, { rows: [5], modes: ['YEAR'] }, [['1'], ['2']])
    expect(over).toMatchObject({ written: 1, left: 1 })
  })

  it('SELL-PUB-42 passes over rows that are filtered away', () => {
    const rows = rowsOf(attributes, [])
    const shown = filterRows(rows, { region: 'region1', edition: undefined })
    expect(shown).toEqual([1, 4])
    const pasted = pasteCells(rows, shown, modes, { rows: [1], modes: ['MONTH'] }, [['1'], ['2']])
    expect(texts(pasted.rows).map(([month]) => month)).toEqual(['', '1', '', '', '2', ''])
  })

  it('SELL-PUB-42 fills the whole area with one cell, and keeps what it cannot read', () => {
    const rows = rowsOf(attributes, [])
    const filled = pasteCells(rows, all(rows), modes, { rows: [0, 2], modes }, [['soon']])
    expect(texts(filled.rows).slice(0, 3)).toEqual([
      ['soon', 'soon'],
      ['', ''],
      ['soon', 'soon'],
    ])
  })

  it('SELL-PUB-42 touches every cell of 10,000 rows once and no other row', () => {
    const many = [enumeration('a', 100), enumeration('b', 100)]
    const rows = rowsOf(many, [])
    expect(rows).toHaveLength(10_000)
    let looks = 0
    const watched = rows.map(
      (row) =>
        new Proxy(row, {
          get: (target, name, receiver) => {
            looks++
            return Reflect.get(target, name, receiver) as unknown
          },
        }),
    )
    const cells = Array.from({ length: 10_000 }, (_, i) => [String(i + 1), String(i + 2)])
    const pasted = pasteCells(watched, all(watched), modes, { rows: [0], modes: ['MONTH'] }, cells)
    expect(pasted.written).toBe(20_000)
    expect(cellText(pasted.rows[9_999]!, 'YEAR')).toBe('10001')
    // A bounded number of looks at each row: no search through the grid for every cell.
    expect(looks).toBeLessThan(10_000 * 40)
    const one = pasteCells(rows, all(rows), modes, { rows: [7], modes: ['MONTH'] }, [['1']])
    expect(one.rows.filter((row, i) => row !== rows[i])).toHaveLength(1)
  })
})

describe('clipboard', () => {
  it('SELL-PUB-42 reads what a copy wrote', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.string({ unit: fc.constantFrom('a', '1', '"', ' ', ',', '\n', '\t') }), {
            minLength: 1,
            maxLength: 4,
          }),
          { minLength: 1, maxLength: 4 },
        ),
        (cells) => {
          const written = cells
            .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join('\t'))
            .join('\n')
          const read = parseClipboard(`${written}\n`)
          expect(read).toEqual(cells)
        },
      ),
    )
  })

  it('SELL-PUB-42 copies an area for a spreadsheet', () => {
    const rows = changeRows(rowsOf(attributes, []), [0], (row) =>
      withPrice(row, 'YEAR', { mode: 'YEAR', unitPrice: '9.5' }),
    )
    expect(copyCells(rows, { rows: [0, 1], modes })).toBe('\t9.5\n\t')
  })
})

describe('filling and changing', () => {
  const rows = changeRows(rowsOf(attributes, []), [0], (row) =>
    withPrice(withPrice(row, 'MONTH', { mode: 'MONTH', unitPrice: '100' }), 'YEAR', {
      mode: 'YEAR',
      model: 'step',
      bands: [
        { from: 1, unitPrice: '10' },
        { from: 5, unitPrice: '8' },
      ],
    }),
  )

  it('SELL-PUB-42 fills down with bands', () => {
    const filled = fillDown(rows, { rows: [0, 1, 2], modes })
    expect(filled[2]!.prices).toEqual(rows[0]!.prices)
    expect(filled[3]).toBe(rows[3])
  })

  it('SELL-PUB-42 changes prices and bands by a percentage', () => {
    const changed = changeByPercent(rows, { rows: all(rows), modes }, '-12.5')
    expect(changed[0]!.prices).toMatchObject([
      { unitPrice: '87.50' },
      { bands: [{ unitPrice: '8.75' }, { unitPrice: '7.00' }] },
    ])
    expect(changed[1]).toBe(rows[1])
  })
})

describe('alignSkus', () => {
  const sku = (values: Record<string, string>, unitPrice: string) => ({
    attributes: values,
    prices: [{ mode: 'MONTH' as const, unitPrice }],
  })
  const before = [enumeration('edition', 2)]
  const skus = [sku({ edition: 'edition0' }, '1'), sku({ edition: 'edition1' }, '2')]

  it('SELL-PUB-42 copies prices to the values of a new attribute', () => {
    expect(alignSkus(before, [...before, enumeration('region', 2)], skus)).toEqual([
      sku({ edition: 'edition0', region: 'region0' }, '1'),
      sku({ edition: 'edition0', region: 'region1' }, '1'),
      sku({ edition: 'edition1', region: 'region0' }, '2'),
      sku({ edition: 'edition1', region: 'region1' }, '2'),
    ])
  })

  it('SELL-PUB-42 takes the SKUs of a removed value along and does not offer a new one', () => {
    expect(alignSkus(before, [enumeration('edition', 1)], skus)).toEqual([skus[0]])
    expect(alignSkus(before, [enumeration('edition', 3)], skus)).toEqual(skus)
  })
})
