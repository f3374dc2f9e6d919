/** Percent as people write it, in hundredths of a percent; `null` when it is none from 0 to 100 with two decimals. */
export function bpsOf(text: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return null
  const bps = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return bps <= 10_000 ? bps : null
}

/** `1325` → `13.25`, `1300` → `13`. */
export function percentOf(bps: number): string {
  const fraction = String(bps % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${Math.trunc(bps / 100)}${fraction === '' ? '' : `.${fraction}`}`
}

export type RateState = 'current' | 'former' | 'upcoming'

/** Which rows of a table hold at an instant: of each scope the latest that has begun. */
export function stateOfRates<Row extends { id: string; effectiveAt: string }>(
  rows: readonly Row[],
  scopeOf: (row: Row) => string,
  asOf: string,
): Map<string, RateState> {
  const now = new Date(asOf)
  const states = new Map<string, RateState>()
  const current = new Map<string, Row>()
  for (const row of rows) {
    const begins = new Date(row.effectiveAt)
    states.set(row.id, begins > now ? 'upcoming' : 'former')
    const known = current.get(scopeOf(row))
    if (begins <= now && (!known || new Date(known.effectiveAt) < begins)) current.set(scopeOf(row), row)
  }
  for (const { id } of current.values()) states.set(id, 'current')
  return states
}
