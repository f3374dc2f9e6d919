import type { InterfaceMessageState, InterfaceMessageSummary, InterfaceScenario } from '@yunshi/api-client'

export const messageStates = [
  'STOPPED',
  'RETRYING',
  'SENDING',
  'SUCCEEDED',
  'CLOSED',
] as const satisfies InterfaceMessageState[]

export const scenarios = [
  'newInstance',
  'refreshInstance',
  'updateInstanceStatus',
  'releaseInstance',
  'upgradeInstance',
  'getLicenseAsync',
  'orderNotify',
] as const satisfies InterfaceScenario[]

/** How often a page looks again while a message is on its way. */
export const movingMs = 3000

export const isMoving = ({ state }: Pick<InterfaceMessageSummary, 'state'>): boolean =>
  state === 'SENDING' || state === 'RETRYING'
