import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useLocation } from 'react-router'

/**
 * Moves the keyboard to the content when another page is opened, so that the next Tab starts there and a screen
 * reader begins to read it. The first page keeps the browser's own start; filters and tabs of one page change nothing.
 */
export function useFocusOnNavigation(content: RefObject<HTMLElement | null>): void {
  const { pathname, hash } = useLocation()
  const lastPath = useRef(pathname)
  useEffect(() => {
    if (lastPath.current === pathname) return
    lastPath.current = pathname
    if (hash === '') content.current?.focus({ preventScroll: true })
  }, [content, pathname, hash])
}
