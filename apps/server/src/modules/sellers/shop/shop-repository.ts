import type { Selectable } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { ShopChanges } from '../../../platform/db/schema.generated.ts'
import type { ReviewReason } from '../../reviews/index.ts'
import { emptyDecoration, type ShopDecoration } from '../domain/shop-decoration.ts'
import type { RequestState } from '../domain/request-states.ts'

type Reader = Tx | Queryable

/** What a seller writes, and what buyers see. */
export interface Shop {
  draft: ShopDecoration
  /** 0 while nothing was saved. */
  revision: number
  savedBy: string | null
  savedAt: Date | null
  live: ShopDecoration | null
  liveSince: Date | null
}

/** A decoration that was handed in. */
export interface ShopChange {
  id: string
  sellerId: string
  state: RequestState
  before: ShopDecoration | null
  after: ShopDecoration
  reasons: ReviewReason[]
  submittedAt: Date
  decidedAt: Date | null
}

/** jsonb columns are written by this file alone. */
const decorationOf = (stored: unknown): ShopDecoration => ({
  ...emptyDecoration,
  ...(stored as Partial<ShopDecoration>),
})

export async function getShop(db: Reader, sellerId: string): Promise<Shop> {
  const row = await db
    .selectFrom('shop_decorations')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .executeTakeFirst()
  if (!row)
    return {
      draft: emptyDecoration,
      revision: 0,
      savedBy: null,
      savedAt: null,
      live: null,
      liveSince: null,
    }
  return {
    draft: decorationOf(row.draft),
    revision: row.revision,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    live: row.live === null ? null : decorationOf(row.live),
    liveSince: row.live_since,
  }
}

export async function putDraft(
  tx: Tx,
  sellerId: string,
  saved: { draft: ShopDecoration; revision: number; by: string; at: Date },
): Promise<void> {
  const values = {
    draft: JSON.stringify(saved.draft),
    revision: saved.revision,
    saved_by: saved.by,
    saved_at: saved.at,
  }
  await tx
    .insertInto('shop_decorations')
    .values({ seller_id: sellerId, ...values })
    .onConflict((conflict) => conflict.column('seller_id').doUpdateSet(values))
    .execute()
}

/** What was approved becomes what buyers see; the draft goes on as it is. */
export async function putLive(tx: Tx, sellerId: string, live: ShopDecoration, at: Date): Promise<void> {
  await tx
    .updateTable('shop_decorations')
    .set({ live: JSON.stringify(live), live_since: at })
    .where('seller_id', '=', sellerId)
    .execute()
}

export async function insertShopChange(tx: Tx, change: ShopChange): Promise<void> {
  await tx
    .insertInto('shop_changes')
    .values({
      id: change.id,
      seller_id: change.sellerId,
      state: change.state,
      before: change.before && JSON.stringify(change.before),
      after: JSON.stringify(change.after),
      reasons: JSON.stringify(change.reasons),
      submitted_at: change.submittedAt,
      decided_at: change.decidedAt,
    })
    .execute()
}

export async function findShopChange(db: Reader, id: string): Promise<ShopChange | null> {
  const row = await db.selectFrom('shop_changes').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? changeOf(row) : null
}

/** Changes of a seller, newest first. */
export async function listShopChanges(db: Reader, sellerId: string, limit: number): Promise<ShopChange[]> {
  const rows = await db
    .selectFrom('shop_changes')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(changeOf)
}

const changeOf = (row: Selectable<ShopChanges>): ShopChange => ({
  id: row.id,
  sellerId: row.seller_id,
  // The table's check constraint holds the union.
  state: row.state as RequestState,
  before: row.before === null ? null : decorationOf(row.before),
  after: decorationOf(row.after),
  reasons: row.reasons as unknown as ReviewReason[],
  submittedAt: row.submitted_at,
  decidedAt: row.decided_at,
})
