import { sql, type Selectable } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../../kernel/paging.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { DebugRounds, DebugRuns } from '../../../platform/db/schema.generated.ts'
import type { CallFamily } from '../../fulfillment/index.ts'
import type { AnswerCheck } from '../checks/check-answer.ts'
import type { DebugOutcome } from './debug-call.ts'

type Reader = Tx | Queryable

/** A recorded call of the debugging page or of a replay. */
export interface DebugRun extends DebugOutcome {
  id: string
  sellerId: string
  caseId: string | null
  roundId: string | null
  endpointId: string
  family: CallFamily
  scenario: string
}

/** One replay of the saved cases of a seller. */
export interface DebugRound {
  id: string
  sellerId: string
  kind: 'PROBE' | 'MANUAL' | 'APPLICATION'
  state: 'RUNNING' | 'DONE'
  dueAt: Date
  total: number
  done: number
  failed: number
  endedAt: Date | null
  /** What waits for the result; null for probes and the seller's own replays. */
  application: RoundApplication | null
}

/** The product application for which cases of one interface are replayed. */
export interface RoundApplication {
  id: string
  endpointId: string
  family: CallFamily
  /** Scenarios of which a saved case has to exist (SELL-PUB-22). */
  required: string[]
}

/** Runs kept for each seller beside those of the last rounds: what a person still looks at. */
const RUNS_KEPT = 2000

/** @returns false when the round has a run of the case already */
export async function insertRun(tx: Tx, run: DebugRun): Promise<boolean> {
  const inserted = await tx
    .insertInto('debug_runs')
    .values({
      id: run.id,
      seller_id: run.sellerId,
      case_id: run.caseId,
      round_id: run.roundId,
      endpoint_id: run.endpointId,
      family: run.family,
      scenario: run.scenario,
      at: run.at,
      duration_ms: run.durationMs,
      method: run.request.method,
      request_url: run.request.url,
      request_headers: JSON.stringify(run.request.headers),
      request_body: run.request.body,
      http_status: run.httpStatus,
      content_type: run.contentType,
      response_body: run.responseBody,
      result_code: run.resultCode,
      checks: JSON.stringify(run.checks),
      ok: run.ok,
      seller_instance_id: run.sellerInstanceId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Forgets the oldest runs of a seller. */
export async function pruneRuns(tx: Tx, sellerId: string): Promise<void> {
  await sql`delete from debug_runs where seller_id = ${sellerId} and (at, id) <= (
    select at, id from debug_runs where seller_id = ${sellerId} order by at desc, id desc offset ${RUNS_KEPT} limit 1
  )`.execute(tx)
}

function runFromRow(row: Selectable<DebugRuns>): DebugRun {
  return {
    id: row.id,
    sellerId: row.seller_id,
    caseId: row.case_id,
    roundId: row.round_id,
    endpointId: row.endpoint_id,
    family: row.family as CallFamily,
    scenario: row.scenario,
    at: row.at,
    durationMs: row.duration_ms,
    request: {
      method: row.method as 'GET' | 'POST',
      url: row.request_url,
      headers: row.request_headers as Record<string, string>,
      body: row.request_body,
    },
    httpStatus: row.http_status,
    contentType: row.content_type,
    headers: [],
    responseBody: row.response_body,
    resultCode: row.result_code,
    // Written by `insertRun`.
    checks: row.checks as unknown as AnswerCheck[],
    ok: row.ok,
    sellerInstanceId: row.seller_instance_id,
  }
}

/** Runs of a seller, newest first; of one case or one round when named. */
export async function listRuns(
  db: Reader,
  sellerId: string,
  filter: { caseId?: string; roundId?: string },
  page: { cursor?: string; limit: number },
): Promise<Page<DebugRun>> {
  let query = db
    .selectFrom('debug_runs')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (filter.caseId !== undefined) query = query.where('case_id', '=', filter.caseId)
  if (filter.roundId !== undefined) query = query.where('round_id', '=', filter.roundId)
  if (page.cursor !== undefined) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(sql<boolean>`(at, id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  return cutPage(rows.map(runFromRow), page.limit, (run) => run)
}

/** Every run of one round. */
export async function listRoundRuns(db: Reader, roundId: string): Promise<DebugRun[]> {
  const rows = await db
    .selectFrom('debug_runs')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(runFromRow)
}

export async function countRunsSince(db: Reader, sellerId: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('debug_runs')
    .select(sql<bigint>`count(*)`.as('count'))
    .where('seller_id', '=', sellerId)
    .where('at', '>', since)
    .where('round_id', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The last instance that a debugging call opened, by family: what the next call is about. */
export async function listLastInstances(db: Reader, sellerId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('debug_runs')
    .distinctOn('family')
    .select(['family', 'seller_instance_id'])
    .where('seller_id', '=', sellerId)
    .where('seller_instance_id', 'is not', null)
    .orderBy('family')
    .orderBy('at', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.family, row.seller_instance_id!]))
}

function roundFromRow(row: Selectable<DebugRounds>): DebugRound {
  return {
    id: row.id,
    sellerId: row.seller_id,
    kind: row.kind as DebugRound['kind'],
    state: row.state as DebugRound['state'],
    dueAt: row.due_at,
    total: row.total,
    done: row.done,
    failed: row.failed,
    endedAt: row.ended_at,
    application:
      row.application_id === null
        ? null
        : {
            id: row.application_id,
            // A check constraint: all three or none.
            endpointId: row.endpoint_id!,
            family: row.family as CallFamily,
            required: row.required,
          },
  }
}

/** Ends replays that nobody carries on: their job was parked. */
export async function endStaleRounds(tx: Tx, sellerId: string, before: Date): Promise<void> {
  await tx
    .updateTable('debug_rounds')
    .set({ state: 'DONE', ended_at: sql<Date>`due_at`, total: sql`done` })
    .where('seller_id', '=', sellerId)
    .where('kind', '=', 'MANUAL')
    .where('state', '=', 'RUNNING')
    .where('due_at', '<', before)
    .execute()
}

/** @returns false when there is such a round already: the slot's probe, or a replay that still runs */
export async function insertRound(
  tx: Tx,
  round: Pick<DebugRound, 'id' | 'sellerId' | 'kind' | 'dueAt' | 'total'> & {
    application?: RoundApplication
  },
): Promise<boolean> {
  // An application waits also for a round that finds nothing to replay: the job ends it.
  const over = round.total === 0 && !round.application

  const inserted = await tx
    .insertInto('debug_rounds')
    .values({
      id: round.id,
      seller_id: round.sellerId,
      kind: round.kind,
      state: over ? 'DONE' : 'RUNNING',
      due_at: round.dueAt,
      total: round.total,
      ended_at: over ? round.dueAt : null,
      ...(round.application && {
        application_id: round.application.id,
        endpoint_id: round.application.endpointId,
        family: round.application.family,
        required: round.application.required,
      }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function lockRound(tx: Tx, id: string): Promise<DebugRound | null> {
  const row = await tx
    .selectFrom('debug_rounds')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? roundFromRow(row) : null
}

export async function findRound(db: Reader, id: string): Promise<DebugRound | null> {
  const row = await db.selectFrom('debug_rounds').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? roundFromRow(row) : null
}

export async function bumpRound(tx: Tx, id: string, ok: boolean): Promise<void> {
  await tx
    .updateTable('debug_rounds')
    .set({ done: sql`done + 1`, failed: sql`failed + ${ok ? 0 : 1}`, total: sql`greatest(total, done + 1)` })
    .where('id', '=', id)
    .execute()
}

/** A case may have been deleted while the round ran; its end then tells how many there really were. */
export async function endRound(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('debug_rounds')
    .set({ state: 'DONE', ended_at: at, total: sql`done` })
    .where('id', '=', id)
    .execute()
}

/** Rounds that had something to replay, newest first. */
export async function listRounds(
  db: Reader,
  sellerId: string,
  page: { cursor?: string; limit: number },
): Promise<Page<DebugRound>> {
  let query = db
    .selectFrom('debug_rounds')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .where('total', '>', 0)
    .orderBy('due_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (page.cursor !== undefined) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(sql<boolean>`(due_at, id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  return cutPage(rows.map(roundFromRow), page.limit, (round) => ({ at: round.dueAt, id: round.id }))
}
