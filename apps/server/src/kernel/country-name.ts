import type { LocalizedText } from './text.ts'

const namesOf = (locale: string) => new Intl.DisplayNames([locale], { type: 'region' })
const names = { zh: namesOf('zh-CN'), en: namesOf('en') }

/** Name of a country by its ISO 3166-1 alpha-2 code; the code itself where it is none. */
export function countryName(code: string): LocalizedText {
  const name = (of: Intl.DisplayNames) => (/^[A-Z]{2}$/.test(code) ? (of.of(code) ?? code) : code)
  return { zh: name(names.zh), en: name(names.en) }
}
