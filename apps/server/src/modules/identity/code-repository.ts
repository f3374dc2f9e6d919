import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { ContactChannel } from './domain/contact-rules.ts'
import { CODE_TRIES_MAX, type CodePurpose } from './domain/verification-code.ts'

type Reader = Tx | Queryable

export async function findLastSentAt(tx: Tx, purpose: CodePurpose, target: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('verification_codes')
    .select('created_at')
    .where('purpose', '=', purpose)
    .where('target', '=', target)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.created_at ?? null
}

export async function insertCode(
  tx: Tx,
  code: {
    id: string
    purpose: CodePurpose
    channel: ContactChannel
    target: string
    codeHash: string
    createdAt: Date
    expiresAt: Date
  },
): Promise<void> {
  await tx
    .insertInto('verification_codes')
    .values({
      id: code.id,
      purpose: code.purpose,
      channel: code.channel,
      target: code.target,
      code_hash: code.codeHash,
      created_at: code.createdAt,
      expires_at: code.expiresAt,
    })
    .execute()
}

/**
 * Counts one try against the newest code of each target and returns those that may still be tried. Counting before
 * comparing makes a hundred guesses at once cost a hundred tries.
 */
export async function countTry(
  db: Queryable,
  purpose: CodePurpose,
  targets: readonly string[],
  now: Date,
): Promise<{ id: string; codeHash: string }[]> {
  const newest = sql<string>`(select distinct on (target) id from verification_codes
    where purpose = ${purpose} and target = any(${targets})
    order by target, created_at desc, id desc)`
  const rows = await db
    .updateTable('verification_codes')
    .set((set) => ({ wrong_tries: set('wrong_tries', '+', 1) }))
    .where('id', 'in', newest)
    .where('wrong_tries', '<', CODE_TRIES_MAX)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['id', 'code_hash'])
    .execute()
  return rows.map((row) => ({ id: row.id, codeHash: row.code_hash }))
}

/** @returns false when it was used before */
export async function markCodeUsed(tx: Tx, id: string, usedAt: Date): Promise<boolean> {
  const result = await tx
    .updateTable('verification_codes')
    .set({ used_at: usedAt })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function deleteOldCodes(db: Reader, before: Date): Promise<number> {
  const result = await db.deleteFrom('verification_codes').where('expires_at', '<', before).executeTakeFirst()
  return Number(result.numDeletedRows)
}
