import { createInstance } from 'i18next'
import type { i18n, Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Locale } from '../locale.ts'

/** An i18next instance for one language with the given namespaces; a missing key is an error in every build. */
export function createI18n(locale: Locale, namespaces: Resource[string]): i18n {
  const instance = createInstance()
  instance.use(initReactI18next)
  void instance.init({
    lng: locale,
    fallbackLng: false,
    defaultNS: 'common',
    ns: Object.keys(namespaces),
    resources: { [locale]: namespaces },
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  return instance
}
