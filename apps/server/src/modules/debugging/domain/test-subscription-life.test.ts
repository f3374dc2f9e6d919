import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changedTerm,
  chargingModesOf,
  clockTargetOf,
  firstTerm,
  nextDue,
  openTestCommands,
  testFamilies,
  testStates,
  type TestLife,
} from './test-subscription-life.ts'

const SHANGHAI = 'Asia/Shanghai'
const phases = { graceDays: 7, retentionDays: 15 }
const at = (text: string) => new Date(text)

const life = (overrides: Partial<TestLife>): TestLife => ({
  family: 'saas-v2',
  chargingMode: 'PERIOD',
  state: 'ACTIVE',
  expiresAt: null,
  graceEndsAt: null,
  retentionEndsAt: null,
  renewals: 0,
  ...overrides,
})

describe('life of a test subscription', () => {
  it('isv-protocol 2.10: a period product of SaaS 2.0 knows every step, a one-time one neither renews nor expires', () => {
    expect(openTestCommands(life({ renewals: 1 }))).toEqual([
      'query',
      'renew',
      'change',
      'changeAtRenewal',
      'refundRenewal',
      'expire',
      'freeze',
      'release',
      'refund',
    ])
    expect(openTestCommands(life({ chargingMode: 'ONE_TIME' }))).toEqual([
      'query',
      'freeze',
      'release',
      'refund',
    ])
  })

  it('isv-protocol 5: License 1.0 has no unfreezing and no query, a change at renewal is of SaaS 2.0 alone', () => {
    expect(openTestCommands(life({ family: 'license-v1', state: 'FROZEN' }))).toEqual([
      'renew',
      'release',
      'refund',
    ])
    expect(openTestCommands(life({ family: 'saas-v1' }))).not.toContain('changeAtRenewal')
  })

  it('a trial becomes formal and is not renewed; a renewal is refunded only when there is one', () => {
    const trial = openTestCommands(life({ chargingMode: 'TRIAL' }))
    expect(trial).toContain('toFormal')
    expect(trial).not.toContain('renew')
    expect(openTestCommands(life({}))).not.toContain('refundRenewal')
  })

  it('nothing is open after the end, and opening is all there is before', () => {
    for (const family of testFamilies)
      for (const chargingMode of chargingModesOf[family]) {
        expect(openTestCommands(life({ family, chargingMode, state: 'NEW' }))).toEqual(['open'])
        for (const state of ['RELEASED', 'UNSUBSCRIBED'] as const)
          expect(openTestCommands(life({ family, chargingMode, state }))).toEqual([])
      }
  })

  it('whatever falls due is open as a command too', () => {
    const ends = { expiresAt: at('2026-01-31T00:00:00Z'), graceEndsAt: at('2026-02-07T00:00:00Z') }
    for (const family of testFamilies)
      for (const state of testStates) {
        const subject = life({ family, state, ...ends, retentionEndsAt: at('2026-02-22T00:00:00Z') })
        const due = nextDue(subject)
        if (due) expect(openTestCommands(subject)).toContain(due.command)
      }
  })

  it('BUY-INST-23 a subscription of the 31st ends on the last of each month, and a refund undoes a renewal', () => {
    const start = at('2025-01-31T04:00:00Z')
    const bought = { chargingMode: 'PERIOD', periodType: 'month', periodNumber: 1 } as const
    const first = firstTerm(bought, start, phases, SHANGHAI)
    expect(first.expiresAt).toEqual(at('2025-02-28T04:00:00Z'))
    expect(first.graceEndsAt).toEqual(at('2025-03-07T04:00:00Z'))
    expect(first.retentionEndsAt).toEqual(at('2025-03-22T04:00:00Z'))
    const renewed = changedTerm(first, 1, start, phases, SHANGHAI)
    expect(renewed.expiresAt).toEqual(at('2025-03-31T04:00:00Z'))
    expect(changedTerm(renewed, -1, start, phases, SHANGHAI)).toEqual(first)
  })

  it('BUY-INST-23 renewing and refunding the same months leads back, wherever the clock stands', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 36 }),
        fc.integer({ min: 1, max: 36 }),
        (start, bought, renewed) => {
          const first = firstTerm(
            { chargingMode: 'PERIOD', periodType: 'month', periodNumber: bought },
            start,
            phases,
            SHANGHAI,
          )
          const longer = changedTerm(first, renewed, start, phases, SHANGHAI)
          expect(longer.expiresAt! > first.expiresAt!).toBe(true)
          expect(changedTerm(longer, -renewed, start, phases, SHANGHAI)).toEqual(first)
        },
      ),
    )
  })

  it('one that ended longer ago than it is prolonged starts anew', () => {
    const first = firstTerm(
      { chargingMode: 'PERIOD', periodType: 'month', periodNumber: 1 },
      at('2025-01-01T00:00:00Z'),
      phases,
      SHANGHAI,
    )
    const late = at('2025-06-01T00:00:00Z')
    expect(changedTerm(first, 1, late, phases, SHANGHAI).expiresAt).toEqual(at('2025-07-01T00:00:00Z'))
  })

  it('the clock goes forward only, and to moments that exist', () => {
    const now = at('2026-01-10T00:00:00Z')
    const subject = life({ expiresAt: at('2026-01-09T00:00:00Z') })
    expect(clockTargetOf(subject, now, 'expiry', SHANGHAI)).toBeNull()
    expect(clockTargetOf(subject, now, 'release', SHANGHAI)).toBeNull()
    expect(clockTargetOf(subject, now, 'month', SHANGHAI)).toEqual(at('2026-02-10T00:00:00Z'))
  })
})
