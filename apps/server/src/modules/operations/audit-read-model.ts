import { sql } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../kernel/paging.ts'
import type { Queryable } from '../../platform/db/database.ts'

export interface AuditFilter {
  /** User id, user name or account name. */
  actor?: string
  action?: string
  /** Object id. */
  object?: string
  from?: Date
  to?: Date
}

export interface AuditRow {
  id: string
  recordedAt: Date
  businessTime: Date
  actorName: string | null
  accountName: string | null
  actorRole: string
  ip: string | null
  action: string
  objectType: string
  objectId: string
  before: unknown
  after: unknown
  reason: string | null
  requestId: string | null
}

/** The audit log, newest first (OPS-AUDIT-01). */
export async function listAudit(
  db: Queryable,
  filter: AuditFilter,
  page: { cursor?: string; limit: number },
): Promise<Page<AuditRow>> {
  let query = db
    .selectFrom('audit_log as l')
    .leftJoin('users as u', 'u.id', 'l.actor_user_id')
    .leftJoin('accounts as a', 'a.id', 'l.actor_account_id')
    .selectAll('l')
    .select(['u.user_name', 'a.name as account_name'])
    .orderBy('l.recorded_at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(page.limit + 1)
  if (filter.actor) {
    const { actor } = filter
    query = query.where((eb) =>
      eb.or([
        eb('l.actor_user_id', '=', actor),
        eb('l.actor_account_id', '=', actor),
        eb('u.user_name', 'ilike', `%${actor.replace(/[\\%_]/g, '\\$&')}%`),
        eb('a.name', 'ilike', `%${actor.replace(/[\\%_]/g, '\\$&')}%`),
      ]),
    )
  }
  if (filter.action) query = query.where('l.action', 'like', `${filter.action.replace(/[\\%_]/g, '\\$&')}%`)
  if (filter.object) query = query.where('l.object_id', '=', filter.object)
  if (filter.from) query = query.where('l.recorded_at', '>=', filter.from)
  if (filter.to) query = query.where('l.recorded_at', '<=', filter.to)
  if (page.cursor) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(sql<boolean>`(l.recorded_at, l.id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  return cutPage(
    rows.map((row) => ({
      id: row.id,
      recordedAt: row.recorded_at,
      businessTime: row.business_time,
      actorName: row.user_name,
      accountName: row.account_name,
      actorRole: row.actor_role,
      ip: row.ip,
      action: row.action,
      objectType: row.object_type,
      objectId: row.object_id,
      before: row.before,
      after: row.after,
      reason: row.reason,
      requestId: row.request_id,
    })),
    page.limit,
    (row) => ({ at: row.recordedAt, id: row.id }),
  )
}
