import { sql } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../kernel/paging.ts'
import type { Queryable } from '../../platform/db/database.ts'

export interface StatementRow {
  id: string
  kind: 'TOP_UP' | 'PAYMENT' | 'REFUND' | 'RELEASE'
  amountMinor: bigint
  balanceAfterMinor: bigint
  reference: string
  occurredAt: Date
  createdAt: Date
}

/** Movements of one account, newest first. */
export async function listStatement(
  db: Queryable,
  accountId: string,
  page: { cursor?: string; limit: number },
): Promise<Page<StatementRow>> {
  let query = db
    .selectFrom('ledger_entries as e')
    .innerJoin('ledger_transactions as t', 't.id', 'e.transaction_id')
    .select([
      't.id',
      't.kind',
      't.reference',
      't.occurred_at',
      'e.created_at',
      'e.amount_minor',
      'e.balance_after_minor',
    ])
    .where('e.account_id', '=', accountId)
    .orderBy('e.created_at', 'desc')
    .orderBy('e.transaction_id', 'desc')
    .limit(page.limit + 1)
  if (page.cursor) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(
      sql<boolean>`(date_trunc('milliseconds', e.created_at), e.transaction_id) < (${at}, ${id})`,
    )
  }
  const rows = await query.execute()
  return cutPage(
    rows.map((row) => ({
      id: row.id,
      kind: row.kind as StatementRow['kind'],
      amountMinor: row.amount_minor,
      balanceAfterMinor: row.balance_after_minor ?? 0n,
      reference: row.reference,
      occurredAt: row.occurred_at,
      createdAt: row.created_at,
    })),
    page.limit,
    (row) => ({ at: row.createdAt, id: row.id }),
  )
}
