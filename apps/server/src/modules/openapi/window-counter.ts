/**
 * Counts per key within minutes, in the memory of this process. When a minute is over all counts start anew; when there
 * are too many keys the ones counted first are forgotten, so that made-up keys cannot fill the memory.
 */
export function createWindowCounter(options: { windowMs: number; entriesMax: number }) {
  const { windowMs, entriesMax } = options
  let counts = new Map<string, number>()
  let endsAt = 0

  function turn(nowMs: number): void {
    if (nowMs < endsAt) return
    counts = new Map()
    endsAt = nowMs + windowMs
  }

  return {
    /** @returns the count of this window, the present call included */
    add(key: string, nowMs: number): number {
      turn(nowMs)
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      if (counts.size > entriesMax) counts.delete(counts.keys().next().value!)
      return count
    },
    count(key: string, nowMs: number): number {
      turn(nowMs)
      return counts.get(key) ?? 0
    },
    forget: (key: string): boolean => counts.delete(key),
    /** Whole seconds until the window ends, at least one. */
    secondsLeft: (nowMs: number): number => Math.max(1, Math.ceil((endsAt - nowMs) / 1000)),
  }
}
