/** Runs work under a key one after the other; work under other keys is not held up. */
export type KeyedLock = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** Makes a lock within this process, enough because one process owns the data directory. */
export function createKeyedLock(): KeyedLock {
  const tails = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const before = tails.get(key) ?? Promise.resolve()
    // A failure of the one before is its caller's matter; the next still gets its turn.
    const result = before.then(work, work)
    tails.set(key, result)
    try {
      return await result
    } finally {
      if (tails.get(key) === result) tails.delete(key)
    }
  }
}
