import { sql } from 'kysely'
import type { Tx, Queryable } from '../db/database.ts'

/** Payload of each kind of job. A module adds its own by declaration merging, beside its handler. */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by the modules
export interface JobPayloads {}

export type JobName = keyof JobPayloads

export type JobHandlers = { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> }

export interface JobOptions {
  /** A second job with this key replaces a waiting first one. */
  key?: string
  /** Attempts before the job is parked; the library backs off exponentially. */
  attemptsMax?: number
}

/**
 * Writes a job in the caller's transaction; it runs after the commit, at least once.
 * A job is only a trigger: what has a life of its own keeps its schedule in its own table (docs/adr/0003).
 */
export async function enqueueJob<Name extends JobName>(
  tx: Tx | Queryable,
  name: Name,
  payload: JobPayloads[Name],
  options: JobOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json,
    job_key => ${options.key ?? null}, max_attempts => ${options.attemptsMax ?? 10})`.execute(tx)
}

/** Writes many jobs of one kind in one statement; as `enqueueJob` for each. */
export async function enqueueJobs<Name extends JobName>(
  tx: Tx | Queryable,
  name: Name,
  jobs: readonly { payload: JobPayloads[Name]; key: string }[],
): Promise<void> {
  if (jobs.length === 0) return
  await sql`select graphile_worker.add_job(${name}, payload => job.payload::json, job_key => job.key, max_attempts => 10)
    from unnest(${jobs.map(({ payload }) => JSON.stringify(payload))}::text[], ${jobs.map(({ key }) => key)}::text[])
      as job(payload, key)`.execute(tx)
}
