import { createContext, use } from 'react'
import type { Namespace } from './namespaces.ts'
import type { Translate, Translator } from './translator.ts'

/** Texts in the page's language; set once around the whole application. */
export const TranslatorContext = createContext<Translator | null>(null)

/** Texts of a namespace, as `t('key', { values })`. Consoles load their namespaces when they are entered. */
export function useTranslation<N extends Namespace = 'common'>(namespace?: N): { t: Translate<N> } {
  const translator = use(TranslatorContext)
  if (!translator) throw new Error('a text was asked for outside the application')
  return { t: translator.translate(namespace ?? ('common' as N)) }
}
