const largestMinor = 100_000_000n

/**
 * A typed amount as the API takes it: digits with at most two decimals, thousands separators allowed, from 0.01 to
 * 1,000,000.00. Null when it is none.
 */
export function readAmount(text: string): string | null {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll('，', ','))
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  const minor = BigInt(whole.replaceAll(',', '')) * 100n + BigInt(fraction.padEnd(2, '0'))
  if (minor <= 0n || minor > largestMinor) return null
  const digits = minor.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
