import { sql } from 'kysely'
import type { Queryable, Tx } from '../db/database.ts'

/** A job that used up its attempts and waits for a person. */
export interface ParkedJob {
  id: string
  name: string
  attempts: number
  lastError: string | null
  since: Date
}

export async function listParkedJobs(db: Queryable, limit: number): Promise<ParkedJob[]> {
  const { rows } = await sql<{
    id: bigint
    task_identifier: string
    attempts: number
    last_error: string | null
    updated_at: Date
  }>`select id, task_identifier, attempts, last_error, updated_at from graphile_worker.jobs
    where attempts >= max_attempts and locked_at is null order by updated_at desc limit ${limit}`.execute(db)
  return rows.map((row) => ({
    id: String(row.id),
    name: row.task_identifier,
    attempts: row.attempts,
    lastError: row.last_error,
    since: row.updated_at,
  }))
}

/** Gives a parked job all its attempts again. @returns false when there is none of that id */
export async function replayJob(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select id from graphile_worker.reschedule_jobs(
    (select array_agg(id) from graphile_worker.jobs where id = ${id}::bigint and attempts >= max_attempts),
    run_at => now(), attempts => 0)`.execute(tx)
  return rows.length > 0
}

/** Jobs that could run now or are running; waiting retries of the future do not count. */
export async function countReadyJobs(db: Queryable, except: string[]): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) from graphile_worker.jobs
    where run_at <= now() and (attempts < max_attempts or locked_at is not null)
      and task_identifier <> all(${except}::text[])`.execute(db)
  return Number(rows[0]!.count)
}
