import { addDays, addPeriods, localHourBefore } from '../../../kernel/calendar.ts'
import type { TransitionTable } from '../../../kernel/transitions.ts'

export type InstanceState =
  | 'OPENING'
  | 'DELIVERING'
  | 'ACTIVE'
  | 'EXPIRED'
  | 'FROZEN'
  | 'EXHAUSTED'
  | 'UNSUBSCRIBING'
  | 'UNSUBSCRIBED'
  | 'RELEASED'
  | 'OPEN_FAILED'

export const instanceStates = [
  'OPENING',
  'DELIVERING',
  'ACTIVE',
  'EXPIRED',
  'FROZEN',
  'EXHAUSTED',
  'UNSUBSCRIBING',
  'UNSUBSCRIBED',
  'RELEASED',
  'OPEN_FAILED',
] as const satisfies InstanceState[]

export type InstanceCommand = 'open' | 'failOpening' | 'expire' | 'freeze' | 'release' | 'releaseEarly'

/** Moves of an instance (buyer 8.2). Terminal: UNSUBSCRIBED, RELEASED, OPEN_FAILED. */
export const instanceTransitions = {
  open: { from: ['OPENING'], to: 'ACTIVE' },
  failOpening: { from: ['OPENING'], to: 'OPEN_FAILED' },
  expire: { from: ['ACTIVE'], to: 'EXPIRED' },
  freeze: { from: ['EXPIRED'], to: 'FROZEN' },
  release: { from: ['FROZEN'], to: 'RELEASED' },
  /** The buyer gives an expired instance up before its time (I10). */
  releaseEarly: { from: ['EXPIRED'], to: 'RELEASED' },
} as const satisfies TransitionTable<InstanceState, InstanceCommand>

export interface Term {
  startsAt: Date
  /** `null` for one-time purchases: they do not expire. */
  expiresAt: Date | null
  graceEndsAt: Date | null
  retentionEndsAt: Date | null
}

/** Lengths of the phases after expiry, by customer level V0–V5 (buyer 10.6). */
export interface PhaseDays {
  graceDays: readonly number[]
  retentionDays: readonly number[]
}

/**
 * The term of an instance that starts now (BUY-INST-20, 23): expiry on the account's calendar, then grace and
 * retention in days by customer level.
 */
export function termFrom(
  startsAt: Date,
  purchase: {
    mode: 'MONTH' | 'YEAR' | 'ONE_TIME'
    periodCount: number
    timeZone: string
    customerLevel: number
  },
  phases: PhaseDays,
): Term {
  if (purchase.mode === 'ONE_TIME')
    return { startsAt, expiresAt: null, graceEndsAt: null, retentionEndsAt: null }
  const expiresAt = addPeriods(startsAt, purchase.mode, purchase.periodCount, purchase.timeZone)
  const level = purchase.customerLevel
  const graceEndsAt = addDays(expiresAt, phases.graceDays[level] ?? phases.graceDays.at(-1)!)
  const retentionEndsAt = addDays(graceEndsAt, phases.retentionDays[level] ?? phases.retentionDays.at(-1)!)
  return { startsAt, expiresAt, graceEndsAt, retentionEndsAt }
}

/** What the life cycle does next, and when. */
export type LifeStep =
  | { kind: 'remind'; days: number; at: Date }
  | { kind: 'expire' | 'freeze' | 'release' | 'announceRelease'; at: Date }

/** Mark in `remindersSent` of the notice one day before release. */
export const RELEASE_NOTICE = -1
/** Days before the end of retention on which the release is announced. */
const RELEASE_NOTICE_DAYS = 1

export interface LivingInstance extends Omit<Term, 'startsAt'> {
  state: InstanceState
  expiryPolicy: 'MANUAL' | 'NO_RENEW' | 'AUTO_RENEW'
  remindersSent: readonly number[]
  timeZone: string
}

export interface ReminderPlan {
  /** Days before expiry, largest first (BUY-REN-40). */
  days: readonly number[]
  /** Local hour of the day. */
  hour: number
}

/**
 * The next step of an instance, in time order. An instance whose buyer does not want to renew is not reminded, only
 * told when it is frozen and released (BUY-REN-40).
 *
 * @param after steps before this instant that were missed and only would announce something already past are skipped
 * @returns `null` when nothing will happen by itself any more
 */
export function nextStep(instance: LivingInstance, plan: ReminderPlan, after: Date): LifeStep | null {
  const { state, expiresAt, graceEndsAt, retentionEndsAt } = instance
  if (state === 'ACTIVE' && expiresAt) {
    const reminders =
      instance.expiryPolicy === 'NO_RENEW'
        ? []
        : plan.days
            .filter((days) => !instance.remindersSent.includes(days))
            .map((days) => ({
              kind: 'remind' as const,
              days,
              at: localHourBefore(expiresAt, days, plan.hour, instance.timeZone),
            }))
            // A reminder of "7 days" makes no sense once only 2 are left, nor before the term began.
            .filter(({ at, days }) => at < expiresAt && addDays(expiresAt, -days + 1) > after)
            .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    return reminders[0] ?? { kind: 'expire', at: expiresAt }
  }
  if (state === 'EXPIRED' && graceEndsAt) return { kind: 'freeze', at: graceEndsAt }
  if (state === 'FROZEN' && retentionEndsAt) {
    const noticeAt = addDays(retentionEndsAt, -RELEASE_NOTICE_DAYS)
    const noticeDue = !instance.remindersSent.includes(RELEASE_NOTICE) && after < retentionEndsAt
    return noticeDue ? { kind: 'announceRelease', at: noticeAt } : { kind: 'release', at: retentionEndsAt }
  }
  return null
}
