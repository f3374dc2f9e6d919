import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  codeStates,
  codeTransitions,
  decideActivation,
  isPossibleStart,
  wireStatusOf,
  type CodeState,
} from './license-code.ts'

const now = new Date('2031-04-05T06:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const code = (state: CodeState, activated = state === 'ACTIVE' || state === 'FROZEN') => ({
  state,
  activatedAt: activated ? now : null,
})

describe('state on the wire (isv-protocol 5.2)', () => {
  it.each([
    ['READY', null],
    ['CLAIMED', null],
    ['ACTIVE', 'ALIVE'],
    ['FROZEN', 'EXPIRED'],
    ['RELEASED', 'RELEASED'],
  ] as const)('%s is told as %s', (state, status) => {
    expect(wireStatusOf({ state, testExpiresAt: null }, now)).toBe(status)
  })

  it('SELL-APP-40 a test code ends with its validity, without grace', () => {
    expect(wireStatusOf({ state: 'ACTIVE', testExpiresAt: later(1) }, now)).toBe('ALIVE')
    expect(wireStatusOf({ state: 'ACTIVE', testExpiresAt: now }, now)).toBe('EXPIRED')
  })

  it('every state but the last can be left, and the last cannot', () => {
    for (const state of codeStates)
      expect(
        Object.values(codeTransitions).some(({ from }) => (from as readonly CodeState[]).includes(state)),
      ).toBe(state !== 'RELEASED')
  })
})

describe('activation (BUY-LIC-03)', () => {
  it.each([
    ['no code is known', 1, [], '92020005'],
    ['one of several is unknown', 2, [code('CLAIMED')], '92020020'],
    ['one was not claimed', 2, [code('CLAIMED'), code('READY')], '92020004'],
    ['all are active', 2, [code('ACTIVE'), code('FROZEN')], '92020003'],
    ['it ended after it was active', 1, [code('RELEASED', true)], '92020003'],
    ['it ended before anybody used it', 1, [code('RELEASED', false)], '92020005'],
  ] as const)('%s', (_, named, found, refusal) => {
    expect(decideActivation(named, found)).toEqual({ refusal })
  })

  it('what is activated was claimed, and afterwards nothing that was named waits', () => {
    const anyCode = fc.constantFrom(...codeStates).map((state) => code(state))
    fc.assert(
      fc.property(fc.array(anyCode, { minLength: 1, maxLength: 6 }), fc.nat({ max: 2 }), (found, unknown) => {
        const decided = decideActivation(found.length + unknown, found)
        if (!('activate' in decided)) return
        expect(unknown).toBe(0)
        expect(decided.activate.every(({ state }) => state === 'CLAIMED')).toBe(true)
        const left = found.filter((one) => !decided.activate.includes(one))
        expect(left.every(({ activatedAt }) => activatedAt !== null)).toBe(true)
      }),
    )
  })
})

describe('start of the service (isv-protocol 5.2)', () => {
  const ordered = new Date('2031-04-05T05:00:00.700Z')
  it.each([
    ['the second of the order', '2031-04-05T05:00:00Z', true],
    ['the second before', '2031-04-05T04:59:59Z', false],
    ['now', now.toISOString(), true],
    ['a clock that runs ten minutes fast', later(600_000).toISOString(), true],
    ['in an hour', later(3_600_000).toISOString(), false],
  ])('%s', (_, at, possible) => {
    expect(isPossibleStart(new Date(at), ordered, now)).toBe(possible)
  })
})
