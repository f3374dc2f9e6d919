import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'

/**
 * Remembers the nonce of a seller's call.
 *
 * @returns false when it was used before
 */
export async function rememberNonce(
  tx: Tx,
  sellerId: string,
  nonce: string,
  expiresAt: Date,
): Promise<boolean> {
  const first = await tx
    .insertInto('open_api_nonces')
    .values({ seller_id: sellerId, nonce, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('nonce')
    .executeTakeFirst()
  return first !== undefined
}

/** @returns how many went */
export async function deleteExpiredNonces(db: Queryable, now: Date, limit: number): Promise<number> {
  const gone = await sql`delete from open_api_nonces where ctid = any(array(
    select ctid from open_api_nonces where expires_at < ${now} limit ${limit}))`.execute(db)
  return Number(gone.numAffectedRows ?? 0n)
}

/**
 * Takes the right to alert the owner of a key, which nobody else gets for a while, on whichever process.
 *
 * @returns false when the owner was told after `since`
 */
export async function takeAlert(tx: Tx, accessKeyId: string, now: Date, since: Date): Promise<boolean> {
  const taken = await tx
    .insertInto('open_api_alerts')
    .values({ access_key_id: accessKeyId, alerted_at: now })
    .onConflict((conflict) =>
      conflict
        .column('access_key_id')
        .doUpdateSet({ alerted_at: now })
        .where('open_api_alerts.alerted_at', '<=', since),
    )
    .returning('access_key_id')
    .executeTakeFirst()
  return taken !== undefined
}
