import { ApiProblem } from '@yunshi/api-client'
import { useEffect, useState } from 'react'
import { SaveQueue } from './save-queue.ts'
import type { SaveState } from './save-queue.ts'

const RETRY_MS = 5000

/** Without a connection or with a server that is away, the same works later; what was refused stays refused. */
const retryAfter = (error: unknown) =>
  error instanceof ApiProblem && (error.status === 0 || error.status >= 500) ? RETRY_MS : null

/**
 * A queue that lives as long as its page: leaving for another page sends what waits, closing the window asks first.
 *
 * @param send as it is in the first rendering
 */
export function useSaveQueue<T>(send: (value: T) => Promise<void>): {
  state: SaveState
  queue: SaveQueue<T>
} {
  const [state, setState] = useState<SaveState>({ kind: 'idle' })
  const [queue] = useState(() => new SaveQueue<T>({ send, onState: setState, retryAfter }))
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.isWaiting) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      queue.close()
    }
  }, [queue])
  return { state, queue }
}
