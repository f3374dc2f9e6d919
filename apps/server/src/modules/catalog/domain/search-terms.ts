/** Runs of one script: Han characters, or Latin letters and digits. */
export const RUNS = /\p{Script=Han}+|[\p{Script=Latin}\d]+/gu
const HAN = /\p{Script=Han}/u

/**
 * Words of a text for the index: Latin words whole, Chinese as bigrams and single characters. Independent of the
 * database's locale and of any extension.
 */
export function indexTerms(text: string): string[] {
  const terms = new Set<string>()
  for (const run of text.normalize('NFKC').toLowerCase().match(RUNS) ?? []) {
    if (!HAN.test(run)) {
      terms.add(run)
      continue
    }
    const characters = Array.from(run)
    for (let i = 0; i + 1 < characters.length; i++) terms.add(characters[i]! + characters[i + 1]!)
    for (const character of characters) terms.add(character)
  }
  return [...terms]
}

/**
 * Words of a query, all of which must match. A Chinese run becomes its bigrams (one character stays itself); a Latin
 * word matches as a prefix, since people stop typing early.
 */
export function queryTerms(text: string): { term: string; prefix: boolean }[] {
  const terms = new Map<string, boolean>()
  for (const run of text.normalize('NFKC').toLowerCase().match(RUNS) ?? []) {
    if (!HAN.test(run)) {
      terms.set(run, true)
      continue
    }
    const characters = Array.from(run)
    if (characters.length === 1) terms.set(run, false)
    for (let i = 0; i + 1 < characters.length; i++) terms.set(characters[i]! + characters[i + 1]!, false)
  }
  return [...terms].map(([term, prefix]) => ({ term, prefix }))
}

/** A `tsquery` text, or `null` when the query holds no searchable character (then nothing matches). */
export function toTsQuery(text: string): string | null {
  const terms = queryTerms(text)
  if (terms.length === 0) return null
  return terms.map(({ term, prefix }) => `'${term.replaceAll("'", "''")}'${prefix ? ':*' : ''}`).join(' & ')
}

/**
 * A `tsvector` text with weights: A title, B seller and tags, C brief (BUY-STORE-10).
 *
 * @param termsOf how a text is taken apart; by its words unless told otherwise
 */
export function toTsVector(
  texts: { weight: 'A' | 'B' | 'C'; text: string }[],
  termsOf: (text: string) => string[] = indexTerms,
): string {
  const weights = new Map<string, string>()
  for (const { weight, text } of texts)
    for (const term of termsOf(text)) {
      const known = weights.get(term)
      if (known === undefined || weight < known) weights.set(term, weight)
    }
  return [...weights].map(([term, weight]) => `'${term.replaceAll("'", "''")}':1${weight}`).join(' ')
}
