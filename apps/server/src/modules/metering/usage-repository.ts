import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'

type Reader = Tx | Queryable

export type UsageSource = 'NEW' | 'OLD'

/** A record that counts. */
export interface UsageRow {
  id: string
  instanceId: string
  sellerInstanceId: string
  meteringSn: string | null
  productCode: string | null
  beginAt: Date
  endAt: Date
  recordedAt: Date
  /** Decimal text, at most four decimals. */
  usageValue: string
  packageInstanceId: string | null
}

/** A record that does not, as it was sent. */
export interface RefusedRow {
  id: string
  code: string
  sellerInstanceId: string
  meteringSn: string
  recordTime: string
  beginTime: string
  endTime: string
  usageValue: string
}

export interface Receipt {
  sellerId: string
  source: UsageSource
  receivedAt: Date
}

/**
 * Holds the seller's row until the end of the transaction: pushes of one seller are stored one after another, so that
 * each sees what the others kept.
 */
export async function lockReporter(tx: Tx, sellerId: string, at: Date): Promise<void> {
  await tx
    .insertInto('usage_reporters')
    .values({ seller_id: sellerId, last_received_at: at })
    .onConflict((conflict) => conflict.column('seller_id').doUpdateSet({ last_received_at: at }))
    .execute()
}

/** Which of these serials the seller has used in windows that began after `since`. */
export async function findUsedSerials(
  db: Reader,
  sellerId: string,
  serials: readonly string[],
  since: Date,
): Promise<string[]> {
  if (serials.length === 0) return []
  const rows = await db
    .selectFrom('usage_records')
    .select('metering_sn')
    .where('seller_id', '=', sellerId)
    .where('metering_sn', '=', sql<string>`any(${serials}::text[])`)
    .where('begin_at', '>=', since)
    .execute()
  return rows.flatMap((row) => row.metering_sn ?? [])
}

export interface UsageWindow {
  instanceId: string
  beginAt: Date
  endAt: Date
}

/** @returns positions in `windows` of those that are taken */
export async function findTakenWindows(db: Reader, windows: readonly UsageWindow[]): Promise<number[]> {
  if (windows.length === 0) return []
  const begins = windows.map((window) => window.beginAt.getTime())
  const taken = await sql<{ position: number }>`
    select (w.position - 1)::integer as position
    from unnest(${windows.map((w) => w.instanceId)}::text[], ${windows.map((w) => w.beginAt)}::timestamptz[],
      ${windows.map((w) => w.endAt)}::timestamptz[]) with ordinality as w (instance_id, begin_at, end_at, position)
    join usage_records u
      on u.begin_at = w.begin_at and u.instance_id = w.instance_id and u.end_at = w.end_at
    where u.begin_at between ${new Date(Math.min(...begins))} and ${new Date(Math.max(...begins))}`.execute(
    db,
  )
  return taken.rows.map((row) => row.position)
}

/** One statement for a whole batch: rows travel as columns. */
export async function insertUsage(tx: Tx, receipt: Receipt, rows: readonly UsageRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into usage_records (id, seller_id, instance_id, seller_instance_id, metering_sn, product_code, begin_at,
      end_at, recorded_at, usage_value, package_instance_id, source, received_at)
    select r.id, ${receipt.sellerId}, r.instance_id, r.seller_instance_id, r.metering_sn, r.product_code, r.begin_at,
      r.end_at, r.recorded_at, r.usage_value, r.package_instance_id, ${receipt.source}, ${receipt.receivedAt}
    from unnest(${rows.map((r) => r.id)}::text[], ${rows.map((r) => r.instanceId)}::text[],
      ${rows.map((r) => r.sellerInstanceId)}::text[], ${rows.map((r) => r.meteringSn)}::text[],
      ${rows.map((r) => r.productCode)}::text[], ${rows.map((r) => r.beginAt)}::timestamptz[],
      ${rows.map((r) => r.endAt)}::timestamptz[], ${rows.map((r) => r.recordedAt)}::timestamptz[],
      ${rows.map((r) => r.usageValue)}::numeric[], ${rows.map((r) => r.packageInstanceId)}::text[])
      as r (id, instance_id, seller_instance_id, metering_sn, product_code, begin_at, end_at, recorded_at,
        usage_value, package_instance_id)`.execute(tx)
}

export async function insertRefused(tx: Tx, receipt: Receipt, rows: readonly RefusedRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into refused_usage_records (id, seller_id, code, seller_instance_id, metering_sn, record_time, begin_time,
      end_time, usage_value, source, received_at)
    select r.id, ${receipt.sellerId}, r.code, r.seller_instance_id, r.metering_sn, r.record_time, r.begin_time,
      r.end_time, r.usage_value, ${receipt.source}, ${receipt.receivedAt}
    from unnest(${rows.map((r) => r.id)}::text[], ${rows.map((r) => r.code)}::text[],
      ${rows.map((r) => r.sellerInstanceId)}::text[], ${rows.map((r) => r.meteringSn)}::text[],
      ${rows.map((r) => r.recordTime)}::text[], ${rows.map((r) => r.beginTime)}::text[],
      ${rows.map((r) => r.endTime)}::text[], ${rows.map((r) => r.usageValue)}::text[])
      as r (id, code, seller_instance_id, metering_sn, record_time, begin_time, end_time, usage_value)`.execute(
    tx,
  )
}

export async function insertBatch(
  tx: Tx,
  batch: { id: string; sellerId: string; records: unknown; receivedAt: Date },
): Promise<void> {
  await tx
    .insertInto('usage_batches')
    .values({
      id: batch.id,
      seller_id: batch.sellerId,
      records: JSON.stringify(batch.records),
      received_at: batch.receivedAt,
    })
    .execute()
}

/** A batch that waits to be judged, locked; `null` once it was. */
export async function lockBatch(
  tx: Tx,
  id: string,
): Promise<{ sellerId: string; records: unknown; receivedAt: Date } | null> {
  const row = await tx
    .selectFrom('usage_batches')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? { sellerId: row.seller_id, records: row.records, receivedAt: row.received_at } : null
}

export async function deleteBatch(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('usage_batches').where('id', '=', id).execute()
}
