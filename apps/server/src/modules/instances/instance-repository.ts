import type { Selectable } from 'kysely'
import type { LocalizedText } from '../../kernel/text.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { Instances } from '../../platform/db/schema.generated.ts'
import type { HistoryActor } from '../../platform/history.ts'
import { newId } from '../../platform/ids.ts'
import type { InstanceState } from './domain/life-cycle.ts'

type Reader = Tx | Queryable

export interface BoughtAttribute {
  name: LocalizedText
  value: LocalizedText
}

export interface Instance {
  id: string
  accountId: string
  sellerId: string
  orderId: string
  orderLineId: string
  productId: string
  productSlug: string
  productTitle: LocalizedText
  specificationName: LocalizedText
  accessType: string
  protocol: string
  endpointId: string
  skuCode: string
  productCode: string
  attributes: BoughtAttribute[]
  quantity: number
  mode: 'MONTH' | 'YEAR' | 'ONE_TIME'
  periodCount: number
  timeZone: string
  customerLevel: number
  state: InstanceState
  expiryPolicy: 'MANUAL' | 'NO_RENEW' | 'AUTO_RENEW'
  sellerInstanceId: string | null
  appInfoSealed: string | null
  startsAt: Date | null
  expiresAt: Date | null
  graceEndsAt: Date | null
  retentionEndsAt: Date | null
  dueAt: Date | null
  remindersSent: number[]
  createdAt: Date
  endedAt: Date | null
}

/** Unions are held by check constraints; jsonb was written by `insertInstance`. */
export function instanceFromRow(row: Selectable<Instances>): Instance {
  return {
    id: row.id,
    accountId: row.account_id,
    sellerId: row.seller_id,
    orderId: row.order_id,
    orderLineId: row.order_line_id,
    productId: row.product_id,
    productSlug: row.product_slug,
    productTitle: { zh: row.product_title_zh, en: row.product_title_en },
    specificationName: { zh: row.specification_name_zh, en: row.specification_name_en },
    accessType: row.access_type,
    protocol: row.protocol,
    endpointId: row.endpoint_id,
    skuCode: row.sku_code,
    productCode: row.product_code,
    attributes: row.attributes as unknown as BoughtAttribute[],
    quantity: row.quantity,
    mode: row.mode as Instance['mode'],
    periodCount: row.period_count,
    timeZone: row.time_zone,
    customerLevel: row.customer_level,
    state: row.state as InstanceState,
    expiryPolicy: row.expiry_policy as Instance['expiryPolicy'],
    sellerInstanceId: row.seller_instance_id,
    appInfoSealed: row.app_info_sealed,
    startsAt: row.starts_at,
    expiresAt: row.expires_at,
    graceEndsAt: row.grace_ends_at,
    retentionEndsAt: row.retention_ends_at,
    dueAt: row.due_at,
    remindersSent: row.reminders_sent,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  }
}

export async function insertInstance(tx: Tx, instance: Instance): Promise<void> {
  await tx
    .insertInto('instances')
    .values({
      id: instance.id,
      account_id: instance.accountId,
      seller_id: instance.sellerId,
      order_id: instance.orderId,
      order_line_id: instance.orderLineId,
      product_id: instance.productId,
      product_slug: instance.productSlug,
      product_title_zh: instance.productTitle.zh,
      product_title_en: instance.productTitle.en,
      specification_name_zh: instance.specificationName.zh,
      specification_name_en: instance.specificationName.en,
      access_type: instance.accessType,
      protocol: instance.protocol,
      endpoint_id: instance.endpointId,
      sku_code: instance.skuCode,
      product_code: instance.productCode,
      attributes: JSON.stringify(instance.attributes),
      quantity: instance.quantity,
      mode: instance.mode,
      period_count: instance.periodCount,
      time_zone: instance.timeZone,
      customer_level: instance.customerLevel,
      state: instance.state,
      expiry_policy: instance.expiryPolicy,
      created_at: instance.createdAt,
    })
    .execute()
}

export async function updateInstance(
  tx: Tx,
  id: string,
  change: Partial<
    Pick<
      Instance,
      | 'state'
      | 'expiryPolicy'
      | 'sellerInstanceId'
      | 'appInfoSealed'
      | 'startsAt'
      | 'expiresAt'
      | 'graceEndsAt'
      | 'retentionEndsAt'
      | 'dueAt'
      | 'remindersSent'
      | 'endedAt'
    >
  >,
): Promise<void> {
  const columns = {
    ...(change.state !== undefined && { state: change.state }),
    ...(change.expiryPolicy !== undefined && { expiry_policy: change.expiryPolicy }),
    ...(change.sellerInstanceId !== undefined && { seller_instance_id: change.sellerInstanceId }),
    ...(change.appInfoSealed !== undefined && { app_info_sealed: change.appInfoSealed }),
    ...(change.startsAt !== undefined && { starts_at: change.startsAt }),
    ...(change.expiresAt !== undefined && { expires_at: change.expiresAt }),
    ...(change.graceEndsAt !== undefined && { grace_ends_at: change.graceEndsAt }),
    ...(change.retentionEndsAt !== undefined && { retention_ends_at: change.retentionEndsAt }),
    ...(change.dueAt !== undefined && { due_at: change.dueAt }),
    ...(change.remindersSent !== undefined && { reminders_sent: change.remindersSent }),
    ...(change.endedAt !== undefined && { ended_at: change.endedAt }),
  }
  await tx.updateTable('instances').set(columns).where('id', '=', id).execute()
}

export async function lockInstance(tx: Tx, id: string): Promise<Instance | null> {
  const row = await tx.selectFrom('instances').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? instanceFromRow(row) : null
}

/** The first instances whose life cycle is due, locked; those another worker holds are skipped. */
export async function lockDueInstances(tx: Tx, now: Date, limit: number): Promise<Instance[]> {
  const rows = await tx
    .selectFrom('instances')
    .selectAll()
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(instanceFromRow)
}

export async function findFirstDue(db: Reader): Promise<Date | null> {
  const row = await db
    .selectFrom('instances')
    .select('due_at')
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return row?.due_at ?? null
}

export async function insertInstanceHistory(
  tx: Tx,
  instanceId: string,
  row: { at: Date; actor: HistoryActor; from: InstanceState | null; to: InstanceState; reason?: string },
): Promise<void> {
  await tx
    .insertInto('instance_history')
    .values({
      id: newId('ihi'),
      instance_id: instanceId,
      at: row.at,
      actor_kind: row.actor.kind,
      actor_name: row.actor.name,
      from_state: row.from,
      to_state: row.to,
      reason: row.reason ?? null,
    })
    .execute()
}
