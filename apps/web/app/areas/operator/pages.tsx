import { lazy } from 'react'
import type { ConsolePage } from '../../layouts/console/console-page.ts'

/** Pages of the operator console, by path below /operator. */
export const pages: ConsolePage[] = [
  { path: '', Page: lazy(() => import('./parked/ParkedPage.tsx')) },
  { path: 'parked', Page: lazy(() => import('./parked/ParkedPage.tsx')) },
]
