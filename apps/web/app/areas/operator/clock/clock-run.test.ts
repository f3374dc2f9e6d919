import type { ClockRun } from '@yunshi/api-client'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupLog, runPercent, spanText, timeAfter } from './clock-run.ts'

const run = (over: Partial<ClockRun>): ClockRun => ({
  state: 'RUNNING',
  from: '2026-03-01T00:00:00Z',
  target: '2026-03-31T00:00:00Z',
  now: '2026-03-01T00:00:00Z',
  steps: 0,
  log: [],
  failure: null,
  ...over,
})

describe('runPercent', () => {
  it.each([
    [{}, 0],
    [{ now: '2026-03-16T00:00:00Z' }, 50],
    [{ now: '2026-03-31T00:00:00Z' }, 99],
    [{ now: '2026-03-31T00:00:00Z', state: 'DONE' as const }, 100],
    [{ target: '2026-03-01T00:00:00Z' }, 0],
    [{ now: 'unreadable' }, 0],
  ])('of %j is %i', (over, percent) => expect(runPercent(run(over))).toBe(percent))
})

describe('groupLog', () => {
  it('puts repeated steps into one line, newest first', () => {
    const log = [
      { at: '1', what: 'orders.unpaid' },
      { at: '2', what: 'fulfillment.due' },
      { at: '3', what: 'fulfillment.due' },
      { at: '4', what: 'instances.due' },
    ]
    expect(groupLog(log)).toEqual([
      { what: 'instances.due', count: 1, from: '4', to: '4' },
      { what: 'fulfillment.due', count: 2, from: '2', to: '3' },
      { what: 'orders.unpaid', count: 1, from: '1', to: '1' },
    ])
  })

  it('loses no step', () => {
    const steps = fc.array(fc.record({ at: fc.string(), what: fc.constantFrom('a', 'b') }))
    fc.assert(
      fc.property(steps, (log) => {
        expect(groupLog(log).reduce((sum, { count }) => sum + count, 0)).toBe(log.length)
      }),
    )
  })
})

describe('spans', () => {
  it('are written as the API takes them and end where they say', () => {
    expect(spanText({ count: 30, unit: 'd' })).toBe('30d')
    expect(timeAfter('2026-03-01T00:00:00Z', { count: 12, unit: 'h' })).toBe('2026-03-01T12:00:00.000Z')
    expect(timeAfter('2026-02-28T00:00:00Z', { count: 1, unit: 'd' })).toBe('2026-03-01T00:00:00.000Z')
  })
})
