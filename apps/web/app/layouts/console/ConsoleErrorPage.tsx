import { ErrorPage } from '../../ui/ErrorPage.tsx'

/** A console that could not be opened at all. */
export function ConsoleErrorPage({ error }: { error: unknown }) {
  return (
    <main id="content" className="page">
      <ErrorPage error={error} />
    </main>
  )
}
