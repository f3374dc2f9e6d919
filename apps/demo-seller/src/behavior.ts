import {
  kitInterfaces,
  licenseCodeActivities,
  licenseV1Activities,
  onlineLicenseActivities,
  saasV1Activities,
  saasV2Activities,
} from '@yunshi/seller-sdk'
import type { SellerActivity } from './received-call.ts'

const activities: readonly SellerActivity[] = [
  ...new Set<SellerActivity>([
    ...saasV2Activities,
    ...saasV1Activities,
    ...licenseV1Activities,
    ...licenseCodeActivities,
    ...onlineLicenseActivities,
    ...kitInterfaces,
    'orderNotify',
  ]),
]

/**
 * An arranged disturbance, to show how the marketplace lives through a seller's outage.
 *
 * `httpStatus` alone answers with a plain error page; with `resultCode` the answer is JSON under that status.
 */
export type Behavior = {
  /** Wait before answering, 0 to 120 000 milliseconds. */
  delayMs?: number
  resultCode?: string
  resultMsg?: string
  httpStatus?: number
  /** Do the work and answer badly all the same: the marketplace cannot know that it was done. */
  applyFirst?: boolean
}

/** Asked for every verified call; undefined means to behave well. */
export type BehaviorHook = (call: { slug: string; activity: SellerActivity }) => Behavior | undefined

/** Disturbances set at run time, by product and activity. In memory: a restart behaves well again. */
export type BehaviorBoard = {
  of: BehaviorHook
  /** @returns undefined, or what is wrong with the command */
  command(slug: string, command: unknown): string | undefined
  list(slug: string): Record<string, Behavior>
}

type Rules = Map<string, Behavior>

/** Makes an empty board. `*` stands for every activity without a rule of its own. */
export function createBehaviorBoard(): BehaviorBoard {
  const rules = new Map<string, Rules>()
  return {
    of({ slug, activity }) {
      const own = rules.get(slug)
      return own?.get(activity) ?? own?.get('*')
    },
    command(slug, command) {
      if (typeof command !== 'object' || command === null) return 'send a JSON object'
      const { activity = '*', clear, ...rest }: Record<string, unknown> = { ...command }
      if (typeof activity !== 'string' || !['*', ...activities].includes(activity)) {
        return `activity must be * or one of ${activities.join(', ')}`
      }
      const own: Rules = rules.get(slug) ?? new Map<string, Behavior>()
      rules.set(slug, own)
      if (clear === true) {
        if (activity === '*') own.clear()
        else own.delete(activity)
        return undefined
      }
      const behavior = readBehavior(rest)
      if (typeof behavior === 'string') return behavior
      own.set(activity, behavior)
      return undefined
    },
    list: (slug) => Object.fromEntries(rules.get(slug) ?? []),
  }
}

function readBehavior(members: Record<string, unknown>): Behavior | string {
  const { delayMs, resultCode, resultMsg, httpStatus, applyFirst, ...unknown } = members
  const [stranger] = Object.keys(unknown)
  if (stranger !== undefined) return `${stranger} is not known`
  const behavior: Behavior = {}
  if (delayMs !== undefined) {
    if (!isWholeNumber(delayMs, 0, 120_000)) return 'delayMs must be a whole number from 0 to 120000'
    behavior.delayMs = delayMs
  }
  if (httpStatus !== undefined) {
    if (!isWholeNumber(httpStatus, 200, 599)) return 'httpStatus must be a whole number from 200 to 599'
    behavior.httpStatus = httpStatus
  }
  if (resultCode !== undefined) {
    if (typeof resultCode !== 'string' || resultCode === '' || resultCode === '000000') {
      return 'resultCode must be text other than 000000'
    }
    behavior.resultCode = resultCode
  }
  if (resultMsg !== undefined) {
    if (typeof resultMsg !== 'string') return 'resultMsg must be text'
    behavior.resultMsg = resultMsg
  }
  if (applyFirst !== undefined) {
    if (typeof applyFirst !== 'boolean') return 'applyFirst must be true or false'
    behavior.applyFirst = applyFirst
  }
  return Object.keys(behavior).length === 0 ? 'say at least one of delayMs, resultCode, httpStatus' : behavior
}

function isWholeNumber(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
}
