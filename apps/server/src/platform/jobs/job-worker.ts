import { EventEmitter } from 'node:events'
import { Logger as GraphileLogger, run, type Runner, type TaskList } from 'graphile-worker'
import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import type { BusinessClock } from '../time/business-clock.ts'
import type { JobHandlers, JobName } from './job-queue.ts'

/** Work that looks for due rows; safe to run on many workers at once and to run twice. */
export interface Sweep {
  name: string
  /** Real milliseconds between two runs. */
  everyMs: number
  /** @returns how many rows it moved; another run follows at once while it is above zero */
  run(): Promise<number>
}

export interface JobWorker {
  /** Finishes what runs, takes nothing new. */
  stop(): Promise<void>
}

/** A worker not seen for this long is dead and its jobs are given back. */
export const WORKER_DEAD_MS = 30_000
const HEARTBEAT_MS = 5_000

/**
 * Runs jobs and sweeps until stopped.
 *
 * The library keeps the jobs of a killed worker locked for four hours. Each process therefore writes a heartbeat, and
 * jobs of processes without one are unlocked at start and regularly after (docs/adr/0003).
 */
export async function startJobWorker(deps: {
  db: Database
  clock: BusinessClock
  handlers: JobHandlers
  sweeps: Sweep[]
  concurrency: number
  logger: Logger
  /** True when no other worker can be alive (embedded database, server lock held): the dead need not be waited for. */
  alone: boolean
  /** Called with the ids of dead workers before their jobs run again, to take back what they had leased. */
  reclaim: (workerIds: string[]) => Promise<void>
  observeJob?: (name: string, seconds: number, failed: boolean) => void
}): Promise<JobWorker> {
  const { db, logger } = deps
  const taskList: TaskList = {}
  for (const name of Object.keys(deps.handlers) as JobName[]) {
    const handler = deps.handlers[name] as (payload: unknown) => Promise<void>
    taskList[name] = async (payload, helpers) => {
      await deps.clock.refresh()
      const started = performance.now()
      let failed = true
      try {
        await handler(payload)
        failed = false
      } finally {
        deps.observeJob?.(name, (performance.now() - started) / 1000, failed)
        if (failed && helpers.job.attempts >= helpers.job.max_attempts)
          logger.error({ job: name, jobId: helpers.job.id }, 'job parked after its last attempt')
      }
    }
  }

  const workerIds = new Set<string>()
  const events = new EventEmitter()
  // Jobs are locked in the name of the pool; the workers' own names appear in the library's log.
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => workerIds.add(workerPool.id))
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => workerIds.add(worker.workerId))
  const beat = async () => {
    await db.pool.query(
      `insert into worker_heartbeats (worker_id, seen_at) select id, now() from unnest($1::text[]) id
       on conflict (worker_id) do update set seen_at = now()`,
      [[...workerIds]],
    )
  }
  const reclaimDead = async (deadAfterMs: number) => {
    const { rows } = await db.pool.query<{ worker: string }>(
      `select distinct j.locked_by as worker from graphile_worker._private_jobs j
       left join worker_heartbeats h on h.worker_id = j.locked_by
       where j.locked_by is not null and (h.seen_at is null or h.seen_at < now() - $1::interval)`,
      [`${deadAfterMs} milliseconds`],
    )
    const dead = rows.map((row) => row.worker)
    if (dead.length > 0) {
      logger.warn({ workers: dead }, 'taking back the jobs of workers that died')
      await deps.reclaim(dead)
      await db.pool.query('select graphile_worker.force_unlock_workers($1)', [dead])
    }
    await db.pool.query(`delete from worker_heartbeats where seen_at < now() - interval '1 day'`)
  }

  await reclaimDead(deps.alone ? 0 : WORKER_DEAD_MS)
  const runner: Runner = await run({
    pgPool: db.pool,
    taskList,
    concurrency: deps.concurrency,
    pollInterval: 1000,
    noHandleSignals: true,
    events,
    logger: new GraphileLogger(({ label }) => (level, message, meta) => {
      if (level === 'error') logger.error({ label, meta }, message)
      else if (level === 'warning') logger.warn({ label, meta }, message)
      else logger.debug({ label }, message)
    }),
  })
  await beat()
  const timers: NodeJS.Timeout[] = []
  let stopping = false
  const running = new Set<Promise<void>>()
  const every = (ms: number, name: string, work: () => Promise<void>) => {
    let busy = false
    timers.push(
      setInterval(() => {
        if (busy || stopping) return
        busy = true
        const turn = work()
          .catch((error: unknown) =>
            logger.warn({ err: error, work: name }, 'periodic work failed, trying again'),
          )
          .finally(() => {
            busy = false
            running.delete(turn)
          })
        running.add(turn)
      }, ms),
    )
  }
  every(HEARTBEAT_MS, 'heartbeat', beat)
  every(WORKER_DEAD_MS, 'reclaim', () => reclaimDead(WORKER_DEAD_MS))
  for (const sweep of deps.sweeps)
    every(sweep.everyMs, sweep.name, async () => {
      await deps.clock.refresh()
      while (!stopping && (await sweep.run()) > 0);
    })

  return {
    async stop() {
      stopping = true
      for (const timer of timers) clearInterval(timer)
      await Promise.allSettled([runner.stop(), ...running])
      await db.pool
        .query('delete from worker_heartbeats where worker_id = any($1)', [[...workerIds]])
        .catch(() => {})
    },
  }
}
