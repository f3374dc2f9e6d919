import { joinedPinyin } from './pinyin.ts'
import { RUNS } from './search-terms.ts'

const HAN = /\p{Script=Han}/u
const LENGTH_MAX = 40

/** Shorter words have too many neighbors for a correction to be meant. */
const shortestOf = (form: string) => (HAN.test(form) ? 3 : 4)

/**
 * A form and itself without each one of its characters. Two forms that are one typing error apart (a character
 * missing, too many, wrong, or two swapped) share one of these, so that an index finds neighbors without a scan.
 */
export function deletionsOf(form: string): string[] {
  const characters = Array.from(form)
  return [...new Set([form, ...characters.map((_, i) => characters.toSpliced(i, 1).join(''))])]
}

/** Whether two forms differ by exactly one typing error: one character missing, wrong, or two neighbors swapped. */
export function isOneErrorApart(a: string, b: string): boolean {
  if (a === b) return false
  const [short, long] = [Array.from(a), Array.from(b)].toSorted((x, y) => x.length - y.length) as [
    string[],
    string[],
  ]
  if (long.length - short.length > 1) return false
  const start = short.findIndex((character, i) => character !== long[i])
  const at = start === -1 ? short.length : start
  const rest = (characters: string[], from: number) => characters.slice(from).join('')
  if (long.length > short.length) return rest(short, at) === rest(long, at + 1)
  if (rest(short, at + 1) === rest(long, at + 1)) return true
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && rest(short, at + 2) === rest(long, at + 2)
  )
}

/** Forms under which a word that was typed may be looked up: itself and, for Han characters, its pinyin. */
export function formsOf(word: string): string[] {
  const forms = HAN.test(word) ? [word, joinedPinyin(word)] : [word]
  return forms.filter((form) => form.length >= shortestOf(form) && form.length <= LENGTH_MAX)
}

/** Words of a product's names that a search may be corrected to: whole runs, without bare numbers. */
export function correctionWords(text: string): string[] {
  const runs = text.normalize('NFKC').toLowerCase().match(RUNS) ?? []
  return [...new Set(runs.filter((run) => !/^\d+$/.test(run) && formsOf(run).length > 0))]
}
