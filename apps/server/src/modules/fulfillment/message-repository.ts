import { sql, type Selectable } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { InterfaceMessages } from '../../platform/db/schema.generated.ts'
import type { RecordedCall } from './calls/call-seller.ts'
import type { MessageState, Scenario } from './domain/message-states.ts'

type Reader = Tx | Queryable

/** What a scenario sends beside the ids, all text as on the wire. */
export interface MessageParameters {
  scene?: string
  expireTime?: string
  productId?: string
  skuCode?: string
  /** Quantity after a change. */
  amount?: number
  status?: 'FREEZE' | 'UNFREEZE'
  /** Why the status changes; the end of a term has a call of its own in SaaS 1.0. */
  cause?: 'EXPIRY'
  /** SaaS 1.0 and License 1.0 are told of buyer and price. */
  customerName?: string
  orderAmount?: string
  /** getLicenseAsync; instants in ISO 8601. */
  eventId?: string
  effectiveAt?: string
  expiresAt?: string
  deviceFingerprint?: string
  /** For a release that an unsubscription caused. */
  orderId?: string
  orderLineId?: string
}

export interface InterfaceMessage {
  id: string
  sellerId: string
  accountId: string
  orderId: string | null
  orderLineId: string | null
  instanceId: string
  productId: string
  scenario: Scenario
  edition: 'classic' | 'resilient'
  parameters: MessageParameters
  endpointId: string
  phase: 'CALL' | 'QUERY'
  state: MessageState
  attempts: number
  windowStartedAt: Date
  planPosition: number
  nextAttemptAt: Date | null
  lastHttpStatus: number | null
  lastResultCode: string | null
  lastReason: string | null
  /** An attempt got no judged answer: the seller may have done the work (COMPAT-11). */
  outcomeUnknown: boolean
  /** When the seller was told of the first failure in this window. */
  notifiedAt: Date | null
  /** When the plan was used up without success. */
  gaveUpAt: Date | null
  createdAt: Date
  endedAt: Date | null
}

/** One call for a message, as it was sent and answered. */
export interface CallAttempt extends RecordedCall {
  messageId: string
  number: number
}

export function messageFromRow(row: Selectable<InterfaceMessages>): InterfaceMessage {
  return {
    id: row.id,
    sellerId: row.seller_id,
    accountId: row.account_id,
    orderId: row.order_id,
    orderLineId: row.order_line_id,
    instanceId: row.instance_id,
    productId: row.product_id,
    scenario: row.scenario as Scenario,
    edition: row.edition as InterfaceMessage['edition'],
    parameters: row.parameters as MessageParameters,
    endpointId: row.endpoint_id,
    phase: row.phase as InterfaceMessage['phase'],
    state: row.state as MessageState,
    attempts: row.attempts,
    windowStartedAt: row.window_started_at,
    planPosition: row.plan_position,
    nextAttemptAt: row.next_attempt_at,
    lastHttpStatus: row.last_http_status,
    lastResultCode: row.last_result_code,
    lastReason: row.last_reason,
    outcomeUnknown: row.outcome_unknown,
    notifiedAt: row.notified_at,
    gaveUpAt: row.gave_up_at,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  }
}

export async function insertMessage(
  tx: Tx,
  message: Pick<
    InterfaceMessage,
    | 'id'
    | 'sellerId'
    | 'accountId'
    | 'orderId'
    | 'orderLineId'
    | 'instanceId'
    | 'productId'
    | 'scenario'
    | 'edition'
    | 'parameters'
    | 'endpointId'
    | 'createdAt'
  >,
): Promise<void> {
  await tx
    .insertInto('interface_messages')
    .values({
      id: message.id,
      seller_id: message.sellerId,
      account_id: message.accountId,
      order_id: message.orderId,
      order_line_id: message.orderLineId,
      instance_id: message.instanceId,
      product_id: message.productId,
      scenario: message.scenario,
      edition: message.edition,
      parameters: JSON.stringify(message.parameters),
      endpoint_id: message.endpointId,
      state: 'SENDING',
      window_started_at: message.createdAt,
      next_attempt_at: message.createdAt,
      created_at: message.createdAt,
    })
    .execute()
}

/**
 * Takes the message for one attempt: leased, so that two workers never call for it at once, and its attempt counted
 * before the call is made.
 *
 * @returns `null` when it is not due, not open, or taken
 */
export async function claimMessage(
  db: Reader,
  id: string,
  now: Date,
  lease: { worker: string; seconds: number },
): Promise<InterfaceMessage | null> {
  const row = await db
    .updateTable('interface_messages')
    .set({
      lease_worker: lease.worker,
      lease_until: sql<Date>`now() + make_interval(secs => ${lease.seconds})`,
      attempts: sql<number>`attempts + 1`,
      plan_position: sql<number>`plan_position + 1`,
      // A lease that ran out was held by a worker that died, perhaps after the seller had answered.
      outcome_unknown: sql<boolean>`outcome_unknown or lease_until is not null`,
    })
    .where('id', '=', id)
    .where('state', 'in', ['SENDING', 'RETRYING'])
    .where('next_attempt_at', '<=', now)
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', sql<Date>`now()`)]))
    .returningAll()
    .executeTakeFirst()
  return row ? messageFromRow(row) : null
}

/** Messages that a worker is calling for now. */
export async function countLeased(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('interface_messages')
    .select(sql<bigint>`count(*)`.as('count'))
    .where('lease_until', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Gives back what dead workers had taken. */
export async function releaseLeases(db: Reader): Promise<void> {
  await db
    .updateTable('interface_messages')
    .set({ lease_until: null, lease_worker: null, outcome_unknown: true })
    .where('lease_until', 'is not', null)
    .execute()
}

export async function lockMessage(tx: Tx, id: string): Promise<InterfaceMessage | null> {
  const row = await tx
    .selectFrom('interface_messages')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? messageFromRow(row) : null
}

/** The opening of an order line; there is one at most. */
export async function lockOpening(
  tx: Tx,
  opening: { orderId: string; orderLineId: string },
): Promise<InterfaceMessage | null> {
  const row = await tx
    .selectFrom('interface_messages')
    .selectAll()
    .where('order_line_id', '=', opening.orderLineId)
    .where('order_id', '=', opening.orderId)
    .where('scenario', '=', 'newInstance')
    .forUpdate()
    .executeTakeFirst()
  return row ? messageFromRow(row) : null
}

/** When the seller was last told that a call fails. */
export async function findLastNotice(tx: Tx, sellerId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('interface_messages')
    .select('notified_at')
    .where('seller_id', '=', sellerId)
    .where('notified_at', 'is not', null)
    .orderBy('notified_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.notified_at ?? null
}

/** Openings of the product that were given up since. */
export async function countGivenUp(tx: Tx, productId: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('interface_messages')
    .select(sql<bigint>`count(*)`.as('count'))
    .where('product_id', '=', productId)
    .where('scenario', '=', 'newInstance')
    .where('gave_up_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function updateMessage(
  tx: Tx,
  id: string,
  change: Partial<
    Pick<
      InterfaceMessage,
      | 'phase'
      | 'state'
      | 'attempts'
      | 'windowStartedAt'
      | 'planPosition'
      | 'nextAttemptAt'
      | 'lastHttpStatus'
      | 'lastResultCode'
      | 'lastReason'
      | 'outcomeUnknown'
      | 'notifiedAt'
      | 'gaveUpAt'
      | 'endedAt'
    >
  > & { keepLease?: boolean },
): Promise<void> {
  await tx
    .updateTable('interface_messages')
    .set({
      ...(change.phase !== undefined && { phase: change.phase }),
      ...(change.state !== undefined && { state: change.state }),
      ...(change.attempts !== undefined && { attempts: change.attempts }),
      ...(change.windowStartedAt !== undefined && { window_started_at: change.windowStartedAt }),
      ...(change.planPosition !== undefined && { plan_position: change.planPosition }),
      ...(change.nextAttemptAt !== undefined && { next_attempt_at: change.nextAttemptAt }),
      ...(change.lastHttpStatus !== undefined && { last_http_status: change.lastHttpStatus }),
      ...(change.lastResultCode !== undefined && { last_result_code: change.lastResultCode }),
      ...(change.lastReason !== undefined && { last_reason: change.lastReason }),
      ...(change.outcomeUnknown !== undefined && { outcome_unknown: change.outcomeUnknown }),
      ...(change.notifiedAt !== undefined && { notified_at: change.notifiedAt }),
      ...(change.gaveUpAt !== undefined && { gave_up_at: change.gaveUpAt }),
      ...(change.endedAt !== undefined && { ended_at: change.endedAt }),
      ...(!change.keepLease && { lease_until: null, lease_worker: null }),
    })
    .where('id', '=', id)
    .execute()
}

export async function insertAttempt(tx: Tx, attempt: CallAttempt): Promise<void> {
  await tx
    .insertInto('call_attempts')
    .values({
      message_id: attempt.messageId,
      number: attempt.number,
      activity: attempt.activity,
      at: attempt.at,
      duration_ms: attempt.durationMs,
      method: attempt.method,
      request_url: attempt.requestUrl,
      request_headers: JSON.stringify(attempt.requestHeaders),
      request_body: attempt.requestBody,
      http_status: attempt.httpStatus,
      content_type: attempt.contentType,
      response_body: attempt.responseBody,
      result_code: attempt.resultCode,
      verdict: attempt.verdict,
      reason: attempt.reason,
      warnings: attempt.warnings,
    })
    .execute()
}

/**
 * Messages whose next attempt is due and that nobody has taken, at most so many of each address: a seller with thousands
 * of them must not hide the others.
 */
export async function listDueMessages(
  db: Reader,
  now: Date,
  limit: { perEndpoint: number; total: number },
): Promise<{ id: string; endpointId: string }[]> {
  // Walks from address to address on the index instead of reading every due row.
  const { rows } = await sql<{ id: string; endpointId: string }>`
    with recursive lanes(endpoint_id) as (
      (select endpoint_id from interface_messages where next_attempt_at <= ${now} order by endpoint_id limit 1)
      union all
      select (select m.endpoint_id from interface_messages m
        where m.next_attempt_at <= ${now} and m.endpoint_id > lanes.endpoint_id order by m.endpoint_id limit 1)
      from lanes where lanes.endpoint_id is not null
    )
    select due.id, due.endpoint_id as "endpointId"
    from lanes cross join lateral (
      select id, endpoint_id, next_attempt_at from interface_messages
      where endpoint_id = lanes.endpoint_id and next_attempt_at <= ${now}
        and (lease_until is null or lease_until < now())
      order by next_attempt_at limit ${limit.perEndpoint}
    ) due
    order by due.next_attempt_at limit ${limit.total}`.execute(db)
  return rows
}

export async function findFirstAttemptDue(db: Reader): Promise<Date | null> {
  const row = await db
    .selectFrom('interface_messages')
    .select('next_attempt_at')
    .where('next_attempt_at', 'is not', null)
    .orderBy('next_attempt_at')
    .limit(1)
    .executeTakeFirst()
  return row?.next_attempt_at ?? null
}
