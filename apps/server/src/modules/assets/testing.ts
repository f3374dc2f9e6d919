import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertAsset, insertVersion, updateVersion } from './asset-repository.ts'
import type { AssetVersion } from './asset.ts'
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
export async function makeApprovedAsset(
  platform: Platform,
  asset: { sellerId: string; category: AssetCategory; label?: string },
): Promise<string> {
  const now = platform.clock.now()
  const id = newId('ast')
  const version: AssetVersion = {
    id: newId('asv'),
    assetId: id,
    label: asset.label ?? 'V1.0',
    state: 'APPROVED',
    replaces: null,
    content: {},
    checklist: makeChecklist(asset.category),
    report: [],
    reasons: [],
    submittedBy: null,
    submittedAt: now,
    decidedAt: now,
    createdAt: now,
    updatedAt: now,
  }
  await platform.db.transaction(async (tx) => {
    await insertAsset(tx, {
      id,
      sellerId: asset.sellerId,
      category: asset.category,
      name: `Asset ${id.slice(-6)}`,
      description: 'Made for a test',
      createdAt: now,
      updatedAt: now,
    })
    await insertVersion(tx, version)
    await updateVersion(tx, version)
  })
  return id
}
