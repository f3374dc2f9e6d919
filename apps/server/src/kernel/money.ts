import { Decimal } from 'decimal.js'

/** ISO 4217 code. All currencies of the product have two minor digits. */
export type Currency = 'CNY' | 'USD' | 'EUR' | 'HKD'

/** `123456n` → `"1234.56"`. */
export function formatMinor(amountMinor: bigint): string {
  const sign = amountMinor < 0n ? '-' : ''
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * Reads a major-unit decimal string such as `"1280"` or `"12.50"`.
 *
 * @returns minor units, or `null` when the text is not an amount with at most two decimals
 */
export function parseMinor(text: string): bigint | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) return null
  const minor = BigInt(match[2]!) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'))
  return match[1] === '-' ? -minor : minor
}

/**
 * Rounds a major-unit amount to minor units, half away from zero, once per order line (BUY-SYS-01).
 * This is the only rounding of prices: callers keep full precision until here.
 */
export function roundLineAmount(major: Decimal): bigint {
  return BigInt(major.times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toFixed(0))
}
