import type { ProductHistoryEntry } from '@yunshi/api-client'
import { Timeline } from 'antd'
import { useTranslation } from '../../i18n/use-translation.ts'
import { DateTime } from '../DateTime.tsx'
import { FileLink } from './FileLink.tsx'

const commands = [
  'list',
  'suspend',
  'resume',
  'freeze',
  'unfreeze',
  'unfreezeSuspended',
  'remove',
  'delist',
  'removeSpecification',
  'removeSku',
] as const

/** What happened to a listed product, newest first. */
export function ProductHistory({
  entries,
  showEvidence = false,
}: {
  entries: ProductHistoryEntry[]
  showEvidence?: boolean
}) {
  const { t } = useTranslation('sales')
  if (entries.length === 0) return <p className="muted">{t('product.historyNone')}</p>
  return (
    <Timeline
      items={entries.map((entry, index) => {
        const command = commands.find((known) => known === entry.command)
        return {
          key: `${entry.at}:${entry.command}:${index}`,
          color: index === 0 ? 'blue' : 'gray',
          content: (
            <div>
              <strong>{command ? t(`command.${command}`) : entry.command}</strong>
              {entry.subject ? <p>{entry.subject}</p> : null}
              {entry.reason ? <p>{entry.reason}</p> : null}
              {entry.until ? (
                <p className="small">
                  {t('product.until')} <DateTime at={entry.until} />
                </p>
              ) : null}
              {showEvidence ? entry.evidence.map((id) => <FileLink key={id} id={id} />) : null}
              <p className="muted small">
                <DateTime at={entry.at} /> ·{' '}
                {entry.actorKind === 'system' ? t('product.system') : entry.actorName}
              </p>
            </div>
          ),
        }
      })}
    />
  )
}
