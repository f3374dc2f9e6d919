import type { Queryable, Tx } from '../../../platform/db/database.ts'

/** Scenarios of the upgrade interface in both versions of SaaS. */
const SCENARIOS = ['upgradeInstance', 'upgrade']

/** Whether the seller debugged its upgrade interface and saved the case (SELL-PUB-130). */
export async function hasUpgradeCase(db: Tx | Queryable, sellerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('debug_cases')
    .select('id')
    .where('seller_id', '=', sellerId)
    .where('scenario', 'in', SCENARIOS)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
