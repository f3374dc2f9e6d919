/** A search as synonyms are compared: width, case and spaces make no difference. */
export function normalizeSearch(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ')
}

/**
 * Other ways to say a search: the whole of it by its synonyms, then single words by theirs, one at a time.
 *
 * @param groups words that mean the same, normalized
 */
export function otherWordings(q: string, groups: readonly (readonly string[])[]): string[] {
  const whole = normalizeSearch(q)
  const words = whole.split(' ')
  const othersOf = (word: string) =>
    groups.filter((group) => group.includes(word)).flatMap((group) => group.filter((other) => other !== word))
  const bySingle = words.flatMap((word, i) => othersOf(word).map((other) => words.with(i, other).join(' ')))
  return [...new Set([...othersOf(whole), ...bySingle])]
}
