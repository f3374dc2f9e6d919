import type { UseQueryResult } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { PageHeader } from './PageHeader.tsx'
import { ProblemAlert } from './ProblemAlert.tsx'

type Props<T> = {
  query: UseQueryResult<T>
  trail: { label: string; to: string }[]
  titleOf: (value: T) => string
  /** Name, state and the two or three figures that matter, with the actions at the end. */
  band: (value: T) => ReactNode
  sections: (value: T) => ReactNode
  /** Beside the sections: history, related objects. */
  side?: (value: T) => ReactNode
}

/** Page of one object: summary band, sections, a column for history. */
export function DetailPage<T>({ query, trail, titleOf, band, sections, side }: Props<T>) {
  const { t } = useTranslation()
  if (query.data === undefined) {
    return (
      <>
        <PageHeader title={t('loading')} trail={trail} />
        {query.isError ? (
          <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div className="card">
            <Skeleton active paragraph={{ rows: 6 }} />
          </div>
        )}
      </>
    )
  }
  const value = query.data
  return (
    <>
      <PageHeader title={titleOf(value)} trail={trail} />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      <div className="card summary-band">{band(value)}</div>
      {side ? (
        <div className="detail-grid">
          <div>{sections(value)}</div>
          <div>{side(value)}</div>
        </div>
      ) : (
        <div className="stack detail-single">{sections(value)}</div>
      )}
    </>
  )
}
