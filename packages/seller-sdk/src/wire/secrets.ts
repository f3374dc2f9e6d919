import { timingSafeEqual } from 'node:crypto'

/** One key, or every key that is good now while one replaces another. */
export type GoodKeys = { key: string } | { keys: readonly string[] }

/**
 * The keys to try, in the order given.
 *
 * @throws Error when there is none or one is empty: a server without its key must not start
 */
export function keysOf(input: GoodKeys, caller: string): readonly string[] {
  const keys = 'keys' in input ? input.keys : [input.key]
  if (keys.length === 0 || keys.includes('')) throw new Error(`${caller} needs at least one non-empty key`)
  return keys
}

/** Compares a received signature with the expected one in a time that does not tell where they differ. */
export function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Reads a hex digest in either case (COMPAT-03); undefined unless it is exactly 32 bytes. */
export function hexDigest(text: string): Buffer | undefined {
  return /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, 'hex') : undefined
}

/** Compares digests in constant time; an unreadable one equals nothing. */
export function sameDigest(given: Buffer | undefined, expected: Buffer): boolean {
  return given !== undefined && given.length === expected.length && timingSafeEqual(given, expected)
}
