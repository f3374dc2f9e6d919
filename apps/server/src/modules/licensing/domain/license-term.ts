/** What a buyer asks an online license for. */
export interface AskedTerm {
  effectiveAt: Date
  expiresAt: Date | null
}

export type TermProblem = 'LIC_TERM_NEEDED' | 'LIC_TERM_OUTSIDE'

/**
 * Whether a license may be asked for with this term: a period product's license ends, and none reaches beyond what
 * was bought. Sellers would refuse it with 000902 and 000901 (isv-protocol 10.1); here the buyer learns it at once.
 *
 * @returns `null` when it may
 */
export function problemOfTerm(
  asked: AskedTerm,
  bought: { startsAt: Date; expiresAt: Date | null },
): TermProblem | null {
  if (bought.expiresAt !== null && asked.expiresAt === null) return 'LIC_TERM_NEEDED'
  if (asked.expiresAt !== null && asked.expiresAt <= asked.effectiveAt) return 'LIC_TERM_OUTSIDE'
  // Dates are chosen by day: the day on which the service began counts whole.
  if (asked.effectiveAt.getTime() < bought.startsAt.getTime() - DAY_MS) return 'LIC_TERM_OUTSIDE'
  if (bought.expiresAt !== null && asked.expiresAt! > bought.expiresAt) return 'LIC_TERM_OUTSIDE'
  return null
}

const DAY_MS = 86_400_000
