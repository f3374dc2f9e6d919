import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AccessType, SalesClass } from '../catalog/index.ts'
import { findFeeRate, type FeeRate } from './domain/fees.ts'

/** The platform's share of a product and where it comes from (SELL-BIL-20). */
export interface FeeTerms {
  ratioBps: number
  source: { kind: 'TABLE'; feeRateId: string } | { kind: 'OVERRIDE'; overrideId: string }
  effectiveAt: Date
}

const BATCH = 200

/**
 * The terms of a product, at an instant or as they are now.
 *
 * @returns `null` when none were fixed: the ratio has to be agreed with the seller first
 */
export async function findFeeTerms(
  db: Tx | Queryable,
  productId: string,
  at?: Date,
): Promise<FeeTerms | null> {
  let query = db
    .selectFrom('product_fee_terms')
    .select(['ratio_bps', 'fee_rate_id', 'override_id', 'effective_at'])
    .where('product_id', '=', productId)
    .orderBy('effective_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
  if (at) query = query.where('effective_at', '<=', at)
  const row = await query.executeTakeFirst()
  if (!row) return null
  return {
    ratioBps: row.ratio_bps,
    source:
      row.override_id === null
        ? // A check constraint: exactly one of both is set.
          { kind: 'TABLE', feeRateId: row.fee_rate_id! }
        : { kind: 'OVERRIDE', overrideId: row.override_id },
    effectiveAt: row.effective_at,
  }
}

export async function readFeeRates(db: Tx | Queryable, site: Platform['site']): Promise<FeeRate[]> {
  const rows = await db
    .selectFrom('fee_rates')
    .selectAll()
    .where('site', '=', site)
    .orderBy('family')
    .orderBy(sql`access_type nulls first`)
    .orderBy('effective_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    // Check constraints of the table hold the unions.
    family: row.family as SalesClass,
    accessType: row.access_type as AccessType | null,
    ratioBps: row.ratio_bps,
    effectiveAt: row.effective_at,
  }))
}

export type FeeTermsKeeper = ReturnType<typeof createFeeTermsKeeper>

/** Writes down the ratio of a product when it is listed; later changes of the table do not reach it. */
export function createFeeTermsKeeper(platform: Platform) {
  const { db, clock, events, site } = platform

  async function fix(
    tx: Tx,
    rates: readonly FeeRate[],
    product: { id: string; family: SalesClass; accessType: AccessType; listedAt: Date },
  ): Promise<number> {
    const rate = findFeeRate(rates, { ...product, at: product.listedAt })
    if (!rate) return 0
    await tx
      .insertInto('product_fee_terms')
      .values({
        id: newId('fpt'),
        product_id: product.id,
        ratio_bps: rate.ratioBps,
        fee_rate_id: rate.id,
        override_id: null,
        effective_at: product.listedAt,
      })
      .onConflict((conflict) =>
        conflict.column('product_id').where('fee_rate_id', 'is not', null).doNothing(),
      )
      .execute()
    return 1
  }

  return {
    subscribe(): void {
      events.within('catalog.product_listed', async (tx, { payload }) => {
        // Agreed before it was listed.
        if (await findFeeTerms(tx, payload.productId)) return
        await fix(tx, await readFeeRates(tx, site), {
          id: payload.productId,
          family: payload.salesClass,
          accessType: payload.accessType,
          listedAt: clock.now(),
        })
      })
    },

    /** Products that were on sale before the fee tables were: the row of the day they were listed. */
    async sweep(): Promise<number> {
      return db.transaction(async (tx) => {
        const rates = await readFeeRates(tx, site)
        let fixed = 0
        for (let after = ''; ;) {
          const products = await tx
            .selectFrom('products')
            .select(['id', 'sales_class', 'access_type', 'listed_at'])
            .where('state', '<>', 'DRAFT')
            .where('id', '>', after)
            .where((eb) =>
              eb.not(
                eb.exists(
                  eb
                    .selectFrom('product_fee_terms')
                    .select('product_fee_terms.id')
                    .whereRef('product_fee_terms.product_id', '=', 'products.id'),
                ),
              ),
            )
            .orderBy('id')
            .limit(BATCH)
            .execute()
          for (const row of products)
            fixed += await fix(tx, rates, {
              id: row.id,
              // Check constraints of the table hold the unions.
              family: row.sales_class as SalesClass,
              accessType: row.access_type as AccessType,
              listedAt: row.listed_at,
            })
          if (products.length < BATCH) return fixed
          after = products.at(-1)!.id
        }
      })
    },
  }
}
