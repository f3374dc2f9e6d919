/** Languages of every console, mail and error. */
export type Locale = 'zh-CN' | 'en'

/** A text in both languages. */
export interface LocalizedText {
  zh: string
  en: string
}

export function pickText(text: LocalizedText, locale: Locale): string {
  return locale === 'en' ? text.en : text.zh
}
