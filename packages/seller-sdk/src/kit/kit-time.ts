import { formatCompactTimeMs, parseCompactTime } from '../wire-time.ts'

const EIGHT_HOURS_MS = 8 * 3_600_000

/** Writes epoch milliseconds as the kit does: `yyyyMMddHHmmssSSS` in UTC+8 (spec 0.4). */
export function formatKitTime(epochMs: number): string {
  return formatCompactTimeMs(epochMs + EIGHT_HOURS_MS)
}

/** Reads a time of a kit body; undefined when no such time exists. */
export function parseKitTime(text: string): number | undefined {
  const fields = parseCompactTime(text)
  return fields === undefined ? undefined : fields - EIGHT_HOURS_MS
}
