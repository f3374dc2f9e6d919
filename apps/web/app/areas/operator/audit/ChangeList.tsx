import { useTranslation } from '../../../i18n/use-translation.ts'
import type { Change } from './difference.ts'

/** In a table cell: at most this many values, each this long; the drawer shows all. */
const valuesMax = 3
const lengthMax = 60

const short = (value: string) => (value.length > lengthMax ? `${value.slice(0, lengthMax)}…` : value)

/** What changed, in a line each, for a table cell. */
export function ChangeList({ changes }: { changes: Change[] }) {
  const { t } = useTranslation('operator')
  const moved = changes.filter(({ kind }) => kind !== 'same')
  if (moved.length === 0) return <span className="muted">–</span>
  return (
    <>
      <dl className="change-list small">
        {moved.slice(0, valuesMax).map((change) => (
          <div key={change.path}>
            <dt className="mono">{change.path} </dt>
            <dd>
              {change.before === null ? null : (
                <del className="change-before">
                  <span className="visually-hidden">{t('audit.before')} </span>
                  {short(change.before)}
                </del>
              )}
              {change.before !== null && change.after !== null ? ' → ' : null}
              {change.after === null ? null : short(change.after)}
            </dd>
          </div>
        ))}
      </dl>
      {moved.length > valuesMax ? (
        <p className="muted small">{t('audit.moreChanges', { count: moved.length - valuesMax })}</p>
      ) : null}
    </>
  )
}

/** All values before and after, changed ones marked by a word and a tint. */
export function ChangeTable({ changes }: { changes: Change[] }) {
  const { t } = useTranslation('operator')
  if (changes.length === 0) return <p className="muted">{t('audit.noChange')}</p>
  return (
    <table className="change-table">
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          <th scope="col">{t('audit.before')}</th>
          <th scope="col">{t('audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <th scope="row">
              <span className="mono">{change.path}</span>
              <br />
              <span className="small">{t(`audit.kinds.${change.kind}`)}</span>
            </th>
            <td className={change.kind === 'changed' || change.kind === 'removed' ? 'change-removed' : ''}>
              {change.before ?? '–'}
            </td>
            <td className={change.kind === 'changed' || change.kind === 'added' ? 'change-added' : ''}>
              {change.after ?? '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
