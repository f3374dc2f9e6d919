import { redirect } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { safeReturnTo } from '../../api/return-to.ts'
import { localPath, localeCookie, plainPath } from '../../locale.ts'

const yearInSeconds = 365 * 24 * 3600

/** Remembers the chosen language and goes to the same page in it; a plain link, so it works without scripts. */
export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const locale = query.get('to') === 'en' ? 'en' : 'zh-CN'
  const page = new URL(safeReturnTo(query.get('page'), '/'), 'http://own.invalid')
  return redirect(localPath(locale, `${plainPath(page.pathname)}${page.search}`), {
    headers: { 'set-cookie': `${localeCookie}=${locale}; Path=/; Max-Age=${yearInSeconds}; SameSite=Lax` },
  })
}
