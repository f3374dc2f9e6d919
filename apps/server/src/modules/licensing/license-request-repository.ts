import { sql, type Selectable } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../kernel/paging.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { LicenseRequests } from '../../platform/db/schema.generated.ts'

type Reader = Tx | Queryable

/** What the seller uploaded. */
export type DeliveredLicense =
  | { kind: 'CHARACTERS'; sha256: string; charactersSealed: string }
  | { kind: 'FILE'; sha256: string; fileKey: string; fileName: string; sizeBytes: number }

export interface LicenseRequest {
  eventId: string
  sellerId: string
  accountId: string
  instanceId: string
  effectiveAt: Date
  expiresAt: Date | null
  deviceFingerprint: string | null
  requestedBy: string
  requestedAt: Date
  /** `null` while the seller has not answered. */
  deliveredAt: Date | null
  license: DeliveredLicense | null
}

function fromRow(row: Selectable<LicenseRequests>): LicenseRequest {
  return {
    eventId: row.event_id,
    sellerId: row.seller_id,
    accountId: row.account_id,
    instanceId: row.instance_id,
    effectiveAt: row.effective_at,
    expiresAt: row.expires_at,
    deviceFingerprint: row.device_fingerprint,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    deliveredAt: row.delivered_at,
    license: licenseOf(row),
  }
}

/** Check constraints hold which columns each kind has. */
function licenseOf(row: Selectable<LicenseRequests>): DeliveredLicense | null {
  if (row.kind === 'CHARACTERS')
    return { kind: 'CHARACTERS', sha256: row.sha256!, charactersSealed: row.characters_sealed! }
  if (row.kind !== 'FILE') return null
  return {
    kind: 'FILE',
    sha256: row.sha256!,
    fileKey: row.file_key!,
    fileName: row.file_name!,
    sizeBytes: row.size_bytes!,
  }
}

export async function insertRequest(
  tx: Tx,
  request: Omit<LicenseRequest, 'deliveredAt' | 'license'>,
): Promise<void> {
  await tx
    .insertInto('license_requests')
    .values({
      event_id: request.eventId,
      seller_id: request.sellerId,
      account_id: request.accountId,
      instance_id: request.instanceId,
      effective_at: request.effectiveAt,
      expires_at: request.expiresAt,
      device_fingerprint: request.deviceFingerprint,
      state: 'REQUESTED',
      requested_by: request.requestedBy,
      requested_at: request.requestedAt,
    })
    .execute()
}

export async function keepLicense(
  tx: Tx,
  eventId: string,
  license: DeliveredLicense,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('license_requests')
    .set({
      state: 'DELIVERED',
      delivered_at: at,
      kind: license.kind,
      sha256: license.sha256,
      ...(license.kind === 'CHARACTERS'
        ? { characters_sealed: license.charactersSealed }
        : { file_key: license.fileKey, file_name: license.fileName, size_bytes: license.sizeBytes }),
    })
    .where('event_id', '=', eventId)
    .execute()
}

export async function findRequest(db: Reader, eventId: string): Promise<LicenseRequest | null> {
  const row = await db
    .selectFrom('license_requests')
    .selectAll()
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function lockRequest(tx: Tx, eventId: string): Promise<LicenseRequest | null> {
  const row = await tx
    .selectFrom('license_requests')
    .selectAll()
    .where('event_id', '=', eventId)
    .forUpdate()
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Requests of one instance, newest first. */
export async function listRequests(
  db: Reader,
  instanceId: string,
  page: { cursor?: string; limit: number },
): Promise<Page<LicenseRequest>> {
  let query = db
    .selectFrom('license_requests')
    .selectAll()
    .where('instance_id', '=', instanceId)
    .orderBy('requested_at', 'desc')
    .orderBy('event_id', 'desc')
    .limit(page.limit + 1)
  if (page.cursor) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(sql<boolean>`(requested_at, event_id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  return cutPage(rows.map(fromRow), page.limit, (row) => ({ at: row.requestedAt, id: row.eventId }))
}

export async function countWaiting(db: Reader, instanceId: string): Promise<number> {
  const row = await db
    .selectFrom('license_requests')
    .select(sql<bigint>`count(*)`.as('count'))
    .where('instance_id', '=', instanceId)
    .where('state', '=', 'REQUESTED')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
