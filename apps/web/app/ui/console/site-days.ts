import type { ListFilters } from './list-query.ts'

/** The site's zone has one offset all year round (BUY-SYS-02). */
const offset = '+08:00'

/**
 * Filters for the API: a range of days, chosen as the site shows them, becomes its first and last instant. The URL
 * keeps the days.
 */
export function siteDays(filters: ListFilters): ListFilters {
  const { from, to, ...rest } = filters
  return {
    ...rest,
    ...(from === undefined ? {} : { from: startOfDay(from) }),
    ...(to === undefined ? {} : { to: endOfDay(to) }),
  }
}

/** The first instant of a day of the site. */
export const startOfDay = (day: string): string => `${day}T00:00:00${offset}`

/** The last second of a day of the site. */
export const endOfDay = (day: string): string => `${day}T23:59:59${offset}`

/** The instant that a picked date and time is for the site, wherever the browser stands. */
export const siteInstant = (chosen: ChosenDay): string => `${chosen.format('YYYY-MM-DDTHH:mm')}:00${offset}`

/** A day as the date picker gives it. */
export type ChosenDay = { format: (pattern: string) => string }
