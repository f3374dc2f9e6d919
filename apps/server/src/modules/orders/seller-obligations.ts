import type { Queryable, Tx } from '../../platform/db/database.ts'

/**
 * Lines that buyers paid the seller for and that were not refunded. No invoices are issued yet, so each of them is
 * still to be invoiced (SELL-ONB-60).
 *
 * @returns ids of the lines
 */
export async function listEarningLines(db: Queryable | Tx, sellerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('order_lines')
    .select('id')
    .where('seller_id', '=', sellerId)
    .where('paid_at', 'is not', null)
    .where('status', 'not in', ['REFUNDED', 'CANCELLED', 'FAILED'])
    .execute()
  return rows.map(({ id }) => id)
}
