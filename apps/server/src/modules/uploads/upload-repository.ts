import { sql, type Selectable } from 'kysely'
import type { LocalizedText } from '../../kernel/text.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { Uploads } from '../../platform/db/schema.generated.ts'
import type { UploadPurpose } from './domain/upload-purpose.ts'
import type { ScanState, UploadState } from './domain/upload-states.ts'
import type { UploadedFile, UploadPart } from './upload.ts'

type Reader = Tx | Queryable

/** Unions are held by check constraints, purposes by the one writer. */
function fromRow(row: Selectable<Uploads>): UploadedFile {
  return {
    id: row.id,
    accountId: row.account_id,
    purpose: row.purpose as UploadPurpose,
    name: row.name,
    sizeBytes: Number(row.size_bytes),
    receivedBytes: Number(row.received_bytes),
    sha256: row.sha256 ?? '',
    mediaType: row.media_type,
    width: row.width,
    height: row.height,
    state: row.state as UploadState,
    problems: row.problems as unknown as LocalizedText[],
    hints: row.hints as unknown as LocalizedText[],
    scan: row.scan as ScanState,
    publishedAt: row.published_at,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}

/** Held until the end of the transaction, so that two creations at once cannot both fit below a limit. */
export async function lockAccountUploads(tx: Tx, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads:${accountId}`}, 0))`.execute(tx)
}

export async function sumUploads(tx: Tx, accountId: string): Promise<{ open: number; bytes: number }> {
  const row = await tx
    .selectFrom('uploads')
    .select((eb) => [
      eb.fn.countAll().filterWhere('state', '=', 'RECEIVING').as('open'),
      // What was refused holds no bytes any more.
      eb.fn.sum('size_bytes').filterWhere('state', '<>', 'REFUSED').as('bytes'),
    ])
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return { open: Number(row.open), bytes: Number(row.bytes ?? 0) }
}

export async function insertUpload(
  tx: Tx,
  upload: Pick<UploadedFile, 'id' | 'accountId' | 'purpose' | 'name' | 'sizeBytes' | 'mediaType'> & {
    userId: string
    createdAt: Date
    expiresAt: Date
  },
): Promise<void> {
  await tx
    .insertInto('uploads')
    .values({
      id: upload.id,
      account_id: upload.accountId,
      user_id: upload.userId,
      purpose: upload.purpose,
      name: upload.name,
      size_bytes: BigInt(upload.sizeBytes),
      state: 'RECEIVING',
      media_type: upload.mediaType,
      created_at: upload.createdAt,
      expires_at: upload.expiresAt,
    })
    .execute()
}

export async function findUpload(db: Reader, id: string): Promise<UploadedFile | null> {
  const row = await db.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function lockUpload(tx: Tx, id: string): Promise<UploadedFile | null> {
  const row = await tx.selectFrom('uploads').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function listParts(db: Reader, uploadId: string): Promise<UploadPart[]> {
  const rows = await db
    .selectFrom('upload_parts')
    .selectAll()
    .where('upload_id', '=', uploadId)
    .orderBy('start_byte')
    .execute()
  return rows.map((row) => ({
    startByte: Number(row.start_byte),
    sizeBytes: Number(row.size_bytes),
    fileKey: row.file_key,
  }))
}

export async function countParts(db: Reader, uploadId: string): Promise<number> {
  const row = await db
    .selectFrom('upload_parts')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('upload_id', '=', uploadId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Notes a part that lies in the file store; the last one hands the file over to its check. */
export async function addPart(
  tx: Tx,
  uploadId: string,
  part: UploadPart,
  after: { receivedBytes: number; expiresAt: Date } & (
    | { state: 'RECEIVING' }
    | { state: 'CHECKING'; completedAt: Date; checkDueAt: Date }
  ),
): Promise<void> {
  await tx
    .insertInto('upload_parts')
    .values({
      upload_id: uploadId,
      start_byte: BigInt(part.startByte),
      size_bytes: BigInt(part.sizeBytes),
      file_key: part.fileKey,
    })
    .execute()
  await tx
    .updateTable('uploads')
    .set({
      received_bytes: BigInt(after.receivedBytes),
      expires_at: after.expiresAt,
      state: after.state,
      ...(after.state === 'CHECKING' && { completed_at: after.completedAt, check_due_at: after.checkDueAt }),
    })
    .where('id', '=', uploadId)
    .execute()
}

export async function storeFindings(
  tx: Tx,
  id: string,
  found: Pick<UploadedFile, 'sha256' | 'mediaType' | 'width' | 'height' | 'problems' | 'hints' | 'scan'> & {
    state: 'READY' | 'REFUSED'
  },
): Promise<void> {
  await tx
    .updateTable('uploads')
    .set({
      sha256: found.sha256,
      media_type: found.mediaType,
      width: found.width,
      height: found.height,
      problems: JSON.stringify(found.problems),
      hints: JSON.stringify(found.hints),
      scan: found.scan,
      state: found.state,
      check_due_at: null,
    })
    .where('id', '=', id)
    .execute()
}

export async function deleteParts(tx: Tx, uploadId: string): Promise<void> {
  await tx.deleteFrom('upload_parts').where('upload_id', '=', uploadId).execute()
}

/** The scanner does not answer: the check is tried again at `dueAt`. */
export async function postponeCheck(db: Queryable, id: string, dueAt: Date): Promise<void> {
  await db
    .updateTable('uploads')
    .set({ scan: 'WAITING', check_due_at: dueAt })
    .where('id', '=', id)
    .where('state', '=', 'CHECKING')
    .execute()
}

/** A check that goes on is not to be started a second time. */
export async function keepCheckDue(db: Queryable, id: string, dueAt: Date): Promise<void> {
  await db
    .updateTable('uploads')
    .set({ check_due_at: dueAt })
    .where('id', '=', id)
    .where('state', '=', 'CHECKING')
    .execute()
}

/** Takes uploads whose check is due, and makes each due again at `nextDueAt` in case its job is lost. */
export async function takeDueChecks(tx: Tx, now: Date, nextDueAt: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('uploads')
    .set({ check_due_at: nextDueAt })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('uploads')
        .select('id')
        .where('check_due_at', '<=', now)
        .orderBy('check_due_at')
        .limit(50)
        .forUpdate()
        .skipLocked(),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function insertUses(
  tx: Tx,
  uses: { uploadId: string; usedByType: string; usedById: string; field: string }[],
): Promise<void> {
  if (uses.length === 0) return
  await tx
    .insertInto('upload_uses')
    .values(
      uses.map((use) => ({
        upload_id: use.uploadId,
        used_by_type: use.usedByType,
        used_by_id: use.usedById,
        field: use.field,
      })),
    )
    .onConflict((oc) => oc.doNothing())
    .execute()
  await tx
    .updateTable('uploads')
    .set({ expires_at: null })
    .where(
      'id',
      'in',
      uses.map((use) => use.uploadId),
    )
    .execute()
}

/** Ends the uses of an object; files that nothing else uses expire. */
export async function deleteUses(
  tx: Tx,
  usedBy: { type: string; id: string },
  expiresAt: Date,
): Promise<void> {
  const rows = await tx
    .deleteFrom('upload_uses')
    .where('used_by_type', '=', usedBy.type)
    .where('used_by_id', '=', usedBy.id)
    .returning('upload_id')
    .execute()
  if (rows.length === 0) return
  await tx
    .updateTable('uploads')
    .set({ expires_at: expiresAt, published_at: null })
    .where(
      'id',
      'in',
      rows.map((row) => row.upload_id),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('upload_uses')
            .select('upload_id')
            .whereRef('upload_uses.upload_id', '=', 'uploads.id'),
        ),
      ),
    )
    .execute()
}

export async function markPublished(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('uploads')
    .set({ published_at: at })
    .where('id', 'in', [...ids])
    .where('state', '=', 'READY')
    .where('published_at', 'is', null)
    .execute()
}

/** Deletes rows of files that nothing uses and whose time has come. @returns their ids */
export async function deleteExpired(tx: Tx, now: Date): Promise<string[]> {
  const due = await tx
    .selectFrom('uploads')
    .select('id')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(50)
    .forUpdate()
    .skipLocked()
    .execute()
  const ids = due.map((row) => row.id)
  if (ids.length > 0) await tx.deleteFrom('uploads').where('id', 'in', ids).execute()
  return ids
}

export async function deleteUpload(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('uploads').where('id', '=', id).execute()
}
