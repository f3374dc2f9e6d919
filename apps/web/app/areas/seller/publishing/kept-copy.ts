import type { KeptCopy } from './draft-store.ts'

const keyOf = (applicationId: string) => `yunshi.draft.${applicationId}`

/** What an earlier page could not send; null when there is nothing, or this browser keeps nothing. */
export function readKept(applicationId: string): KeptCopy | null {
  try {
    const text = window.localStorage.getItem(keyOf(applicationId))
    const copy: unknown = text === null ? null : JSON.parse(text)
    if (typeof copy !== 'object' || copy === null) return null
    const { document, revision } = copy as Partial<KeptCopy>
    return typeof document === 'object' && document !== null && typeof revision === 'number'
      ? { document, revision }
      : null
  } catch {
    return null
  }
}

export function writeKept(applicationId: string, copy: KeptCopy | null): void {
  try {
    if (copy === null) window.localStorage.removeItem(keyOf(applicationId))
    else window.localStorage.setItem(keyOf(applicationId), JSON.stringify(copy))
  } catch {
    // A full or forbidden storage: the page itself still holds everything and asks before it is left.
  }
}
