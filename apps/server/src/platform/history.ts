import type { Actor } from './actor.ts'

/** Who moved something, as history rows show it (BUY-SYS-03). */
export interface HistoryActor {
  kind: 'buyer' | 'seller' | 'operator' | 'system'
  name: string
}

export const systemActor: HistoryActor = { kind: 'system', name: 'system' }

export function buyerActor(actor: Actor): HistoryActor {
  return { kind: 'buyer', name: actor.userName }
}
