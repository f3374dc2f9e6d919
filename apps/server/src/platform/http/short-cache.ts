/**
 * Answers that may be some seconds old, kept in this process. Concurrent misses of one key share one load, so that a
 * popular page costs one query whatever the number of readers. With `staleMs`, who comes up to so long after the end
 * of an answer's life still gets it, while a new one is loaded: nobody waits for what many read.
 */
export function createShortCache<T>(options: {
  ttlMs: number
  staleMs?: number
  entriesMax: number
  /** Which answers are kept; the others reach only those who waited for them. */
  keepIf?: (value: T) => boolean
}) {
  const { ttlMs, staleMs = 0, entriesMax, keepIf = () => true } = options
  const entries = new Map<string, { value: Promise<T>; expiresAt: number; renewing: boolean }>()

  function keep(key: string, value: Promise<T>): void {
    entries.delete(key)
    entries.set(key, { value, expiresAt: Date.now() + ttlMs, renewing: false })
    if (entries.size > entriesMax) entries.delete(entries.keys().next().value!)
  }

  return {
    get(key: string, load: () => Promise<T>): Promise<T> {
      const known = entries.get(key)
      const now = Date.now()
      if (known && known.expiresAt > now) return known.value
      if (known && known.expiresAt + staleMs > now) {
        if (!known.renewing) {
          known.renewing = true
          load().then(
            (value) => {
              if (entries.get(key) !== known) return
              if (keepIf(value)) keep(key, Promise.resolve(value))
              else entries.delete(key)
            },
            // Asked for again by the next reader; once too old, the failure reaches readers.
            () => (known.renewing = false),
          )
        }
        return known.value
      }
      const value = load()
      keep(key, value)
      const forget = () => entries.get(key)?.value === value && entries.delete(key)
      // A failed load must not be remembered.
      value.then((loaded) => keepIf(loaded) || forget(), forget)
      return value
    },
    clear: () => entries.clear(),
  }
}
