import type { Logger } from 'pino'
import type { Platform } from '../../platform/platform.ts'
import { takeAlert } from './gate-repository.ts'
import { createWindowCounter } from './window-counter.ts'

declare module '../../platform/events/event-bus.ts' {
  interface EventPayloads {
    /** Somebody keeps calling with this access key and wrong signatures. */
    'openapi.signatures_refused': { accountId: string; accessKeyId: string; count: number; address: string }
  }
}

export type RefusalWatch = ReturnType<typeof createRefusalWatch>

const WINDOW_MS = 60_000
const ENTRIES_MAX = 10_000
/** One address with many keys is stopped later than one with one key: many callers may share an address. */
const KEYS_PER_ADDRESS = 10

/**
 * Watches refused calls: counts them, writes one warning a minute whatever their number, stops an address that only
 * sends bad ones, and tells the owner of a key under which many come in a row.
 */
export function createRefusalWatch(
  platform: Platform,
  options: { observeRefusal?: (reason: string) => void; logEveryMs?: number } = {},
) {
  const { db, events, settings, logger } = platform
  const log = createRefusalLog(logger, options.logEveryMs ?? WINDOW_MS)
  const byCaller = createWindowCounter({ windowMs: WINDOW_MS, entriesMax: ENTRIES_MAX })
  const byAddress = createWindowCounter({ windowMs: WINDOW_MS, entriesMax: ENTRIES_MAX })
  /** Wrong signatures since the last right one, by access key. */
  const inARow = new Map<string, number>()
  const toldAtMs = new Map<string, number>()
  const callerOf = (address: string, key: string) => `${address} ${key}`

  return {
    /** Whether calls of this address with this key are turned away unread until the minute is over. */
    isBlocked(address: string, key: string): boolean {
      const now = Date.now()
      const max = settings.OPEN_API_BAD_SIGNATURES_MAX
      return (
        byCaller.count(callerOf(address, key), now) >= max ||
        byAddress.count(address, now) >= max * KEYS_PER_ADDRESS
      )
    },

    /** A call was turned away without a look at its signature. */
    noteThrottled(address: string): void {
      options.observeRefusal?.('throttled')
      log.add('throttled', address)
    },

    /** A call was refused. @param owner of the access key, when the call named a known one */
    async noteRefused(refused: {
      reason: string
      address: string
      key: string
      owner: string | null
    }): Promise<void> {
      const { reason, address, key, owner } = refused
      const nowMs = Date.now()
      options.observeRefusal?.(reason)
      log.add(reason, address)
      byCaller.add(callerOf(address, key), nowMs)
      byAddress.add(address, nowMs)
      if (owner === null || reason !== 'signature_wrong') return
      const count = (inARow.get(key) ?? 0) + 1
      inARow.set(key, count)
      const everyMs = settings.OPEN_API_ALERT_MINUTES * 60_000
      const told = toldAtMs.get(key) ?? Number.NEGATIVE_INFINITY
      if (count < settings.OPEN_API_BAD_SIGNATURES_ALERT || told > nowMs - everyMs) return
      toldAtMs.set(key, nowMs)
      await db.transaction(async (tx) => {
        // Other processes count for themselves; the row makes it one message for all of them.
        if (!(await takeAlert(tx, key, new Date(nowMs), new Date(nowMs - everyMs)))) return
        await events.emit(tx, 'openapi.signatures_refused', {
          accountId: owner,
          accessKeyId: key,
          count,
          address,
        })
      })
    },

    /** A right signature ends the row: whoever has the secret is not turned away for a neighbor's or its own slips. */
    noteAccepted(address: string, key: string): void {
      inARow.delete(key)
      byCaller.forget(callerOf(address, key))
    },
  }
}

/** Many refusals become one line of the log. */
function createRefusalLog(logger: Logger, everyMs: number) {
  let reasons = new Map<string, number>()
  let addresses = new Map<string, number>()
  let waiting = false
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

  function write(): void {
    waiting = false
    const worst = [...addresses].toSorted((a, b) => b[1] - a[1]).slice(0, 5)
    logger.warn(
      { reasons: Object.fromEntries(reasons), addresses: Object.fromEntries(worst) },
      'open API calls refused',
    )
    reasons = new Map()
    addresses = new Map()
  }

  return {
    add(reason: string, address: string): void {
      count(reasons, reason)
      if (addresses.has(address) || addresses.size < ENTRIES_MAX) count(addresses, address)
      if (waiting) return
      waiting = true
      // Does not keep the program alive: what is lost at its end are counts that the metric has.
      setTimeout(write, everyMs).unref()
    },
  }
}
