import { sql } from 'kysely'
import type { Queryable } from '../../platform/db/database.ts'

/** An order that breaks "every open state has an owner, a next due time and an end" (architecture 5). */
export interface StuckOrder {
  orderId: string
  status: string
  since: Date
  problem: 'unpaid_past_its_time' | 'opening_without_a_call' | 'refund_without_an_end'
}

const LATE_MINUTES = 60

export async function listStuckOrders(db: Queryable, now: Date): Promise<StuckOrder[]> {
  const late = new Date(now.getTime() - LATE_MINUTES * 60_000)
  const { rows } = await sql<{ id: string; status: string; since: Date; problem: StuckOrder['problem'] }>`
    select id, status, expires_at as since, 'unpaid_past_its_time' as problem from orders
      where status = 'PENDING_PAYMENT' and expires_at < ${late}
    union all
    select o.id, o.status, o.paid_at, 'opening_without_a_call' from orders o
      -- Authorization codes are opened by the seller's program; their lines wait for buyer and seller.
      where o.status = 'PROCESSING' and (
        exists (select 1 from order_lines l
          where l.order_id = o.id and l.status = 'OPENING' and l.protocol <> 'LICENSE_CODE')
        or not exists (select 1 from order_lines l where l.order_id = o.id and l.status = 'OPENING'))
      and not exists (
        select 1 from interface_messages m where m.order_id = o.id and m.scenario = 'newInstance'
          and m.state in ('SENDING', 'RETRYING') and m.next_attempt_at is not null)
    union all
    select id, status, paid_at, 'refund_without_an_end' from orders where status = 'REFUNDING'
    order by since limit 200`.execute(db)
  return rows.map((row) => ({ orderId: row.id, status: row.status, since: row.since, problem: row.problem }))
}
