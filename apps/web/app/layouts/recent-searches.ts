const storageKey = 'yunshi.recentSearches'
const keptMax = 8

/** The reader's last search words, newest first; empty where storage is closed or holds something else. */
export function readRecentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter((word) => typeof word === 'string').slice(0, keptMax) : []
  } catch {
    return []
  }
}

/** Puts a search in front of the remembered ones. */
export function rememberSearch(text: string): void {
  const word = text.trim()
  if (word === '') return
  const words = [word, ...readRecentSearches().filter((other) => other !== word)].slice(0, keptMax)
  write(words)
}

export function clearRecentSearches(): void {
  write([])
}

function write(words: string[]): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(words))
  } catch {
    // Storage may be closed or full; recent words are a comfort, searching goes on without them.
  }
}
