/** Real time: a moved business clock signs nobody out. */
export const SESSION_IDLE_MS = 12 * 3_600_000
export const SESSION_LIFE_MS = 7 * 24 * 3_600_000
/** `last_seen_at` is written at most this often. */
export const SESSION_TOUCH_MS = 60_000
