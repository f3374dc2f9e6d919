import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandsFrom, nextState } from '../../../kernel/transitions.ts'
import {
  instanceTransitions,
  nextStep,
  RELEASE_NOTICE,
  termFrom,
  type InstanceState,
  type LifeStep,
  type LivingInstance,
} from './life-cycle.ts'

const phases = { graceDays: [1, 1, 1, 7, 7, 7], retentionDays: [1, 7, 7, 7, 15, 15] }
const plan = { days: [7, 3, 1], hour: 10 }
const zone = 'Asia/Shanghai'
const start = new Date('2026-01-31T04:00:00Z')

/** Lets an instance live to its end and returns what happened, in order. */
function live(
  purchase: { mode: 'MONTH' | 'YEAR'; periodCount: number; customerLevel: number },
  policy: 'MANUAL' | 'NO_RENEW',
) {
  const term = termFrom(start, { ...purchase, timeZone: zone }, phases)
  let instance: LivingInstance = {
    ...term,
    state: 'ACTIVE',
    expiryPolicy: policy,
    remindersSent: [],
    timeZone: zone,
  }
  const steps: LifeStep[] = []
  let now = start
  for (let step = nextStep(instance, plan, now); step; step = nextStep(instance, plan, now)) {
    steps.push(step)
    if (step.at > now) now = step.at
    if (step.kind === 'remind')
      instance = { ...instance, remindersSent: [...instance.remindersSent, step.days] }
    else if (step.kind === 'announceRelease')
      instance = { ...instance, remindersSent: [...instance.remindersSent, RELEASE_NOTICE] }
    else
      instance = {
        ...instance,
        state: nextState(instanceTransitions, step.kind, instance.state) as InstanceState,
      }
    if (steps.length > 20) throw new Error('an instance never ends')
  }
  return { term, steps, instance }
}

describe('life of an instance', () => {
  it('BUY-INST-23 31 January + 1 month ends on 28 February; V4 grace 7, retention 15 days', () => {
    const { term } = live({ mode: 'MONTH', periodCount: 1, customerLevel: 4 }, 'MANUAL')
    expect(term.expiresAt).toEqual(new Date('2026-02-28T04:00:00Z'))
    expect(term.graceEndsAt).toEqual(new Date('2026-03-07T04:00:00Z'))
    expect(term.retentionEndsAt).toEqual(new Date('2026-03-22T04:00:00Z'))
  })

  it('BUY-REN-40 reminds 7, 3, 1 days before at 10:00, expires, freezes, announces and releases, in order', () => {
    const { steps, instance } = live({ mode: 'MONTH', periodCount: 1, customerLevel: 5 }, 'MANUAL')
    expect(steps.map((step) => (step.kind === 'remind' ? `remind ${step.days}` : step.kind))).toEqual([
      'remind 7',
      'remind 3',
      'remind 1',
      'expire',
      'freeze',
      'announceRelease',
      'release',
    ])
    expect(steps[0]!.at).toEqual(new Date('2026-02-21T02:00:00Z'))
    expect(instance.state).toBe('RELEASED')
  })

  it('BUY-REN-40 NO_RENEW is told of freeze and release only', () => {
    const { steps } = live({ mode: 'YEAR', periodCount: 3, customerLevel: 0 }, 'NO_RENEW')
    expect(steps.map((step) => step.kind)).toEqual(['expire', 'freeze', 'announceRelease', 'release'])
  })

  it('a one-time purchase has nothing due, ever', () => {
    const term = termFrom(
      start,
      { mode: 'ONE_TIME', periodCount: 1, timeZone: zone, customerLevel: 0 },
      phases,
    )
    const instance = {
      ...term,
      state: 'ACTIVE' as const,
      expiryPolicy: 'MANUAL' as const,
      remindersSent: [],
      timeZone: zone,
    }
    expect(nextStep(instance, plan, start)).toBeNull()
  })

  it('after a long downtime no stale reminder is sent, and the steps still come in order', () => {
    const term = termFrom(start, { mode: 'MONTH', periodCount: 1, timeZone: zone, customerLevel: 0 }, phases)
    const late = new Date('2026-06-01T00:00:00Z')
    expect(
      nextStep(
        { ...term, state: 'ACTIVE', expiryPolicy: 'MANUAL', remindersSent: [], timeZone: zone },
        plan,
        late,
      ),
    ).toEqual({ kind: 'expire', at: term.expiresAt })
  })

  it('steps never go back in time, whatever the purchase', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('MONTH' as const, 'YEAR' as const),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom('MANUAL' as const, 'NO_RENEW' as const),
        (mode, periodCount, customerLevel, policy) => {
          const { steps, instance } = live({ mode, periodCount, customerLevel }, policy)
          const states = steps.filter((step) => step.kind !== 'remind' && step.kind !== 'announceRelease')
          expect(states.map((step) => step.at.getTime())).toEqual(
            states.map((step) => step.at.getTime()).toSorted((a, b) => a - b),
          )
          expect(instance.state).toBe('RELEASED')
        },
      ),
    )
  })

  it('terminal states have no way out', () => {
    for (const state of ['RELEASED', 'UNSUBSCRIBED', 'OPEN_FAILED'] as const)
      expect(commandsFrom(instanceTransitions, state)).toEqual([])
  })
})
