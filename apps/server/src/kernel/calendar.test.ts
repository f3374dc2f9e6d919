import { describe, expect, it } from 'vitest'
import {
  addBusinessDays,
  addPeriods,
  isBusinessDay,
  localDay,
  localHourBefore,
  parseSpan,
} from './calendar.ts'

const SHANGHAI = 'Asia/Shanghai'

describe('calendar', () => {
  it.each([
    ['2025-01-31T04:00:00Z', 'MONTH', 1, '2025-02-28T04:00:00Z'],
    ['2024-01-31T04:00:00Z', 'MONTH', 1, '2024-02-29T04:00:00Z'],
    ['2025-01-31T04:00:00Z', 'MONTH', 2, '2025-03-31T04:00:00Z'],
    ['2024-02-29T04:00:00Z', 'YEAR', 1, '2025-02-28T04:00:00Z'],
    // 17:00 UTC on the 30th is already the 31st in Shanghai: the local calendar decides.
    ['2025-01-30T17:00:00Z', 'MONTH', 1, '2025-02-27T17:00:00Z'],
  ] as const)('BUY-INST-23 %s + %s × %i', (from, unit, count, to) => {
    expect(addPeriods(new Date(from), unit, count, SHANGHAI)).toEqual(new Date(to))
  })

  it('BUY-SYS-02 computes the day before expiry on the local calendar', () => {
    const at = localHourBefore(new Date('2026-03-10T17:30:00Z'), 7, 10, SHANGHAI)
    expect(at).toEqual(new Date('2026-03-04T02:00:00Z'))
  })

  it.each([
    ['400d', 400 * 86_400_000],
    ['12h', 43_200_000],
    ['0d', null],
    ['x', null],
    ['-1d', null],
  ])('reads the span %s', (text, expected) => {
    expect(parseSpan(text)).toBe(expected)
  })

  it('tells the calendar day of a zone', () => {
    const late = new Date('2031-04-05T17:00:00Z')
    expect([localDay(late, SHANGHAI), localDay(late, 'UTC')]).toEqual(['2031-04-06', '2031-04-05'])
  })
})

describe('business days', () => {
  const calendar = {
    holidays: [20261001, 20261002, 20261005, 20261006, 20261007],
    workingWeekends: [20261010],
  }
  it.each([
    // A Monday.
    ['2026-09-07T02:00:00Z', 3, '2026-09-10T02:00:00Z'],
    // A Thursday: the weekend does not count.
    ['2026-09-10T02:00:00Z', 3, '2026-09-15T02:00:00Z'],
    // The day before the holidays; the Saturday after them is worked.
    ['2026-09-30T02:00:00Z', 3, '2026-10-10T02:00:00Z'],
    // Handed in on a Sunday: Monday is the start.
    ['2026-09-06T02:00:00Z', 1, '2026-09-08T02:00:00Z'],
    // 17:00 UTC on Friday is already Saturday in Shanghai.
    ['2026-09-11T17:00:00Z', 0, '2026-09-13T17:00:00Z'],
  ] as const)('OPS-REVIEW-02 %s + %i', (from, days, to) => {
    expect(addBusinessDays(new Date(from), days, SHANGHAI, calendar)).toEqual(new Date(to))
  })

  it('always ends on a business day and never goes back', () => {
    for (let day = 0; day < 60; day++) {
      const at = new Date(Date.UTC(2026, 8, 1 + day, 3))
      const due = addBusinessDays(at, day % 5, SHANGHAI, calendar)
      expect(isBusinessDay(due, SHANGHAI, calendar)).toBe(true)
      expect(due.getTime()).toBeGreaterThanOrEqual(at.getTime())
    }
  })
})
