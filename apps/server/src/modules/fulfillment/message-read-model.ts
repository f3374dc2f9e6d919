import { sql } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../kernel/paging.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { ofGrantedProducts, type SellerScope } from '../../platform/product-grant.ts'
import type { MessageState, Scenario } from './domain/message-states.ts'
import { messageFromRow, type CallAttempt, type InterfaceMessage } from './message-repository.ts'

type Reader = Tx | Queryable

export interface MessageFilter {
  state?: MessageState
  scenario?: Scenario
  orderId?: string
  /** Part of a title in either language. */
  productName?: string
  from?: Date
  to?: Date
}

const containing = (text: string) => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

export interface MessageRow extends InterfaceMessage {
  productTitle: { zh: string; en: string }
  url: string
}

/** Messages of one seller, or for operators of all (`scope` null), newest first (SELL-APP-30). */
export async function listMessages(
  db: Reader,
  scope: SellerScope | null,
  filter: MessageFilter,
  page: { cursor?: string; limit: number },
): Promise<Page<MessageRow>> {
  let query = db
    .selectFrom('interface_messages as m')
    .innerJoin('products as p', 'p.id', 'm.product_id')
    .innerJoin('seller_endpoints as e', 'e.id', 'm.endpoint_id')
    .selectAll('m')
    .select(['p.title_zh', 'p.title_en', 'e.url'])
    .orderBy('m.created_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(page.limit + 1)
  if (scope !== null)
    query = query
      .where('m.seller_id', '=', scope.sellerId)
      .where(ofGrantedProducts(scope.productGrant, 'm.product_id'))
  if (filter.state) query = query.where('m.state', '=', filter.state)
  if (filter.scenario) query = query.where('m.scenario', '=', filter.scenario)
  if (filter.orderId) query = query.where('m.order_id', '=', filter.orderId.toUpperCase())
  if (filter.productName)
    query = query.where((eb) =>
      eb.or([
        eb('p.title_zh', 'ilike', containing(filter.productName!)),
        eb('p.title_en', 'ilike', containing(filter.productName!)),
      ]),
    )
  if (filter.from) query = query.where('m.created_at', '>=', filter.from)
  if (filter.to) query = query.where('m.created_at', '<=', filter.to)
  if (page.cursor) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(sql<boolean>`(m.created_at, m.id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  return cutPage(
    rows.map((row) => ({
      ...messageFromRow(row),
      productTitle: { zh: row.title_zh, en: row.title_en },
      url: row.url,
    })),
    page.limit,
    (row) => ({ at: row.createdAt, id: row.id }),
  )
}

export async function findMessage(
  db: Reader,
  by: { id: string; scope: SellerScope | null },
): Promise<MessageRow | null> {
  let query = db
    .selectFrom('interface_messages as m')
    .innerJoin('products as p', 'p.id', 'm.product_id')
    .innerJoin('seller_endpoints as e', 'e.id', 'm.endpoint_id')
    .selectAll('m')
    .select(['p.title_zh', 'p.title_en', 'e.url'])
    .where('m.id', '=', by.id)
  if (by.scope !== null)
    query = query
      .where('m.seller_id', '=', by.scope.sellerId)
      .where(ofGrantedProducts(by.scope.productGrant, 'm.product_id'))
  const row = await query.executeTakeFirst()
  return row
    ? { ...messageFromRow(row), productTitle: { zh: row.title_zh, en: row.title_en }, url: row.url }
    : null
}

export async function listAttempts(db: Reader, messageId: string): Promise<CallAttempt[]> {
  const rows = await db
    .selectFrom('call_attempts')
    .selectAll()
    .where('message_id', '=', messageId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    messageId: row.message_id,
    number: row.number,
    activity: row.activity,
    at: row.at,
    durationMs: row.duration_ms,
    method: row.method as CallAttempt['method'],
    requestHeaders: row.request_headers as Record<string, string>,
    requestUrl: row.request_url,
    requestBody: row.request_body,
    httpStatus: row.http_status,
    contentType: row.content_type,
    responseBody: row.response_body,
    resultCode: row.result_code,
    verdict: row.verdict as CallAttempt['verdict'],
    reason: row.reason,
    warnings: row.warnings,
  }))
}

/** The openings of a buyer's order; empty for another account's. */
export async function listOpenings(
  db: Reader,
  of: { orderId: string; accountId: string },
): Promise<InterfaceMessage[]> {
  const rows = await db
    .selectFrom('interface_messages')
    .selectAll()
    .where('order_id', '=', of.orderId)
    .where('account_id', '=', of.accountId)
    .where('scenario', '=', 'newInstance')
    .orderBy('order_line_id')
    .execute()
  return rows.map(messageFromRow)
}

export async function countMessages(db: Reader, scope: SellerScope, state: MessageState): Promise<number> {
  const row = await db
    .selectFrom('interface_messages')
    .select(sql<bigint>`count(*)`.as('count'))
    .where('seller_id', '=', scope.sellerId)
    .where(ofGrantedProducts(scope.productGrant, 'product_id'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
