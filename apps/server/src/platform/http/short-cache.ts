/**
 * Answers that may be some seconds old, kept in this process. Concurrent misses of one key share one load, so that a
 * popular page costs one query whatever the number of readers.
 */
export function createShortCache<T>(options: { ttlMs: number; entriesMax: number }) {
  const entries = new Map<string, { value: Promise<T>; expiresAt: number }>()
  return {
    get(key: string, load: () => Promise<T>): Promise<T> {
      const known = entries.get(key)
      if (known && known.expiresAt > Date.now()) return known.value
      const value = load()
      entries.delete(key)
      entries.set(key, { value, expiresAt: Date.now() + options.ttlMs })
      // A failed load must not be remembered.
      value.catch(() => entries.delete(key))
      if (entries.size > options.entriesMax) entries.delete(entries.keys().next().value!)
      return value
    },
    clear: () => entries.clear(),
  }
}
