import type { Queryable, Tx } from '../../platform/db/database.ts'

/** How many of the accounts hold money. */
export async function countHolding(db: Queryable | Tx, accountIds: readonly string[]): Promise<number> {
  if (accountIds.length === 0) return 0
  const row = await db
    .selectFrom('ledger_accounts')
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('id', 'in', accountIds)
    .where('balance_minor', '>', 0n)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
