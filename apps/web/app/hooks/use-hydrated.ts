import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/**
 * Whether the page's script is at work. Until then a form that only the script can send keeps its button disabled:
 * the browser itself would send it to the page's own address.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
