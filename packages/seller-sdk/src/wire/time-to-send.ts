import { formatCompactTime } from '../wire-time.ts'

/**
 * Writes a time as 14 digits in UTC. Text of 17 digits is cut, since it is read everywhere but sent nowhere
 * (spec 0.4); other text is left for the check that follows.
 */
export function compactTimeToSend(value: string | Date): string {
  if (value instanceof Date) return formatCompactTime(value.getTime())
  return /^\d{17}$/.test(value) ? value.slice(0, 14) : value
}
