import type { HistoryEntry } from '@yunshi/api-client'
import { Timeline } from 'antd'
import { useTranslation } from '../../i18n/use-translation.ts'
import { DateTime } from '../DateTime.tsx'

type Props = { entries: HistoryEntry[]; labelOf: (state: string) => string }

/** History of an object, newest first: which state, when, by whom, why. */
export function HistoryTimeline({ entries, labelOf }: Props) {
  const { t } = useTranslation('console')
  // Steps of one instant stay in the order they were written, newest first.
  const newestFirst = entries.toReversed().toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <Timeline
      items={newestFirst.map((entry, index) => ({
        key: `${entry.at}:${entry.to}:${index}`,
        color: index === 0 ? 'blue' : 'gray',
        content: (
          <div>
            <strong>{labelOf(entry.to)}</strong>
            {entry.reason ? <p>{entry.reason}</p> : null}
            <p className="muted small">
              <DateTime at={entry.at} precision="second" /> ·{' '}
              {entry.actor.kind === 'system' ? t('system') : entry.actor.name}
            </p>
          </div>
        ),
      }))}
    />
  )
}
