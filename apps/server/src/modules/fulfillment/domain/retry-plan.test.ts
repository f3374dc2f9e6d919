import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../platform/settings.ts'
import { scenarios } from './message-states.ts'
import { nextAttemptAt, retryPlanOf, type Retried } from './retry-plan.ts'

const start = new Date('2026-01-01T00:00:00Z')
const HOUR = 60
const minutes = (retried: Partial<Retried>) =>
  retryPlanOf(
    { scenario: 'newInstance', phase: 'CALL', edition: 'classic', protocol: 'SAAS_V2', ...retried },
    defaultSettings,
  ).map((ms) => ms / 60_000)

describe('retry matrix (isv-protocol 11.5), edition classic', () => {
  it.each([
    ['SAAS_V1', 'newInstance', [0, 60, 120, 180]],
    ['SAAS_V2', 'newInstance', [0, 60, 120, 180]],
    ['SAAS_V1', 'upgradeInstance', [0, 60, 120, 180]],
    ['SAAS_V2', 'upgradeInstance', [0, 60, 120, 180]],
    ['SAAS_V1', 'refreshInstance', [0, 10, 20, 30, 40, 50, 60]],
    ['SAAS_V2', 'updateInstanceStatus', [0, 10, 20, 30, 40, 50, 60]],
    ['SAAS_V1', 'releaseInstance', [0, 10, 20, 30, 40, 50, 60]],
    ['LICENSE_V1', 'newInstance', [0, 60, 120, 180]],
    ['LICENSE_V1', 'refreshInstance', [0]],
    ['LICENSE_V1', 'releaseInstance', [0]],
    ['SAAS_V2', 'orderNotify', [0, 60, 120, 180]],
    ['LICENSE_CODE', 'orderNotify', [0, 60, 120, 180]],
  ] as const)('%s %s', (protocol, scenario, plan) => {
    expect(minutes({ protocol, scenario })).toEqual(plan)
  })

  it.each([
    ['SAAS_V2', 'refreshInstance', 61, 120],
    ['LICENSE_CODE', 'updateInstanceStatus', 60, 118],
    ['LICENSE_ONLINE', 'newInstance', 61, 120],
    ['LICENSE_ONLINE', 'getLicenseAsync', 61, 120],
  ] as const)('%s %s: every 2 minutes, %i attempts until minute %i', (protocol, scenario, count, last) => {
    const plan = minutes({ protocol, scenario })
    expect([plan.length, plan[1], plan.at(-1)]).toEqual([count, 2, last])
  })

  it('COMPAT-10 polling: at once, 30 s × 10, then every 5 min, and ends at 3 h', () => {
    const plan = minutes({ phase: 'QUERY' })
    expect(plan.slice(0, 3)).toEqual([0, 0.5, 1])
    expect(plan[11]! - plan[10]!).toBe(5)
    expect(plan.at(-1)).toBeLessThanOrEqual(3 * HOUR)
    expect(plan.at(-1)).toBeGreaterThan(2.9 * HOUR)
  })
})

describe('edition resilient (SELL-APP-34)', () => {
  it.each(scenarios)('%s is tried for at least 75 hours, at least every 3 hours', (scenario) => {
    const plan = minutes({ scenario, edition: 'resilient' })
    expect(plan.at(-1)).toBeGreaterThanOrEqual(75 * HOUR)
    expect(Math.max(...plan.slice(1).map((at, i) => at - plan[i]!))).toBeLessThanOrEqual(3 * HOUR)
  })

  it('polling of an accepted opening is bounded too, and goes on as long', () => {
    const plan = minutes({ phase: 'QUERY', edition: 'resilient' })
    expect(plan.at(-1)).toBeGreaterThanOrEqual(75 * HOUR)
    expect(plan.length).toBeLessThan(100)
  })

  it('jitter delays an attempt by at most its share of the distance, and never brings it forward', () => {
    const plan = [0, 60_000, 180_000]
    expect(nextAttemptAt(plan, start, 2, 0)!.getTime() - start.getTime()).toBe(180_000)
    expect(nextAttemptAt(plan, start, 2, 0.2)!.getTime() - start.getTime()).toBe(204_000)
  })
})

it('every plan ends, and its attempts never go back in time, whatever the jitter', () => {
  fc.assert(
    fc.property(
      fc.record({
        scenario: fc.constantFrom(...scenarios),
        phase: fc.constantFrom('CALL' as const, 'QUERY' as const),
        edition: fc.constantFrom('classic' as const, 'resilient' as const),
        protocol: fc.constantFrom('SAAS_V2', 'SAAS_V1', 'LICENSE_V1', 'LICENSE_CODE', 'LICENSE_ONLINE'),
      }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 100, maxLength: 100 }),
      (retried, jitters) => {
        const plan = retryPlanOf(retried, defaultSettings)
        let last = start
        for (let made = 0; made < plan.length; made++) {
          const at = nextAttemptAt(plan, start, made, jitters[made % jitters.length])!
          expect(at >= last).toBe(true)
          last = at
        }
        expect(nextAttemptAt(plan, start, plan.length)).toBeNull()
      },
    ),
  )
})
