import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attemptsLeft, lockedUntil, LOGIN_LOCK_MS } from './login-lock.ts'
import { formatCode, resendWaitSeconds } from './verification-code.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)

describe('login lock', () => {
  it('BUY-ACC-11 locks for fifteen minutes from the fifth failure within fifteen minutes', () => {
    const failures = [0, 3, 6, 9, 12].map(at)
    expect(lockedUntil(failures.slice(0, 4), at(9))).toBeNull()
    expect(lockedUntil(failures, at(12))).toEqual(at(27))
    expect(lockedUntil(failures, at(26.9))).toEqual(at(27))
    expect(lockedUntil(failures, at(27))).toBeNull()
  })

  it('BUY-ACC-11 does not lock for five failures spread over more than fifteen minutes', () => {
    expect(lockedUntil([0, 4, 8, 12, 15.1].map(at), at(15.1))).toBeNull()
  })

  it('BUY-ACC-11 grants all attempts again once the lock is over', () => {
    expect(attemptsLeft([0, 1, 2, 3, 4].map(at), at(4))).toBe(0)
    expect(attemptsLeft([0, 1, 2, 3, 4].map(at), at(19.1))).toBe(5)
    expect(attemptsLeft([], at(0))).toBe(5)
  })

  it('BUY-ACC-11 is locked whenever no attempt is left, and never longer than the lock lasts', () => {
    const minutes = fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { maxLength: 12 })
    fc.assert(
      fc.property(minutes, (offsets) => {
        const now = at(40)
        const failures = offsets.map(at)
        const until = lockedUntil(failures, now)
        if (attemptsLeft(failures, now) === 0) expect(until).not.toBeNull()
        if (until) expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(LOGIN_LOCK_MS)
      }),
    )
  })
})

describe('verification codes', () => {
  it('BUY-ACC-03 lets a code be sent again after sixty seconds', () => {
    expect(resendWaitSeconds(null, at(0))).toBe(0)
    expect(resendWaitSeconds(at(0), at(0))).toBe(60)
    expect(resendWaitSeconds(at(0), at(0.99))).toBe(1)
    expect(resendWaitSeconds(at(0), at(1))).toBe(0)
  })

  it('BUY-ACC-03 writes six digits, leading zeros included', () => {
    expect(formatCode(7)).toBe('000007')
    expect(formatCode(999_999)).toBe('999999')
  })
})
