import { Suspense, lazy } from 'react'
import type { ClientLoaderFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { loadNamespaces } from '../../i18n/browser-translator.ts'
import { ConsoleErrorPage } from '../../layouts/console/ConsoleErrorPage.tsx'
import { ConsoleSkeleton } from '../../layouts/console/ConsoleSkeleton.tsx'
import { enterConsole, stayInConsole } from '../../layouts/console/console-route.ts'

const loadConsole = () => import('./OperatorConsole.tsx')
const OperatorConsole = lazy(loadConsole)

export const loader = (args: LoaderFunctionArgs) => enterConsole(args, 'operator')

/** Texts and code of the console come with the first answer, so that no page flickers. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const [entered] = await Promise.all([
    serverLoader<typeof loader>(),
    loadNamespaces(
      'console',
      'catalogAdmin',
      'uploads',
      'operator',
      'reviews',
      'sellers',
      'messageCenter',
      'sales',
    ),
    loadConsole(),
  ])
  return entered
}
clientLoader.hydrate = true as const

export const shouldRevalidate = stayInConsole

export const HydrateFallback = ConsoleSkeleton

export const ErrorBoundary = ConsoleErrorPage

export default function OperatorRoute() {
  return (
    <Suspense fallback={<ConsoleSkeleton />}>
      <OperatorConsole />
    </Suspense>
  )
}
