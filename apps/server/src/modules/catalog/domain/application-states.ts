import type { TransitionTable } from '../../../kernel/transitions.ts'

export const applicationStates = ['DRAFT', 'CHECKING', 'PENDING', 'APPROVED', 'REJECTED'] as const
export type ApplicationState = (typeof applicationStates)[number]

export const applicationKinds = ['publish', 'modify'] as const
export type ApplicationKind = (typeof applicationKinds)[number]

export type ApplicationMove =
  | 'submit'
  | 'check'
  | 'pass'
  | 'fail'
  | 'withdraw'
  | 'recheck'
  | 'approve'
  | 'reject'
  | 'close'

/** Moves of a product application (seller 4.6). Terminal: APPROVED. Saving moves nothing. */
export const applicationTransitions = {
  submit: { from: ['DRAFT', 'REJECTED'], to: 'PENDING' },
  /** Submitted; saved debug cases are replayed first (SELL-PUB-05). */
  check: { from: ['DRAFT', 'REJECTED'], to: 'CHECKING' },
  pass: { from: ['CHECKING'], to: 'PENDING' },
  fail: { from: ['CHECKING'], to: 'DRAFT' },
  withdraw: { from: ['PENDING'], to: 'DRAFT' },
  /** A reviewer approved; the cases are replayed once more (OPS-REVIEW-05). */
  recheck: { from: ['PENDING'], to: 'CHECKING' },
  approve: { from: ['PENDING', 'CHECKING'], to: 'APPROVED' },
  reject: { from: ['PENDING', 'CHECKING'], to: 'REJECTED' },
  /** The product was removed in the meantime (SELL-PUB-121). */
  close: { from: ['DRAFT', 'CHECKING', 'PENDING'], to: 'REJECTED' },
} as const satisfies TransitionTable<ApplicationState, ApplicationMove>

export const applicationCommands = ['save', 'submit', 'withdraw', 'delete'] as const
export type ApplicationCommand = (typeof applicationCommands)[number]

/** What the seller may do with the application now. */
export function sellerCommandsOf(state: ApplicationState): ApplicationCommand[] {
  switch (state) {
    case 'DRAFT':
    case 'REJECTED':
      return ['save', 'submit', 'delete']
    case 'PENDING':
      return ['withdraw']
    case 'CHECKING':
    case 'APPROVED':
      return []
  }
}
