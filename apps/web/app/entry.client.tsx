import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { HydratedRouter } from 'react-router/dom'
import { startBrowserI18n } from './i18n/browser-i18n.ts'
import { localeOfPath } from './locale.ts'
import { NonceContext } from './ui/nonce.ts'

// Hydration waits for the texts: a page hydrated without them would flicker through their keys.
const i18n = await startBrowserI18n(localeOfPath(window.location.pathname))
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <NonceContext value={nonce}>
        <I18nextProvider i18n={i18n}>
          <HydratedRouter />
        </I18nextProvider>
      </NonceContext>
    </StrictMode>,
  )
})
