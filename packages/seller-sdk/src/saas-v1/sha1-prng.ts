import { createHash } from 'node:crypto'

/**
 * The first bytes Java's `SecureRandom("SHA1PRNG")` gives after `setSeed(seed)`.
 *
 * V1 sellers derive their AES key that way (`KeyGenerator` initialized with it), so the generator is part of the
 * protocol although no prose says so. It is no source of randomness for anything else.
 *
 * @see spec 1.4, COMPAT-17
 */
export function javaSha1Prng(seed: string | Uint8Array, byteCount: number): Buffer {
  const state = createHash('sha1').update(seed).digest()
  const blocks: Buffer[] = []
  for (let produced = 0; produced < byteCount; produced += 20) {
    const block = createHash('sha1').update(state).digest()
    blocks.push(block)
    advance(state, block)
  }
  return Buffer.concat(blocks).subarray(0, byteCount)
}

/** state + block + 1 over signed bytes, least significant first; the signs are Java's and change the carry. */
function advance(state: Buffer, block: Buffer): void {
  let carry = 1
  let hasChanged = false
  for (let i = 0; i < state.length; i++) {
    const sum = state.readInt8(i) + block.readInt8(i) + carry
    hasChanged ||= (sum & 0xff) !== state[i]
    state[i] = sum & 0xff
    carry = sum >> 8
  }
  if (!hasChanged) state[0] = (state[0]! + 1) & 0xff
}
