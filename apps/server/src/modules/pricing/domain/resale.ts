import type { TransitionTable } from '../../../kernel/transitions.ts'

/** For all partners, for one, or for one customer (SELL-PUB-160). */
export const resaleLevels = ['PRODUCT', 'PARTNER', 'CUSTOMER'] as const
export type ResaleLevel = (typeof resaleLevels)[number]

/** Access types that can be resold (SELL-PUB-160). */
export const resoldTypes: readonly string[] = ['SAAS', 'LICENSE', 'SERVICE', 'HARDWARE', 'IMAGE']

export const resaleStates = ['PENDING', 'ACTIVE', 'REJECTED', 'INVALIDATED'] as const
export type ResaleState = (typeof resaleStates)[number]

/** Moves of an authorization. Terminal: REJECTED, INVALIDATED. */
export const resaleTransitions = {
  /** The share is above the standard one, and operators agreed (SELL-PUB-162). */
  approve: { from: ['PENDING'], to: 'ACTIVE' },
  reject: { from: ['PENDING'], to: 'REJECTED' },
  /** By the seller: an authorization that is not wanted any more, or a request that is taken back. */
  invalidate: { from: ['PENDING', 'ACTIVE'], to: 'INVALIDATED' },
} as const satisfies TransitionTable<ResaleState>

/** An authorization of a product that is in force or waits. */
export interface StandingDiscount {
  level: ResaleLevel
  discountBps: number
}

/**
 * Whether a discount keeps the order product > partner > customer among those of its product (SELL-PUB-160). A discount
 * says what is paid of the list price, so that the closer to the customer, the less is paid.
 *
 * @param standing the other authorizations of the product
 * @returns what is wrong; `null` when nothing is
 */
export function findResaleConflict(
  wanted: StandingDiscount,
  standing: readonly StandingDiscount[],
): 'NO_PRODUCT_LEVEL' | 'NOT_BELOW' | 'NOT_ABOVE' | null {
  const at = (level: ResaleLevel) => resaleLevels.indexOf(level)
  if (wanted.level !== 'PRODUCT' && !standing.some(({ level }) => level === 'PRODUCT'))
    return 'NO_PRODUCT_LEVEL'
  for (const { level, discountBps } of standing) {
    if (at(level) < at(wanted.level) && wanted.discountBps >= discountBps) return 'NOT_BELOW'
    if (at(level) > at(wanted.level) && wanted.discountBps <= discountBps) return 'NOT_ABOVE'
  }
  return null
}
