import type { Locale } from '../locale.ts'

/** Times are shown in the site's zone: mainland China has one (BUY-SYS-02). */
export const siteZone = 'Asia/Shanghai'

const formats = {
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
  minute: {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  },
  second: {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type TimePrecision = keyof typeof formats

/**
 * An instant in the site's zone: Chinese "2026-03-01 09:30", English "1 Mar 2026, 09:30". The same text on the server
 * and in the browser, whatever zone either runs in.
 */
export function timeText(instant: string, locale: Locale, precision: TimePrecision = 'minute'): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return instant
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', { ...formats[precision], timeZone: siteZone, hourCycle: 'h23' })
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  )
  const clock = [parts['hour'], parts['minute'], parts['second']].filter(Boolean).join(':')
  if (locale === 'zh-CN') {
    return [`${parts['year']}-${parts['month']}-${parts['day']}`, clock].filter(Boolean).join(' ')
  }
  const month = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: siteZone }).format(date)
  return [`${Number(parts['day'])} ${month} ${parts['year']}`, clock].filter(Boolean).join(', ')
}

/** Whole days from `now` to an instant, rounded down; negative when it has passed. */
export function daysUntil(instant: string, now: string): number {
  return Math.floor((Date.parse(instant) - Date.parse(now)) / 86_400_000)
}
