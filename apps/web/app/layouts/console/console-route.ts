import type { Role } from '@yunshi/api-client'
import { data } from 'react-router'
import type { LoaderFunctionArgs, ShouldRevalidateFunctionArgs } from 'react-router'
import { requireUser } from '../../api/session.ts'

/**
 * Loader of a console: only signed-in people with the role get in; everybody else is sent to sign in, or told
 * that the area is not theirs. The API checks every call again.
 */
export async function enterConsole(args: LoaderFunctionArgs, role: Role | null) {
  const { user } = await requireUser(args)
  if (role !== null && !user.roles.includes(role)) throw data(null, { status: 403 })
  return { user }
}

/** Moving between the pages of a console asks the server nothing; its pages keep their own data. */
export function stayInConsole({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean {
  return currentUrl.href === nextUrl.href
}
