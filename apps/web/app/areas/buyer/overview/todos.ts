import type { InstanceSummary, OrderSummary, RealNameState } from '@yunshi/api-client'
import { daysUntil } from '../../../ui/date-time.ts'

export type Todo =
  | { kind: 'realName' }
  | { kind: 'pay'; order: OrderSummary }
  | { kind: 'expiring' | 'expired'; instance: InstanceSummary }

/** Services that expire within this many days are worth a line. */
const expiringDays = 30

/**
 * What waits for the buyer, most urgent first: services past expiry, orders to pay by their deadline, services about
 * to expire, verification. Nothing is said about services set to end without renewal (BUY-REN-40).
 *
 * @param now  business time of the site, ISO 8601
 */
export function todosOf(
  now: string,
  orders: OrderSummary[],
  instances: InstanceSummary[],
  realName: RealNameState,
): Todo[] {
  const byDate = (a: string | null, b: string | null) => (a ?? '9').localeCompare(b ?? '9')
  const watched = instances
    .filter((instance) => instance.expiryPolicy !== 'NO_RENEW' && instance.expiresAt !== null)
    .toSorted((a, b) => byDate(a.expiresAt, b.expiresAt))
  const expired = watched.filter((instance) => instance.state === 'EXPIRED')
  const expiring = watched.filter(
    (instance) => instance.state === 'ACTIVE' && daysUntil(instance.expiresAt ?? now, now) < expiringDays,
  )
  const payable = orders
    .filter((order) => order.allowedCommands.includes('pay'))
    .toSorted((a, b) => byDate(a.expiresAt, b.expiresAt))
  const verified = realName === 'VERIFIED_INDIVIDUAL' || realName === 'VERIFIED_ENTERPRISE'
  return [
    ...expired.map((instance): Todo => ({ kind: 'expired', instance })),
    ...payable.map((order): Todo => ({ kind: 'pay', order })),
    ...expiring.map((instance): Todo => ({ kind: 'expiring', instance })),
    ...(verified ? [] : [{ kind: 'realName' } as const]),
  ]
}
