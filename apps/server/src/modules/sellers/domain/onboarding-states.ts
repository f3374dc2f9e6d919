import type { TransitionTable } from '../../../kernel/transitions.ts'

export const applicationStates = ['DRAFT', 'PENDING', 'APPROVED', 'REJECTED', 'EXITED'] as const
export type ApplicationState = (typeof applicationStates)[number]

export const applicationCommands = ['submit', 'withdraw', 'approve', 'reject', 'exit'] as const
export type ApplicationCommand = (typeof applicationCommands)[number]

/** Moves of an onboarding application (seller 1.2). Terminal: EXITED, which bars the account for good. */
export const applicationTransitions = {
  /** A rejected one is edited and handed in again, without limit (SELL-ONB-12). */
  submit: { from: ['DRAFT', 'REJECTED'], to: 'PENDING' },
  withdraw: { from: ['PENDING'], to: 'DRAFT' },
  /** Makes the seller (SELL-ONB-13). */
  approve: { from: ['PENDING'], to: 'APPROVED' },
  reject: { from: ['PENDING'], to: 'REJECTED' },
  exit: { from: ['APPROVED'], to: 'EXITED' },
} as const satisfies TransitionTable<ApplicationState, ApplicationCommand>
