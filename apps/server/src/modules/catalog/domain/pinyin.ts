import { PINYIN_READINGS } from './pinyin-readings.ts'
import { RUNS } from './search-terms.ts'

const HAN = /\p{Script=Han}/u
/** Syllables that one index word holds at most; who types a name in pinyin has found it by then. */
const SYLLABLES_MAX = 8

const readings = new Map<string, string>()
for (const entry of PINYIN_READINGS.split(' ')) {
  const syllable = /^[a-z]+/.exec(entry)![0]
  for (const character of entry.slice(syllable.length)) readings.set(character, syllable)
}

/** The pinyin of a Han character without its tone; a character that the table does not know stays itself. */
export function pinyinOf(character: string): string {
  return readings.get(character) ?? character
}

/** The pinyin of a whole run of Han characters, written together: 客户 → `kehu`. */
export function joinedPinyin(run: string): string {
  return Array.from(run, pinyinOf).join('')
}

/**
 * Words of a text for the index by sound. From each Han character on, the pinyin and the initials of what follows:
 * 客户管理 is found by `kehu`, `guanli` and `khgl`. Latin words stand as they are.
 */
export function soundTerms(text: string): string[] {
  const terms = new Set<string>()
  for (const run of text.normalize('NFKC').toLowerCase().match(RUNS) ?? []) {
    if (!HAN.test(run)) {
      terms.add(run)
      continue
    }
    const syllables = Array.from(run, pinyinOf)
    for (let i = 0; i < syllables.length; i++) {
      const following = syllables.slice(i, i + SYLLABLES_MAX)
      terms.add(following.join(''))
      if (following.length > 1) terms.add(following.map((syllable) => syllable[0]).join(''))
    }
  }
  return [...terms]
}

/** What was typed, as it sounds: each run of Han characters in pinyin, Latin words as they are. */
export function soundWords(text: string): string[] {
  const runs = text.normalize('NFKC').toLowerCase().match(RUNS) ?? []
  return [...new Set(runs.map((run) => (HAN.test(run) ? joinedPinyin(run).slice(0, 48) : run)))]
}

/** A `tsquery` text that finds by sound, every word as a prefix; `null` when nothing searchable was typed. */
export function toSoundQuery(text: string): string | null {
  const words = soundWords(text)
  if (words.length === 0) return null
  return words.map((word) => `'${word.replaceAll("'", "''")}':*`).join(' & ')
}
