import { describe, expect, it } from 'vitest'
import { commandsFrom, nextState } from '../../../kernel/transitions.ts'
import { isRemoved, productStates, productTransitions } from './product-states.ts'

describe('SELL-PUB 4.6 a product', () => {
  it('has no way back once it was removed or delisted', () => {
    for (const state of productStates)
      expect(commandsFrom(productTransitions, state).length === 0, state).toBe(isRemoved(state))
  })

  it('is frozen from sale and from suspension, and returns to either (OPS-RISK-04)', () => {
    expect(nextState(productTransitions, 'freeze', 'SUSPENDED')).toBe('FROZEN')
    expect(nextState(productTransitions, 'unfreezeSuspended', 'FROZEN')).toBe('SUSPENDED')
    expect(nextState(productTransitions, 'unfreeze', 'FROZEN')).toBe('ON_SALE')
    expect(nextState(productTransitions, 'unfreeze', 'ON_SALE')).toBeNull()
  })

  it('is not removed by its seller while operations hold it frozen', () => {
    expect(nextState(productTransitions, 'remove', 'FROZEN')).toBeNull()
    expect(nextState(productTransitions, 'delist', 'FROZEN')).toBe('DISCONTINUED_BY_PLATFORM')
  })
})
