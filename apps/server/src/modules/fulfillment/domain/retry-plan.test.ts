import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../platform/settings.ts'
import { scenarios } from './message-states.ts'
import { nextAttemptAt, retryPlanOf } from './retry-plan.ts'

const start = new Date('2026-01-01T00:00:00Z')
const minutes = (plan: readonly number[]) => plan.map((ms) => ms / 60_000)

describe('retry plans (isv-protocol 11.5)', () => {
  it('newInstance: attempts at 0, 1 h, 2 h, 3 h', () => {
    expect(minutes(retryPlanOf('newInstance', 'CALL', defaultSettings))).toEqual([0, 60, 120, 180])
  })

  it('refreshInstance: every 2 minutes for 2 hours; status and release: every 10 minutes for 1 hour', () => {
    expect(minutes(retryPlanOf('refreshInstance', 'CALL', defaultSettings)).at(-1)).toBe(120)
    expect(minutes(retryPlanOf('updateInstanceStatus', 'CALL', defaultSettings))).toEqual([
      0, 10, 20, 30, 40, 50, 60,
    ])
    expect(minutes(retryPlanOf('releaseInstance', 'CALL', defaultSettings)).at(-1)).toBe(60)
  })

  it('COMPAT-10 polling: at once, 30 s × 10, then every 5 min, and ends at 3 h', () => {
    const plan = retryPlanOf('newInstance', 'QUERY', defaultSettings)
    expect(plan.slice(0, 3)).toEqual([0, 30_000, 60_000])
    expect(plan[11]! - plan[10]!).toBe(300_000)
    expect(plan.at(-1)).toBeLessThanOrEqual(3 * 3_600_000)
    expect(plan.at(-1)).toBeGreaterThan(2.9 * 3_600_000)
  })

  it('every plan ends, and its attempts never go back in time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...scenarios),
        fc.constantFrom('CALL' as const, 'QUERY' as const),
        (scenario, phase) => {
          const plan = retryPlanOf(scenario, phase, defaultSettings)
          let last = start
          for (let made = 0; made < plan.length; made++) {
            const at = nextAttemptAt(plan, start, made)!
            expect(at >= last).toBe(true)
            last = at
          }
          expect(nextAttemptAt(plan, start, plan.length)).toBeNull()
        },
      ),
    )
  })
})
