import type { Checklist, CriterionAnswer } from './domain/asset-criteria.ts'
import { criteriaOf } from './domain/asset-criteria.ts'
import type { AssetCategory } from './domain/asset-fields.ts'

/** A complete checklist: every criterion stated, with a note. */
export function makeChecklist(
  category: AssetCategory,
  change: Partial<Record<string, CriterionAnswer>> = {},
): Checklist {
  const stated = criteriaOf(category).map(({ key }): [string, CriterionAnswer] => [
    key,
    change[key] ?? { mark: 'YES', note: 'Checked with our scanner on every build.', evidence: null },
  ])
  return Object.fromEntries(stated)
}
