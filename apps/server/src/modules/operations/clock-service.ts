import { setTimeout as sleep } from 'node:timers/promises'
import { parseSpan } from '../../kernel/calendar.ts'
import { DomainError, notFound } from '../../kernel/errors.ts'
import type { Actor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import { enqueueJob } from '../../platform/jobs/job-queue.ts'
import type { Sweep } from '../../platform/jobs/job-worker.ts'
import { countReadyJobs } from '../../platform/jobs/parked-jobs.ts'
import type { Platform } from '../../platform/platform.ts'

declare module '../../platform/jobs/job-queue.ts' {
  interface JobPayloads {
    'clock.advance': { runId: string }
  }
}

/** A source of future work in business time. */
export interface DueSource {
  name: string
  firstDueAt: () => Promise<Date | null>
}

export interface ClockRun {
  id: string
  state: 'RUNNING' | 'DONE' | 'FAILED'
  from: Date
  target: Date
  reached: Date
  steps: number
  log: { at: string; what: string }[]
  failure: string | null
}

export type ClockService = ReturnType<typeof createClockService>

const SPAN_MAX_MS = 4000 * 86_400_000
const LOG_MAX = 500
/** Longest time to wait until the jobs of one step have run. */
const DRAIN_MS_MAX = 120_000
/** A source that stays due after this many looks at one instant is broken; going on would never end. */
const LOOKS_MAX = 1000

/**
 * Moves the sandbox clock forward from one due instant to the next, so that everything due on the way happens in
 * order and at its time, and a contract of years runs in minutes.
 */
export function createClockService(
  platform: Platform,
  deps: {
    sources: DueSource[]
    sweeps: Sweep[]
    /** Work under way that is no job; a step ends with it. */
    countUnderway: () => Promise<number>
  },
) {
  const { db, clock, audit } = platform

  const setOffset = async (at: Date) => {
    await db.query
      .updateTable('clock_settings')
      .set({ offset_ms: BigInt(at.getTime() - Date.now()) })
      .execute()
    // The offset is read at most every 200 ms; the next look must see it.
    await sleep(210)
    await clock.refresh()
  }

  const drain = async () => {
    const deadline = Date.now() + DRAIN_MS_MAX
    const open = async () =>
      (await countReadyJobs(db.query, ['clock.advance'])) + (await deps.countUnderway())
    while ((await open()) > 0) {
      if (Date.now() > deadline) throw new Error('jobs did not finish in time; is a worker running?')
      await sleep(25)
    }
  }

  const sweepAll = async () => {
    for (const sweep of deps.sweeps) while ((await sweep.run()) > 0);
    await drain()
  }

  const firstDue = async (): Promise<{ name: string; at: Date } | null> => {
    let first: { name: string; at: Date } | null = null
    for (const source of deps.sources) {
      const at = await source.firstDueAt()
      if (at && (first === null || at < first.at)) first = { name: source.name, at }
    }
    return first
  }

  async function findRun(id: string): Promise<ClockRun> {
    const row = await db.query.selectFrom('clock_runs').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) throw notFound('clock run')
    return {
      id: row.id,
      state: row.state as ClockRun['state'],
      from: row.from_time,
      target: row.target_time,
      reached: row.reached_time,
      steps: row.steps,
      log: row.log as unknown as ClockRun['log'],
      failure: row.failure,
    }
  }

  return {
    findRun,

    /**
     * Plans a run; the job `clock.advance` carries it out.
     *
     * @throws conflict `CLOCK_FIXED` outside the sandbox, `CLOCK_BUSY`; validation `CLOCK_SPAN`
     */
    async start(actor: Actor | null, by: string): Promise<string> {
      if (!clock.movable) throw new DomainError('conflict', 'CLOCK_FIXED')
      const span = parseSpan(by)
      if (span === null || span > SPAN_MAX_MS) throw new DomainError('validation', 'CLOCK_SPAN')
      await clock.refresh()
      return db.transaction(async (tx) => {
        // One run at a time: the settings row is the lock.
        await tx.selectFrom('clock_settings').select('id').forUpdate().executeTakeFirstOrThrow()
        const running = await tx
          .selectFrom('clock_runs')
          .select('id')
          .where('state', '=', 'RUNNING')
          .executeTakeFirst()
        if (running) throw new DomainError('conflict', 'CLOCK_BUSY')
        const from = clock.now()
        const id = newId('clk')
        const target = new Date(from.getTime() + span)
        await tx
          .insertInto('clock_runs')
          .values({ id, state: 'RUNNING', from_time: from, target_time: target, reached_time: from })
          .execute()
        await enqueueJob(tx, 'clock.advance', { runId: id }, { attemptsMax: 3 })
        await audit.append(tx, actor ?? { system: 'command line', accountId: null }, {
          action: 'ops.clock.advance',
          objectType: 'clock',
          objectId: id,
          before: { now: from.toISOString() },
          after: { target: target.toISOString() },
        })
        return id
      })
    },

    /** Carries a run out, or goes on with one that was interrupted. */
    async run({ runId }: { runId: string }): Promise<void> {
      const run = await findRun(runId)
      if (run.state !== 'RUNNING') return
      let { steps } = run
      const log = run.log
      const save = (state: ClockRun['state'], failure: string | null = null) =>
        db.query
          .updateTable('clock_runs')
          .set({ state, failure, steps, reached_time: clock.now(), log: JSON.stringify(log.slice(-LOG_MAX)) })
          .where('id', '=', runId)
          .execute()
      try {
        await sweepAll()
        let looks = 0
        let lastAt = 0
        for (let due = await firstDue(); due && due.at <= run.target; due = await firstDue()) {
          looks = due.at.getTime() === lastAt ? looks + 1 : 0
          lastAt = due.at.getTime()
          if (looks > LOOKS_MAX) throw new Error(`${due.name} stays due at ${due.at.toISOString()}`)
          if (due.at > clock.now()) await setOffset(due.at)
          await sweepAll()
          steps++
          log.push({ at: due.at.toISOString(), what: due.name })
          await save('RUNNING')
        }
        if (run.target > clock.now()) await setOffset(run.target)
        await sweepAll()
        await save('DONE')
      } catch (error) {
        await save('FAILED', (error as Error).message)
        throw error
      }
    },
  }
}
