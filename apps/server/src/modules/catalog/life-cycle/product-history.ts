import type { LocalizedText } from '../../../kernel/text.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { ProductMove, ProductState } from '../domain/product-states.ts'

export type HistoryCommand = ProductMove | 'removeSpecification' | 'removeSku'

/** One line of what happened to a listed product. */
export interface ProductHistoryEntry {
  at: Date
  actorKind: 'seller' | 'operator' | 'system'
  actorName: string
  command: HistoryCommand
  from: ProductState
  to: ProductState
  /** The specification or SKU that was removed; `null` for the whole product. */
  subject: LocalizedText | null
  reason: string
  /** Uploads beside the reason. */
  evidence: string[]
  until: Date | null
}

export async function insertProductHistory(
  tx: Tx,
  productId: string,
  entry: ProductHistoryEntry,
): Promise<void> {
  await tx
    .insertInto('product_history')
    .values({
      id: newId('phs'),
      product_id: productId,
      at: entry.at,
      actor_kind: entry.actorKind,
      actor_name: entry.actorName,
      command: entry.command,
      from_state: entry.from,
      to_state: entry.to,
      subject_zh: entry.subject?.zh ?? '',
      subject_en: entry.subject?.en ?? '',
      reason: entry.reason,
      evidence: entry.evidence,
      until: entry.until,
    })
    .execute()
}

/** The newest first; a product has few of them. */
export async function listProductHistory(
  db: Tx | Queryable,
  productId: string,
): Promise<ProductHistoryEntry[]> {
  const rows = await db
    .selectFrom('product_history')
    .selectAll()
    .where('product_id', '=', productId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  // Check constraints and this file hold the unions.
  return rows.map((row) => ({
    at: row.at,
    actorKind: row.actor_kind as ProductHistoryEntry['actorKind'],
    actorName: row.actor_name,
    command: row.command as HistoryCommand,
    from: row.from_state as ProductState,
    to: row.to_state as ProductState,
    subject: row.subject_zh === '' ? null : { zh: row.subject_zh, en: row.subject_en },
    reason: row.reason,
    evidence: row.evidence,
    until: row.until,
  }))
}
