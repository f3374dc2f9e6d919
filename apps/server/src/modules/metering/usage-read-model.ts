import { sql } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../kernel/paging.ts'
import type { Queryable } from '../../platform/db/database.ts'
import type { SellerScope } from '../../platform/product-grant.ts'
import { ofGrantedInstances } from '../instances/index.ts'
import type { UsageSource } from './usage-repository.ts'

export const usageStates = ['ACCEPTED', 'ABNORMAL'] as const
export type UsageState = (typeof usageStates)[number]

/** A usage record as its seller sees it; times and values of abnormal ones are what was sent. */
export interface UsageRecordRow {
  id: string
  state: UsageState
  /** Reason of an abnormal record (isv-protocol 10.5). */
  code: string | null
  sellerInstanceId: string
  meteringSn: string | null
  beginTime: string
  endTime: string
  recordTime: string
  usageValue: string
  source: UsageSource
  receivedAt: Date
}

export interface UsageFilter {
  state?: UsageState
  sellerInstanceId?: string
  receivedFrom?: Date
  receivedUntil?: Date
}

/** How times of records are written on the wire (isv-protocol 0.4). */
const WIRE_TIME = 'YYYYMMDD"T"HH24MISS"Z"'

/** Good and bad records of a seller, last received first. */
export async function listUsageRecords(
  db: Queryable,
  { sellerId, productGrant }: SellerScope,
  filter: UsageFilter,
  page: { cursor?: string; limit: number },
): Promise<Page<UsageRecordRow>> {
  const after = page.cursor ? decodeCursor(page.cursor) : null
  const conditions = sql.join(
    [
      sql`seller_id = ${sellerId}`,
      ...(filter.sellerInstanceId ? [sql`seller_instance_id = ${filter.sellerInstanceId}`] : []),
      ...(filter.receivedFrom ? [sql`received_at >= ${filter.receivedFrom}`] : []),
      ...(filter.receivedUntil ? [sql`received_at <= ${filter.receivedUntil}`] : []),
      ...(after ? [sql`(received_at, id) < (${after.at}, ${after.id})`] : []),
    ],
    sql` and `,
  )
  const limit = page.limit + 1
  // Refused records name no product, so they are for people without a limit.
  const granted = ofGrantedInstances(productGrant, 'instance_id')
  const accepted = sql`(select id, 'ACCEPTED' as state, null as code, seller_instance_id, metering_sn,
    to_char(begin_at at time zone 'UTC', ${WIRE_TIME}) as begin_time,
    to_char(end_at at time zone 'UTC', ${WIRE_TIME}) as end_time,
    to_char(recorded_at at time zone 'UTC', ${WIRE_TIME}) as record_time,
    trim_scale(usage_value)::text as usage_value, source, received_at
    from usage_records where ${conditions} and ${granted} order by received_at desc, id desc limit ${limit})`
  const abnormal = sql`(select id, 'ABNORMAL' as state, code, seller_instance_id, nullif(metering_sn, '') as metering_sn,
    begin_time, end_time, record_time, usage_value, source, received_at
    from refused_usage_records where ${conditions} and ${productGrant === null} order by received_at desc, id desc limit ${limit})`
  const parts = [
    ...(filter.state === 'ABNORMAL' ? [] : [accepted]),
    ...(filter.state === 'ACCEPTED' ? [] : [abnormal]),
  ]
  const found = await sql<{
    id: string
    state: UsageState
    code: string | null
    seller_instance_id: string
    metering_sn: string | null
    begin_time: string
    end_time: string
    record_time: string
    usage_value: string
    source: UsageSource
    received_at: Date
  }>`select * from (${sql.join(parts, sql` union all `)}) as r
    order by received_at desc, id desc limit ${limit}`.execute(db)
  return cutPage(
    found.rows.map((row) => ({
      id: row.id,
      state: row.state,
      code: row.code,
      sellerInstanceId: row.seller_instance_id,
      meteringSn: row.metering_sn,
      beginTime: row.begin_time,
      endTime: row.end_time,
      recordTime: row.record_time,
      usageValue: row.usage_value,
      source: row.source,
      receivedAt: row.received_at,
    })),
    page.limit,
    (row) => ({ at: row.receivedAt, id: row.id }),
  )
}

/** Records of old pushes that no job has judged yet. */
export async function countWaitingRecords(db: Queryable, sellerId: string): Promise<number> {
  const row = await db
    .selectFrom('usage_batches')
    .select(sql<bigint>`coalesce(sum(jsonb_array_length(records)), 0)::bigint`.as('count'))
    .where('seller_id', '=', sellerId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
