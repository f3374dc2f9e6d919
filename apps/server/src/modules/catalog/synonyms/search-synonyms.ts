import { sql } from 'kysely'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { Actor } from '../../../platform/actor.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import { normalizeSearch } from '../domain/synonyms.ts'

const GROUPS_MAX = 1000

export type SearchSynonyms = ReturnType<typeof createSearchSynonyms>

/** Words that mean the same to the search, kept by operators (OPS-CAT-02). */
export function createSearchSynonyms(platform: Platform, deps: { clearCaches: () => void }) {
  const { db, clock, audit } = platform
  return {
    async list(): Promise<{ id: string; words: string[] }[]> {
      return db.query
        .selectFrom('search_synonyms')
        .select(['id', 'words'])
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
    },

    /** @throws validation `words`; conflict SYNONYM_TAKEN, SYNONYMS_MAX */
    async add(actor: Actor, given: readonly string[]): Promise<string> {
      const words = [...new Set(given.map(normalizeSearch))]
      if (words.length < 2 || words.includes(''))
        throw new DomainError('validation', 'VALIDATION_FAILED', {
          fields: [{ path: 'words', message: 'synonyms_two' }],
        })
      const id = newId('syn')
      await db.transaction(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended('catalog.synonyms', 0))`.execute(tx)
        const groups = await tx.selectFrom('search_synonyms').select('words').execute()
        const taken = words.find((word) => groups.some((group) => group.words.includes(word)))
        if (taken !== undefined)
          throw new DomainError('conflict', 'SYNONYM_TAKEN', { values: { word: taken } })
        if (groups.length >= GROUPS_MAX)
          throw new DomainError('conflict', 'SYNONYMS_MAX', { values: { max: GROUPS_MAX } })
        await tx.insertInto('search_synonyms').values({ id, words, created_at: clock.now() }).execute()
        await audit.append(tx, actor, {
          action: 'ops.synonyms.add',
          objectType: 'search_synonyms',
          objectId: id,
          before: null,
          after: { words },
        })
      })
      deps.clearCaches()
      return id
    },

    /** @throws not_found */
    async remove(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const before = await tx
          .deleteFrom('search_synonyms')
          .where('id', '=', id)
          .returning('words')
          .executeTakeFirst()
        if (!before) throw notFound('synonyms')
        await audit.append(tx, actor, {
          action: 'ops.synonyms.remove',
          objectType: 'search_synonyms',
          objectId: id,
          before: { words: before.words },
          after: null,
        })
      })
      deps.clearCaches()
    },
  }
}
