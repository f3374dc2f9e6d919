import { sql, type Selectable } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../kernel/paging.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { Assets, AssetVersions } from '../../platform/db/schema.generated.ts'
import { newId } from '../../platform/ids.ts'
import type { Asset, AssetHistoryEntry, AssetSummary, AssetVersion } from './asset.ts'
import type { AssetCategory } from './domain/asset-fields.ts'
import type { AssetState } from './domain/asset-states.ts'

type Reader = Tx | Queryable

/** Unions are held by check constraints. */
function fromRow(row: Selectable<Assets>): Asset {
  return {
    id: row.id,
    sellerId: row.seller_id,
    category: row.category as AssetCategory,
    name: row.name,
    description: row.description,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** JSON columns are written by this file alone. */
function versionFromRow(row: Selectable<AssetVersions>): AssetVersion {
  return {
    id: row.id,
    assetId: row.asset_id,
    label: row.label,
    state: row.state as AssetState,
    replaces: row.replaces,
    content: row.content as AssetVersion['content'],
    checklist: row.checklist as unknown as AssetVersion['checklist'],
    report: row.report as unknown as AssetVersion['report'],
    reasons: row.reasons as unknown as AssetVersion['reasons'],
    submittedBy: row.submitted_by as unknown as AssetVersion['submittedBy'],
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export async function insertAsset(tx: Tx, asset: Asset): Promise<void> {
  await tx
    .insertInto('assets')
    .values({
      id: asset.id,
      seller_id: asset.sellerId,
      category: asset.category,
      name: asset.name,
      description: asset.description,
      created_at: asset.createdAt,
      updated_at: asset.updatedAt,
    })
    .execute()
}

export async function updateAsset(
  tx: Tx,
  id: string,
  change: { name: string; description: string; updatedAt: Date },
): Promise<void> {
  await tx
    .updateTable('assets')
    .set({ name: change.name, description: change.description, updated_at: change.updatedAt })
    .where('id', '=', id)
    .execute()
}

export async function markAssetDeleted(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('assets').set({ deleted_at: at }).where('id', '=', id).execute()
}

export async function findAsset(
  db: Reader,
  sellerId: string,
  id: string,
  lock = false,
): Promise<Asset | null> {
  const query = db
    .selectFrom('assets')
    .selectAll()
    .where('id', '=', id)
    .where('seller_id', '=', sellerId)
    .where('deleted_at', 'is', null)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Of whatever seller and also when it is deleted, for reviewers and what goes on by itself. */
export async function findAnyAsset(db: Reader, id: string): Promise<Asset | null> {
  const row = await db.selectFrom('assets').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Held until the end of the transaction: what counts the versions of a seller counts alone. */
export async function lockScans(tx: Tx, sellerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`asset-scans:${sellerId}`}, 0))`.execute(tx)
}

export async function countScanning(tx: Tx, sellerId: string, category: AssetCategory): Promise<number> {
  const row = await tx
    .selectFrom('asset_versions')
    .innerJoin('assets', 'assets.id', 'asset_versions.asset_id')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('assets.seller_id', '=', sellerId)
    .where('assets.category', '=', category)
    .where('asset_versions.state', '=', 'SCANNING')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export interface AssetFilter {
  category?: AssetCategory
  state?: AssetState
  q?: string
  cursor?: string
  limit: number
}

export async function listAssets(
  db: Reader,
  sellerId: string,
  filter: AssetFilter,
): Promise<Page<AssetSummary>> {
  let query = db
    .selectFrom('assets')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('asset_versions')
          .select(['label', 'state'])
          .whereRef('asset_versions.asset_id', '=', 'assets.id')
          .where('state', 'not in', ['DELETED', 'REPLACED'])
          .orderBy('created_at', 'desc')
          .orderBy('id', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .selectAll('assets')
    .select(['newest.label as newest_label', 'newest.state as newest_state'])
    .select((eb) => [
      sql<string[]>`array(select v.label from asset_versions v where v.asset_id = assets.id
        and v.state = 'APPROVED' order by v.created_at desc)`.as('approved_labels'),
      eb
        .selectFrom('asset_links')
        .select((link) => link.fn.count('product_id').distinct().as('count'))
        .whereRef('asset_links.asset_id', '=', 'assets.id')
        .as('linked_products'),
    ])
    .where('seller_id', '=', sellerId)
    .where('deleted_at', 'is', null)
    .orderBy('assets.created_at', 'desc')
    .orderBy('assets.id', 'desc')
    .limit(filter.limit + 1)
  if (filter.category) query = query.where('category', '=', filter.category)
  if (filter.state) query = query.where('newest.state', '=', filter.state)
  if (filter.q !== undefined && filter.q !== '') {
    const pattern = `%${filter.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    query = query.where((eb) => eb.or([eb('name', 'ilike', pattern), eb('assets.id', '=', filter.q!)]))
  }
  if (filter.cursor !== undefined) {
    const { at, id } = decodeCursor(filter.cursor)
    query = query.where(sql<boolean>`(assets.created_at, assets.id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  const summaries = rows.map((row): AssetSummary => ({
    ...fromRow(row),
    newest:
      row.newest_label === null ? null : { label: row.newest_label, state: row.newest_state as AssetState },
    approvedLabels: row.approved_labels,
    linkedProducts: Number(row.linked_products ?? 0),
  }))
  return cutPage(summaries, filter.limit, (asset) => ({ at: asset.createdAt, id: asset.id }))
}

export async function insertVersion(tx: Tx, version: AssetVersion): Promise<void> {
  await tx
    .insertInto('asset_versions')
    .values({
      id: version.id,
      asset_id: version.assetId,
      label: version.label,
      state: version.state,
      replaces: version.replaces,
      content: JSON.stringify(version.content),
      checklist: JSON.stringify(version.checklist),
      created_at: version.createdAt,
      updated_at: version.updatedAt,
    })
    .execute()
}

/** Everything that a command may have changed. */
export async function updateVersion(tx: Tx, version: AssetVersion): Promise<void> {
  await tx
    .updateTable('asset_versions')
    .set({
      label: version.label,
      state: version.state,
      content: JSON.stringify(version.content),
      checklist: JSON.stringify(version.checklist),
      report: JSON.stringify(version.report),
      reasons: JSON.stringify(version.reasons),
      submitted_by: version.submittedBy === null ? null : JSON.stringify(version.submittedBy),
      submitted_at: version.submittedAt,
      decided_at: version.decidedAt,
      updated_at: version.updatedAt,
    })
    .where('id', '=', version.id)
    .execute()
}

export async function findVersion(db: Reader, id: string, lock = false): Promise<AssetVersion | null> {
  const query = db.selectFrom('asset_versions').selectAll().where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row ? versionFromRow(row) : null
}

/** Newest first, without deleted ones. */
export async function listVersions(db: Reader, assetId: string): Promise<AssetVersion[]> {
  const rows = await db
    .selectFrom('asset_versions')
    .selectAll()
    .where('asset_id', '=', assetId)
    .where('state', '<>', 'DELETED')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(versionFromRow)
}

/** Templates of the seller, apart from `exceptAssetId`, with a version that is in use and deploys the asset. */
export async function countTemplates(
  db: Reader,
  sellerId: string,
  targetAssetId: string,
  exceptAssetId: string | null = null,
): Promise<number> {
  let query = db
    .selectFrom('assets')
    .innerJoin('asset_versions', 'asset_versions.asset_id', 'assets.id')
    .select((eb) => eb.fn.count('assets.id').distinct().as('count'))
    .where('assets.seller_id', '=', sellerId)
    .where('assets.category', '=', 'TEMPLATE')
    .where('assets.deleted_at', 'is', null)
    .where('asset_versions.state', '=', 'APPROVED')
    .where(sql<boolean>`asset_versions.content -> 'target' ->> 'assetId' = ${targetAssetId}`)
  if (exceptAssetId !== null) query = query.where('assets.id', '<>', exceptAssetId)
  return Number((await query.executeTakeFirstOrThrow()).count)
}

export async function insertHistory(tx: Tx, assetId: string, entry: AssetHistoryEntry): Promise<void> {
  await tx
    .insertInto('asset_history')
    .values({
      id: newId('ash'),
      asset_id: assetId,
      version_label: entry.versionLabel,
      at: entry.at,
      command: entry.command,
      to_state: entry.toState,
      actor_kind: entry.actor.kind,
      actor_name: entry.actor.name,
      reason: entry.reason,
    })
    .execute()
}

/** Entries of one asset that are shown at most. */
const HISTORY_SHOWN = 200

export async function listHistory(db: Reader, assetId: string): Promise<AssetHistoryEntry[]> {
  const rows = await db
    .selectFrom('asset_history')
    .selectAll()
    .where('asset_id', '=', assetId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(HISTORY_SHOWN)
    .execute()
  return rows.toReversed().map((row) => ({
    versionLabel: row.version_label,
    at: row.at,
    command: row.command,
    toState: row.to_state as AssetState,
    actor: { kind: row.actor_kind as AssetHistoryEntry['actor']['kind'], name: row.actor_name },
    reason: row.reason,
  }))
}

export interface AssetLink {
  assetId: string
  version: string
  productId: string
}

export async function insertLink(tx: Tx, link: AssetLink, at: Date): Promise<void> {
  await tx
    .insertInto('asset_links')
    .values({
      asset_id: link.assetId,
      version_label: link.version,
      product_id: link.productId,
      linked_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteLinks(tx: Tx, productId: string): Promise<void> {
  await tx.deleteFrom('asset_links').where('product_id', '=', productId).execute()
}

export async function listLinks(db: Reader, assetId: string): Promise<AssetLink[]> {
  const rows = await db
    .selectFrom('asset_links')
    .selectAll()
    .where('asset_id', '=', assetId)
    .orderBy('linked_at')
    .execute()
  return rows.map((row) => ({
    assetId: row.asset_id,
    version: row.version_label,
    productId: row.product_id,
  }))
}
