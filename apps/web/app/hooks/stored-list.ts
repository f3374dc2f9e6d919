import { useSyncExternalStore } from 'react'

/**
 * A short list that this browser keeps, newest first: no account is needed and nothing leaves the machine. Where
 * storage is closed or holds something else, the list is empty and the page goes on without it.
 *
 * @param keyOf what makes two entries the same
 * @param isItem what was stored may be of another version or of somebody else's making
 */
export function createStoredList<T>(options: {
  storageKey: string
  max: number
  keyOf: (item: T) => string
  isItem: (value: unknown) => value is T
}) {
  const { storageKey, max, keyOf, isItem } = options
  const none: T[] = []
  const listeners = new Set<() => void>()
  let known: { text: string | null; items: T[] } = { text: null, items: none }

  const stored = (): string | null => {
    try {
      return localStorage.getItem(storageKey)
    } catch {
      return null
    }
  }

  function read(): T[] {
    const text = stored()
    if (text === known.text) return known.items
    let items = none
    try {
      const value: unknown = JSON.parse(text ?? '[]')
      if (Array.isArray(value)) items = value.filter(isItem).slice(0, max)
    } catch {
      // Not ours: an empty list replaces it with the next change.
    }
    known = { text, items }
    return items
  }

  function write(items: T[]): void {
    try {
      localStorage.setItem(storageKey, JSON.stringify(items.slice(0, max)))
    } catch {
      return
    }
    for (const listener of listeners) listener()
  }

  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    // Other tabs of this browser share the list.
    window.addEventListener('storage', listener)
    return () => {
      listeners.delete(listener)
      window.removeEventListener('storage', listener)
    }
  }

  return {
    max,
    read,
    /** Puts an entry in front; the oldest one leaves a full list. */
    put: (item: T) => write([item, ...read().filter((other) => keyOf(other) !== keyOf(item))]),
    /** Puts an entry at the end. @returns whether there was room for it */
    append(item: T): boolean {
      const others = read().filter((other) => keyOf(other) !== keyOf(item))
      if (others.length >= max) return false
      write([...others, item])
      return true
    },
    remove: (key: string) => write(read().filter((item) => keyOf(item) !== key)),
    clear: () => write([]),
    /** The list as it is now; empty on the server and until the page's script is at work. */
    useItems: (): T[] => useSyncExternalStore(subscribe, read, () => none),
  }
}
