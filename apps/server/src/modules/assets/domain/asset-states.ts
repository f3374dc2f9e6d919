import { commandsFrom, type TransitionTable } from '../../../kernel/transitions.ts'

export const assetStates = [
  'DRAFT',
  'SCANNING',
  'REVIEWING',
  'APPROVED',
  'REJECTED',
  'REPLACED',
  'DELETED',
] as const
export type AssetState = (typeof assetStates)[number]

export const assetCommands = [
  'submit',
  'withdraw',
  'pass',
  'fail',
  'approve',
  'reject',
  'modify',
  'replace',
  'delete',
] as const
export type AssetCommand = (typeof assetCommands)[number]

/** Moves of a version of an asset (seller 3.1). Terminal: REPLACED, DELETED. */
export const assetTransitions = {
  submit: { from: ['DRAFT'], to: 'SCANNING' },
  withdraw: { from: ['SCANNING', 'REVIEWING'], to: 'DRAFT' },
  /** Every check passed. */
  pass: { from: ['SCANNING'], to: 'REVIEWING' },
  /** A check failed; the report says which (AST-001). */
  fail: { from: ['SCANNING'], to: 'REJECTED' },
  approve: { from: ['REVIEWING'], to: 'APPROVED' },
  reject: { from: ['REVIEWING'], to: 'REJECTED' },
  modify: { from: ['REJECTED'], to: 'DRAFT' },
  /** An updated version was approved in its place (SELL-AST-08). */
  replace: { from: ['APPROVED'], to: 'REPLACED' },
  /** Only while no product refers to it (AST-002). */
  delete: { from: ['DRAFT', 'REJECTED', 'APPROVED'], to: 'DELETED' },
} as const satisfies TransitionTable<AssetState, AssetCommand>

const sellerCommands = ['submit', 'withdraw', 'modify', 'delete'] as const
export type SellerAssetCommand = (typeof sellerCommands)[number]

/** What a seller may do with a version now; a linked one is not deleted. */
export function openSellerCommands(version: { state: AssetState; linked: boolean }): SellerAssetCommand[] {
  const open = commandsFrom(assetTransitions, version.state)
  return sellerCommands.filter(
    (command) => open.includes(command) && !(command === 'delete' && version.linked),
  )
}
