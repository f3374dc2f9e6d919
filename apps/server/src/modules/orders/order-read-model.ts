import { sql } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../kernel/paging.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { ofGrantedProducts, type SellerScope } from '../../platform/product-grant.ts'
import type { HistoryActor } from '../../platform/history.ts'
import type { OrderStatus } from './domain/order-states.ts'
import { lineFromRow, orderFromRow, type Order, type OrderLine, type OrderType } from './order-repository.ts'

type Reader = Queryable | Tx

export interface OrderFilter {
  status?: OrderStatus
  type?: OrderType
  /** Order number, or part of a product's title. */
  q?: string
  from?: Date
  to?: Date
  /** Operators filter by account name; buyers never see another's. */
  accountName?: string
}

export interface OrderRow extends Order {
  specificationName: { zh: string; en: string }
  productSlug: string
  lineCount: number
  accountName: string
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** Orders, newest first; of one account, or for operators of all (`accountId` null). */
export async function listOrders(
  db: Reader,
  accountId: string | null,
  filter: OrderFilter,
  page: { cursor?: string; limit: number },
): Promise<Page<OrderRow>> {
  let query = db
    .selectFrom('orders as o')
    .innerJoin('accounts as a', 'a.id', 'o.account_id')
    .innerJoin('order_lines as l', (join) => join.onRef('l.order_id', '=', 'o.id').on('l.position', '=', 0))
    .selectAll('o')
    .select([
      'l.specification_name_zh',
      'l.specification_name_en',
      'l.product_slug',
      'a.name as account_name',
    ])
    .select(sql<bigint>`(select count(*) from order_lines c where c.order_id = o.id)`.as('line_count'))
    .orderBy('o.created_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(page.limit + 1)
  if (accountId !== null) query = query.where('o.account_id', '=', accountId)
  if (filter.status) query = query.where('o.status', '=', filter.status)
  if (filter.type) query = query.where('o.type', '=', filter.type)
  if (filter.from) query = query.where('o.created_at', '>=', filter.from)
  if (filter.to) query = query.where('o.created_at', '<', filter.to)
  if (filter.accountName) query = query.where('a.name', 'ilike', like(filter.accountName))
  if (filter.q) {
    const text = filter.q
    query = query.where((eb) =>
      eb.or([
        eb('o.id', '=', text.toUpperCase()),
        eb('o.summary_zh', 'ilike', like(text)),
        eb('o.summary_en', 'ilike', like(text)),
      ]),
    )
  }
  if (page.cursor) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(sql<boolean>`(o.created_at, o.id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  return cutPage(
    rows.map((row) => ({
      ...orderFromRow(row),
      specificationName: { zh: row.specification_name_zh, en: row.specification_name_en },
      productSlug: row.product_slug,
      lineCount: Number(row.line_count),
      accountName: row.account_name,
    })),
    page.limit,
    (row) => ({ at: row.createdAt, id: row.id }),
  )
}

export interface OrderHistoryRow {
  at: Date
  actorKind: HistoryActor['kind']
  actorName: string
  from: string | null
  to: string
  reason: string | null
}

export interface OrderDetail {
  order: Order
  accountName: string
  lines: OrderLine[]
  history: OrderHistoryRow[]
}

/** An order with its lines and history; `null` when the account has none of that number. */
export async function findOrder(
  db: Reader,
  by: { id: string; accountId: string | null },
): Promise<OrderDetail | null> {
  let query = db
    .selectFrom('orders as o')
    .innerJoin('accounts as a', 'a.id', 'o.account_id')
    .selectAll('o')
    .select('a.name as account_name')
    .where('o.id', '=', by.id)
  if (by.accountId !== null) query = query.where('o.account_id', '=', by.accountId)
  const row = await query.executeTakeFirst()
  if (!row) return null
  const [lines, history] = await Promise.all([
    db.selectFrom('order_lines').selectAll().where('order_id', '=', by.id).orderBy('position').execute(),
    db
      .selectFrom('order_history')
      .selectAll()
      .where('order_id', '=', by.id)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  ])
  return {
    order: orderFromRow(row),
    accountName: row.account_name,
    lines: lines.map(lineFromRow),
    history: history.map((entry) => ({
      at: entry.at,
      actorKind: entry.actor_kind as HistoryActor['kind'],
      actorName: entry.actor_name,
      from: entry.from_status,
      to: entry.to_status,
      reason: entry.reason,
    })),
  }
}

export interface SellerOrderFilter {
  orderId?: string
  customerName?: string
  productName?: string
  status?: OrderStatus
  from?: Date
  to?: Date
}

export interface SellerOrderRow {
  line: OrderLine
  order: Order
  customerName: string
}

/** Order lines of one seller, newest first (SELL-TRD-01..03); unpaid ones included. */
export async function listSellerOrders(
  db: Reader,
  scope: SellerScope,
  filter: SellerOrderFilter,
  page: { cursor?: string; limit: number },
): Promise<Page<SellerOrderRow>> {
  let query = db
    .selectFrom('order_lines as l')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .innerJoin('accounts as a', 'a.id', 'o.account_id')
    .select('l.id as line_id')
    .select(['o.id as order_id', 'a.name as customer_name', 'l.created_at'])
    .where('l.seller_id', '=', scope.sellerId)
    .where(ofGrantedProducts(scope.productGrant, 'l.product_id'))
    .orderBy('l.created_at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(page.limit + 1)
  if (filter.orderId) query = query.where('o.id', '=', filter.orderId.toUpperCase())
  if (filter.customerName) query = query.where('a.name', 'ilike', like(filter.customerName))
  if (filter.productName) {
    const text = like(filter.productName)
    query = query.where((eb) =>
      eb.or([eb('l.product_title_zh', 'ilike', text), eb('l.product_title_en', 'ilike', text)]),
    )
  }
  if (filter.status) query = query.where('o.status', '=', filter.status)
  if (filter.from) query = query.where('o.created_at', '>=', filter.from)
  if (filter.to) query = query.where('o.created_at', '<', filter.to)
  if (page.cursor) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(sql<boolean>`(l.created_at, l.id) < (${at}, ${id})`)
  }
  const keys = await query.execute()
  const [lines, orders] = await Promise.all([
    db
      .selectFrom('order_lines')
      .selectAll()
      .where(sql<boolean>`id = any(${keys.map((key) => key.line_id)}::text[])`)
      .execute(),
    db
      .selectFrom('orders')
      .selectAll()
      .where(sql<boolean>`id = any(${keys.map((key) => key.order_id)}::text[])`)
      .execute(),
  ])
  const lineOf = new Map(lines.map((row) => [row.id, lineFromRow(row)]))
  const orderOf = new Map(orders.map((row) => [row.id, orderFromRow(row)]))
  return cutPage(
    keys.map((key) => ({
      line: lineOf.get(key.line_id)!,
      order: orderOf.get(key.order_id)!,
      customerName: key.customer_name,
    })),
    page.limit,
    (row) => ({ at: row.line.createdAt, id: row.line.id }),
  )
}

export async function findSellerOrder(
  db: Reader,
  scope: SellerScope,
  lineId: string,
): Promise<(SellerOrderRow & { history: OrderHistoryRow[] }) | null> {
  const row = await db
    .selectFrom('order_lines')
    .selectAll()
    .where('id', '=', lineId)
    .where('seller_id', '=', scope.sellerId)
    .where(ofGrantedProducts(scope.productGrant, 'product_id'))
    .executeTakeFirst()
  if (!row) return null
  const detail = (await findOrder(db, { id: row.order_id, accountId: null }))!
  return {
    line: lineFromRow(row),
    order: detail.order,
    customerName: detail.accountName,
    history: detail.history,
  }
}

export interface SellerFigures {
  paidOrders: number
  /** Paid minus refunded, minor units. */
  amountMinor: bigint
  products: { slug: string; title: { zh: string; en: string }; orders: number; amountMinor: bigint }[]
}

/** Figures of the seller's overview over the last days (SELL-OVW-03, 06). */
export async function sellerFigures(
  db: Reader,
  scope: SellerScope,
  from: Date,
  to: Date,
): Promise<SellerFigures> {
  const rows = await db
    .selectFrom('order_lines')
    .select([
      'product_slug',
      sql<string>`max(product_title_zh)`.as('zh'),
      sql<string>`max(product_title_en)`.as('en'),
    ])
    .select(sql<bigint>`count(*)`.as('orders'))
    .select(sql<string>`sum(case when status = 'REFUNDED' then 0 else payable_minor end)::text`.as('amount'))
    .where('seller_id', '=', scope.sellerId)
    .where(ofGrantedProducts(scope.productGrant, 'product_id'))
    .where('paid_at', '>=', from)
    .where('paid_at', '<', to)
    .groupBy('product_slug')
    .orderBy(sql`sum(payable_minor)`, 'desc')
    .execute()
  const products = rows.map((row) => ({
    slug: row.product_slug,
    title: { zh: row.zh, en: row.en },
    orders: Number(row.orders),
    amountMinor: BigInt(row.amount),
  }))
  return {
    paidOrders: products.reduce((sum, row) => sum + row.orders, 0),
    amountMinor: products.reduce((sum, row) => sum + row.amountMinor, 0n),
    products: products.slice(0, 20),
  }
}

export async function countOrdersByStatus(db: Reader): Promise<{ status: string; count: number }[]> {
  const rows = await db
    .selectFrom('orders')
    .select(['status', sql<bigint>`count(*)`.as('count')])
    .groupBy('status')
    .orderBy('status')
    .execute()
  return rows.map((row) => ({ status: row.status, count: Number(row.count) }))
}
