import type { AccessType, SalesClass } from '@yunshi/product-document'

/** Whole of a ratio: hundredths of a percent. */
export const WHOLE_BPS = 10_000

/** A row of the fee table; it holds from its instant until a later row for the same. */
export interface FeeRate {
  id: string
  family: SalesClass
  /** `null`: every access type without a row of its own. */
  accessType: AccessType | null
  /** Share of the platform. */
  ratioBps: number
  effectiveAt: Date
}

/**
 * The row for a product listed at an instant (OPS-FEE-01): one for its access type before one for all, of those the
 * latest that had begun.
 *
 * @returns `null` when the table says nothing: the ratio is negotiated (SELL-BIL-21)
 */
export function findFeeRate(
  rates: readonly FeeRate[],
  product: { family: SalesClass; accessType: AccessType; at: Date },
): FeeRate | null {
  return (
    rates
      .filter(
        (rate) =>
          rate.family === product.family &&
          (rate.accessType === null || rate.accessType === product.accessType) &&
          rate.effectiveAt.getTime() <= product.at.getTime(),
      )
      .toSorted(
        (a, b) =>
          Number(a.accessType === null) - Number(b.accessType === null) ||
          b.effectiveAt.getTime() - a.effectiveAt.getTime(),
      )[0] ?? null
  )
}

/** What a seller gets of an amount, and the platform: exact, rounded once, half away from zero, on the seller's side. */
export function splitAmount(
  amountMinor: bigint,
  sellerBps: number,
): { sellerMinor: bigint; platformMinor: bigint } {
  const whole = BigInt(WHOLE_BPS)
  const product = amountMinor * BigInt(sellerBps)
  const half = product < 0n ? -whole / 2n : whole / 2n
  const sellerMinor = (product + half) / whole
  return { sellerMinor, platformMinor: amountMinor - sellerMinor }
}

export interface FeeBracket {
  fromMinor: bigint
  extraBps: number
}

/** OPS-FEE-03: extra share by what a product sold in a month, for products with the named ratio. */
export interface BracketPolicy {
  baseRatioBps: number
  /** Ascending; the first begins at nothing. */
  brackets: readonly FeeBracket[]
}

/** Extra share of the seller; the bracket reached holds for the whole month's amount (SELL-BIL-21). */
export function extraShareOf(policy: BracketPolicy, ratioBps: number, monthMinor: bigint): number {
  if (ratioBps !== policy.baseRatioBps) return 0
  return policy.brackets.findLast(({ fromMinor }) => monthMinor >= fromMinor)?.extraBps ?? 0
}
