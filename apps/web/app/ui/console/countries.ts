import type { Locale } from '../../locale.ts'

const letters = Array.from({ length: 26 }, (_, i) => String.fromCodePoint(65 + i))

/** Every assigned ISO 3166-1 code with its name, in the reader's order. */
export function countryOptions(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) => {
      const name =
        code === 'ZZ' || code === 'EU' || code === 'UN' || code === 'EZ' ? undefined : names.of(code)
      return name === undefined ? [] : [{ value: code, label: `${name} (${code})` }]
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, locale))
}

export const countryName = (code: string, locale: Locale): string =>
  new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
