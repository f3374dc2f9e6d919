import { SKUS_MAX, skuKey } from '@yunshi/product-document'
import type { DocumentProblem, PriceMode } from '@yunshi/product-document'
import { App, Button, Input, Modal, Select, Space } from 'antd'
import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { useLocale } from '../../../../ui/Link.tsx'
import { countText } from '../../../../ui/money.ts'
import { useAllProblems, useDraft, useField } from '../draft-context.ts'
import { fieldId } from '../field-attention.ts'
import { ProblemTexts } from '../fields/FieldFrame.tsx'
import { areaOf, isSelected, moveSelection, oneCell } from './grid-selection.ts'
import type { Cell, Selection } from './grid-selection.ts'
import {
  cellText,
  changeByPercent,
  changeRows,
  copyCells,
  countRows,
  enumerations,
  fillDown,
  filterRows,
  parseClipboard,
  pasteCells,
  priceAt,
  rowsOf,
  skusOf,
  withPrice,
  withText,
} from './price-grid.ts'
import type { DraftSku, GridRow } from './price-grid.ts'
import type { DraftAttribute } from './draft-attribute.ts'
import { PriceShape } from './PriceShape.tsx'

const ROW_HEIGHT = 36
const VIEW_HEIGHT = 432
const OVERSCAN = 6
const PAGE = Math.floor(VIEW_HEIGHT / ROW_HEIGHT) - 1

type Props = {
  /** Place of the specification. */
  at: string
  attributes: readonly DraftAttribute[]
  modes: readonly PriceMode[]
  /** Combinations that are listed: they are taken from sale and never deleted (SELL-PUB-102). */
  listedKeys: ReadonlySet<string>
}

/**
 * The price matrix: a grid for the keyboard and for spreadsheets. Rows outside of the view are not drawn, so 10,000 of them
 * cost as much as twenty.
 */
export function PriceMatrix({ at, attributes, modes, listedKeys }: Props) {
  const { t } = useTranslation('publishing')
  const { t: tc } = useTranslation('common')
  const { notification } = App.useApp()
  const { readOnly, attention, currency } = useDraft()
  const locale = useLocale()
  const place = `${at}.skus`
  const [skus = [], setSkus] = useField<DraftSku[]>(place)
  const [filters, setFilters] = useState<Record<string, string | undefined>>({})
  const [selection, setSelection] = useState<Selection>(oneCell({ row: 0, column: 0 }))
  const [editing, setEditing] = useState<string | null>(null)
  const [scrollTop, setScrollTop] = useState(0)
  const [undo, setUndo] = useState<DraftSku[] | null>(null)
  const [shapeOpen, setShapeOpen] = useState(false)
  const [percent, setPercent] = useState('')
  /** Prices of combinations that are not offered now, so that offering them again brings the prices back. */
  const parked = useRef(new Map<string, GridRow['prices']>())
  const gridRef = useRef<HTMLDivElement>(null)
  const id = useId()

  const spanning = useMemo(() => enumerations(attributes), [attributes])
  const rows = useMemo(() => rowsOf(attributes, skus), [attributes, skus])
  const shown = useMemo(() => filterRows(rows, filters), [rows, filters])
  const problems = useCellProblems(place, skus)
  const wanted = useSyncExternalStore(attention.subscribe, attention.getWanted, () => null)

  const active: Cell = {
    row: Math.min(selection.active.row, Math.max(shown.length - 1, 0)),
    column: Math.min(selection.active.column, Math.max(modes.length - 1, 0)),
  }
  const activeRow = shown[active.row] === undefined ? undefined : rows[shown[active.row]!]
  const activeMode = modes[active.column]

  const reveal = (row: number) => {
    const view = gridRef.current
    if (!view) return
    const top = row * ROW_HEIGHT
    if (top < view.scrollTop) view.scrollTop = top
    else if (top + ROW_HEIGHT * 2 > view.scrollTop + VIEW_HEIGHT)
      view.scrollTop = top + ROW_HEIGHT * 2 - VIEW_HEIGHT
  }
  const select = (next: Selection) => {
    setSelection(next)
    reveal(next.active.row)
  }
  useEffect(() => {
    if (!wanted?.startsWith(`${place}[`)) return undefined
    const [, index, priceIndex] = /^\[(\d+)\](?:\.prices\[(\d+)\])?/.exec(wanted.slice(place.length)) ?? []
    const sku = skus[Number(index)]
    const key = skuKey(sku?.attributes ?? {})
    const mode = sku?.prices?.[Number(priceIndex ?? 0)]?.mode
    const row = rows.findIndex((candidate) => candidate.key === key)
    const frame = requestAnimationFrame(() => {
      attention.arrive()
      if (row < 0) return
      setFilters({})
      setSelection(oneCell({ row, column: Math.max(mode ? modes.indexOf(mode) : 0, 0) }))
      reveal(row)
      gridRef.current?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [wanted, place, skus, rows, modes, attention])

  const combinations = countRows(attributes)
  if (combinations > SKUS_MAX)
    return (
      <p className="pub-error">
        {t('matrix.tooMany', {
          combinations: countText(combinations, locale),
          max: countText(SKUS_MAX, locale),
        })}
      </p>
    )
  if (rows.length === 0) return <p className="muted">{t('matrix.noValues')}</p>

  /** Every change of the grid passes here; `bulk` ones can be taken back. */
  const apply = (next: GridRow[], bulk = true) => {
    if (readOnly) return
    for (const [i, row] of rows.entries())
      if (row.sellable && !next[i]!.sellable) parked.current.set(row.key, row.prices)
    if (bulk) setUndo(skus)
    attention.leave(place)
    setSkus(skusOf(next))
  }
  const area = () => areaOf({ anchor: selection.anchor, active }, shown, modes)
  const offer = (at_: readonly number[], sellable: boolean) =>
    apply(
      changeRows(rows, at_, (row) =>
        listedKeys.has(row.key)
          ? { ...row, sellable: true, removed: !sellable }
          : { ...row, sellable, prices: sellable ? (parked.current.get(row.key) ?? row.prices) : [] },
      ),
    )
  const paste = (cells: string[][]) => {
    const pasted = pasteCells(rows, shown, modes, area(), cells)
    apply(pasted.rows)
    notification[pasted.left > 0 ? 'warning' : 'success']({
      title: t('matrix.pasted', { count: pasted.written }),
      ...(pasted.left > 0 ? { description: t('matrix.pastedLeft', { count: pasted.left }) } : {}),
    })
  }
  const commit = (move: 'ArrowDown' | 'ArrowRight' | null) => {
    const index = shown[active.row]
    if (editing !== null && index !== undefined && activeMode)
      apply(
        changeRows(rows, [index], (row) => withText(row, activeMode, editing)),
        false,
      )
    setEditing(null)
    gridRef.current?.focus()
    if (move) step(move, false, false)
  }
  const step = (key: string, extend: boolean, toEnd: boolean): boolean => {
    const next = moveSelection(
      { anchor: selection.anchor, active },
      key,
      { extend, toEnd },
      { rows: shown.length, columns: modes.length, page: PAGE },
    )
    if (next) select(next)
    return next !== null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== null || event.target !== gridRef.current) return
    const control = event.ctrlKey || event.metaKey
    if (step(event.key, event.shiftKey, control)) event.preventDefault()
    else if (control && event.key.toLowerCase() === 'd') {
      event.preventDefault()
      apply(fillDown(rows, area()))
    } else if (control && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      setSelection({
        anchor: { row: 0, column: 0 },
        active: { row: shown.length - 1, column: modes.length - 1 },
      })
    } else if (control && event.key.toLowerCase() === 'z' && undo) {
      event.preventDefault()
      takeBack()
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      const { rows: at_, modes: chosen } = area()
      apply(
        changeRows(rows, at_, (row) => chosen.reduce((left, mode) => withPrice(left, mode, null), row)),
        at_.length > 1,
      )
    } else if (event.key === ' ' && activeRow) {
      event.preventDefault()
      const offered = activeRow.sellable && !activeRow.removed
      offer(area().rows, !offered)
    } else if (!readOnly && (event.key === 'Enter' || event.key === 'F2') && activeRow && activeMode) {
      event.preventDefault()
      setEditing(cellText(activeRow, activeMode))
    } else if (!readOnly && !control && event.key.length === 1 && activeMode) {
      event.preventDefault()
      setEditing(event.key)
    }
  }
  const takeBack = () => {
    if (undo) setSkus(undo)
    setUndo(null)
  }
  const onPaste = (event: ClipboardEvent) => {
    if (editing !== null || readOnly || event.target !== gridRef.current) return
    event.preventDefault()
    paste(parseClipboard(event.clipboardData.getData('text/plain')))
  }
  const onCopy = (event: ClipboardEvent) => {
    if (editing !== null || event.target !== gridRef.current) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', copyCells(rows, area()))
  }

  const wrongCells = shown.flatMap((index, row) =>
    modes.flatMap((mode, column) =>
      problems.get(`${rows[index]!.key}|${mode}`)?.some(({ severity }) => severity === 'error')
        ? [{ row, column }]
        : [],
    ),
  )
  const goToNextWrong = () => {
    const next =
      wrongCells.find(
        ({ row, column }) => row > active.row || (row === active.row && column > active.column),
      ) ?? wrongCells[0]
    if (next) select(oneCell(next))
    gridRef.current?.focus()
  }
  const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - OVERSCAN)
  const last = Math.min(shown.length, Math.ceil((scrollTop + VIEW_HEIGHT) / ROW_HEIGHT) + OVERSCAN)
  const columns = `56px repeat(${spanning.length}, minmax(108px, 1fr)) repeat(${modes.length}, minmax(132px, 168px))`
  const cellId = (row: number, column: number) => `${id}-${row}-${column}`
  const activeProblems = activeRow && activeMode ? (problems.get(`${activeRow.key}|${activeMode}`) ?? []) : []
  const rowProblems = activeRow ? (problems.get(activeRow.key) ?? []) : []
  const skuIndex = activeRow ? skus.findIndex((sku) => skuKey(sku.attributes) === activeRow.key) : -1
  const priceIndex =
    skuIndex < 0 ? -1 : skus[skuIndex]!.prices.findIndex((price) => price.mode === activeMode)
  const nameOf = (row: GridRow) =>
    spanning
      .map(({ code, values }) => {
        const value = values?.find((candidate) => candidate.code === row.values[code])
        return (locale === 'en' ? value?.name?.en : value?.name?.zh) || row.values[code]
      })
      .join(' · ')
  const offered = rows.filter((row) => row.sellable && !row.removed).length

  return (
    <div className="matrix" id={fieldId(place)} tabIndex={-1}>
      <div className="matrix-bar">
        {spanning.map((attribute) => (
          <Select
            key={attribute.code}
            allowClear
            disabled={false}
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('matrix.filterBy', { name: textOf(attribute, locale) })}
            placeholder={textOf(attribute, locale)}
            value={filters[attribute.code] ?? null}
            options={(attribute.values ?? []).map((value) => ({
              value: value.code,
              label: textOf(value, locale),
            }))}
            onChange={(value: string | null | undefined) => {
              setFilters({ ...filters, [attribute.code]: value ?? undefined })
              setSelection(oneCell({ row: 0, column: active.column }))
            }}
          />
        ))}
        <span className="muted small">
          {t('matrix.count', {
            offered: countText(offered, locale),
            all: countText(rows.length, locale),
          })}
        </span>
      </div>
      {readOnly ? null : (
        <div className="matrix-bar">
          <Button size="small" onClick={() => offer(shown, true)}>
            {t('matrix.offerAll')}
          </Button>
          <Button size="small" onClick={() => offer(area().rows, false)}>
            {t('matrix.offerNone')}
          </Button>
          <Button size="small" onClick={() => apply(fillDown(rows, area()))}>
            {t('matrix.fillDown')}
          </Button>
          <Button
            size="small"
            disabled={!activeRow || !activeMode}
            onClick={() => {
              if (!activeRow || !activeMode) return
              const price = priceAt(activeRow, activeMode) ?? null
              apply(changeRows(rows, shown, (row) => withPrice(row, activeMode, price)))
            }}
          >
            {t('matrix.fillAll')}
          </Button>
          <Space.Compact size="small">
            <Input
              size="small"
              className="matrix-percent"
              value={percent}
              inputMode="decimal"
              placeholder="-10"
              suffix="%"
              aria-label={t('matrix.percent')}
              onChange={(event) => setPercent(event.target.value)}
            />
            <Button
              size="small"
              disabled={!/^[+-]?\d{1,4}(?:\.\d{1,2})?$/.test(percent.trim())}
              onClick={() => apply(changeByPercent(rows, area(), percent))}
            >
              {t('matrix.change')}
            </Button>
          </Space.Compact>
          <Button
            size="small"
            disabled={!activeRow || !activeMode}
            onClick={() => {
              const index = shown[active.row]
              if (index === undefined || !activeRow || !activeMode) return
              if (!priceAt(activeRow, activeMode))
                apply(
                  changeRows(rows, [index], (row) => withPrice(row, activeMode, { mode: activeMode })),
                  false,
                )
              setShapeOpen(true)
            }}
          >
            {t('matrix.bands')}
          </Button>
          <Button size="small" disabled={undo === null} onClick={takeBack}>
            {t('matrix.undo')}
          </Button>
          {wrongCells.length > 0 ? (
            <Button size="small" danger onClick={goToNextWrong}>
              {t('matrix.nextWrong', { wrong: wrongCells.length })}
            </Button>
          ) : null}
        </div>
      )}
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- rows outside of the view are not drawn, and the grid has the keyboard for its cells */}
      <div
        ref={gridRef}
        className="matrix-grid"
        role="grid"
        tabIndex={0}
        aria-label={t('matrix.label', { currency })}
        aria-describedby={`${id}-help`}
        aria-rowcount={shown.length + 1}
        aria-colcount={spanning.length + modes.length + 1}
        aria-multiselectable="true"
        {...(shown.length > 0 && modes.length > 0
          ? { 'aria-activedescendant': cellId(active.row, active.column) }
          : {})}
        style={{ maxHeight: VIEW_HEIGHT }}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onCopy={onCopy}
      >
        <div
          className="matrix-row matrix-head"
          role="row"
          aria-rowindex={1}
          style={{ gridTemplateColumns: columns }}
        >
          <span role="columnheader">{t('matrix.offered')}</span>
          {spanning.map((attribute) => (
            <span role="columnheader" key={attribute.code}>
              {textOf(attribute, locale)}
            </span>
          ))}
          {modes.map((mode) => (
            <span role="columnheader" key={mode} className="matrix-amount">
              {tc(`chargeMode.${mode}`)}
            </span>
          ))}
        </div>
        <div className="matrix-body" role="rowgroup" style={{ height: shown.length * ROW_HEIGHT }}>
          {shown.slice(first, last).map((index, i) => {
            const row = rows[index]!
            const at_ = first + i
            const isOffered = row.sellable && !row.removed
            return (
              <div
                key={row.key}
                role="row"
                aria-rowindex={at_ + 2}
                className={`matrix-row ${isOffered ? '' : 'matrix-row-off'}`}
                style={{ gridTemplateColumns: columns, transform: `translateY(${at_ * ROW_HEIGHT}px)` }}
              >
                <span role="gridcell">
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    checked={isOffered}
                    disabled={readOnly}
                    aria-label={t('matrix.offer', { name: nameOf(row) })}
                    onChange={() => offer([index], !isOffered)}
                  />
                </span>
                {spanning.map((attribute) => (
                  <span role="gridcell" key={attribute.code} className="matrix-value">
                    {textOf(
                      (attribute.values ?? []).find(({ code }) => code === row.values[attribute.code]) ?? {
                        code: row.values[attribute.code] ?? '',
                      },
                      locale,
                    )}
                  </span>
                ))}
                {modes.map((mode, column) => {
                  const price = priceAt(row, mode)
                  const isActive = at_ === active.row && column === active.column
                  const wrong = problems
                    .get(`${row.key}|${mode}`)
                    ?.some(({ severity }) => severity === 'error')
                  return (
                    <span
                      key={mode}
                      id={cellId(at_, column)}
                      role="gridcell"
                      aria-selected={isSelected({ anchor: selection.anchor, active }, { row: at_, column })}
                      {...(wrong ? { 'aria-invalid': true } : {})}
                      className={`matrix-cell matrix-amount ${isActive ? 'matrix-active' : ''}`}
                      onMouseDown={(event) => {
                        if (event.button !== 0) return
                        if (editing !== null) commit(null)
                        const cell = { row: at_, column }
                        setSelection(
                          event.shiftKey ? { anchor: selection.anchor, active: cell } : oneCell(cell),
                        )
                      }}
                      onMouseEnter={(event) => {
                        if (event.buttons === 1 && editing === null)
                          setSelection({ anchor: selection.anchor, active: { row: at_, column } })
                      }}
                      onDoubleClick={() => {
                        if (!readOnly) setEditing(cellText(row, mode))
                      }}
                    >
                      {isActive && editing !== null ? (
                        <input
                          className="matrix-input"
                          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the seller began to type in this cell
                          autoFocus
                          value={editing}
                          inputMode="decimal"
                          aria-label={t('price.unitPriceOf', {
                            name: `${nameOf(row)} · ${tc(`chargeMode.${mode}`)}`,
                          })}
                          onChange={(event) => setEditing(event.target.value)}
                          onBlur={() => {
                            if (editing !== null) commit(null)
                          }}
                          onKeyDown={(event) => {
                            if (event.key === 'Enter') commit('ArrowDown')
                            else if (event.key === 'Tab') {
                              event.preventDefault()
                              commit('ArrowRight')
                            } else if (event.key === 'Escape') {
                              setEditing(null)
                              gridRef.current?.focus()
                            }
                          }}
                        />
                      ) : price?.bands ? (
                        t('matrix.bandsOf', {
                          model: t(`price.model.${price.model ?? 'step'}`),
                          count: price.bands.length,
                        })
                      ) : (
                        (price?.unitPrice ?? '')
                      )}
                    </span>
                  )
                })}
              </div>
            )
          })}
        </div>
      </div>
      {/* oxlint-enable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus */}
      <div aria-live="polite" className="pub-notes">
        <ProblemTexts problems={[...activeProblems, ...rowProblems]} />
      </div>
      <p id={`${id}-help`} className="pub-help">
        {t('matrix.help')}
      </p>
      <Modal
        open={shapeOpen && priceIndex >= 0}
        title={activeRow && activeMode ? `${nameOf(activeRow)} · ${tc(`chargeMode.${activeMode}`)}` : ''}
        onCancel={() => setShapeOpen(false)}
        footer={
          <Button type="primary" onClick={() => setShapeOpen(false)}>
            {t('matrix.bandsDone')}
          </Button>
        }
        destroyOnHidden
      >
        {priceIndex >= 0 && activeRow && activeMode ? (
          <PriceShape at={`${place}[${skuIndex}].prices[${priceIndex}]`} name={nameOf(activeRow)} />
        ) : null}
      </Modal>
    </div>
  )
}

type Named = { code?: string; name?: { zh?: string; en?: string } }
const textOf = ({ code = '', name }: Named, locale: string): string =>
  (locale === 'en' ? name?.en : name?.zh) || name?.zh || name?.en || code

/** Problems by row, and by row and mode; the schema names SKUs and prices by their numbers. */
function useCellProblems(place: string, skus: readonly DraftSku[]): Map<string, DocumentProblem[]> {
  const all = useAllProblems()
  return useMemo(() => {
    const found = new Map<string, DocumentProblem[]>()
    for (const problem of all) {
      if (!problem.path.startsWith(`${place}[`)) continue
      const [, index, priceIndex] =
        /^\[(\d+)\](?:\.prices\[(\d+)\])?/.exec(problem.path.slice(place.length)) ?? []
      const sku = skus[Number(index)]
      if (!sku) continue
      const mode = priceIndex === undefined ? undefined : sku.prices?.[Number(priceIndex)]?.mode
      const key = skuKey(sku.attributes ?? {})
      const name = mode ? `${key}|${mode}` : key
      found.set(name, [...(found.get(name) ?? []), problem])
    }
    return found
  }, [all, place, skus])
}
