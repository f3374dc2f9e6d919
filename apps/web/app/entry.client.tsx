import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { startTranslator } from './i18n/browser-translator.ts'
import { TranslatorContext } from './i18n/use-translation.ts'
import { localeOfPath } from './locale.ts'
import { NonceContext } from './ui/nonce.ts'

// Hydration waits for the texts: a page hydrated without them would flicker through their keys.
const translator = await startTranslator(localeOfPath(window.location.pathname))
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <NonceContext value={nonce}>
        <TranslatorContext value={translator}>
          <HydratedRouter />
        </TranslatorContext>
      </NonceContext>
    </StrictMode>,
  )
})
