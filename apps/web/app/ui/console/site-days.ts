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
    ...(from === undefined ? {} : { from: `${from}T00:00:00${offset}` }),
    ...(to === undefined ? {} : { to: `${to}T23:59:59${offset}` }),
  }
}
