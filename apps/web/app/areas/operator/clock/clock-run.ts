import type { ClockRun } from '@yunshi/api-client'

/** How far a run is, 0 to 100 in whole percent of the business time it covers; 100 only when it is done. */
export function runPercent({ state, from, target, now }: ClockRun): number {
  if (state === 'DONE') return 100
  const whole = Date.parse(target) - Date.parse(from)
  const gone = Date.parse(now) - Date.parse(from)
  if (!(whole > 0) || !(gone > 0)) return 0
  return Math.min(99, Math.floor((gone / whole) * 100))
}

/** Steps of a run that follow each other and are of one kind. */
export type LogGroup = { what: string; count: number; from: string; to: string }

/** The log of a run, newest first, with repeated steps of one kind in one line. */
export function groupLog(log: ClockRun['log']): LogGroup[] {
  const groups: LogGroup[] = []
  for (const { at, what } of log) {
    const last = groups.at(-1)
    if (last?.what === what) {
      last.count++
      last.to = at
    } else groups.push({ what, count: 1, from: at, to: at })
  }
  return groups.toReversed()
}

/** Units of a span as the API writes them. */
export const spanUnits = ['h', 'd'] as const
export type SpanUnit = (typeof spanUnits)[number]
export type Span = { count: number; unit: SpanUnit }

const unitMs: Record<SpanUnit, number> = { h: 3_600_000, d: 86_400_000 }

/** The longest span the server takes. */
export const spanMax: Record<SpanUnit, number> = { h: 96_000, d: 4000 }

export const quickSpans: Span[] = [
  { count: 1, unit: 'h' },
  { count: 1, unit: 'd' },
  { count: 7, unit: 'd' },
  { count: 30, unit: 'd' },
]

/** The span as the API takes it: "30d", "12h". */
export const spanText = ({ count, unit }: Span): string => `${count}${unit}`

/** Business time after a span, ISO 8601. */
export const timeAfter = (now: string, { count, unit }: Span): string =>
  new Date(Date.parse(now) + count * unitMs[unit]).toISOString()
