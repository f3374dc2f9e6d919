import type { CursorPage } from '@yunshi/api-client'
import { DownloadOutlined, ReloadOutlined, SettingOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Grid, Popover, Table } from 'antd'
import type { TableColumnType } from 'antd'
import { useState } from 'react'
import type { Key, ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { useGo } from '../Link.tsx'
import { FilterBar } from './FilterBar.tsx'
import type { ListFilter } from './FilterBar.tsx'
import { ProblemAlert } from './ProblemAlert.tsx'
import { readListQuery, withCursor, withFilters } from './list-query.ts'
import type { ListFilters } from './list-query.ts'
import { useListSettings } from './use-list-settings.ts'

export type DataColumn<T> = {
  key: string
  title: string
  render: (row: T) => ReactNode
  /** Numbers and amounts go right. */
  align?: 'right'
  /** Shown only when chosen under "columns". */
  optional?: boolean
  width?: number
  /** Stays in view while the table scrolls sideways; for the column of actions. */
  pinned?: boolean
}

export type ListPage = { cursor: string | undefined; limit: number }

type Props<T> = {
  /** Names the list for its settings and its cache, e.g. 'buyer.orders'. */
  name: string
  columns: DataColumn<T>[]
  rowKey: (row: T) => string
  load: (filters: ListFilters, page: ListPage) => Promise<CursorPage<T>>
  filters?: ListFilter[]
  /** Path of a row's page; the whole row then opens it. */
  rowTo?: (row: T) => string
  /** Shown for selected rows: what can be done with all of them. */
  batch?: (rows: T[], clear: () => void) => ReactNode
  /** Address of a CSV with the same filters. */
  exportUrl?: (filters: ListFilters) => string
  /** Shown when there is nothing yet and no filter is set. */
  empty: ReactNode
  /** Looks again this often while it returns a number, e.g. while something is being opened. */
  refetchMs?: (rows: T[]) => number | false
  pageSize?: number
}

/**
 * A list page: filter bar, table, paging by cursor. The URL holds filters and page, so a view can be bookmarked
 * and sent; density and columns are remembered in the browser.
 */
export function DataList<T extends object>(props: Props<T>) {
  const { t } = useTranslation('console')
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const location = useLocation()
  const go = useGo()
  const { filters = [], pageSize = 20 } = props
  const settings = useListSettings(props.name)
  const wide = Grid.useBreakpoint().lg === true
  const [selectedKeys, setSelectedKeys] = useState<Key[]>([])
  const names = filters.flatMap((filter) =>
    filter.kind === 'dates' ? [filter.from, filter.to] : [filter.name],
  )
  const { filters: chosen, cursor } = readListQuery(params, names)
  const query = useQuery({
    queryKey: [props.name, chosen, cursor ?? null, pageSize],
    queryFn: () => props.load(chosen, { cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      props.refetchMs && state.data ? props.refetchMs(state.data.items) : false,
  })

  // The way back through cursor pages is kept with the history entry: cursors only lead forward.
  const trail = (location.state as { trail?: (string | null)[] } | null)?.trail ?? []
  const openPage = (next: string | null, nextTrail: (string | null)[]) => {
    setSelectedKeys([])
    const search = withCursor(params, next ?? undefined).toString()
    void navigate({ search: search ? `?${search}` : '' }, { state: { trail: nextTrail } })
  }
  const changeFilters = (changes: ListFilters) => {
    setSelectedKeys([])
    setParams(withFilters(params, changes))
  }

  const rows = query.data?.items ?? []
  const shown = props.columns.filter((column) => settings.isShown(column.key, column.optional ?? false))
  const columns = shown.map((column): TableColumnType<T> => ({
    key: column.key,
    title: column.title,
    align: column.align ?? 'left',
    ...(column.width ? { width: column.width } : {}),
    // On narrow screens a pinned column would cover the others.
    ...(column.pinned && wide ? { fixed: 'right' as const } : {}),
    render: (_value: unknown, row: T) => column.render(row),
  }))
  const selected = rows.filter((row) => selectedKeys.includes(props.rowKey(row)))
  const isFiltered = Object.keys(chosen).length > 0
  const { rowTo } = props

  return (
    <div className="card list-card">
      <div className="list-bar">
        <FilterBar filters={filters} chosen={chosen} onChange={changeFilters} />
        <div className="list-bar-end">
          <Button
            aria-label={t('list.refresh')}
            title={t('list.refresh')}
            icon={<ReloadOutlined spin={query.isFetching} />}
            onClick={() => void query.refetch()}
          />
          <Popover
            trigger="click"
            placement="bottomRight"
            content={
              <div className="stack">
                <Checkbox.Group
                  className="stack"
                  options={props.columns.map(({ key, title }) => ({ value: key, label: title }))}
                  value={shown.map(({ key }) => key)}
                  onChange={(keys) => settings.setShown(keys)}
                />
                <Checkbox
                  checked={settings.dense}
                  onChange={(event) => settings.setDense(event.target.checked)}
                >
                  {t('list.dense')}
                </Checkbox>
              </div>
            }
          >
            <Button aria-label={t('list.columns')} title={t('list.columns')} icon={<SettingOutlined />} />
          </Popover>
          {props.exportUrl ? (
            <Button icon={<DownloadOutlined />} href={props.exportUrl(chosen)} download>
              {t('list.export')}
            </Button>
          ) : null}
        </div>
      </div>
      {selected.length > 0 && props.batch ? (
        <section className="batch-bar" aria-label={t('list.batch')}>
          <span>{t('list.selected', { count: selected.length })}</span>
          {props.batch(selected, () => setSelectedKeys([]))}
          <Button type="text" size="small" onClick={() => setSelectedKeys([])}>
            {t('list.clearSelection')}
          </Button>
        </section>
      ) : null}
      {query.isError && rows.length === 0 ? (
        <div className="list-bar">
          <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        </div>
      ) : (
        <Table<T>
          rowKey={props.rowKey}
          columns={columns}
          dataSource={rows}
          loading={query.isPending}
          size={settings.dense ? 'small' : 'middle'}
          pagination={false}
          scroll={{ x: 'max-content' }}
          {...(props.batch
            ? {
                rowSelection: {
                  selectedRowKeys: selectedKeys,
                  onChange: (keys: Key[]) => setSelectedKeys(keys),
                },
              }
            : {})}
          {...(rowTo
            ? {
                onRow: (row: T) => ({
                  className: 'row-link',
                  onClick: (event) => {
                    // A press on a control of the row is for that control; a selected text is for copying.
                    const target = event.target as HTMLElement
                    if (target.closest('a, button, input, label') || window.getSelection()?.toString()) return
                    go(rowTo(row))
                  },
                }),
              }
            : {})}
          locale={{
            emptyText: query.isPending ? (
              <span className="muted">{t('list.loading')}</span>
            ) : isFiltered ? (
              <div className="empty-state">
                <h2>{t('list.noMatch')}</h2>
                <p>{t('list.noMatchText')}</p>
                <Button onClick={() => changeFilters(Object.fromEntries(names.map((name) => [name, ''])))}>
                  {t('list.clearFilters')}
                </Button>
              </div>
            ) : (
              props.empty
            ),
          }}
        />
      )}
      {cursor || query.data?.nextCursor ? (
        <div className="list-foot">
          <Button disabled={!cursor} onClick={() => openPage(trail.at(-1) ?? null, trail.slice(0, -1))}>
            {t('list.previous')}
          </Button>
          <Button
            disabled={!query.data?.nextCursor || query.isPlaceholderData}
            onClick={() => openPage(query.data?.nextCursor ?? null, [...trail, cursor ?? null])}
          >
            {t('list.next')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
