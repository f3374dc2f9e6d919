import type { Settings } from '../../../platform/settings.ts'
import type { Scenario } from './message-states.ts'

/** When attempts are made, as milliseconds after the window's start; the first is 0. */
export type RetryPlan = readonly number[]

/** What decides how often a seller is called. */
export interface Retried {
  scenario: Scenario
  /** `QUERY`: newInstance was accepted, and queryInstance is asked until the instance is ready. */
  phase: 'CALL' | 'QUERY'
  edition: 'classic' | 'resilient'
  protocol: string
}

type PlanSettings = Pick<
  Settings,
  Extract<keyof Settings, `RETRY_MINUTES_${string}`> | 'POLL_SECONDS' | 'RESILIENT_JITTER_PERCENT'
>

const MINUTE_MS = 60_000

/**
 * The plan of a call: the retry matrix of isv-protocol 11.5 from the settings, or for the edition `resilient` one plan
 * of at least 75 hours for everything (SELL-APP-34).
 */
export function retryPlanOf(retried: Retried, settings: PlanSettings): RetryPlan {
  const { phase, edition } = retried
  const resilient = settings.RETRY_MINUTES_RESILIENT.map((minute) => minute * MINUTE_MS)
  if (phase === 'QUERY') {
    // The first query follows the accepted call at once; the settings say when the later ones come.
    const poll = [0, ...settings.POLL_SECONDS.map((seconds) => seconds * 1000)]
    return edition === 'classic' ? poll : [...poll, ...resilient.filter((at) => at > poll.at(-1)!)]
  }
  return edition === 'resilient' ? resilient : classicMinutes(retried, settings).map((it) => it * MINUTE_MS)
}

function classicMinutes({ scenario, protocol }: Retried, settings: PlanSettings): readonly number[] {
  if (scenario === 'orderNotify') return settings.RETRY_MINUTES_ORDER_NOTIFY
  if (protocol === 'LICENSE_CODE') return settings.RETRY_MINUTES_LICENSE_CODE
  if (protocol === 'LICENSE_ONLINE') return settings.RETRY_MINUTES_LICENSE_ONLINE
  if (protocol === 'LICENSE_V1' && scenario !== 'newInstance') return settings.RETRY_MINUTES_LICENSE_V1
  switch (scenario) {
    case 'newInstance':
      return settings.RETRY_MINUTES_NEW_INSTANCE
    case 'upgradeInstance':
      return settings.RETRY_MINUTES_UPGRADE_INSTANCE
    case 'refreshInstance':
      return protocol === 'SAAS_V1'
        ? settings.RETRY_MINUTES_REFRESH_INSTANCE_V1
        : settings.RETRY_MINUTES_REFRESH_INSTANCE
    case 'updateInstanceStatus':
      return settings.RETRY_MINUTES_UPDATE_STATUS
    case 'releaseInstance':
      return settings.RETRY_MINUTES_RELEASE_INSTANCE
    case 'getLicenseAsync':
      return settings.RETRY_MINUTES_LICENSE_ONLINE
  }
}

/**
 * When the next attempt is made after `made` attempts of the window.
 *
 * @param jitter share of the distance between two attempts that is added, 0 to 1: drawn by the caller, so that many
 *   messages of one outage do not all come back in the same second
 * @returns `null` when the plan is used up. An instant already past (the worker was away) means: now
 */
export function nextAttemptAt(plan: RetryPlan, windowStartedAt: Date, made: number, jitter = 0): Date | null {
  const offset = plan[made]
  if (offset === undefined) return null
  const distance = offset - (plan[made - 1] ?? 0)
  return new Date(windowStartedAt.getTime() + offset + Math.floor(distance * jitter))
}
