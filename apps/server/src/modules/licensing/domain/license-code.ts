import type { TransitionTable } from '../../../kernel/transitions.ts'

/** States of an authorization code (buyer 13.3). */
export const codeStates = ['READY', 'CLAIMED', 'ACTIVE', 'FROZEN', 'RELEASED'] as const
export type CodeState = (typeof codeStates)[number]

export type CodeCommand = 'claim' | 'activate' | 'freeze' | 'unfreeze' | 'release'

/** Moves of an authorization code (buyer 13.3, isv-protocol 5.2). Terminal: RELEASED. */
export const codeTransitions = {
  claim: { from: ['READY'], to: 'CLAIMED' },
  activate: { from: ['CLAIMED'], to: 'ACTIVE' },
  /** Expiry and grace are over. */
  freeze: { from: ['ACTIVE'], to: 'FROZEN' },
  unfreeze: { from: ['FROZEN'], to: 'ACTIVE' },
  /** The instance ended, or never opened. */
  release: { from: ['READY', 'CLAIMED', 'ACTIVE', 'FROZEN'], to: 'RELEASED' },
} as const satisfies TransitionTable<CodeState, CodeCommand>

/** What the seller's program is told of a code that was activated (isv-protocol 5.2). */
export type WireCodeStatus = 'ALIVE' | 'EXPIRED' | 'RELEASED'

/**
 * The state of a code for the seller's program. In its grace period a resource stays usable, so the code is alive
 * until it is frozen; a test code has no grace and ends with its validity.
 *
 * @returns `null` before activation
 */
export function wireStatusOf(
  code: { state: CodeState; testExpiresAt: Date | null },
  now: Date,
): WireCodeStatus | null {
  switch (code.state) {
    case 'READY':
    case 'CLAIMED':
      return null
    case 'RELEASED':
      return 'RELEASED'
    case 'FROZEN':
      return 'EXPIRED'
    case 'ACTIVE':
      return code.testExpiresAt !== null && code.testExpiresAt <= now ? 'EXPIRED' : 'ALIVE'
  }
}

/** Why an activation is refused; the codes are those of isv-protocol 10.3. */
export type ActivationRefusal = '92020002' | '92020003' | '92020004' | '92020005' | '92020020'

/**
 * Which of the named codes an activation moves. All of it happens or nothing: a list with an unknown or unclaimed
 * code activates none. Codes that are active already are passed over as long as one is not, so that a list that was
 * partly activated can be sent again; when all of them are, the caller is told (BUY-LIC-03).
 *
 * @param named how many codes the call names
 * @param found those of them that belong to the caller
 */
export function decideActivation<C extends { state: CodeState; activatedAt: Date | null }>(
  named: number,
  found: readonly C[],
): { activate: C[] } | { refusal: ActivationRefusal } {
  // What ended before anybody could use it is gone for the program too.
  const usable = found.filter((code) => code.state !== 'RELEASED' || code.activatedAt !== null)
  if (usable.length === 0) return { refusal: '92020005' }
  if (usable.length < named) return { refusal: '92020020' }
  if (usable.some((code) => code.state === 'READY')) return { refusal: '92020004' }
  const activate = usable.filter((code) => code.state === 'CLAIMED')
  return activate.length === 0 ? { refusal: '92020003' } : { activate }
}

/** A start told a little ahead of our clock is a clock that runs fast. */
const CLOCK_AHEAD_MS_MAX = 15 * 60_000

/**
 * Whether a service can have begun then: not before its order, nor in the future (isv-protocol 5.2). Wire times have
 * whole seconds, so the order's is cut.
 */
export function isPossibleStart(startsAt: Date, orderedAt: Date, now: Date): boolean {
  const orderedMs = Math.floor(orderedAt.getTime() / 1000) * 1000
  return startsAt.getTime() >= orderedMs && startsAt.getTime() <= now.getTime() + CLOCK_AHEAD_MS_MAX
}
