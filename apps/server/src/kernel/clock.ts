/** Business time. Signatures, sessions and telemetry use real time instead (architecture 6). */
export interface Clock {
  now(): Date
}

/** A clock that stands still until told otherwise; for tests and previews. */
export interface FixedClock extends Clock {
  set(at: Date): void
}

export function fixedClock(at: Date): FixedClock {
  let current = at
  return {
    now: () => current,
    set: (next) => {
      current = next
    },
  }
}
