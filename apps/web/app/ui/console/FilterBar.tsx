import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import type { ListFilters } from './list-query.ts'

export type ListFilter =
  | { kind: 'search'; name: string; label: string }
  | { kind: 'select'; name: string; label: string; options: { value: string; label: string }[] }
  /** A range of days; the URL and the API get `YYYY-MM-DD` under the two names. */
  | { kind: 'dates'; from: string; to: string; label: string }

const shownAtFirst = 3
const day = 'YYYY-MM-DD'

type Props = { filters: ListFilter[]; chosen: ListFilters; onChange: (changes: ListFilters) => void }

const keyOf = (filter: ListFilter) => (filter.kind === 'dates' ? filter.from : filter.name)
const isSet = (filter: ListFilter, chosen: ListFilters) =>
  filter.kind === 'dates'
    ? Boolean(chosen[filter.from] ?? chosen[filter.to])
    : chosen[filter.name] !== undefined

/** The three most used filters, the rest folded; a set filter is never hidden. */
export function FilterBar({ filters, chosen, onChange }: Props) {
  const { t } = useTranslation('console')
  const [unfolded, setUnfolded] = useState(false)
  const visible = filters.filter((filter, index) => unfolded || index < shownAtFirst || isSet(filter, chosen))
  return (
    <>
      {visible.map((filter) => (
        <FilterControl key={keyOf(filter)} filter={filter} chosen={chosen} onChange={onChange} />
      ))}
      {filters.length > shownAtFirst ? (
        <Button type="link" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? t('list.fewerFilters') : t('list.moreFilters')}
        </Button>
      ) : null}
    </>
  )
}

function FilterControl({ filter, chosen, onChange }: { filter: ListFilter } & Omit<Props, 'filters'>) {
  switch (filter.kind) {
    case 'search':
      return <SearchControl filter={filter} chosen={chosen} onChange={onChange} />
    case 'select':
      return (
        <Select
          aria-label={filter.label}
          placeholder={filter.label}
          allowClear
          style={{ minWidth: 160 }}
          options={filter.options}
          value={chosen[filter.name] ?? null}
          onChange={(value: string | null | undefined) => onChange({ [filter.name]: value ?? '' })}
        />
      )
    case 'dates': {
      const from = chosen[filter.from]
      const to = chosen[filter.to]
      return (
        <DatePicker.RangePicker
          aria-label={filter.label}
          allowEmpty={[true, true]}
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          onChange={(range) =>
            onChange({
              [filter.from]: range?.[0]?.format(day) ?? '',
              [filter.to]: range?.[1]?.format(day) ?? '',
            })
          }
        />
      )
    }
  }
}

type SearchProps = Omit<Props, 'filters'> & { filter: Extract<ListFilter, { kind: 'search' }> }

function SearchControl({ filter, chosen, onChange }: SearchProps) {
  const current = chosen[filter.name] ?? ''
  // What is being typed and not searched for yet; null shows the filter itself.
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Input.Search
      aria-label={filter.label}
      placeholder={filter.label}
      allowClear
      style={{ width: 260 }}
      value={typed ?? current}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(value) => {
        setTyped(null)
        onChange({ [filter.name]: value })
      }}
    />
  )
}
