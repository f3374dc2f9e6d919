import type { Platform } from '../../platform/platform.ts'
import { insertApprovedAsset } from './asset-import.ts'
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

/** An asset of the seller with one approved version. @returns its id */
export function makeApprovedAsset(
  platform: Platform,
  asset: { sellerId: string; category: AssetCategory; label?: string },
): Promise<string> {
  const { sellerId, category, label = 'V1.0' } = asset
  return platform.db.transaction((tx) =>
    insertApprovedAsset(
      tx,
      { sellerId, category, label, name: `Asset of ${sellerId.slice(-6)}`, description: 'Made for a test' },
      platform.clock.now(),
    ),
  )
}
