import type { Locale } from '../locale.ts'
import type { Namespace, Resources } from './namespaces.ts'

/** Variables of a text; `count` also chooses the plural form. */
export type TextValues = Record<string, string | number> & { count?: number }

type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K

/** Every key of a catalog, with dots between levels; plural forms count as one key. */
type KeyOf<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? `${Prefix}${WithoutPlural<K>}`
    : KeyOf<T[K], `${Prefix}${K}.`>
}[keyof T & string]

export type TextKey<N extends Namespace> = KeyOf<Resources[N]>

/** Gives the text of a key; a key that does not exist does not type-check. */
export type Translate<N extends Namespace> = (key: TextKey<N>, values?: TextValues) => string

/** A catalog or one level of it. */
export type Catalog = { [key: string]: string | Catalog }

export type Translator = {
  locale: Locale
  /** The function for one namespace; always the same one, so that it can be a dependency of effects. */
  translate: <N extends Namespace>(namespace: N) => Translate<N>
  has: (namespace: Namespace) => boolean
  add: (namespace: Namespace, catalog: Catalog) => void
}

function find(catalog: Catalog | undefined, key: string): string | undefined {
  let level: string | Catalog | undefined = catalog
  for (const part of key.split('.')) {
    if (typeof level !== 'object') return undefined
    level = level[part]
  }
  return typeof level === 'string' ? level : undefined
}

/** Puts values into `{{name}}`; a value that was not given leaves the placeholder, so that the mistake is seen. */
export function fill(text: string, values: TextValues): string {
  return text.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => String(values[name] ?? placeholder))
}

/**
 * Texts of one language. Plural forms follow CLDR: `key_one`, `key_other`. A key without a text gives the key: types
 * rule that out, except for a value of the API that this version does not know yet.
 */
export function createTranslator(locale: Locale, catalogs: Partial<Record<Namespace, Catalog>>): Translator {
  const loaded = new Map(Object.entries(catalogs))
  const plurals = new Intl.PluralRules(locale)
  const functions = new Map<Namespace, (key: string, values?: TextValues) => string>()
  return {
    locale,
    has: (namespace) => loaded.has(namespace),
    add: (namespace, catalog) => void loaded.set(namespace, catalog),
    translate: (namespace) => {
      const known = functions.get(namespace)
      if (known) return known
      const translate = (key: string, values: TextValues = {}) => {
        const catalog = loaded.get(namespace)
        const plural =
          values.count === undefined ? undefined : find(catalog, `${key}_${plurals.select(values.count)}`)
        return fill(plural ?? find(catalog, key) ?? key.slice(key.lastIndexOf('.') + 1), values)
      }
      functions.set(namespace, translate)
      return translate
    },
  }
}
