import type { Settings } from '../../../platform/settings.ts'
import type { Scenario } from './message-states.ts'

/** When attempts are made, as milliseconds after the window's start; the first is 0. */
export type RetryPlan = readonly number[]

/** The plans of isv-protocol 11.5, from the settings. */
export function retryPlanOf(
  scenario: Scenario,
  phase: 'CALL' | 'QUERY',
  settings: Pick<
    Settings,
    | 'RETRY_MINUTES_NEW_INSTANCE'
    | 'RETRY_MINUTES_REFRESH_INSTANCE'
    | 'RETRY_MINUTES_UPDATE_STATUS'
    | 'RETRY_MINUTES_RELEASE_INSTANCE'
    | 'POLL_SECONDS'
  >,
): RetryPlan {
  // The first query follows the accepted call at once; the settings say when the later ones come.
  if (phase === 'QUERY') return [0, ...settings.POLL_SECONDS.map((seconds) => seconds * 1000)]
  const minutes = {
    newInstance: settings.RETRY_MINUTES_NEW_INSTANCE,
    refreshInstance: settings.RETRY_MINUTES_REFRESH_INSTANCE,
    updateInstanceStatus: settings.RETRY_MINUTES_UPDATE_STATUS,
    releaseInstance: settings.RETRY_MINUTES_RELEASE_INSTANCE,
  }[scenario]
  return minutes.map((minute) => minute * 60_000)
}

/**
 * When the next attempt is made after `made` attempts of the window.
 *
 * @returns `null` when the plan is used up. An instant already past (the worker was away) means: now
 */
export function nextAttemptAt(plan: RetryPlan, windowStartedAt: Date, made: number): Date | null {
  const offset = plan[made]
  return offset === undefined ? null : new Date(windowStartedAt.getTime() + offset)
}
