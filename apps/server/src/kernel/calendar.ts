import { Temporal } from 'temporal-polyfill'

export type PeriodUnit = 'MONTH' | 'YEAR'

const DAY_MS = 86_400_000

export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS)
}

/**
 * Adds calendar months or years in the given zone, clipping to the last day of the month:
 * 31 January + 1 month = 28 or 29 February (BUY-INST-23).
 *
 * @param anchor the start of the term; several periods are added to the anchor at once, never one after another
 * @param zone IANA zone of the account's calendar (BUY-SYS-02)
 */
export function addPeriods(anchor: Date, unit: PeriodUnit, count: number, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(anchor.getTime()).toZonedDateTimeISO(zone)
  const moved = unit === 'MONTH' ? local.add({ months: count }) : local.add({ years: count })
  return new Date(moved.epochMilliseconds)
}

/** The calendar day of an instant in a zone, as `2031-04-05`. */
export function localDay(at: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}

/** The instant of `hour` o'clock on the local calendar day that lies `days` before `at`. */
export function localHourBefore(at: Date, days: number, hour: number, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  const moved = local.subtract({ days }).with({ hour, minute: 0, second: 0, millisecond: 0 })
  return new Date(moved.epochMilliseconds)
}

/**
 * Reads a span such as `400d`, `12h`, `30m` or `90s`.
 *
 * @returns milliseconds, or `null` when the text is no positive span
 */
export function parseSpan(text: string): number | null {
  const match = /^(\d{1,6})\s*(s|m|h|d)$/.exec(text.trim())
  if (!match) return null
  const unit = { s: 1000, m: 60_000, h: 3_600_000, d: DAY_MS }[match[2] as 's' | 'm' | 'h' | 'd']
  const span = Number(match[1]) * unit
  return span > 0 ? span : null
}

/** The first instant of the calendar month that `at` lies in. */
export function monthStart(at: Date, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  const first = local.with({ day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 })
  return new Date(first.epochMilliseconds)
}

/** Days that differ from the week's rule, as numbers such as 20261001. */
export interface BusinessCalendar {
  /** Weekdays on which nobody works. */
  holidays: readonly number[]
  /** Saturdays and Sundays on which people do. */
  workingWeekends: readonly number[]
}

/** Whether people work on the local day of `at`. */
export function isBusinessDay(at: Date, zone: string, calendar: BusinessCalendar): boolean {
  return isWorked(
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate(),
    calendar,
  )
}

/**
 * The same time of day after so many business days; submitted on a holiday, the first business day counts as the start.
 *
 * @param days zero or more
 */
export function addBusinessDays(at: Date, days: number, zone: string, calendar: BusinessCalendar): Date {
  let local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  const toBusinessDay = () => {
    while (!isWorked(local.toPlainDate(), calendar)) local = local.add({ days: 1 })
  }
  toBusinessDay()
  for (let left = days; left > 0; left--) {
    local = local.add({ days: 1 })
    toBusinessDay()
  }
  return new Date(local.epochMilliseconds)
}

function isWorked(
  day: { year: number; month: number; day: number; dayOfWeek: number },
  calendar: BusinessCalendar,
): boolean {
  const name = day.year * 10_000 + day.month * 100 + day.day
  return day.dayOfWeek > 5 ? calendar.workingWeekends.includes(name) : !calendar.holidays.includes(name)
}
