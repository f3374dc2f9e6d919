import { commandsFrom, type TransitionTable } from '../../../kernel/transitions.ts'

export type MessageState = 'SENDING' | 'RETRYING' | 'SUCCEEDED' | 'STOPPED' | 'CLOSED'
export const messageStates = [
  'SENDING',
  'RETRYING',
  'SUCCEEDED',
  'STOPPED',
  'CLOSED',
] as const satisfies MessageState[]

/** Interfaces of SaaS 2.0 that the marketplace calls for orders and terms. */
export type Scenario = 'newInstance' | 'refreshInstance' | 'updateInstanceStatus' | 'releaseInstance'
export const scenarios = [
  'newInstance',
  'refreshInstance',
  'updateInstanceStatus',
  'releaseInstance',
] as const satisfies Scenario[]

export type MessageCommand = 'succeed' | 'retry' | 'stop' | 'close' | 'restart'

/** Moves of a production interface message (seller 6.4). Terminal: SUCCEEDED, CLOSED. */
export const messageTransitions = {
  succeed: { from: ['SENDING', 'RETRYING'], to: 'SUCCEEDED' },
  retry: { from: ['SENDING', 'RETRYING'], to: 'RETRYING' },
  /** The window is over; the seller repairs and restarts. */
  stop: { from: ['SENDING', 'RETRYING'], to: 'STOPPED' },
  /** The order it belonged to was refunded. */
  close: { from: ['SENDING', 'RETRYING', 'STOPPED'], to: 'CLOSED' },
  /** SELL-APP-32 */
  restart: { from: ['RETRYING', 'STOPPED'], to: 'SENDING' },
} as const satisfies TransitionTable<MessageState, MessageCommand>

/** What the seller may do with the message now. */
export function sellerCommands(state: MessageState): 'restart'[] {
  return commandsFrom(messageTransitions, state).filter((command) => command === 'restart')
}
