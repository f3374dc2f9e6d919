import { commandsFrom, type TransitionTable } from '../../../kernel/transitions.ts'

export type OrderStatus =
  | 'PENDING_REVIEW'
  | 'PENDING_CONFIRM'
  | 'PENDING_PAYMENT'
  | 'PROCESSING'
  | 'COMPLETED'
  | 'CANCELLED'
  | 'REFUNDING'
  | 'REFUNDED'

export const orderStatuses = [
  'PENDING_REVIEW',
  'PENDING_CONFIRM',
  'PENDING_PAYMENT',
  'PROCESSING',
  'COMPLETED',
  'CANCELLED',
  'REFUNDING',
  'REFUNDED',
] as const satisfies OrderStatus[]

export type OrderCommand = 'pay' | 'cancel' | 'expire' | 'complete' | 'refund' | 'finishRefund'

/** Moves of an order (buyer 7.4). Terminal: COMPLETED, CANCELLED, REFUNDED; none is ever revived (BUY-ORD-01). */
export const orderTransitions = {
  /** T5 */
  pay: { from: ['PENDING_PAYMENT'], to: 'PROCESSING' },
  /** T6 */
  cancel: { from: ['PENDING_PAYMENT'], to: 'CANCELLED' },
  /** T7 */
  expire: { from: ['PENDING_PAYMENT'], to: 'CANCELLED' },
  /** T8 */
  complete: { from: ['PROCESSING'], to: 'COMPLETED' },
  /** T10 */
  refund: { from: ['PROCESSING'], to: 'REFUNDING' },
  finishRefund: { from: ['REFUNDING'], to: 'REFUNDED' },
} as const satisfies TransitionTable<OrderStatus, OrderCommand>

export type LineStatus = 'PENDING' | 'OPENING' | 'OPENED' | 'FAILED' | 'REFUNDED' | 'CANCELLED'

export type LineCommand = 'pay' | 'cancel' | 'open' | 'fail' | 'refund'

/** Moves of an order line; a failed one is refunded in the same transaction. */
export const lineTransitions = {
  pay: { from: ['PENDING'], to: 'OPENING' },
  cancel: { from: ['PENDING'], to: 'CANCELLED' },
  open: { from: ['OPENING'], to: 'OPENED' },
  fail: { from: ['OPENING'], to: 'FAILED' },
  refund: { from: ['FAILED'], to: 'REFUNDED' },
} as const satisfies TransitionTable<LineStatus, LineCommand>

/** What a buyer may do with the order now; consoles ask instead of deriving it again. */
export function buyerCommands(status: OrderStatus): ('pay' | 'cancel')[] {
  return commandsFrom(orderTransitions, status).filter((command) => command === 'pay' || command === 'cancel')
}

/**
 * Where a paid order stands once its lines have: `null` while one is still opening. Partly opened orders complete and
 * the failed lines are refunded (BUY-ORD-05); with no line opened the whole order is refunded (T10).
 */
export function outcomeOf(lines: readonly LineStatus[]): 'complete' | 'refund' | null {
  if (lines.some((status) => status === 'PENDING' || status === 'OPENING')) return null
  return lines.includes('OPENED') ? 'complete' : 'refund'
}
