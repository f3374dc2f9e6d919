import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { JsonObject } from '../../platform/db/schema.generated.ts'
import type { CursorKey } from '../../kernel/paging.ts'
import type { MessageKind } from './domain/message-template.ts'

type Reader = Tx | Queryable

export interface StoredMessage {
  id: string
  accountId: string
  kind: MessageKind
  template: string
  values: unknown
  link: string | null
  readAt: Date | null
  createdAt: Date
}

export async function insertMessage(tx: Tx, message: Omit<StoredMessage, 'readAt'>): Promise<void> {
  await tx
    .insertInto('messages')
    .values({
      id: message.id,
      account_id: message.accountId,
      kind: message.kind,
      template: message.template,
      values: JSON.stringify(message.values),
      link: message.link,
      created_at: message.createdAt,
    })
    .execute()
}

/** Newest first; one row more than `limit` tells that there is another page. */
export async function listMessages(
  db: Reader,
  accountId: string,
  filter: { unread: boolean; kind: MessageKind | null; after: CursorKey | null; limit: number },
): Promise<StoredMessage[]> {
  let query = db.selectFrom('messages').selectAll().where('account_id', '=', accountId)
  if (filter.unread) query = query.where('read_at', 'is', null)
  if (filter.kind !== null) query = query.where('kind', '=', filter.kind)
  const { after } = filter
  if (after !== null)
    query = query.where((where) =>
      where(where.refTuple('created_at', 'id'), '<', where.tuple(after.at, after.id)),
    )
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    // The table's check constraint holds the union.
    kind: row.kind as MessageKind,
    template: row.template,
    values: row.values as JsonObject,
    link: row.link,
    readAt: row.read_at,
    createdAt: row.created_at,
  }))
}

/** Marks unread messages of the account; ids of others, unknown ids and read ones change nothing. */
export async function markRead(
  tx: Tx,
  accountId: string,
  which: { ids: readonly string[] } | 'all',
  readAt: Date,
): Promise<void> {
  let update = tx
    .updateTable('messages')
    .set({ read_at: readAt })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
  if (which !== 'all') update = update.where('id', 'in', which.ids)
  await update.execute()
}

export async function countUnread(db: Reader, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('messages')
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Removes messages of the account; ids of others and unknown ids change nothing. */
/** @returns how many there were */
export async function deleteMessages(tx: Tx, accountId: string, ids: readonly string[]): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('messages')
    .where('account_id', '=', accountId)
    .where('id', 'in', ids)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Removes what is older, some at a time. @returns how many */
export async function deleteOldMessages(db: Reader, before: Date, limit: number): Promise<number> {
  const old = db
    .selectFrom('messages')
    .select('id')
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(limit)
  const result = await db.deleteFrom('messages').where('id', 'in', old).executeTakeFirst()
  return Number(result.numDeletedRows)
}
