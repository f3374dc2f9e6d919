import { randomBytes, randomUUID } from 'node:crypto'
import { formatCompactTime } from '@yunshi/seller-sdk'

/** Ids of one order line as the marketplace makes them (spec 0.2). */
export type TestOrder = { orderId: string; orderLineId: string }

/** An order never used before; no two purchases share an id (COMPAT-19). */
export function newOrder(): TestOrder {
  const orderId = `CSTEST${randomBytes(8).toString('hex').toUpperCase()}`
  return { orderId, orderLineId: `${orderId}-000001` }
}

/** Fresh on every request, retries included. */
export function newBusinessId(): string {
  return randomUUID()
}

/** A time in whole seconds some days from now, `yyyyMMddHHmmss` in UTC. */
export function daysFrom(nowMs: number, days: number): string {
  return formatCompactTime(nowMs + days * 86_400_000)
}
