import { describe, expect, it } from 'vitest'
import { problemOfTerm } from './license-term.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const year = { startsAt: new Date('2031-04-05T06:00:00Z'), expiresAt: day('2032-04-05') }
const forever = { ...year, expiresAt: null }

describe('term of an online license (isv-protocol 5.3, 10.1)', () => {
  it.each([
    ['the whole term', year, '2031-04-05', '2032-04-05', null],
    ['a part of it', year, '2031-06-01', '2031-07-01', null],
    ['no end, of a period product (000902)', year, '2031-06-01', null, 'LIC_TERM_NEEDED'],
    ['beyond the term (000901)', year, '2031-06-01', '2032-04-06', 'LIC_TERM_OUTSIDE'],
    ['before the term (000901)', year, '2031-04-03', '2031-07-01', 'LIC_TERM_OUTSIDE'],
    ['an end before its start', year, '2031-06-01', '2031-06-01', 'LIC_TERM_OUTSIDE'],
    ['no end, bought for good', forever, '2031-06-01', null, null],
    ['an end, bought for good', forever, '2031-06-01', '2040-01-01', null],
  ])('%s', (_, bought, from, to, problem) => {
    expect(problemOfTerm({ effectiveAt: day(from), expiresAt: to === null ? null : day(to) }, bought)).toBe(
      problem,
    )
  })
})
