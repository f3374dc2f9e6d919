import { Temporal } from 'temporal-polyfill'
import { localHourBefore } from '../../../kernel/calendar.ts'

/**
 * The latest probe that is due (SELL-APP-13). Only this one is ever made up for: a clock that jumped, or a server that
 * stood still, must not call sellers once for every probe that was missed.
 *
 * @param hours hours of the local day, in any order
 */
export function latestProbeSlot(now: Date, hours: readonly number[], zone: string): Date {
  const slots = [0, 1, 2]
    .flatMap((days) => hours.map((hour) => localHourBefore(now, days, hour, zone)))
    .filter((slot) => slot <= now)
  return new Date(Math.max(...slots.map((slot) => slot.getTime())))
}

/** The day of an instant on the site's calendar, `yyyy-MM-dd`. */
export function localDay(at: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}

/** How a case has been doing under the probe. */
export interface ProbeRecord {
  /** Days in a row with a failed probe; days without any probe neither count nor break the row. */
  failingDays: number
  lastFailedDay: string | null
}

/** The record after one more probe. A probe that succeeds ends the row, on whatever day. */
export function afterProbe(record: ProbeRecord, ok: boolean, day: string): ProbeRecord {
  if (ok) return { failingDays: 0, lastFailedDay: null }
  if (record.lastFailedDay === day) return record
  return { failingDays: record.failingDays + 1, lastFailedDay: day }
}
