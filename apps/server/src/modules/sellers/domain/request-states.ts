import type { TransitionTable } from '../../../kernel/transitions.ts'

export const requestStates = ['PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const
export type RequestState = (typeof requestStates)[number]

/**
 * Moves of what a seller hands in once: profile changes, compliance letters, requests to leave (seller 1.5-1.7).
 * Terminal: all but PENDING; the next attempt is a new request.
 */
export const requestTransitions = {
  approve: { from: ['PENDING'], to: 'APPROVED' },
  reject: { from: ['PENDING'], to: 'REJECTED' },
  withdraw: { from: ['PENDING'], to: 'WITHDRAWN' },
} as const satisfies TransitionTable<RequestState>
