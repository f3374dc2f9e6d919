import { addDays, addPeriods } from '../../../kernel/calendar.ts'
import { commandsFrom, type TransitionTable } from '../../../kernel/transitions.ts'

export const testStates = [
  'NEW',
  'OPENING',
  'ACTIVE',
  'EXPIRED',
  'FROZEN',
  'RELEASED',
  'UNSUBSCRIBED',
] as const
export type TestState = (typeof testStates)[number]

export const testCommands = [
  'open',
  'accept',
  'query',
  'requestLicense',
  'renew',
  'toFormal',
  'change',
  'changeAtRenewal',
  'refundRenewal',
  'expire',
  'freeze',
  'unfreeze',
  'release',
  'refund',
] as const
export type TestCommand = (typeof testCommands)[number]
/** Commands that move a subscription; looking at it and asking for a license leave it where it is. */
type MovingCommand = Exclude<TestCommand, 'query' | 'requestLicense'>

/** Moves of a test subscription. Terminal: RELEASED, UNSUBSCRIBED. */
export const testSubscriptionTransitions = {
  /** The seller answered that it opens later; queryInstance follows (isv-protocol 2.3). */
  accept: { from: ['NEW', 'OPENING'], to: 'OPENING' },
  open: { from: ['NEW', 'OPENING'], to: 'ACTIVE' },
  renew: { from: ['ACTIVE', 'EXPIRED', 'FROZEN'], to: 'ACTIVE' },
  toFormal: { from: ['ACTIVE', 'EXPIRED', 'FROZEN'], to: 'ACTIVE' },
  change: { from: ['ACTIVE'], to: 'ACTIVE' },
  changeAtRenewal: { from: ['ACTIVE'], to: 'ACTIVE' },
  refundRenewal: { from: ['ACTIVE'], to: 'ACTIVE' },
  expire: { from: ['ACTIVE'], to: 'EXPIRED' },
  /** At the end of grace, or at once for a violation or arrears. */
  freeze: { from: ['ACTIVE', 'EXPIRED'], to: 'FROZEN' },
  unfreeze: { from: ['FROZEN'], to: 'ACTIVE' },
  release: { from: ['ACTIVE', 'EXPIRED', 'FROZEN'], to: 'RELEASED' },
  refund: { from: ['ACTIVE', 'EXPIRED', 'FROZEN'], to: 'UNSUBSCRIBED' },
} as const satisfies TransitionTable<TestState, MovingCommand>

export const testFamilies = ['saas-v2', 'saas-v1', 'license-v1', 'license-code', 'license-online'] as const
export type TestFamily = (typeof testFamilies)[number]

export const testChargingModes = ['PERIOD', 'ONE_TIME', 'TRIAL', 'ON_DEMAND'] as const
export type TestChargingMode = (typeof testChargingModes)[number]

export type TestPeriod = 'year' | 'month' | 'day'

/** How each protocol can be charged: codes and licenses are sold by period or once. */
export const chargingModesOf: Record<TestFamily, readonly TestChargingMode[]> = {
  'saas-v2': ['PERIOD', 'ONE_TIME', 'TRIAL', 'ON_DEMAND'],
  'saas-v1': ['PERIOD', 'ONE_TIME', 'TRIAL', 'ON_DEMAND'],
  'license-v1': ['PERIOD', 'ONE_TIME'],
  'license-code': ['PERIOD', 'ONE_TIME'],
  'license-online': ['PERIOD', 'ONE_TIME'],
}

/** Commands a protocol has calls for (isv-protocol 1, 2, 5). */
const known: Record<TestFamily, readonly TestCommand[]> = {
  'saas-v2': testCommands.filter((command) => command !== 'requestLicense'),
  'saas-v1': testCommands.filter((command) => command !== 'requestLicense' && command !== 'changeAtRenewal'),
  'license-v1': ['open', 'renew', 'expire', 'freeze', 'release', 'refund'],
  'license-code': ['open', 'renew', 'refundRenewal', 'expire', 'freeze', 'unfreeze', 'release', 'refund'],
  'license-online': [
    'open',
    'requestLicense',
    'renew',
    'refundRenewal',
    'expire',
    'freeze',
    'unfreeze',
    'release',
    'refund',
  ],
}

/** What decides which commands are open. */
export interface TestLife {
  family: TestFamily
  chargingMode: TestChargingMode
  state: TestState
  expiresAt: Date | null
  graceEndsAt: Date | null
  retentionEndsAt: Date | null
  /** Renewals that were not refunded. */
  renewals: number
}

/** Commands open now, in the order of a life. `accept` is the seller's answer, no command of a person. */
export function openTestCommands(life: TestLife): TestCommand[] {
  const { state } = life
  const moving = commandsFrom<TestState, MovingCommand>(testSubscriptionTransitions, state)
  const alive = state === 'ACTIVE' || state === 'EXPIRED' || state === 'FROZEN'
  return testCommands.filter((command) => {
    if (command === 'accept' || !known[life.family].includes(command)) return false
    if (command === 'query') return alive
    if (command === 'requestLicense') return state === 'ACTIVE'
    return moving.includes(command) && fitsCharging(command, life)
  })
}

function fitsCharging(command: MovingCommand, { chargingMode, renewals }: TestLife): boolean {
  switch (command) {
    case 'renew':
    case 'change':
    case 'changeAtRenewal':
      return chargingMode === 'PERIOD'
    case 'toFormal':
      return chargingMode === 'TRIAL'
    case 'refundRenewal':
      return chargingMode === 'PERIOD' && renewals > 0
    case 'expire':
      return chargingMode === 'PERIOD' || chargingMode === 'TRIAL'
    case 'accept':
    case 'open':
    case 'freeze':
    case 'unfreeze':
    case 'release':
    case 'refund':
      return true
  }
}

/** What the subscription's own clock makes due next; `null` when nothing happens by itself. */
export function nextDue(life: TestLife): { command: 'expire' | 'freeze' | 'release'; at: Date } | null {
  if (life.state === 'ACTIVE' && life.expiresAt) return { command: 'expire', at: life.expiresAt }
  if (life.state === 'EXPIRED' && life.graceEndsAt) return { command: 'freeze', at: life.graceEndsAt }
  if (life.state === 'FROZEN' && life.retentionEndsAt) return { command: 'release', at: life.retentionEndsAt }
  return null
}

export const clockTargets = ['day', 'week', 'month', 'expiry', 'freeze', 'release'] as const
export type ClockTarget = (typeof clockTargets)[number]

/**
 * Where the subscription's clock goes.
 *
 * @returns `null` when that lies behind, or never comes
 */
export function clockTargetOf(life: TestLife, now: Date, to: ClockTarget, zone: string): Date | null {
  const at = (() => {
    switch (to) {
      case 'day':
        return addDays(now, 1)
      case 'week':
        return addDays(now, 7)
      case 'month':
        return addPeriods(now, 'MONTH', 1, zone)
      case 'expiry':
        return life.expiresAt
      case 'freeze':
        return life.graceEndsAt
      case 'release':
        return life.retentionEndsAt
    }
  })()
  return at && at > now ? at : null
}

/** The term as dates, and what it is counted from. */
export interface TestTerm {
  /** Start of the present run of periods. */
  anchorAt: Date | null
  termMonths: number
  expiresAt: Date | null
  graceEndsAt: Date | null
  retentionEndsAt: Date | null
}

export interface PhaseLengths {
  graceDays: number
  retentionDays: number
}

export const monthsOf = (period: TestPeriod | null, count: number | null): number =>
  period === 'year' ? 12 * (count ?? 0) : period === 'month' ? (count ?? 0) : 0

/** The term of a subscription that opens now; none for what does not end by itself. */
export function firstTerm(
  bought: { chargingMode: TestChargingMode; periodType: TestPeriod | null; periodNumber: number | null },
  now: Date,
  phases: PhaseLengths,
  zone: string,
): TestTerm {
  if (bought.periodType === null)
    return { anchorAt: null, termMonths: 0, expiresAt: null, graceEndsAt: null, retentionEndsAt: null }
  if (bought.periodType === 'day')
    return { anchorAt: now, termMonths: 0, ...ends(addDays(now, bought.periodNumber ?? 1), phases) }
  return termOf(now, monthsOf(bought.periodType, bought.periodNumber), phases, zone)
}

/**
 * The term with months more, or fewer when a renewal is refunded. Counted from the anchor at once, so that a
 * subscription of the 31st stays one of the last of the month (BUY-INST-23); one that ended longer ago than it is
 * prolonged starts anew today.
 */
export function changedTerm(
  term: TestTerm,
  months: number,
  now: Date,
  phases: PhaseLengths,
  zone: string,
): TestTerm {
  const anchored =
    term.anchorAt === null ? null : termOf(term.anchorAt, term.termMonths + months, phases, zone)
  return anchored && (months <= 0 || anchored.expiresAt! > now) ? anchored : termOf(now, months, phases, zone)
}

function termOf(anchorAt: Date, termMonths: number, phases: PhaseLengths, zone: string): TestTerm {
  return { anchorAt, termMonths, ...ends(addPeriods(anchorAt, 'MONTH', termMonths, zone), phases) }
}

function ends(expiresAt: Date, { graceDays, retentionDays }: PhaseLengths) {
  const graceEndsAt = addDays(expiresAt, graceDays)
  return { expiresAt, graceEndsAt, retentionEndsAt: addDays(graceEndsAt, retentionDays) }
}
