import { describe, expect, it } from 'vitest'
import { newId, newOrderNumber } from './ids.ts'

describe('ids', () => {
  it('have a prefix, the time and a tail in Crockford base 32', () => {
    const before = Date.now()
    const id = newId('msg')
    expect(id).toMatch(/^msg_[0-9A-HJKMNP-TV-Z]{26}$/)
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    const time = Array.from(id.slice(4, 14)).reduce((sum, digit) => sum * 32 + alphabet.indexOf(digit), 0)
    expect(time).toBeGreaterThanOrEqual(before)
    expect(time).toBeLessThanOrEqual(Date.now())
  })

  it('grow, also within a millisecond', () => {
    const made = Array.from({ length: 20_000 }, () => newId('x'))
    expect(made).toEqual(made.toSorted())
    expect(new Set(made).size).toBe(made.length)
  })

  it('of orders say when in the zone of the site', () => {
    expect(newOrderNumber(new Date('2026-11-26T16:30:00Z'), 'Asia/Shanghai')).toMatch(
      /^CS2611270030[A-Z2-9]{5}$/,
    )
  })
})
