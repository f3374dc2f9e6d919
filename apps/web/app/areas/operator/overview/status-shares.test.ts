import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderStatuses, statusShares } from './status-shares.ts'

describe('statusShares', () => {
  it('follows the life of an order and leaves out what is empty', () => {
    const shares = statusShares([
      { status: 'CANCELLED', count: 1 },
      { status: 'COMPLETED', count: 4 },
      { status: 'REFUNDED', count: 0 },
      { status: 'PENDING_PAYMENT', count: 2 },
    ])
    expect(shares).toEqual([
      { status: 'PENDING_PAYMENT', count: 2, percent: 50 },
      { status: 'COMPLETED', count: 4, percent: 100 },
      { status: 'CANCELLED', count: 1, percent: 25 },
    ])
  })

  it('counts every order once and no bar is longer than the whole', () => {
    const counts = fc.uniqueArray(
      fc.record({ status: fc.constantFrom(...orderStatuses), count: fc.nat({ max: 1e6 }) }),
      { selector: ({ status }) => status },
    )
    fc.assert(
      fc.property(counts, (orders) => {
        const shares = statusShares(orders)
        const total = (rows: { count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0)
        expect(total(shares)).toBe(total(orders))
        for (const { percent } of shares) expect(percent).toBeLessThanOrEqual(100)
      }),
    )
  })
})
