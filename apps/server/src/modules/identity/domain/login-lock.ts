/** BUY-ACC-11: five failures within fifteen minutes lock the login for fifteen minutes. */
export const LOGIN_FAILURES_MAX = 5
export const LOGIN_WINDOW_MS = 15 * 60_000
export const LOGIN_LOCK_MS = 15 * 60_000

/**
 * When the lock ends that the failures caused.
 *
 * @param failures instants of failed attempts, any order; those of the last half hour are enough
 * @returns `null` when the login is not locked at `now`
 */
export function lockedUntil(failures: readonly Date[], now: Date): Date | null {
  const times = failures.map((at) => at.getTime()).sort((a, b) => a - b)
  let until: number | null = null
  for (let last = LOGIN_FAILURES_MAX - 1; last < times.length; last++) {
    const first = times[last - LOGIN_FAILURES_MAX + 1]!
    if (times[last]! - first <= LOGIN_WINDOW_MS) until = times[last]! + LOGIN_LOCK_MS
  }
  return until !== null && until > now.getTime() ? new Date(until) : null
}

/** Failures that may still follow before the lock; 0 means the last one locked it. */
export function attemptsLeft(failures: readonly Date[], now: Date): number {
  const recent = failures.filter((at) => now.getTime() - at.getTime() <= LOGIN_WINDOW_MS).length
  return Math.max(0, LOGIN_FAILURES_MAX - recent)
}
