import { describe, expect, it } from 'vitest'
import { requiredScenarios } from './required-scenarios.ts'

describe('scenarios to debug before publishing', () => {
  it.each([
    [['MONTH'], false, ['newInstance', 'refreshInstance.RENEWAL', 'updateInstanceStatus', 'releaseInstance']],
    [['ONE_TIME'], false, ['newInstance', 'releaseInstance']],
    [['ON_DEMAND'], false, ['newInstance', 'updateInstanceStatus', 'releaseInstance', 'queryInstance']],
    [
      ['YEAR'],
      true,
      [
        'newInstance',
        'refreshInstance.RENEWAL',
        'updateInstanceStatus',
        'releaseInstance',
        'refreshInstance.TRIAL_TO_FORMAL',
      ],
    ],
  ] as const)('SELL-PUB-22 SaaS 2.0 sold by %s, trial %s', (modes, hasTrial, expected) => {
    expect(requiredScenarios('saas-v2', { modes, hasTrial })).toEqual(expected)
  })

  it('SELL-PUB-22 SaaS 1.0 has its own names, and protocols that are no SaaS need none', () => {
    expect(requiredScenarios('saas-v1', { modes: ['MONTH'], hasTrial: false })).toContain('instanceStatus')
    expect(requiredScenarios('license-v1', { modes: ['MONTH'], hasTrial: false })).toEqual([])
  })
})
