/** Exact arithmetic with prices as people write them: major units, three decimals at most, never a JavaScript number. */

const SCALE = 1000n

/** In thousandths; `null` for what is no price. */
export function toThousandths(text: string): bigint | null {
  const match = /^(\d{1,12})(?:\.(\d{1,3}))?$/.exec(text)
  return match ? BigInt(match[1]!) * SCALE + BigInt((match[2] ?? '').padEnd(3, '0')) : null
}

export function fromThousandths(value: bigint): string {
  const whole = value / SCALE
  const rest = (value % SCALE).toString().padStart(3, '0')
  return `${whole}.${rest.endsWith('0') ? rest.slice(0, 2) : rest}`
}

/** Of a cent, half up: prices that were computed are paid in cents. */
const roundToCents = (numerator: bigint, denominator: bigint): bigint => {
  const cent = denominator * 10n
  return ((numerator + cent / 2n) / cent) * 10n
}

/**
 * A price raised or lowered by a percentage with two decimals at most, rounded to cents.
 *
 * @returns `null` where there is no price, or the percentage is none
 */
export function changedByPercent(price: string, percent: string): string | null {
  const value = toThousandths(price)
  const match = /^([+-]?)(\d{1,4})(?:\.(\d{1,2}))?$/.exec(percent.trim())
  if (value === null || !match) return null
  const hundredths = BigInt(match[2]!) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'))
  const factor = 10_000n + (match[1] === '-' ? -hundredths : hundredths)
  if (factor < 0n) return null
  return fromThousandths(roundToCents(value * factor, 10_000n))
}

/**
 * What a spreadsheet cell says as a price: without currency, spaces and thousands separators. What cannot be read stays
 * as it was written, so that the seller sees it and is told what is wrong with it.
 */
export function readAmount(cell: string): string {
  const text = cell
    .normalize('NFKC')
    .trim()
    .replace(/^(?:CNY|USD|RMB|US\$|[¥￥$])\s*/i, '')
    .replace(/\s*(?:CNY|USD|RMB|元)$/i, '')
  if (/^\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?$/.test(text)) return text.replaceAll(/[, ]/g, '')
  return /^\d+(?:\.\d+)?$/.test(text) ? text : cell.trim()
}

export type Band = { from?: number; unitPrice?: string }

/** How an example amount comes about: each part with its quantity and unit price (SELL-PUB-43, 51). */
export type Example = { parts: { quantity: number; unitPrice: string; amount: string }[]; total: string }

/**
 * What a quantity costs in a price shape: `linear`, `step` (the whole quantity at the price of the band it reaches) or
 * `tier` (each band prices its own part).
 *
 * @returns `null` while the shape or the quantity is not complete
 */
export function exampleOf(
  model: 'linear' | 'step' | 'tier',
  unitPrice: string | undefined,
  bands: readonly Band[],
  quantity: number,
): Example | null {
  if (!Number.isSafeInteger(quantity) || quantity < 1) return null
  const part = (count: number, price: string) => ({ count, price, value: toThousandths(price) })
  const shaped = bands.map(({ from, unitPrice: price }) => ({ from: from ?? 0, price: price ?? '' }))
  let parts: ReturnType<typeof part>[]
  if (model === 'linear') parts = [part(quantity, unitPrice ?? '')]
  else {
    if (shaped[0]?.from !== 1 || shaped.some((band, i) => i > 0 && band.from <= shaped[i - 1]!.from))
      return null
    const reached = shaped.filter(({ from }) => from <= quantity)
    parts =
      model === 'step'
        ? [part(quantity, reached.at(-1)!.price)]
        : reached.map(({ from, price }, i) => part((reached[i + 1]?.from ?? quantity + 1) - from, price))
  }
  let total = 0n
  const written: Example['parts'] = []
  for (const { count, price, value } of parts) {
    if (value === null) return null
    const amount = BigInt(count) * value
    total += amount
    written.push({ quantity: count, unitPrice: price, amount: fromThousandths(amount) })
  }
  return { parts: written, total: fromThousandths(roundToCents(total, 1n)) }
}
