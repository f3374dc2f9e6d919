/** BUY-ACC-03. */
export const CODE_DIGITS = 6
export const CODE_EXPIRES_SECONDS = 300
export const CODE_RESEND_SECONDS = 60
export const CODE_TRIES_MAX = 5

export const codePurposes = ['register', 'reset_password', 'operation'] as const
export type CodePurpose = (typeof codePurposes)[number]

/** Whole seconds until another code may be asked for; 0 when it may be now (BUY-ACC-03). */
export function resendWaitSeconds(lastSentAt: Date | null, now: Date): number {
  if (lastSentAt === null) return 0
  const waited = now.getTime() - lastSentAt.getTime()
  return Math.max(0, Math.ceil((CODE_RESEND_SECONDS * 1000 - waited) / 1000))
}

/** Six digits from a uniform number; leading zeros count. */
export function formatCode(number: number): string {
  return String(number).padStart(CODE_DIGITS, '0')
}
