import { describe, expect, it } from 'vitest'
import { daysUntil, timeText } from './date-time.ts'

describe('timeText', () => {
  it('BUY-SYS-02 shows instants in the zone of the site, in both languages', () => {
    expect(timeText('2026-02-28T16:30:05Z', 'zh-CN')).toBe('2026-03-01 00:30')
    expect(timeText('2026-02-28T16:30:05Z', 'en')).toBe('1 Mar 2026, 00:30')
    expect(timeText('2026-02-28T16:30:05Z', 'en', 'date')).toBe('1 Mar 2026')
    expect(timeText('2026-02-28T16:30:05Z', 'zh-CN', 'second')).toBe('2026-03-01 00:30:05')
  })

  it('leaves what is no instant as it came', () => {
    expect(timeText('soon', 'en')).toBe('soon')
  })
})

describe('daysUntil', () => {
  it('counts whole days and goes below zero after the instant', () => {
    expect(daysUntil('2026-03-04T00:00:00Z', '2026-03-01T00:00:00Z')).toBe(3)
    expect(daysUntil('2026-03-04T00:00:00Z', '2026-03-04T01:00:00Z')).toBe(-1)
  })
})
