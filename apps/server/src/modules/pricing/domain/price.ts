import { Decimal } from 'decimal.js'
import { roundLineAmount } from '../../../kernel/money.ts'

/** A unit price and how it grows with quantity (BUY-PRICE-13). Prices are decimal strings in major units. */
export interface PriceTerms {
  model: 'linear' | 'step' | 'tier'
  unitPrice: string
  bands: { from: number; unitPrice: string }[] | null
}

/** One line of the explanation: what was multiplied, and what came out. */
export interface PriceLine {
  kind: 'units' | 'band' | 'periods'
  /** For `band`: the units it covers. */
  from?: number
  to?: number
  formula: string
  amountMinor: bigint
}

export interface ComputedPrice {
  listMinor: bigint
  lines: PriceLine[]
}

/**
 * Price of a quantity over a number of periods (BUY-PRICE-02): unit price × quantity rule × periods, rounded once.
 *
 * @param quantity whole number, 1 or more
 * @param periodCount months or years; 1 for one-time prices
 * @throws RangeError when quantity or periods are not whole numbers above zero
 */
export function computePrice(terms: PriceTerms, quantity: number, periodCount: number): ComputedPrice {
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError(`quantity ${quantity}`)
  if (!Number.isSafeInteger(periodCount) || periodCount < 1) throw new RangeError(`periods ${periodCount}`)
  const parts = unitParts(terms, quantity)
  const onePeriod = parts.reduce((sum, part) => sum.plus(part.unitPrice.times(part.units)), new Decimal(0))
  const listMinor = roundLineAmount(onePeriod.times(periodCount))
  const lines: PriceLine[] = parts.map((part) => ({
    kind: terms.model === 'linear' ? 'units' : 'band',
    ...(terms.model === 'linear' ? {} : { from: part.from, to: part.to }),
    formula: `${plain(part.unitPrice)} × ${part.units}`,
    amountMinor: roundLineAmount(part.unitPrice.times(part.units)),
  }))
  if (periodCount > 1)
    lines.push({ kind: 'periods', formula: `${plain(onePeriod)} × ${periodCount}`, amountMinor: listMinor })
  return { listMinor, lines }
}

interface UnitPart {
  unitPrice: Decimal
  units: number
  from: number
  to: number
}

function unitParts(terms: PriceTerms, quantity: number): UnitPart[] {
  const bands = terms.bands
  if (terms.model === 'linear' || !bands || bands.length === 0)
    return [{ unitPrice: new Decimal(terms.unitPrice), units: quantity, from: 1, to: quantity }]
  if (terms.model === 'step') {
    // The band that holds the quantity prices all units.
    const band = bands.findLast((candidate) => candidate.from <= quantity) ?? bands[0]!
    return [{ unitPrice: new Decimal(band.unitPrice), units: quantity, from: 1, to: quantity }]
  }
  // Tier: each band's units at that band's own price.
  return bands.flatMap((band, i) => {
    const to = Math.min(quantity, (bands[i + 1]?.from ?? Infinity) - 1)
    return to < band.from
      ? []
      : [{ unitPrice: new Decimal(band.unitPrice), units: to - band.from + 1, from: band.from, to }]
  })
}

/** At least two decimals, at most what the price has. */
function plain(value: Decimal): string {
  return value.toFixed(Math.max(2, value.decimalPlaces()))
}
