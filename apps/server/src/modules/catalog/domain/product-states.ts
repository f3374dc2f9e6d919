import type { TransitionTable } from '../../../kernel/transitions.ts'

export const productStates = [
  'DRAFT',
  'ON_SALE',
  'SUSPENDED',
  'FROZEN',
  'DISCONTINUED',
  'DISCONTINUED_BY_PLATFORM',
] as const
export type ProductState = (typeof productStates)[number]

export type ProductMove =
  | 'list'
  | 'suspend'
  | 'resume'
  | 'freeze'
  | 'unfreeze'
  | 'unfreezeSuspended'
  | 'remove'
  | 'delist'

/** Moves of a product (seller 4.6). Terminal: DISCONTINUED, DISCONTINUED_BY_PLATFORM. */
export const productTransitions = {
  list: { from: ['DRAFT'], to: 'ON_SALE' },
  /** Its interface keeps failing (SELL-APP-13). */
  suspend: { from: ['ON_SALE'], to: 'SUSPENDED' },
  resume: { from: ['SUSPENDED'], to: 'ON_SALE' },
  /** OPS-RISK-04 */
  freeze: { from: ['ON_SALE', 'SUSPENDED'], to: 'FROZEN' },
  /** The end of a freeze restores what was before it. */
  unfreeze: { from: ['FROZEN'], to: 'ON_SALE' },
  unfreezeSuspended: { from: ['FROZEN'], to: 'SUSPENDED' },
  /** By its seller, for good (SELL-PUB-120); also with its last specification. */
  remove: { from: ['ON_SALE', 'SUSPENDED'], to: 'DISCONTINUED' },
  /** By the marketplace, for good (OPS-RISK-02). */
  delist: { from: ['ON_SALE', 'SUSPENDED', 'FROZEN'], to: 'DISCONTINUED_BY_PLATFORM' },
} as const satisfies TransitionTable<ProductState, ProductMove>

/** Removed for good: nothing about it can be changed any more (SELL-PUB-121). */
export function isRemoved(state: ProductState): boolean {
  return state === 'DISCONTINUED' || state === 'DISCONTINUED_BY_PLATFORM'
}
