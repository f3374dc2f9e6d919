import { commandsFrom, type TransitionTable } from '../../../kernel/transitions.ts'

export type MessageState = 'SENDING' | 'RETRYING' | 'SUCCEEDED' | 'STOPPED' | 'CLOSED'
export const messageStates = [
  'SENDING',
  'RETRYING',
  'SUCCEEDED',
  'STOPPED',
  'CLOSED',
] as const satisfies MessageState[]

/** What the marketplace asks of a seller for orders and terms, by SaaS 2.0's names; each protocol has its own calls. */
export const scenarios = [
  'newInstance',
  'refreshInstance',
  'updateInstanceStatus',
  'releaseInstance',
  'upgradeInstance',
  'getLicenseAsync',
  'orderNotify',
] as const
export type Scenario = (typeof scenarios)[number]

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

/** Whether the buyer may stop waiting: the seller has failed to open the service at least once and still does. */
export function isCancelableOpening(message: { scenario: Scenario; state: MessageState }): boolean {
  return message.scenario === 'newInstance' && (message.state === 'RETRYING' || message.state === 'STOPPED')
}

/** What the seller may do with the message now. */
export function sellerCommands(state: MessageState): 'restart'[] {
  return commandsFrom(messageTransitions, state).filter((command) => command === 'restart')
}
