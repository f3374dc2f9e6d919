import type { ConformanceProtocol, ConformanceReport } from '@yunshi/conformance'
import { sql, type Selectable } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../../kernel/paging.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { ConformanceRuns } from '../../../platform/db/schema.generated.ts'
import type { ConformanceOptions, ConformanceRunRow } from './conformance-run.ts'

type Reader = Tx | Queryable

/** Reports kept for each seller; older runs go. */
const RUNS_KEPT = 20

const columns = [
  'id',
  'seller_id',
  'endpoint_id',
  'url',
  'protocol',
  'options',
  'state',
  'total',
  'done',
  'failed',
  'warned',
  'current_check',
  'cancel_requested',
  'outcome',
  'started_at',
  'ended_at',
] as const

/** Unions are held by check constraints; options were written by `insertRun`. */
function fromRow(row: Pick<Selectable<ConformanceRuns>, (typeof columns)[number]>): ConformanceRunRow {
  return {
    id: row.id,
    sellerId: row.seller_id,
    endpointId: row.endpoint_id,
    url: row.url,
    protocol: row.protocol as ConformanceProtocol,
    options: row.options as ConformanceOptions,
    state: row.state as ConformanceRunRow['state'],
    total: row.total,
    done: row.done,
    failed: row.failed,
    warned: row.warned,
    currentCheck: row.current_check,
    cancelRequested: row.cancel_requested,
    outcome: row.outcome as ConformanceRunRow['outcome'],
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }
}

/** Ends runs that nobody carries on: their job was parked. */
export async function failStaleRuns(tx: Tx, sellerId: string, before: Date): Promise<void> {
  await tx
    .updateTable('conformance_runs')
    .set({ state: 'FAILED', current_check: null, ended_at: sql<Date>`started_at` })
    .where('seller_id', '=', sellerId)
    .where('state', '=', 'RUNNING')
    .where('started_at', '<', before)
    .execute()
}

/** @returns false while another run of the seller goes on */
export async function insertRun(
  tx: Tx,
  run: Pick<
    ConformanceRunRow,
    'id' | 'sellerId' | 'endpointId' | 'url' | 'protocol' | 'options' | 'total' | 'startedAt'
  >,
): Promise<boolean> {
  const row = await tx
    .insertInto('conformance_runs')
    .values({
      id: run.id,
      seller_id: run.sellerId,
      endpoint_id: run.endpointId,
      url: run.url,
      protocol: run.protocol,
      options: JSON.stringify(run.options),
      state: 'RUNNING',
      total: run.total,
      started_at: run.startedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await sql`delete from conformance_runs where seller_id = ${run.sellerId} and (started_at, id) <= (
    select started_at, id from conformance_runs where seller_id = ${run.sellerId}
    order by started_at desc, id desc offset ${RUNS_KEPT} limit 1)`.execute(tx)
  return true
}

export async function findRun(db: Reader, id: string): Promise<ConformanceRunRow | null> {
  const row = await db.selectFrom('conformance_runs').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function findReport(db: Reader, id: string): Promise<ConformanceReport | null> {
  const row = await db.selectFrom('conformance_runs').select('report').where('id', '=', id).executeTakeFirst()
  // Written by `endRun`.
  return (row?.report ?? null) as unknown as ConformanceReport | null
}

/** Notes how far a run is. @returns whether it is to stop: asked to, or ended by someone else */
export async function noteProgress(
  db: Queryable,
  id: string,
  progress: Pick<ConformanceRunRow, 'done' | 'failed' | 'warned' | 'currentCheck'>,
): Promise<boolean> {
  const row = await db
    .updateTable('conformance_runs')
    .set({
      done: progress.done,
      failed: progress.failed,
      warned: progress.warned,
      current_check: progress.currentCheck,
    })
    .where('id', '=', id)
    .where('state', '=', 'RUNNING')
    .returning('cancel_requested')
    .executeTakeFirst()
  return row?.cancel_requested ?? true
}

export async function endRun(
  db: Queryable,
  id: string,
  end: {
    state: 'DONE' | 'CANCELED' | 'FAILED'
    outcome: ConformanceRunRow['outcome']
    report: ConformanceReport | null
    at: Date
  },
): Promise<void> {
  await db
    .updateTable('conformance_runs')
    .set({
      state: end.state,
      outcome: end.outcome,
      report: end.report === null ? null : JSON.stringify(end.report),
      current_check: null,
      ended_at: end.at,
    })
    .where('id', '=', id)
    .where('state', '=', 'RUNNING')
    .execute()
}

/** @returns false when no such run of the seller is going on */
export async function requestCancel(tx: Tx, sellerId: string, id: string): Promise<boolean> {
  const row = await tx
    .updateTable('conformance_runs')
    .set({ cancel_requested: true })
    .where('id', '=', id)
    .where('seller_id', '=', sellerId)
    .where('state', '=', 'RUNNING')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function listRuns(
  db: Reader,
  sellerId: string,
  page: { cursor?: string; limit: number },
): Promise<Page<ConformanceRunRow>> {
  let query = db
    .selectFrom('conformance_runs')
    .select(columns)
    .where('seller_id', '=', sellerId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (page.cursor !== undefined) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(sql<boolean>`(started_at, id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  return cutPage(rows.map(fromRow), page.limit, (run) => ({ at: run.startedAt, id: run.id }))
}
