import { canonicalDocument, differenceOf } from '@yunshi/product-document'
import type { DocumentChange, ProductDocument } from '@yunshi/product-document'
import { useMemo } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { changedFields } from './changed-fields.ts'
import type { DraftDocument } from './draft-store.ts'

/** What a modification changes of the listed product, field by field. */
export function DifferenceTable({ before, after }: { before: DraftDocument; after: DraftDocument }) {
  const { t } = useTranslation('publishing')
  const changes = useMemo(() => changesOf(before, after), [before, after])
  if (changes.length === 0) return <p className="muted">{t('difference.none')}</p>
  return (
    <div className="pub-scroll">
      <table className="difference">
        <thead>
          <tr>
            <th scope="col">{t('difference.field')}</th>
            <th scope="col">{t('difference.before')}</th>
            <th scope="col">{t('difference.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.path}>
              <th scope="row" className="mono">
                {change.path}
              </th>
              <td>{valueText(change.before)}</td>
              <td>{valueText(change.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const valueText = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value)

/** By the schema where the draft is whole; by its fields while parts are missing. */
function changesOf(before: DraftDocument, after: DraftDocument): DocumentChange[] {
  try {
    return differenceOf(
      canonicalDocument(before as unknown as ProductDocument),
      canonicalDocument(after as unknown as ProductDocument),
    )
  } catch {
    return changedFields(before, after).map((path) => ({ path }))
  }
}
