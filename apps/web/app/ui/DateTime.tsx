import { timeText } from './date-time.ts'
import type { TimePrecision } from './date-time.ts'
import { useLocale } from './Link.tsx'

/** An instant in the site's zone; the exact UTC instant shows on hover. */
export function DateTime({ at, precision = 'minute' }: { at: string | null; precision?: TimePrecision }) {
  const locale = useLocale()
  if (at === null) return <span className="muted">–</span>
  return (
    <time dateTime={at} title={at} className="nowrap">
      {timeText(at, locale, precision)}
    </time>
  )
}
