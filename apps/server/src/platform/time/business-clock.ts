import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../db/database.ts'

/** Business time of this process: real time, in the sandbox moved forward by an offset that all processes share. */
export interface BusinessClock extends Clock {
  /** Reads the offset again. Called before each job and request in the sandbox; does nothing in production. */
  refresh(): Promise<void>
  readonly offsetMs: number
  readonly movable: boolean
}

/** An offset younger than this is not read again. */
const FRESH_MS = 200

export function createBusinessClock(db: Database, movable: boolean): BusinessClock {
  let offsetMs = 0
  let readAt = 0
  return {
    movable,
    now: () => new Date(Date.now() + offsetMs),
    get offsetMs() {
      return offsetMs
    },
    async refresh() {
      if (!movable || Date.now() - readAt < FRESH_MS) return
      readAt = Date.now()
      const row = await db.query.selectFrom('clock_settings').select('offset_ms').executeTakeFirstOrThrow()
      offsetMs = Number(row.offset_ms)
    },
  }
}
