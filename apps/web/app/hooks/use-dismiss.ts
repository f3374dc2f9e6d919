import { useEffect } from 'react'
import type { RefObject } from 'react'
import { useLocation } from 'react-router'

/**
 * Closes an open `<details>` on Escape (focus returns to its summary), on a press outside, and when the page
 * changes. Without scripts the element still opens and closes by its summary.
 */
export function useDismiss(ref: RefObject<HTMLDetailsElement | null>): void {
  const { pathname, search } = useLocation()
  useEffect(() => {
    ref.current?.removeAttribute('open')
  }, [ref, pathname, search])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !ref.current?.open) return
      ref.current.open = false
      ref.current.querySelector('summary')?.focus()
    }
    const onPress = (event: PointerEvent) => {
      if (ref.current?.open && !ref.current.contains(event.target as Node)) ref.current.open = false
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPress)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPress)
    }
  }, [ref])
}
