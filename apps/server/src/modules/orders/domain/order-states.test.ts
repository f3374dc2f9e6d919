import { describe, expect, it } from 'vitest'
import { commandsFrom, nextState } from '../../../kernel/transitions.ts'
import { buyerCommands, orderStatuses, orderTransitions, outcomeOf } from './order-states.ts'

describe('order states (buyer 7.4)', () => {
  it('BUY-ORD-01 T13 ended orders have no way out', () => {
    for (const status of ['CANCELLED', 'REFUNDED', 'COMPLETED'] as const)
      expect(commandsFrom(orderTransitions, status)).toEqual([])
  })

  it('T5, T6 only an unpaid order can be paid or cancelled', () => {
    for (const status of orderStatuses) {
      const open = status === 'PENDING_PAYMENT'
      expect(nextState(orderTransitions, 'pay', status)).toBe(open ? 'PROCESSING' : null)
      expect(buyerCommands(status)).toEqual(open ? ['pay', 'cancel'] : [])
    }
  })

  it.each([
    [['OPENED', 'OPENING'], null],
    [['OPENED', 'OPENED'], 'complete'],
    [['OPENED', 'REFUNDED'], 'complete'],
    [['REFUNDED', 'REFUNDED'], 'refund'],
    [['OPENING'], null],
  ] as const)('BUY-ORD-05 T8 T10 lines %j → %s', (lines, outcome) => {
    expect(outcomeOf(lines)).toBe(outcome)
  })
})
