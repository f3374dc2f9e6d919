import { pinyinOf, soundWords } from './pinyin.ts'
import { queryTerms, RUNS } from './search-terms.ts'

/** Where a text holds what was searched: start (inclusive) and end (exclusive), in UTF-16 units. */
export interface Mark {
  start: number
  end: number
}

const HAN = /\p{Script=Han}/u

/**
 * Parts of a text that made it a match, for highlighting: in order and apart from each other. Positions, not markup:
 * whoever shows the text writes it as text, and nothing in it can become an element.
 *
 * @param by how the product was found: by the words themselves, or by how they sound
 */
export function marksOf(text: string, searched: string, by: 'words' | 'sound'): Mark[] {
  const folded = text.toLowerCase()
  // Some letters change their length when folded; positions would be wrong then.
  if (folded.length !== text.length) return []
  const marks: Mark[] = []
  if (by === 'words') {
    for (const { term, prefix } of queryTerms(searched)) {
      for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + 1))
        if (!prefix || at === 0 || !/[\p{Script=Latin}\d]/u.test(folded[at - 1]!))
          marks.push({ start: at, end: at + term.length })
    }
  } else {
    const words = soundWords(searched)
    for (const run of folded.matchAll(RUNS))
      for (const word of words) marks.push(...soundMarks(run[0], word, run.index))
  }
  return joinMarks(marks)
}

function soundMarks(run: string, word: string, offset: number): Mark[] {
  if (!HAN.test(run)) return run.startsWith(word) ? [{ start: offset, end: offset + word.length }] : []
  const characters = Array.from(run)
  const syllables = characters.map(pinyinOf)
  const marks: Mark[] = []
  let at = offset
  for (let i = 0; i < characters.length; i++) {
    const length = soundedCharacters(syllables, i, word)
    if (length > 0) marks.push({ start: at, end: at + characters.slice(i, i + length).join('').length })
    at += characters[i]!.length
  }
  return marks
}

/** How many characters from `from` on sound like the word, in full or by their initials; 0 for none. */
function soundedCharacters(syllables: string[], from: number, word: string): number {
  let sound = ''
  for (let i = from; i < syllables.length; i++) {
    sound += syllables[i]
    if (sound.startsWith(word)) return i - from + 1
    if (!word.startsWith(sound)) break
  }
  const initials = syllables
    .slice(from, from + word.length)
    .map((syllable) => syllable[0])
    .join('')
  return word.length > 1 && initials === word ? word.length : 0
}

function joinMarks(marks: Mark[]): Mark[] {
  const joined: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end)
    else joined.push({ ...mark })
  }
  return joined
}
