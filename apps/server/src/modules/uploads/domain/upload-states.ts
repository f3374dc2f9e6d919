import type { TransitionTable } from '../../../kernel/transitions.ts'

export const uploadStates = ['RECEIVING', 'CHECKING', 'READY', 'REFUSED'] as const
export type UploadState = (typeof uploadStates)[number]

/** Moves of an uploaded file. Terminal: READY, REFUSED; a file that nothing uses goes with its row. */
export const uploadTransitions = {
  complete: { from: ['RECEIVING'], to: 'CHECKING' },
  accept: { from: ['CHECKING'], to: 'READY' },
  refuse: { from: ['CHECKING'], to: 'REFUSED' },
} as const satisfies TransitionTable<UploadState>

/**
 * Whether a virus scanner has seen the content. NONE: none was configured; WAITING: it did not answer yet;
 * TOO_LARGE: it does not take files of this size.
 */
export const scanStates = ['NONE', 'WAITING', 'CLEAN', 'INFECTED', 'TOO_LARGE'] as const
export type ScanState = (typeof scanStates)[number]
