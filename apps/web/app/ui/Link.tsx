import { Link as RouterLink, NavLink as RouterNavLink, useLocation, useNavigate } from 'react-router'
import type { LinkProps, NavLinkProps, NavigateOptions } from 'react-router'
import { localPath, localeOfPath } from '../locale.ts'
import type { Locale } from '../locale.ts'

/** The page's language, from its path. */
export function useLocale(): Locale {
  return localeOfPath(useLocation().pathname)
}

/** Writes a path of `paths` in the page's language. */
export function useLocalPath(): (path: string) => string {
  const locale = useLocale()
  return (path) => localPath(locale, path)
}

/** Goes to a path of `paths` in the page's language. */
export function useGo(): (path: string, options?: NavigateOptions) => void {
  const navigate = useNavigate()
  const local = useLocalPath()
  return (path, options) => void navigate(local(path), options)
}

/** A link to a path of `paths`, in the page's language. */
export function Link({ to, ...rest }: Omit<LinkProps, 'to'> & { to: string }) {
  return <RouterLink to={useLocalPath()(to)} {...rest} />
}

/** Like {@link Link}, and says by `aria-current` that it is the current page. */
export function NavLink({ to, ...rest }: Omit<NavLinkProps, 'to'> & { to: string }) {
  return <RouterNavLink to={useLocalPath()(to)} {...rest} />
}
