import { Suspense, lazy } from 'react'
import type { ClientLoaderFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { useSession } from '../../api/session.ts'
import { loadNamespaces } from '../../i18n/browser-translator.ts'
import { ConsoleErrorPage } from '../../layouts/console/ConsoleErrorPage.tsx'
import { ConsoleSkeleton } from '../../layouts/console/ConsoleSkeleton.tsx'
import { enterConsole, stayInConsole } from '../../layouts/console/console-route.ts'

const loadConsole = () => import('./SellerConsole.tsx')
const loadApplicant = () => import('./onboarding/ApplicantConsole.tsx')
const SellerConsole = lazy(loadConsole)
const ApplicantConsole = lazy(async () => ({ default: (await loadApplicant()).ApplicantConsole }))

/** Everybody who is signed in: an account without a shop finds its application here (SELL-ONB-01). */
export const loader = (args: LoaderFunctionArgs) => enterConsole(args, null)

/** Texts and code of the console come with the first answer, so that no page flickers. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const [entered] = await Promise.all([
    serverLoader<typeof loader>(),
    loadNamespaces(
      'console',
      'catalogAdmin',
      'uploads',
      'assets',
      'seller',
      'sellers',
      'sales',
      'debugging',
      'publishing',
      'people',
      'support',
      'shop',
      'messageCenter',
    ),
    loadConsole(),
  ])
  return entered
}
clientLoader.hydrate = true as const

export const shouldRevalidate = stayInConsole

export const HydrateFallback = ConsoleSkeleton

export const ErrorBoundary = ConsoleErrorPage

export default function SellerRoute() {
  const session = useSession()
  const Console = session?.user?.roles.includes('seller') ? SellerConsole : ApplicantConsole
  return (
    <Suspense fallback={<ConsoleSkeleton />}>
      <Console />
    </Suspense>
  )
}
