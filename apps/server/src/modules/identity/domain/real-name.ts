import type { TransitionTable } from '../../../kernel/transitions.ts'

export type RealNameState =
  | 'UNVERIFIED'
  | 'PENDING'
  | 'VERIFIED_INDIVIDUAL'
  | 'VERIFIED_ENTERPRISE'
  | 'REJECTED'
export type RealNameKind = 'individual' | 'enterprise'

/** Moves of real-name authentication (BUY-ACC-20). Terminal: both verified states. */
export const realNameTransitions = {
  submit: { from: ['UNVERIFIED', 'REJECTED'], to: 'PENDING' },
  approveIndividual: { from: ['PENDING'], to: 'VERIFIED_INDIVIDUAL' },
  approveEnterprise: { from: ['PENDING'], to: 'VERIFIED_ENTERPRISE' },
  reject: { from: ['PENDING'], to: 'REJECTED' },
} as const satisfies TransitionTable<RealNameState>

/** Number of an identity card, passport or business registration: its form alone, the truth is the reviewer's. */
export function isDocumentNumber(text: string): boolean {
  return /^[0-9a-z][0-9a-z-]{4,28}[0-9a-z]$/i.test(text)
}
