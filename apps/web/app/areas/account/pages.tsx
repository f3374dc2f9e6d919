import { lazy } from 'react'
import type { ConsolePage } from '../../layouts/console/console-page.ts'

/** Pages of the account center, by path below /account. */
export const pages: ConsolePage[] = [
  { path: '', Page: lazy(() => import('./security/SecurityPage.tsx')) },
  { path: 'real-name', Page: lazy(() => import('./real-name/RealNamePage.tsx')) },
  { path: 'users', Page: lazy(() => import('./users/UsersPage.tsx')) },
  { path: 'access-keys', Page: lazy(() => import('./access-keys/AccessKeysPage.tsx')) },
]
