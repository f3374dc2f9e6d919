import { sql, type Selectable } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { DebugCases } from '../../../platform/db/schema.generated.ts'
import type { CallFamily } from '../../fulfillment/index.ts'
import type { ParameterValues } from '../scenarios/parameter.ts'

type Reader = Tx | Queryable

/** A call that succeeded once and is replayed (SELL-APP-11). */
export interface DebugCase {
  id: string
  sellerId: string
  endpointId: string
  family: CallFamily
  scenario: string
  /** Without the secret ones. */
  parameters: ParameterValues
  secretsSealed: string | null
  savedAt: Date
  lastRunAt: Date | null
  lastOk: boolean | null
  failingDays: number
  lastFailedDay: string | null
}

/** Unions are held by check constraints; jsonb was written by `saveCase`. */
function caseFromRow(row: Selectable<DebugCases> & { last_failed_day_text?: string | null }): DebugCase {
  return {
    id: row.id,
    sellerId: row.seller_id,
    endpointId: row.endpoint_id,
    family: row.family as CallFamily,
    scenario: row.scenario,
    parameters: row.parameters as ParameterValues,
    secretsSealed: row.secrets_sealed,
    savedAt: row.saved_at,
    lastRunAt: row.last_run_at,
    lastOk: row.last_ok,
    failingDays: row.failing_days,
    lastFailedDay: row.last_failed_day_text ?? null,
  }
}

const cases = (db: Reader) =>
  db
    .selectFrom('debug_cases')
    .selectAll()
    .select(sql<string | null>`to_char(last_failed_day, 'YYYY-MM-DD')`.as('last_failed_day_text'))

export async function listCases(db: Reader, sellerId: string): Promise<DebugCase[]> {
  const rows = await cases(db)
    .where('seller_id', '=', sellerId)
    .orderBy('family')
    .orderBy('saved_at')
    .orderBy('id')
    .execute()
  return rows.map(caseFromRow)
}

export async function findCase(db: Reader, sellerId: string, id: string): Promise<DebugCase | null> {
  const row = await cases(db).where('id', '=', id).where('seller_id', '=', sellerId).executeTakeFirst()
  return row ? caseFromRow(row) : null
}

/** Saves a case; one that is there for the same scenario and address is replaced and keeps its id. */
export async function saveCase(
  tx: Tx,
  saved: Omit<DebugCase, 'lastRunAt' | 'lastOk' | 'failingDays' | 'lastFailedDay'>,
): Promise<string> {
  const row = await tx
    .insertInto('debug_cases')
    .values({
      id: saved.id,
      seller_id: saved.sellerId,
      endpoint_id: saved.endpointId,
      family: saved.family,
      scenario: saved.scenario,
      parameters: JSON.stringify(saved.parameters),
      secrets_sealed: saved.secretsSealed,
      saved_at: saved.savedAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['seller_id', 'endpoint_id', 'family', 'scenario']).doUpdateSet((eb) => ({
        parameters: eb.ref('excluded.parameters'),
        secrets_sealed: eb.ref('excluded.secrets_sealed'),
        saved_at: eb.ref('excluded.saved_at'),
        failing_days: 0,
        last_failed_day: null,
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Secrets are sealed under the id of their case, which a replaced case keeps. */
export async function findCaseId(
  db: Reader,
  by: { sellerId: string; endpointId: string; family: CallFamily; scenario: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('debug_cases')
    .select('id')
    .where('seller_id', '=', by.sellerId)
    .where('endpoint_id', '=', by.endpointId)
    .where('family', '=', by.family)
    .where('scenario', '=', by.scenario)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function deleteCase(tx: Tx, sellerId: string, id: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('debug_cases')
    .where('id', '=', id)
    .where('seller_id', '=', sellerId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

export async function noteRun(tx: Tx, id: string, run: { at: Date; ok: boolean }): Promise<void> {
  await tx
    .updateTable('debug_cases')
    .set({ last_run_at: run.at, last_ok: run.ok })
    .where('id', '=', id)
    .execute()
}

export async function setProbeRecord(
  tx: Tx,
  id: string,
  record: { failingDays: number; lastFailedDay: string | null },
): Promise<void> {
  await tx
    .updateTable('debug_cases')
    .set({
      failing_days: record.failingDays,
      last_failed_day: sql<Date | null>`${record.lastFailedDay}::date`,
    })
    .where('id', '=', id)
    .execute()
}

/** Sellers with cases from before the slot for whom the slot's probe was not begun yet. */
export async function listSellersToProbe(db: Reader, slot: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('debug_cases as c')
    .select('c.seller_id')
    .distinct()
    .where('c.saved_at', '<', slot)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('debug_rounds as r')
            .select('r.id')
            .whereRef('r.seller_id', '=', 'c.seller_id')
            .where('r.kind', '=', 'PROBE')
            .where('r.due_at', '=', slot),
        ),
      ),
    )
    .orderBy('c.seller_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.seller_id)
}
