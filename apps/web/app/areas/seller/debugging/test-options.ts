import type {
  TestChargingMode,
  TestClockTarget,
  TestCommand,
  TestFamily,
  TestState,
} from '@yunshi/api-client'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'

export const testFamilies = [
  'saas-v2',
  'saas-v1',
  'license-v1',
  'license-code',
  'license-online',
] as const satisfies TestFamily[]

/** How each protocol can be charged, as the API accepts it. */
export const chargingModesOf: Record<TestFamily, TestChargingMode[]> = {
  'saas-v2': ['PERIOD', 'TRIAL', 'ONE_TIME', 'ON_DEMAND'],
  'saas-v1': ['PERIOD', 'TRIAL', 'ONE_TIME', 'ON_DEMAND'],
  'license-v1': ['PERIOD', 'ONE_TIME'],
  'license-code': ['PERIOD', 'ONE_TIME'],
  'license-online': ['PERIOD', 'ONE_TIME'],
}

export const stateTones: Record<TestState, StatusTone> = {
  NEW: 'neutral',
  OPENING: 'info',
  ACTIVE: 'success',
  EXPIRED: 'warning',
  FROZEN: 'danger',
  RELEASED: 'neutral',
  UNSUBSCRIBED: 'neutral',
}

/** Commands in the order of the buttons; `accept` is the seller's answer. */
export const commandOrder = [
  'open',
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
] as const satisfies TestCommand[]

/** Commands whose period or quantity the seller chooses. */
export const chosenCommands: readonly TestCommand[] = ['renew', 'toFormal', 'change', 'changeAtRenewal']
/** Commands that end the subscription. */
export const endingCommands: readonly TestCommand[] = ['release', 'refund']

export const clockTargets = [
  'day',
  'week',
  'month',
  'expiry',
  'freeze',
  'release',
] as const satisfies TestClockTarget[]
