import type { Order } from '@yunshi/api-client'

export type StepState = 'done' | 'now' | 'later' | 'failed'

export type OrderProgress = {
  paid: StepState
  opening: StepState
  ready: StepState
  /** Whether the order can still change by itself, so that looking again makes sense. */
  moving: boolean
  /** The first opened instance, to go to. */
  instanceId: string | null
  outcome: 'waiting' | 'ready' | 'refunding' | 'refunded' | 'cancelled'
}

/** How far a paid order has come, as the three steps "paid → opening at the seller → ready". */
export function progressOf(order: Pick<Order, 'status' | 'lines'>): OrderProgress {
  const instanceId = order.lines.find((line) => line.status === 'OPENED')?.instanceId ?? null
  const base = { instanceId, moving: false }
  switch (order.status) {
    case 'COMPLETED':
      return { ...base, paid: 'done', opening: 'done', ready: 'done', outcome: 'ready' }
    case 'REFUNDING':
      return { ...base, paid: 'done', opening: 'failed', ready: 'later', moving: true, outcome: 'refunding' }
    case 'REFUNDED':
      return { ...base, paid: 'done', opening: 'failed', ready: 'later', outcome: 'refunded' }
    case 'CANCELLED':
      return { ...base, paid: 'failed', opening: 'later', ready: 'later', outcome: 'cancelled' }
    case 'PROCESSING':
      return { ...base, paid: 'done', opening: 'now', ready: 'later', moving: true, outcome: 'waiting' }
    case 'PENDING_PAYMENT':
    case 'PENDING_CONFIRM':
    case 'PENDING_REVIEW':
      return { ...base, paid: 'now', opening: 'later', ready: 'later', moving: true, outcome: 'waiting' }
  }
}
