import type { TransitionTable } from '../../../kernel/transitions.ts'

export const certificationStates = [
  'UNCERTIFIED',
  'VERIFYING',
  'AWAIT_AMOUNT',
  'CERTIFIED',
  'REJECTED',
  'LOCKED',
] as const
export type CertificationState = (typeof certificationStates)[number]

export type CertificationCommand =
  | 'submit'
  | 'update'
  | 'sendTransfer'
  | 'confirmAmount'
  | 'missAmount'
  | 'lockAmount'
  | 'approve'
  | 'reject'
  | 'lockRejected'
  | 'unlock'

/**
 * Moves of a seller's certification with one signing entity (seller 1.4). The state is that of the newest revision:
 * while an update is verified, what was certified before stays valid (SELL-ONB-38).
 */
export const certificationTransitions = {
  submit: { from: ['UNCERTIFIED', 'REJECTED'], to: 'VERIFYING' },
  update: { from: ['CERTIFIED'], to: 'VERIFYING' },
  /** The small random transfer has left (SELL-ONB-34). */
  sendTransfer: { from: ['VERIFYING'], to: 'AWAIT_AMOUNT' },
  confirmAmount: { from: ['AWAIT_AMOUNT'], to: 'CERTIFIED' },
  missAmount: { from: ['AWAIT_AMOUNT'], to: 'AWAIT_AMOUNT' },
  /** The third wrong amount (CER-002). */
  lockAmount: { from: ['AWAIT_AMOUNT'], to: 'LOCKED' },
  approve: { from: ['VERIFYING'], to: 'CERTIFIED' },
  reject: { from: ['VERIFYING'], to: 'REJECTED' },
  /** The third rejection in a row (SELL-ONB-35). */
  lockRejected: { from: ['VERIFYING'], to: 'LOCKED' },
  /** By an operator, with a reason; counters start again. */
  unlock: { from: ['LOCKED'], to: 'UNCERTIFIED' },
} as const satisfies TransitionTable<CertificationState, CertificationCommand>

/** What a wrong amount leads to: one more try, or the lock. */
export function afterWrongAmount(
  triesBefore: number,
  triesMax: number,
): { command: 'missAmount' | 'lockAmount'; tries: number; left: number } {
  const tries = triesBefore + 1
  return {
    command: tries >= triesMax ? 'lockAmount' : 'missAmount',
    tries,
    left: Math.max(0, triesMax - tries),
  }
}

/** What a rejection leads to: another attempt, or the lock. */
export function afterRejection(
  rejectionsBefore: number,
  rejectionsMax: number,
): { command: 'reject' | 'lockRejected'; rejections: number } {
  const rejections = rejectionsBefore + 1
  return { command: rejections >= rejectionsMax ? 'lockRejected' : 'reject', rejections }
}

/** What the seller may do now. A seller with a certified revision may hand in the next one even after an unlock. */
export function certificationCommandsFor(state: CertificationState): ('submit' | 'update' | 'enterAmount')[] {
  if (state === 'UNCERTIFIED' || state === 'REJECTED') return ['submit']
  if (state === 'CERTIFIED') return ['update']
  return state === 'AWAIT_AMOUNT' ? ['enterAmount'] : []
}
