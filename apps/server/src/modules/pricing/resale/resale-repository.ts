import type { Selectable } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { ResaleAuthorizations } from '../../../platform/db/schema.generated.ts'
import { ofGrantedProducts, type SellerScope } from '../../../platform/product-grant.ts'
import type { ReviewReason } from '../../reviews/index.ts'
import type { ResaleLevel, ResaleState } from '../domain/resale.ts'

type Reader = Tx | Queryable

/** That a product may be resold at a discount (SELL-PUB-160). */
export interface ResaleAuthorization {
  id: string
  sellerId: string
  productId: string
  level: ResaleLevel
  /** Partner or customer; `null` for all partners. */
  account: { id: string; name: string } | null
  project: string
  discountBps: number
  /** Of customers alone. */
  shareBps: number | null
  validFrom: Date
  validUntil: Date
  state: ResaleState
  reasons: ReviewReason[]
  createdBy: string
  createdAt: Date
  decidedAt: Date | null
}

export async function insertAuthorization(tx: Tx, one: ResaleAuthorization): Promise<void> {
  await tx
    .insertInto('resale_authorizations')
    .values({
      id: one.id,
      seller_id: one.sellerId,
      product_id: one.productId,
      level: one.level,
      account_id: one.account?.id ?? null,
      account_name: one.account?.name ?? null,
      project: one.project,
      discount_bps: one.discountBps,
      share_bps: one.shareBps,
      valid_from: one.validFrom,
      valid_until: one.validUntil,
      state: one.state,
      reasons: JSON.stringify(one.reasons),
      created_by: one.createdBy,
      created_at: one.createdAt,
      decided_at: one.decidedAt,
    })
    .execute()
}

/** Those of one level that the person may see, newest first. */
export async function listAuthorizations(
  db: Reader,
  scope: SellerScope,
  level: ResaleLevel,
  limit: number,
): Promise<ResaleAuthorization[]> {
  const rows = await db
    .selectFrom('resale_authorizations')
    .selectAll()
    .where('seller_id', '=', scope.sellerId)
    .where('level', '=', level)
    .where(ofGrantedProducts(scope.productGrant, 'product_id'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(authorizationOf)
}

/** Those of a product that are in force, or come to be, or wait. */
export async function listStanding(db: Reader, productId: string, now: Date): Promise<ResaleAuthorization[]> {
  const rows = await db
    .selectFrom('resale_authorizations')
    .selectAll()
    .where('product_id', '=', productId)
    .where('state', 'in', ['ACTIVE', 'PENDING'])
    .where('valid_until', '>', now)
    .execute()
  return rows.map(authorizationOf)
}

export async function findAuthorization(db: Reader, id: string): Promise<ResaleAuthorization | null> {
  const row = await db.selectFrom('resale_authorizations').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? authorizationOf(row) : null
}

export async function updateAuthorization(
  tx: Tx,
  id: string,
  change: Partial<
    Pick<ResaleAuthorization, 'state' | 'reasons' | 'decidedAt' | 'discountBps' | 'validFrom' | 'validUntil'>
  >,
): Promise<void> {
  await tx
    .updateTable('resale_authorizations')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.reasons && { reasons: JSON.stringify(change.reasons) }),
      ...(change.decidedAt !== undefined && { decided_at: change.decidedAt }),
      ...(change.discountBps !== undefined && { discount_bps: change.discountBps }),
      ...(change.validFrom && { valid_from: change.validFrom }),
      ...(change.validUntil && { valid_until: change.validUntil }),
    })
    .where('id', '=', id)
    .execute()
}

const authorizationOf = (row: Selectable<ResaleAuthorizations>): ResaleAuthorization => ({
  id: row.id,
  sellerId: row.seller_id,
  productId: row.product_id,
  // The table's check constraints hold the unions.
  level: row.level as ResaleLevel,
  account: row.account_id === null ? null : { id: row.account_id, name: row.account_name ?? '' },
  project: row.project,
  discountBps: row.discount_bps,
  shareBps: row.share_bps,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  state: row.state as ResaleState,
  reasons: row.reasons as unknown as ReviewReason[],
  createdBy: row.created_by,
  createdAt: row.created_at,
  decidedAt: row.decided_at,
})
