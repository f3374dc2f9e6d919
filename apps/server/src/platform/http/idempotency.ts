import { createHash } from 'node:crypto'
import { DomainError } from '../../kernel/errors.ts'
import type { Database, Tx } from '../db/database.ts'

/** The caller's transaction id of a write (BUY-SYS-04): same key and request → same answer, another request → refused. */
export interface IdempotencyKey {
  accountId: string
  operation: string
  key: string
  /** What the request said; hashed. */
  request: unknown
}

/**
 * Runs `work` once per key. The answer is stored in the same transaction; a repeat, also one that arrives while the
 * first still runs, waits for it and gets the stored answer. A failed run stores nothing and may be repeated.
 *
 * @throws conflict `IDEMPOTENCY_KEY_REUSED` when the key came with another request before
 */
export async function runOnce<T>(
  db: Database,
  idempotency: IdempotencyKey,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const scope = `${idempotency.accountId} ${idempotency.operation}`
  const requestHash = createHash('sha256').update(JSON.stringify(idempotency.request)).digest('hex')
  return db.transaction(async (tx) => {
    const mine = await tx
      .insertInto('idempotency_keys')
      .values({ scope, key: idempotency.key, request_hash: requestHash })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!mine) {
      const stored = await tx
        .selectFrom('idempotency_keys')
        .select(['request_hash', 'response'])
        .where('scope', '=', scope)
        .where('key', '=', idempotency.key)
        .executeTakeFirstOrThrow()
      if (stored.request_hash !== requestHash) throw new DomainError('conflict', 'IDEMPOTENCY_KEY_REUSED')
      // Answers are what the first run returned, after a round trip through JSON.
      return stored.response as T
    }
    const response = await work(tx)
    await tx
      .updateTable('idempotency_keys')
      .set({ response: JSON.stringify(response) })
      .where('scope', '=', scope)
      .where('key', '=', idempotency.key)
      .execute()
    return response
  })
}
