import { ApiProblem } from '@yunshi/api-client'
import type { OnboardingForm } from '@yunshi/api-client'
import { useEffect, useRef, useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'

const quietMs = 800

export type DraftState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'conflict' }
  | { kind: 'failed'; error: unknown }

/**
 * Keeps what is typed: saves shortly after the last change, one save after another, each naming the one before
 * (SELL-ONB-10). A conflict stops it, since the page no longer shows what is stored.
 */
export function useDraft(firstEdit: number) {
  const [state, setState] = useState<DraftState>({ kind: 'idle' })
  const edit = useRef(firstEdit)
  const waiting = useRef<OnboardingForm | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const running = useRef<Promise<boolean>>(Promise.resolve(true))

  /** Stores what waits. @returns whether everything is stored */
  const flush = (): Promise<boolean> => {
    clearTimeout(timer.current)
    running.current = running.current.then(async () => {
      const form = waiting.current
      if (form === null) return true
      waiting.current = null
      setState({ kind: 'saving' })
      try {
        edit.current = (await browserApi().onboarding.save({ edit: edit.current, form })).edit
        setState({ kind: 'saved', at: new Date() })
        return true
      } catch (error) {
        // Typed meanwhile or not: the newest stays, to be saved with the next change.
        waiting.current ??= form
        setState(
          error instanceof ApiProblem && error.code === 'ONB_EDITED'
            ? { kind: 'conflict' }
            : { kind: 'failed', error },
        )
        return false
      }
    })
    return running.current
  }

  const change = (form: OnboardingForm) => {
    waiting.current = form
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), quietMs)
  }

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (waiting.current !== null) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      // Leaving for another page of the application stores what was typed last.
      if (waiting.current !== null) void flush()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- everything it uses lives in refs
  }, [])

  return { state, change, flush, edit }
}
