import type { OrderLine, OrderStatus } from '@yunshi/api-client'
import { describe, expect, it } from 'vitest'
import { progressOf } from './order-progress.ts'

const order = (status: OrderStatus, lines: Partial<OrderLine>[] = []) =>
  progressOf({ status, lines: lines as OrderLine[] })

describe('progressOf', () => {
  it('follows a paid order until it is ready', () => {
    expect(order('PROCESSING')).toMatchObject({ paid: 'done', opening: 'now', ready: 'later', moving: true })
    expect(order('COMPLETED', [{ status: 'OPENED', instanceId: 'ins_1' }])).toMatchObject({
      ready: 'done',
      moving: false,
      instanceId: 'ins_1',
      outcome: 'ready',
    })
  })

  it('BUY-ORD-07 shows a failed opening as such, until the money is back', () => {
    expect(order('REFUNDING')).toMatchObject({ opening: 'failed', moving: true, outcome: 'refunding' })
    expect(order('REFUNDED')).toMatchObject({ opening: 'failed', moving: false, outcome: 'refunded' })
  })

  it('stops looking at orders that are over', () => {
    expect(order('CANCELLED').moving).toBe(false)
  })

  it('BUY-ORD-05 leads to the line that did open', () => {
    const lines = [
      { status: 'REFUNDED' as const, instanceId: null },
      { status: 'OPENED' as const, instanceId: 'ins_2' },
    ]
    expect(order('COMPLETED', lines).instanceId).toBe('ins_2')
  })
})
