import type { Insertable, Selectable } from 'kysely'
import type { LocalizedText } from '../../kernel/text.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { OrderLines, Orders } from '../../platform/db/schema.generated.ts'
import type { HistoryActor } from '../../platform/history.ts'
import { newId } from '../../platform/ids.ts'
import type { BoughtAttribute } from '../instances/index.ts'
import type { ExplainedLine } from '../pricing/index.ts'
import type { LineStatus, OrderStatus } from './domain/order-states.ts'

type Reader = Tx | Queryable

export type OrderType = 'NEW_PERIOD' | 'NEW_ONETIME'

export interface Order {
  id: string
  accountId: string
  placedByUserId: string
  placedByUserName: string
  type: OrderType
  status: OrderStatus
  currency: string
  listMinor: bigint
  payableMinor: bigint
  refundedMinor: bigint
  summary: LocalizedText
  cancelReason: string | null
  createdAt: Date
  expiresAt: Date | null
  paidAt: Date | null
  completedAt: Date | null
  endedAt: Date | null
}

export interface OrderLine {
  id: string
  orderId: string
  accountId: string
  sellerId: string
  position: number
  productId: string
  productSlug: string
  productTitle: LocalizedText
  accessType: string
  protocol: string
  endpointId: string
  specificationId: string
  specificationName: LocalizedText
  skuId: string
  skuCode: string
  productCode: string
  /** Codes to price the line again; names and values to show it. */
  attributes: BoughtAttribute[]
  mode: 'MONTH' | 'YEAR' | 'ONE_TIME'
  periodCount: number
  quantity: number
  listMinor: bigint
  discountMinor: bigint
  payableMinor: bigint
  currency: string
  priceLines: ExplainedLine[]
  status: LineStatus
  instanceId: string | null
  createdAt: Date
  paidAt: Date | null
}

export function orderFromRow(row: Selectable<Orders>): Order {
  return {
    id: row.id,
    accountId: row.account_id,
    placedByUserId: row.placed_by_user_id,
    placedByUserName: row.placed_by_user_name,
    type: row.type as OrderType,
    status: row.status as OrderStatus,
    currency: row.currency,
    listMinor: row.list_minor,
    payableMinor: row.payable_minor,
    refundedMinor: row.refunded_minor,
    summary: { zh: row.summary_zh, en: row.summary_en },
    cancelReason: row.cancel_reason,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    paidAt: row.paid_at,
    completedAt: row.completed_at,
    endedAt: row.ended_at,
  }
}

export function lineFromRow(row: Selectable<OrderLines>): OrderLine {
  return {
    id: row.id,
    orderId: row.order_id,
    accountId: row.account_id,
    sellerId: row.seller_id,
    position: row.position,
    productId: row.product_id,
    productSlug: row.product_slug,
    productTitle: { zh: row.product_title_zh, en: row.product_title_en },
    accessType: row.access_type,
    protocol: row.protocol,
    endpointId: row.endpoint_id,
    specificationId: row.specification_id,
    specificationName: { zh: row.specification_name_zh, en: row.specification_name_en },
    skuId: row.sku_id,
    skuCode: row.sku_code,
    productCode: row.product_code,
    // Unions are held by check constraints; jsonb was written by `insertOrder`.
    attributes: row.attributes as unknown as BoughtAttribute[],
    mode: row.mode as OrderLine['mode'],
    periodCount: row.period_count,
    quantity: row.quantity,
    listMinor: row.list_minor,
    discountMinor: row.discount_minor,
    payableMinor: row.payable_minor,
    currency: row.currency,
    priceLines: row.price_lines as unknown as ExplainedLine[],
    status: row.status as LineStatus,
    instanceId: row.instance_id,
    createdAt: row.created_at,
    paidAt: row.paid_at,
  }
}

/** @returns false when the order number is taken; the caller draws another */
export async function insertOrder(tx: Tx, order: Order, lines: OrderLine[]): Promise<boolean> {
  const row: Insertable<Orders> = {
    id: order.id,
    account_id: order.accountId,
    placed_by_user_id: order.placedByUserId,
    placed_by_user_name: order.placedByUserName,
    type: order.type,
    status: order.status,
    currency: order.currency,
    list_minor: order.listMinor,
    payable_minor: order.payableMinor,
    summary_zh: order.summary.zh,
    summary_en: order.summary.en,
    created_at: order.createdAt,
    expires_at: order.expiresAt,
  }
  const inserted = await tx
    .insertInto('orders')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return false
  await tx
    .insertInto('order_lines')
    .values(
      lines.map((line) => ({
        id: line.id,
        order_id: line.orderId,
        account_id: line.accountId,
        seller_id: line.sellerId,
        position: line.position,
        product_id: line.productId,
        product_slug: line.productSlug,
        product_title_zh: line.productTitle.zh,
        product_title_en: line.productTitle.en,
        access_type: line.accessType,
        protocol: line.protocol,
        endpoint_id: line.endpointId,
        specification_id: line.specificationId,
        specification_name_zh: line.specificationName.zh,
        specification_name_en: line.specificationName.en,
        sku_id: line.skuId,
        sku_code: line.skuCode,
        product_code: line.productCode,
        attributes: JSON.stringify(line.attributes),
        mode: line.mode,
        period_count: line.periodCount,
        quantity: line.quantity,
        list_minor: line.listMinor,
        discount_minor: line.discountMinor,
        payable_minor: line.payableMinor,
        currency: line.currency,
        price_lines: JSON.stringify(line.priceLines),
        status: line.status,
        created_at: line.createdAt,
      })),
    )
    .execute()
  return true
}

export async function lockOrder(tx: Tx, id: string): Promise<Order | null> {
  const row = await tx.selectFrom('orders').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? orderFromRow(row) : null
}

export async function listLines(db: Reader, orderId: string): Promise<OrderLine[]> {
  const rows = await db
    .selectFrom('order_lines')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('position')
    .execute()
  return rows.map(lineFromRow)
}

export async function updateOrder(
  tx: Tx,
  id: string,
  change: Partial<
    Pick<
      Order,
      'status' | 'refundedMinor' | 'cancelReason' | 'expiresAt' | 'paidAt' | 'completedAt' | 'endedAt'
    >
  >,
): Promise<void> {
  await tx
    .updateTable('orders')
    .set({
      ...(change.status !== undefined && { status: change.status }),
      ...(change.refundedMinor !== undefined && { refunded_minor: change.refundedMinor }),
      ...(change.cancelReason !== undefined && { cancel_reason: change.cancelReason }),
      ...(change.expiresAt !== undefined && { expires_at: change.expiresAt }),
      ...(change.paidAt !== undefined && { paid_at: change.paidAt }),
      ...(change.completedAt !== undefined && { completed_at: change.completedAt }),
      ...(change.endedAt !== undefined && { ended_at: change.endedAt }),
    })
    .where('id', '=', id)
    .execute()
}

export async function updateLine(
  tx: Tx,
  id: string,
  change: { status: LineStatus; instanceId?: string; paidAt?: Date },
): Promise<void> {
  await tx
    .updateTable('order_lines')
    .set({
      status: change.status,
      ...(change.instanceId !== undefined && { instance_id: change.instanceId }),
      ...(change.paidAt !== undefined && { paid_at: change.paidAt }),
    })
    .where('id', '=', id)
    .execute()
}

/** Unpaid orders whose time is over, locked; those another worker holds are skipped. */
export async function lockOverdueOrders(tx: Tx, now: Date, limit: number): Promise<Order[]> {
  const rows = await tx
    .selectFrom('orders')
    .selectAll()
    .where('status', '=', 'PENDING_PAYMENT')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(orderFromRow)
}

export async function findFirstExpiry(db: Reader): Promise<Date | null> {
  const row = await db
    .selectFrom('orders')
    .select('expires_at')
    .where('status', '=', 'PENDING_PAYMENT')
    .orderBy('expires_at')
    .limit(1)
    .executeTakeFirst()
  return row?.expires_at ?? null
}

export async function insertOrderHistory(
  tx: Tx,
  orderId: string,
  row: { at: Date; actor: HistoryActor; from: OrderStatus | null; to: OrderStatus; reason?: string | null },
): Promise<void> {
  await tx
    .insertInto('order_history')
    .values({
      id: newId('ohi'),
      order_id: orderId,
      at: row.at,
      actor_kind: row.actor.kind,
      actor_name: row.actor.name,
      from_status: row.from,
      to_status: row.to,
      reason: row.reason ?? null,
    })
    .execute()
}
