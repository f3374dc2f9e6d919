/**
 * Compact times as the protocols write them (spec 0.4).
 *
 * Calendar fields are read as UTC. Kit bodies use the same patterns in UTC+8; convert before calling.
 */

const COMPACT = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})?$/
const BASIC_ISO = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/

/**
 * Reads `yyyyMMddHHmmss` (14 digits) or `yyyyMMddHHmmssSSS` (17 digits) as UTC.
 *
 * @returns epoch milliseconds, or undefined when the text is not a time that exists (30 February, hour 24)
 * @see spec 0.4: both lengths occur for `expireTime`, so both are read and 14 digits are sent
 */
export function parseCompactTime(text: string): number | undefined {
  return fromFields(COMPACT.exec(text))
}

/**
 * Writes epoch milliseconds as `yyyyMMddHHmmss` in UTC; milliseconds are cut, not rounded.
 *
 * @throws RangeError when the instant is not within the years 0000 to 9999
 */
export function formatCompactTime(epochMs: number): string {
  return digitsOf(epochMs).slice(0, 14)
}

/**
 * Writes epoch milliseconds as `yyyyMMddHHmmssSSS` in UTC, the form of `statisticalTime`.
 *
 * @throws RangeError when the instant is not within the years 0000 to 9999
 */
export function formatCompactTimeMs(epochMs: number): string {
  return digitsOf(epochMs)
}

/** Reads `yyyyMMdd'T'HHmmss'Z'`, the form of usage records; undefined when no such time exists. */
export function parseBasicIsoTime(text: string): number | undefined {
  return fromFields(BASIC_ISO.exec(text))
}

/**
 * Writes epoch milliseconds as `yyyyMMdd'T'HHmmss'Z'`.
 *
 * @throws RangeError when the instant is not within the years 0000 to 9999
 */
export function formatBasicIsoTime(epochMs: number): string {
  const digits = digitsOf(epochMs)
  return `${digits.slice(0, 8)}T${digits.slice(8, 14)}Z`
}

function digitsOf(epochMs: number): string {
  const iso = new Date(epochMs).toISOString()
  if (iso.length !== 24) throw new RangeError(`Year of ${iso} does not fit four digits`)
  return iso.replace(/\D/g, '')
}

function fromFields(match: RegExpExecArray | null): number | undefined {
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, millis = '000'] = match
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}Z`
  const epochMs = Date.parse(iso)
  // Date.parse rolls some impossible days over (30 February becomes 1 March): only an unchanged text is a real time.
  if (Number.isNaN(epochMs) || new Date(epochMs).toISOString() !== iso) return undefined
  return epochMs
}
