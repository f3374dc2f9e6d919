import { diffLines, diffWordsWithSpace } from 'diff'

export interface TextPart {
  text: string
  kind: 'same' | 'added' | 'removed'
}

/** Texts longer than this are compared line by line: words would take too long and read badly. */
const WORDS_MAX = 20_000

/** What changed in a text, by words; Chinese is cut into words as well. */
export function textDifference(before: string, after: string): TextPart[] {
  const parts =
    before.length + after.length > WORDS_MAX
      ? diffLines(before, after)
      : diffWordsWithSpace(before, after, {
          intlSegmenter: new Intl.Segmenter('zh', { granularity: 'word' }),
        })
  return parts.map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }))
}

/** What changed in a list of lines: each line once, where it stands now or stood before. */
export function listDifference(before: readonly string[], after: readonly string[]): TextPart[] {
  return diffLines(before.map(oneLine).join('\n'), after.map(oneLine).join('\n'), { newlineIsToken: false })
    .flatMap(({ value, added, removed }) =>
      value
        .replace(/\n$/, '')
        .split('\n')
        .map((text) => ({ text, kind: added ? 'added' : removed ? 'removed' : 'same' }) as const),
    )
    .filter(({ text }) => text !== '')
}

const oneLine = (text: string) => text.replaceAll('\n', ' ')
