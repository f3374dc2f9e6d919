import { sql } from 'kysely'
import type { Sweep } from './jobs/job-worker.ts'
import type { Database } from './db/database.ts'

/** Answers of idempotent writes are promised for 24 h (BUY-SYS-04); a day more costs nothing. */
const IDEMPOTENCY_HOURS = 48
const EVENT_DAYS = 90
const MONTHS_AHEAD = 3
const PARTITIONED = [
  'audit_log',
  'ledger_entries',
  'call_attempts',
  'license_heartbeats',
  'license_usage',
  'usage_records',
  'refused_usage_records',
]
/** Deleted at once; the next turn goes on, so that no delete locks much or long. */
const BATCH = 5000

/** Housekeeping in real time: old keys and events go, partitions of the coming months come. */
export function createMaintenanceSweep(db: Database): Sweep {
  return {
    name: 'platform.maintenance',
    everyMs: 3_600_000,
    async run() {
      for (const table of PARTITIONED)
        await sql`select ensure_month_partitions(${table}, current_date, ${MONTHS_AHEAD})`.execute(db.query)
      const keys =
        await sql`delete from idempotency_keys where ctid = any(array(select ctid from idempotency_keys
        where created_at < now() - make_interval(hours => ${IDEMPOTENCY_HOURS}) limit ${BATCH}))`.execute(
          db.query,
        )
      const events = await sql`delete from events where ctid = any(array(select ctid from events
        where created_at < now() - make_interval(days => ${EVENT_DAYS}) limit ${BATCH}))`.execute(db.query)
      return Number((keys.numAffectedRows ?? 0n) + (events.numAffectedRows ?? 0n))
    },
  }
}
