/**
 * Remembers nonces of accepted requests, so that a captured request cannot be sent a second time.
 *
 * Several processes behind one address need one shared store; verify without a store there and claim the nonce
 * in the database (a unique column) before acting.
 */
export type NonceStore = {
  /** Takes the nonce and returns true, or returns false when it was taken before and is still remembered. */
  claim(nonce: string, expiresAtMs: number, nowMs: number): boolean
}

/**
 * Makes a store in memory. When full it forgets the oldest entries first, so memory stays bounded and a seller
 * keeps serving; only holders of the key can fill it, since nonces are claimed after the signature is proved.
 *
 * @param options.entriesMax  nonces kept at most; default 100 000, about 20 MB
 */
export function createMemoryNonceStore(options: { entriesMax?: number } = {}): NonceStore {
  const entriesMax = options.entriesMax ?? 100_000
  const expiries = new Map<string, number>()
  return {
    claim(nonce, expiresAtMs, nowMs) {
      const known = expiries.get(nonce)
      if (known !== undefined && known >= nowMs) return false
      expiries.delete(nonce)
      // Insertion order is close to expiry order: clearing expired entries from the front keeps each call cheap.
      for (const [oldest, expiry] of expiries) {
        if (expiry >= nowMs && expiries.size < entriesMax) break
        expiries.delete(oldest)
      }
      expiries.set(nonce, expiresAtMs)
      return true
    },
  }
}
