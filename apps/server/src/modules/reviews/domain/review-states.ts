import { commandsFrom, type TransitionTable } from '../../../kernel/transitions.ts'

export const reviewStates = ['OPEN', 'CLAIMED', 'CHECKING', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const
export type ReviewState = (typeof reviewStates)[number]

export type ReviewCommand = 'claim' | 'release' | 'check' | 'approve' | 'reject' | 'withdraw'

/** Moves of a review task (OPS-REVIEW-02). Terminal: APPROVED, REJECTED, WITHDRAWN. */
export const reviewTransitions = {
  claim: { from: ['OPEN'], to: 'CLAIMED' },
  /** Back to the queue, for somebody else. */
  release: { from: ['CLAIMED'], to: 'OPEN' },
  /** Approved by a person; the system still checks something, such as debug cases (OPS-REVIEW-05). */
  check: { from: ['CLAIMED'], to: 'CHECKING' },
  approve: { from: ['CLAIMED', 'CHECKING'], to: 'APPROVED' },
  reject: { from: ['CLAIMED', 'CHECKING'], to: 'REJECTED' },
  /** By who submitted it; RETURNED_BY_SELLER of the specification. */
  withdraw: { from: ['OPEN', 'CLAIMED'], to: 'WITHDRAWN' },
} as const satisfies TransitionTable<ReviewState, ReviewCommand>

/** States in which a task waits for somebody. */
export const openReviewStates = ['OPEN', 'CLAIMED', 'CHECKING'] as const satisfies ReviewState[]

export type ReviewerCommand = 'claim' | 'release' | 'approve' | 'reject'

/** What a reviewer may do with the task now; a claimed task is its reviewer's alone. */
export function reviewerCommands(
  task: { state: ReviewState; claimedBy: string | null },
  userId: string,
): ReviewerCommand[] {
  if (task.state === 'CHECKING' || (task.state === 'CLAIMED' && task.claimedBy !== userId)) return []
  return commandsFrom(reviewTransitions, task.state).filter(
    (command): command is ReviewerCommand => command !== 'withdraw' && command !== 'check',
  )
}
