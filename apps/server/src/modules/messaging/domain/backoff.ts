/** Attempts before a message is parked for a person to look at. */
export const SEND_ATTEMPTS_MAX = 8

/**
 * Wait after a failed attempt: one minute, doubled each time, ± 20 % so that many failed at once do not return at once.
 *
 * @param attempts attempts made so far, 1 or more
 * @param random uniform in [0, 1)
 * @returns milliseconds, or `null` when the message is to be parked
 */
export function retryDelayMs(attempts: number, random: number): number | null {
  if (attempts >= SEND_ATTEMPTS_MAX) return null
  return Math.round(60_000 * 2 ** (attempts - 1) * (0.8 + 0.4 * random))
}
