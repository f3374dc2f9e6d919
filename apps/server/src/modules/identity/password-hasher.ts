import { hash, verify, type Options } from '@node-rs/argon2'

/** argon2id. The library works off the main thread. */
export interface PasswordHasher {
  hash(password: string): Promise<string>
  /**
   * Which of the hashes belongs to the password. Always computes `slots` hashes, with a stand-in for missing ones, so
   * that the time tells nothing about whether, or how often, a login exists.
   *
   * @returns index into `hashes`, or -1
   */
  find(hashes: readonly string[], password: string, slots: number): Promise<number>
}

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
export const strongHashing = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options

export function createPasswordHasher(options: Options = strongHashing): PasswordHasher {
  // Made with the same cost as real ones; nobody knows its password.
  const standIn = hash(crypto.randomUUID(), options)
  return {
    hash: (password) => hash(password, options),
    async find(hashes, password, slots) {
      let found = -1
      for (let slot = 0; slot < Math.max(slots, hashes.length); slot++) {
        const right = await verify(hashes[slot] ?? (await standIn), password)
        if (right && found < 0 && slot < hashes.length) found = slot
      }
      return found
    },
  }
}
