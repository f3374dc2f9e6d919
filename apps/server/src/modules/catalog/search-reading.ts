import { sql } from 'kysely'
import type { Queryable } from '../../platform/db/database.ts'
import { isOneErrorApart, deletionsOf, formsOf } from './domain/spelling.ts'
import { otherWordings } from './domain/synonyms.ts'
import { RUNS } from './domain/search-terms.ts'
import { hasMatches } from './product-list-read-model.ts'

/** How a search was understood: `by` its words or its sound, and `q` when another spelling was taken. */
export interface SearchReading {
  by: 'words' | 'sound'
  q: string
}

const NEIGHBORS_MAX = 200
const TRIES_MAX = 5
const WORDS_MAX = 4
/** A group has twenty words. */
const SYNONYMS_TRIED_MAX = 20

/**
 * Another reading of a search that found nothing by its words: as it sounds (pinyin in full or by initials, or other
 * characters of the same sound), else by the operators' synonyms (OPS-CAT-02), else with one typing error mended in
 * each word that no product knows.
 *
 * @returns `null` when no other reading finds anything
 */
export async function findReading(db: Queryable, q: string): Promise<SearchReading | null> {
  if (await hasMatches(db, { by: 'sound', q })) return { by: 'sound', q }
  const groups = await db.selectFrom('search_synonyms').select('words').execute()
  const wordings = otherWordings(
    q,
    groups.map((group) => group.words),
  )
  for (const wording of wordings.slice(0, SYNONYMS_TRIED_MAX))
    if (await hasMatches(db, { by: 'words', q: wording })) return { by: 'words', q: wording }
  const words = [...new Set(q.normalize('NFKC').toLowerCase().match(RUNS))]
  if (words.length === 0 || words.length > WORDS_MAX) return null
  let spellings: string[][] = [[]]
  for (const word of words) {
    const known =
      (await hasMatches(db, { by: 'words', q: word })) || (await hasMatches(db, { by: 'sound', q: word }))
    const choices = known ? [word] : await listNeighbors(db, word)
    if (choices.length === 0) return null
    spellings = spellings.flatMap((spelling) => choices.map((choice) => [...spelling, choice])).slice(0, 20)
  }
  for (const spelling of spellings.slice(0, TRIES_MAX)) {
    const mended = spelling.join(' ')
    for (const by of ['words', 'sound'] as const)
      if (await hasMatches(db, { by, q: mended })) return { by, q: mended }
  }
  return null
}

/** Words one typing error away from what was typed, the likeliest first: a wrong end is rarer than a wrong middle. */
async function listNeighbors(db: Queryable, typed: string): Promise<string[]> {
  const forms = formsOf(typed)
  if (forms.length === 0) return []
  const { rows } = await sql<{ form: string; word: string }>`
    select form, word from search_words
    where deletions && ${forms.flatMap(deletionsOf)}::text[]
    order by word limit ${sql.lit(NEIGHBORS_MAX)}`.execute(db)
  const near = rows.filter((row) =>
    forms.some((form) => form === row.form || isOneErrorApart(form, row.form)),
  )
  const sameLength = (word: string) => (word.length === typed.length ? 0 : 1)
  return [...new Set(near.map((row) => row.word))]
    .filter((word) => word !== typed)
    .toSorted((a, b) => sameLength(a) - sameLength(b) || (a < b ? -1 : 1))
    .slice(0, TRIES_MAX)
}
