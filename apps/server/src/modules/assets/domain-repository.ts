import { sql, type Selectable } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { AssetDomains } from '../../platform/db/schema.generated.ts'
import type { AssetDomain } from './asset.ts'

type Reader = Tx | Queryable

const fromRow = (row: Selectable<AssetDomains>): AssetDomain => ({
  id: row.id,
  sellerId: row.seller_id,
  origin: row.origin,
  token: row.token,
  verifiedAt: row.verified_at,
  createdAt: row.created_at,
})

export async function insertDomain(tx: Tx, domain: AssetDomain): Promise<void> {
  await tx
    .insertInto('asset_domains')
    .values({
      id: domain.id,
      seller_id: domain.sellerId,
      origin: domain.origin,
      token: domain.token,
      verified_at: domain.verifiedAt,
      created_at: domain.createdAt,
    })
    .execute()
}

export async function listDomains(db: Reader, sellerId: string): Promise<AssetDomain[]> {
  const rows = await db
    .selectFrom('asset_domains')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

export async function findDomain(db: Reader, sellerId: string, id: string): Promise<AssetDomain | null> {
  const row = await db
    .selectFrom('asset_domains')
    .selectAll()
    .where('id', '=', id)
    .where('seller_id', '=', sellerId)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function markVerified(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('asset_domains').set({ verified_at: at }).where('id', '=', id).execute()
}

export async function deleteDomain(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('asset_domains').where('id', '=', id).execute()
}

/** Whether a version that still counts refers to the website. */
export async function isDomainUsed(
  db: Reader,
  domain: Pick<AssetDomain, 'id' | 'sellerId'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('asset_versions')
    .innerJoin('assets', 'assets.id', 'asset_versions.asset_id')
    .select('asset_versions.id')
    .where('assets.seller_id', '=', domain.sellerId)
    .where('asset_versions.state', 'not in', ['DELETED', 'REPLACED'])
    .where(sql<boolean>`asset_versions.content -> 'domains' @> ${JSON.stringify([domain.id])}::jsonb`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
