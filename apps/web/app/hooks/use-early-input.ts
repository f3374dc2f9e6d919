import { useLayoutEffect } from 'react'
import type { RefObject } from 'react'

/**
 * Hands over what stood in a form before its script was ready: typed on a slow line, or filled in by a password
 * manager. Controlled fields would otherwise go back to their first value at the next change.
 *
 * @param take  called once with the form's fields by name; files are left out
 */
export function useEarlyInput(
  ref: RefObject<HTMLFormElement | null>,
  take: (fields: URLSearchParams) => void,
): void {
  // Before the next event is answered: a submit right after must see what stands in the form.
  useLayoutEffect(() => {
    if (!ref.current) return
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(ref.current))
      if (typeof value === 'string') fields.append(name, value)
    take(fields)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once: from here on the form's own state follows every key
  }, [])
}
