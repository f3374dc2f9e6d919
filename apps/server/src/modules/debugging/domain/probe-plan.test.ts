import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterProbe, latestProbeSlot, localDay } from './probe-plan.ts'

const SHANGHAI = 'Asia/Shanghai'

describe('probes (SELL-APP-13)', () => {
  it.each([
    // 08:59 in Shanghai: the afternoon of the day before.
    ['2026-11-22T00:59:00Z', '2026-11-21T07:00:00Z'],
    ['2026-11-22T01:00:00Z', '2026-11-22T01:00:00Z'],
    ['2026-11-22T06:59:59Z', '2026-11-22T01:00:00Z'],
    ['2026-11-22T07:00:00Z', '2026-11-22T07:00:00Z'],
    ['2026-11-22T15:59:00Z', '2026-11-22T07:00:00Z'],
  ])('SELL-APP-13 at %s the due probe is that of %s', (now, slot) => {
    expect(latestProbeSlot(new Date(now), [15, 9], SHANGHAI)).toEqual(new Date(slot))
  })

  it('SELL-APP-13 the due probe is never in the future and never more than a day old', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 4 }),
        (now, hours) => {
          const age = now.getTime() - latestProbeSlot(now, hours, SHANGHAI).getTime()
          expect(age).toBeGreaterThanOrEqual(0)
          expect(age).toBeLessThanOrEqual(24 * 3_600_000)
        },
      ),
    )
  })

  it('SELL-APP-13 days count once, a success ends the row, days without a probe neither count nor break it', () => {
    let record = { failingDays: 0, lastFailedDay: null as string | null }
    record = afterProbe(record, false, '2026-11-20')
    record = afterProbe(record, false, '2026-11-20')
    expect(record.failingDays).toBe(1)
    record = afterProbe(record, false, '2026-11-25')
    expect(record.failingDays).toBe(2)
    expect(afterProbe(record, true, '2026-11-25')).toEqual({ failingDays: 0, lastFailedDay: null })
  })

  it('BUY-SYS-02 the day is that of the site’s calendar', () => {
    expect(localDay(new Date('2026-11-21T16:00:00Z'), SHANGHAI)).toBe('2026-11-22')
  })
})
