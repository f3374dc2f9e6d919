import { sql, type Selectable } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../../kernel/paging.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { TestCalls, TestOrders, TestSubscriptions } from '../../../platform/db/schema.generated.ts'
import type { RecordedCall } from '../../fulfillment/index.ts'
import type { TestCommand } from '../domain/test-subscription-life.ts'
import type { TestOrder, TestProduct, TestSubscription } from './test-subscription.ts'

type Reader = Tx | Queryable

/** A call of a test subscription: what happened at the seller, in the subscription's own time too. */
export interface TestCall extends RecordedCall {
  id: string
  subscriptionId: string
  orderId: string | null
  command: TestCommand
  virtualAt: Date
}

/** Unions are held by check constraints; jsonb was written by the functions below. */
function subscriptionFromRow(row: Selectable<TestSubscriptions>): TestSubscription {
  return {
    id: row.id,
    sellerId: row.seller_id,
    endpointId: row.endpoint_id,
    family: row.family as TestSubscription['family'],
    name: row.name,
    product: row.product as unknown as TestProduct,
    chargingMode: row.charging_mode as TestSubscription['chargingMode'],
    periodType: row.period_type as TestSubscription['periodType'],
    periodNumber: row.period_number,
    asTest: row.as_test,
    state: row.state as TestSubscription['state'],
    now: row.now_at,
    anchorAt: row.anchor_at,
    termMonths: row.term_months,
    startsAt: row.starts_at,
    expiresAt: row.expires_at,
    graceEndsAt: row.grace_ends_at,
    retentionEndsAt: row.retention_ends_at,
    sellerInstanceId: row.seller_instance_id,
    appInfoSealed: row.app_info_sealed,
    pendingCommand: row.pending_command as TestCommand | null,
    pendingOrderId: row.pending_order_id,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  }
}

function orderFromRow(row: Selectable<TestOrders>): TestOrder {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    sellerId: row.seller_id,
    position: row.position,
    command: row.command as TestCommand,
    type: row.order_type as TestOrder['type'],
    state: row.state as TestOrder['state'],
    chargingMode: row.charging_mode as TestOrder['chargingMode'],
    periodType: row.period_type as TestOrder['periodType'],
    periodNumber: row.period_number,
    months: row.months,
    expiresAt: row.expire_at,
    product: row.product as unknown as TestProduct,
    amount: row.amount,
    createdAt: row.created_at,
  }
}

function callFromRow(row: Selectable<TestCalls>): TestCall {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    orderId: row.order_id,
    command: row.command as TestCommand,
    virtualAt: row.virtual_at,
    activity: row.activity,
    at: row.at,
    durationMs: row.duration_ms,
    method: row.method as 'GET' | 'POST',
    requestUrl: row.request_url,
    requestHeaders: row.request_headers as Record<string, string>,
    requestBody: row.request_body,
    httpStatus: row.http_status,
    contentType: row.content_type,
    responseBody: row.response_body,
    resultCode: row.result_code,
    verdict: row.verdict as RecordedCall['verdict'],
    reason: row.reason,
    warnings: row.warnings,
  }
}

export async function insertSubscription(tx: Tx, made: TestSubscription): Promise<void> {
  await tx
    .insertInto('test_subscriptions')
    .values({
      id: made.id,
      seller_id: made.sellerId,
      endpoint_id: made.endpointId,
      family: made.family,
      name: made.name,
      product: JSON.stringify(made.product),
      charging_mode: made.chargingMode,
      period_type: made.periodType,
      period_number: made.periodNumber,
      as_test: made.asTest,
      state: made.state,
      now_at: made.now,
      created_at: made.createdAt,
    })
    .execute()
}

/** Everything that a command may have changed. */
export async function updateSubscription(tx: Tx, changed: TestSubscription): Promise<void> {
  await tx
    .updateTable('test_subscriptions')
    .set({
      product: JSON.stringify(changed.product),
      charging_mode: changed.chargingMode,
      period_type: changed.periodType,
      period_number: changed.periodNumber,
      state: changed.state,
      now_at: changed.now,
      anchor_at: changed.anchorAt,
      term_months: changed.termMonths,
      starts_at: changed.startsAt,
      expires_at: changed.expiresAt,
      grace_ends_at: changed.graceEndsAt,
      retention_ends_at: changed.retentionEndsAt,
      seller_instance_id: changed.sellerInstanceId,
      app_info_sealed: changed.appInfoSealed,
      pending_command: changed.pendingCommand,
      pending_order_id: changed.pendingOrderId,
      ended_at: changed.endedAt,
    })
    .where('id', '=', changed.id)
    .execute()
}

/** Takes the subscription for one command. @returns null when another holds it, or it is not the seller's */
export async function claimSubscription(
  db: Reader,
  sellerId: string,
  id: string,
  seconds: number,
): Promise<TestSubscription | null> {
  const row = await db
    .updateTable('test_subscriptions')
    .set({ busy_until: sql<Date>`now() + make_interval(secs => ${seconds})` })
    .where('id', '=', id)
    .where('seller_id', '=', sellerId)
    .where((eb) => eb.or([eb('busy_until', 'is', null), eb('busy_until', '<', sql<Date>`now()`)]))
    .returningAll()
    .executeTakeFirst()
  return row ? subscriptionFromRow(row) : null
}

/** Holds a claimed subscription longer: one movement of the clock may lead to several calls. */
export async function holdOn(db: Reader, id: string, seconds: number): Promise<void> {
  await db
    .updateTable('test_subscriptions')
    .set({ busy_until: sql<Date>`now() + make_interval(secs => ${seconds})` })
    .where('id', '=', id)
    .execute()
}

export async function letGo(db: Reader, id: string): Promise<void> {
  await db.updateTable('test_subscriptions').set({ busy_until: null }).where('id', '=', id).execute()
}

export async function findSubscription(
  db: Reader,
  sellerId: string,
  id: string,
): Promise<TestSubscription | null> {
  const row = await db
    .selectFrom('test_subscriptions')
    .selectAll()
    .where('id', '=', id)
    .where('seller_id', '=', sellerId)
    .executeTakeFirst()
  return row ? subscriptionFromRow(row) : null
}

/** Subscriptions that sellers know by these instance ids. */
export async function listByInstances(
  db: Reader,
  sellerInstanceIds: readonly string[],
): Promise<TestSubscription[]> {
  if (sellerInstanceIds.length === 0) return []
  const rows = await db
    .selectFrom('test_subscriptions')
    .selectAll()
    .where('seller_instance_id', 'in', [...new Set(sellerInstanceIds)])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(subscriptionFromRow)
}

export async function listSubscriptions(
  db: Reader,
  sellerId: string,
  page: { cursor?: string; limit: number },
): Promise<Page<TestSubscription>> {
  let query = db
    .selectFrom('test_subscriptions')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (page.cursor !== undefined) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(sql<boolean>`(created_at, id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  return cutPage(rows.map(subscriptionFromRow), page.limit, (found) => ({
    at: found.createdAt,
    id: found.id,
  }))
}

export async function countOpen(db: Reader, sellerId: string): Promise<number> {
  const row = await db
    .selectFrom('test_subscriptions')
    .select(sql<bigint>`count(*)`.as('count'))
    .where('seller_id', '=', sellerId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function insertOrder(tx: Tx, order: TestOrder): Promise<void> {
  await tx
    .insertInto('test_orders')
    .values({
      id: order.id,
      subscription_id: order.subscriptionId,
      seller_id: order.sellerId,
      position: order.position,
      command: order.command,
      order_type: order.type,
      state: order.state,
      charging_mode: order.chargingMode,
      period_type: order.periodType,
      period_number: order.periodNumber,
      months: order.months,
      expire_at: order.expiresAt,
      product: JSON.stringify(order.product),
      amount: order.amount,
      created_at: order.createdAt,
    })
    .execute()
}

export async function setOrderState(tx: Tx, id: string, state: TestOrder['state']): Promise<void> {
  await tx.updateTable('test_orders').set({ state }).where('id', '=', id).execute()
}

export async function findOrder(db: Reader, sellerId: string, id: string): Promise<TestOrder | null> {
  const row = await db
    .selectFrom('test_orders')
    .selectAll()
    .where('id', '=', id)
    .where('seller_id', '=', sellerId)
    .executeTakeFirst()
  return row ? orderFromRow(row) : null
}

/** Orders of a subscription in the order they were placed. */
export async function listOrders(db: Reader, subscriptionId: string): Promise<TestOrder[]> {
  const rows = await db
    .selectFrom('test_orders')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .orderBy('position')
    .execute()
  return rows.map(orderFromRow)
}

export async function insertCall(tx: Tx | Queryable, call: TestCall): Promise<void> {
  await tx
    .insertInto('test_calls')
    .values({
      id: call.id,
      subscription_id: call.subscriptionId,
      order_id: call.orderId,
      command: call.command,
      virtual_at: call.virtualAt,
      activity: call.activity,
      at: call.at,
      duration_ms: call.durationMs,
      method: call.method,
      request_url: call.requestUrl,
      request_headers: JSON.stringify(call.requestHeaders),
      request_body: call.requestBody,
      http_status: call.httpStatus,
      content_type: call.contentType,
      response_body: call.responseBody,
      result_code: call.resultCode,
      verdict: call.verdict,
      reason: call.reason,
      warnings: call.warnings,
    })
    .execute()
}

/** Calls shown for one subscription at most, the newest ones. */
const CALLS_SHOWN = 200

/** The latest calls of a subscription, newest first. */
export async function listCalls(db: Reader, subscriptionId: string): Promise<TestCall[]> {
  const rows = await db
    .selectFrom('test_calls')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(CALLS_SHOWN)
    .execute()
  return rows.map(callFromRow)
}
