import { sql } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../kernel/paging.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { HistoryActor } from '../../platform/history.ts'
import type { InstanceState } from './domain/life-cycle.ts'
import { instanceFromRow, type Instance } from './instance-repository.ts'

export type { Instance } from './instance-repository.ts'

type Reader = Tx | Queryable

export interface InstanceHistoryRow {
  at: Date
  actorKind: HistoryActor['kind']
  actorName: string
  from: string | null
  to: string
  reason: string | null
}

export interface InstanceFilter {
  state?: InstanceState
  q?: string
  accessType?: string
  expiresBefore?: Date
}

/** Instances of the seller that it still has to serve: from their opening until they are released. */
export async function countInPerformance(db: Reader, sellerId: string): Promise<number> {
  const ended: InstanceState[] = ['RELEASED', 'UNSUBSCRIBED', 'OPEN_FAILED']
  const row = await db
    .selectFrom('instances')
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('seller_id', '=', sellerId)
    .where('state', 'not in', ended)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Instances of one account, newest first (BUY-INST-05). */
export async function listInstances(
  db: Reader,
  accountId: string,
  filter: InstanceFilter,
  page: { cursor?: string; limit: number },
): Promise<Page<Instance>> {
  let query = db
    .selectFrom('instances')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.accessType) query = query.where('access_type', '=', filter.accessType)
  if (filter.expiresBefore) query = query.where('expires_at', '<', filter.expiresBefore)
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) =>
      eb.or([
        eb('product_title_zh', 'ilike', like),
        eb('product_title_en', 'ilike', like),
        eb('seller_instance_id', '=', filter.q!),
        eb('id', '=', filter.q!),
        eb('order_id', '=', filter.q!),
      ]),
    )
  }
  if (page.cursor) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(sql<boolean>`(created_at, id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  return cutPage(rows.map(instanceFromRow), page.limit, (row) => ({ at: row.createdAt, id: row.id }))
}

export async function listInstanceHistory(db: Reader, instanceId: string): Promise<InstanceHistoryRow[]> {
  const rows = await db
    .selectFrom('instance_history')
    .selectAll()
    .where('instance_id', '=', instanceId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    at: row.at,
    actorKind: row.actor_kind as HistoryActor['kind'],
    actorName: row.actor_name,
    from: row.from_state,
    to: row.to_state,
    reason: row.reason,
  }))
}

/** An instance; with `accountId`, only when that account owns it. */
export async function findInstance(
  db: Reader,
  by: { id: string; accountId?: string },
): Promise<Instance | null> {
  let query = db.selectFrom('instances').selectAll().where('id', '=', by.id)
  if (by.accountId !== undefined) query = query.where('account_id', '=', by.accountId)
  const row = await query.executeTakeFirst()
  return row ? instanceFromRow(row) : null
}

/** Instances of any account by their ids; ids that do not exist are left out. */
export async function listInstancesById(db: Reader, ids: readonly string[]): Promise<Instance[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('instances')
    .selectAll()
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .execute()
  return rows.map(instanceFromRow)
}

/** Instances by the ids that sellers gave them. Such an id is one seller's word: others may have given it too. */
export async function listInstancesBySellerInstanceId(
  db: Reader,
  sellerInstanceIds: readonly string[],
): Promise<Instance[]> {
  if (sellerInstanceIds.length === 0) return []
  const rows = await db
    .selectFrom('instances')
    .selectAll()
    .where('seller_instance_id', '=', sql<string>`any(${sellerInstanceIds}::text[])`)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(instanceFromRow)
}
