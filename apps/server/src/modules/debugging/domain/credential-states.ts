import { commandsFrom, type TransitionTable } from '../../../kernel/transitions.ts'

export const credentialStates = ['DRAFT', 'ACTIVE_TEST', 'ACTIVE_FORMAL', 'BOUND', 'RETIRED'] as const
export type CredentialState = (typeof credentialStates)[number]

export const credentialCommands = ['submit', 'applyFormal', 'bind', 'modify', 'retire'] as const
export type CredentialCommand = (typeof credentialCommands)[number]

/** Moves of an application credential (seller 6.3); `modify` keeps the state. Terminal: RETIRED. */
export const credentialTransitions = {
  /** The enterprise, the application and the departments were taken over by the seller's server. */
  submit: { from: ['DRAFT'], to: 'ACTIVE_TEST' },
  applyFormal: { from: ['ACTIVE_TEST'], to: 'ACTIVE_FORMAL' },
  /** To one product, for good (SELL-APP-22). */
  bind: { from: ['ACTIVE_FORMAL'], to: 'BOUND' },
  retire: { from: ['DRAFT', 'ACTIVE_TEST', 'ACTIVE_FORMAL', 'BOUND'], to: 'RETIRED' },
} as const satisfies TransitionTable<CredentialState, Exclude<CredentialCommand, 'modify'>>

/** Commands open in a state, so that no console re-derives the rule. */
export function openCredentialCommands(state: CredentialState): CredentialCommand[] {
  const moving: CredentialCommand[] = commandsFrom<CredentialState, Exclude<CredentialCommand, 'modify'>>(
    credentialTransitions,
    state,
  )
  return credentialCommands.filter((command) =>
    command === 'modify' ? state !== 'RETIRED' : moving.includes(command),
  )
}
