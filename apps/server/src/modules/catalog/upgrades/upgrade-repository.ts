import type { Selectable } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { UpgradeRules } from '../../../platform/db/schema.generated.ts'
import { ofGrantedProducts, type SellerScope } from '../../../platform/product-grant.ts'
import type { UpgradeEndReason } from '../domain/upgrade-rule.ts'

type Reader = Tx | Queryable

/** That one SKU can be upgraded to another (SELL-PUB-130). */
export interface UpgradeRule {
  id: string
  sellerId: string
  productId: string
  specificationId: string
  sourceSkuId: string
  targetSkuId: string
  state: 'ACTIVE' | 'ENDED'
  endReason: UpgradeEndReason | null
  /** Revision of the product at which it was found to hold. */
  checkedRevision: number
  createdBy: string
  createdAt: Date
  endedAt: Date | null
}

export async function insertRule(tx: Tx, rule: UpgradeRule): Promise<void> {
  await tx
    .insertInto('upgrade_rules')
    .values({
      id: rule.id,
      seller_id: rule.sellerId,
      product_id: rule.productId,
      specification_id: rule.specificationId,
      source_sku_id: rule.sourceSkuId,
      target_sku_id: rule.targetSkuId,
      state: rule.state,
      end_reason: rule.endReason,
      checked_revision: rule.checkedRevision,
      created_by: rule.createdBy,
      created_at: rule.createdAt,
      ended_at: rule.endedAt,
    })
    .execute()
}

/** Rules of the seller, those in force first, then newest first. */
export async function listRules(db: Reader, scope: SellerScope, limit: number): Promise<UpgradeRule[]> {
  const rows = await db
    .selectFrom('upgrade_rules')
    .selectAll()
    .where('seller_id', '=', scope.sellerId)
    .where(ofGrantedProducts(scope.productGrant, 'product_id'))
    .orderBy('state')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(ruleOf)
}

export async function lockRule(tx: Tx, scope: SellerScope, id: string): Promise<UpgradeRule | null> {
  const row = await tx
    .selectFrom('upgrade_rules')
    .selectAll()
    .where('id', '=', id)
    .where('seller_id', '=', scope.sellerId)
    .where(ofGrantedProducts(scope.productGrant, 'product_id'))
    .forUpdate()
    .executeTakeFirst()
  return row ? ruleOf(row) : null
}

/** Rules in force of a product; locked. */
export async function lockRulesOf(tx: Tx, productId: string): Promise<UpgradeRule[]> {
  const rows = await tx
    .selectFrom('upgrade_rules')
    .selectAll()
    .where('product_id', '=', productId)
    .where('state', '=', 'ACTIVE')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(ruleOf)
}

/** Rules in force whose product changed since they were judged; locked. */
export async function lockRulesToJudge(tx: Tx, limit: number): Promise<UpgradeRule[]> {
  const rows = await tx
    .selectFrom('upgrade_rules as r')
    .innerJoin('products as p', 'p.id', 'r.product_id')
    .selectAll('r')
    .where('r.state', '=', 'ACTIVE')
    .whereRef('p.revision', '<>', 'r.checked_revision')
    .orderBy('r.id')
    .limit(limit)
    .forUpdate('r')
    .skipLocked()
    .execute()
  return rows.map(ruleOf)
}

export async function keepRule(tx: Tx, id: string, checkedRevision: number): Promise<void> {
  await tx
    .updateTable('upgrade_rules')
    .set({ checked_revision: checkedRevision })
    .where('id', '=', id)
    .execute()
}

export async function endRule(tx: Tx, id: string, reason: UpgradeEndReason, at: Date): Promise<void> {
  await tx
    .updateTable('upgrade_rules')
    .set({ state: 'ENDED', end_reason: reason, ended_at: at })
    .where('id', '=', id)
    .execute()
}

const ruleOf = (row: Selectable<UpgradeRules>): UpgradeRule => ({
  id: row.id,
  sellerId: row.seller_id,
  productId: row.product_id,
  specificationId: row.specification_id,
  sourceSkuId: row.source_sku_id,
  targetSkuId: row.target_sku_id,
  // The table's check constraints hold the unions.
  state: row.state as UpgradeRule['state'],
  endReason: row.end_reason as UpgradeEndReason | null,
  checkedRevision: row.checked_revision,
  createdBy: row.created_by,
  createdAt: row.created_at,
  endedAt: row.ended_at,
})
