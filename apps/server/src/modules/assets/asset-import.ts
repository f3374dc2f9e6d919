import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { insertAsset, insertVersion, updateVersion } from './asset-repository.ts'
import type { AssetVersion } from './asset.ts'
import { criteriaOf } from './domain/asset-criteria.ts'
import type { AssetCategory } from './domain/asset-fields.ts'

/** Brings an asset in with one approved version, as data that was reviewed elsewhere. @returns its id */
export async function insertApprovedAsset(
  tx: Tx,
  asset: { sellerId: string; category: AssetCategory; name: string; description: string; label: string },
  now: Date,
): Promise<string> {
  const { sellerId, category, name, description } = asset
  const id = newId('ast')
  const version: AssetVersion = {
    id: newId('asv'),
    assetId: id,
    label: asset.label,
    state: 'APPROVED',
    replaces: null,
    content: {},
    checklist: Object.fromEntries(
      criteriaOf(category).map(({ key }) => [
        key,
        { mark: 'YES' as const, note: description, evidence: null },
      ]),
    ),
    report: [],
    reasons: [],
    submittedBy: null,
    submittedAt: now,
    decidedAt: now,
    createdAt: now,
    updatedAt: now,
  }
  await insertAsset(tx, { id, sellerId, category, name, description, createdAt: now, updatedAt: now })
  await insertVersion(tx, version)
  // What only a decision writes.
  await updateVersion(tx, version)
  return id
}
