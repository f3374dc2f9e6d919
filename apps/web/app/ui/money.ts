import type { Locale } from '../locale.ts'

const symbols: Record<string, string> = { CNY: '¥', USD: '$', EUR: '€', HKD: 'HK$', SGD: 'S$', THB: '฿' }

/** Symbol put before an amount; the code itself, with a space, for a currency without one. */
export const currencySymbol = (currency: string): string => symbols[currency] ?? `${currency} `

/**
 * Groups a decimal string for reading, at least two decimals, no digit lost: "1280" → "1,280.00",
 * "0.0035" → "0.0035". Works on the text, since amounts may exceed what a number holds exactly.
 */
export function groupedAmount(amount: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount)
  if (!match) return amount
  const [, sign = '', whole = '0', fraction = ''] = match
  const trimmed = fraction.replace(/0+$/, '').padEnd(2, '0')
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${trimmed}`
}

/** An amount as plain text, for labels and buttons: "¥1,280.00", "-¥12.50". */
export function moneyText({ amount, currency }: { amount: string; currency: string }): string {
  const grouped = groupedAmount(amount)
  const symbol = currencySymbol(currency)
  return grouped.startsWith('-') ? `-${symbol}${grouped.slice(1)}` : `${symbol}${grouped}`
}

const toMinor = (amount: string): bigint => {
  const negative = amount.startsWith('-')
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.')
  const minor = BigInt(whole || '0') * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2) || '0')
  return negative ? -minor : minor
}

/** `a − b` for amounts with at most two decimals, exact. */
export function subtractAmounts(a: string, b: string): string {
  const minor = toMinor(a) - toMinor(b)
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0')
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Whether an amount is zero: "0", "0.00", "0.000". */
export const isZeroAmount = (amount: string): boolean => /^-?0*(\.0*)?$/.test(amount)

/** A count for reading, in the page's language: 12345 → "12,345". */
export const countText = (count: number, locale: Locale): string =>
  new Intl.NumberFormat(locale).format(count)
