/** One side of a transaction; positive amounts flow into the account. */
export interface Entry {
  accountId: string
  amountMinor: bigint
  currency: string
}

/**
 * Checks the law of double entry before anything is written: at least two entries, none of zero, and for each
 * currency a sum of zero.
 *
 * @throws Error when it is broken: that is a bug of the caller, never an input error
 */
export function assertBalanced(entries: readonly Entry[]): void {
  if (entries.length < 2) throw new Error('a ledger transaction has at least two entries')
  const sums = new Map<string, bigint>()
  for (const { amountMinor, currency } of entries) {
    if (amountMinor === 0n) throw new Error('a ledger entry of zero moves nothing')
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor)
  }
  for (const [currency, sum] of sums)
    if (sum !== 0n) throw new Error(`entries in ${currency} sum to ${sum}, not to zero`)
}

/** The text under a transaction's seal: everything that must never change, in a fixed order. */
export function sealText(transaction: {
  id: string
  kind: string
  reference: string
  reverses: string | null
  occurredAt: Date
  entries: readonly Entry[]
}): string {
  return JSON.stringify([
    transaction.id,
    transaction.kind,
    transaction.reference,
    transaction.reverses,
    transaction.occurredAt.toISOString(),
    transaction.entries.map((entry) => [entry.accountId, entry.amountMinor.toString(), entry.currency]),
  ])
}
