import type { Asset } from '@yunshi/api-client'
import { Timeline } from 'antd'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { DateTime } from '../../../ui/DateTime.tsx'

const commands = [
  'create',
  'submit',
  'withdraw',
  'pass',
  'fail',
  'approve',
  'reject',
  'modify',
  'replace',
  'delete',
] as const

/** Moves of the versions, newest first. */
export function AssetHistory({ history }: { history: Asset['history'] }) {
  const { t } = useTranslation('assets')
  const { t: tk } = useTranslation('console')
  const textOf = (command: string, version: string) => {
    const known = commands.find((name) => name === command)
    return known ? t(`history.${known}`, { version }) : command
  }
  return (
    <Timeline
      items={history.toReversed().map((entry, index) => ({
        key: `${entry.at}:${entry.command}:${index}`,
        color: index === 0 ? 'blue' : 'gray',
        content: (
          <div>
            <strong>{textOf(entry.command, entry.version)}</strong>
            {entry.reason ? <p>{entry.reason}</p> : null}
            <p className="muted small">
              <DateTime at={entry.at} precision="second" /> ·{' '}
              {entry.actor.kind === 'system' ? tk('system') : entry.actor.name}
            </p>
          </div>
        ),
      }))}
    />
  )
}
