/** Business time. Signatures, sessions and telemetry use real time instead (architecture 6). */
export interface Clock {
  now(): Date
}
