import { describe, expect, it } from 'vitest'
import { timeText } from '../date-time.ts'
import { siteDays, siteInstant } from './site-days.ts'

describe('siteDays', () => {
  it('BUY-SYS-02 a day of a filter begins and ends as the site shows it', () => {
    const { from = '', to = '' } = siteDays({ from: '2026-03-01', to: '2026-03-02' })
    expect(timeText(from, 'zh-CN', 'second')).toBe('2026-03-01 00:00:00')
    expect(timeText(to, 'zh-CN', 'second')).toBe('2026-03-02 23:59:59')
  })

  it('BUY-SYS-02 a picked time is one of the site, not of the browser', () => {
    const picked = {
      format: (pattern: string) => (pattern === 'YYYY-MM-DDTHH:mm' ? '2026-12-01T00:00' : pattern),
    }
    expect(timeText(siteInstant(picked), 'zh-CN', 'second')).toBe('2026-12-01 00:00:00')
  })

  it('leaves other filters alone and adds nothing', () => {
    expect(siteDays({ status: 'PROCESSING' })).toEqual({ status: 'PROCESSING' })
  })
})
