/**
 * A round amount that covers what is missing: the next full hundred below ten thousand, the next full thousand
 * above, at least 100. In the currency's major unit, two decimals.
 */
export function topUpAmount(missing: string): string {
  const [whole = '0', fraction = ''] = missing.split('.')
  const needed = missing.startsWith('-') ? 0n : BigInt(whole) + (/[1-9]/.test(fraction) ? 1n : 0n)
  const step = needed > 10_000n ? 1000n : 100n
  const rounded = ((needed + step - 1n) / step) * step
  return `${rounded > 100n ? rounded : 100n}.00`
}
