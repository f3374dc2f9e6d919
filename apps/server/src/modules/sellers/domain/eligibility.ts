import type { ApplicantKind, Site } from './onboarding-form.ts'

/** Conditions of SELL-ONB-01, 02, 04 and 07 that this marketplace can see, in the order in which they are shown. */
export const eligibilityConditions = [
  'OWNER',
  'SERVICE_ENABLED',
  'REAL_NAME',
  'KIND_ALLOWED',
  'ACCOUNT_NORMAL',
  'NEVER_EXITED',
  'NOT_ONBOARDED',
  'COMPANY_FREE',
] as const
export type EligibilityCondition = (typeof eligibilityConditions)[number]

export interface ApplicantFacts {
  isSubUser: boolean
  serviceEnabled: boolean
  /** `null` without a completed real-name verification. */
  kind: ApplicantKind | null
  isNormal: boolean
  hasExited: boolean
  hasShop: boolean
  /** Another account has a shop of the same company or person. */
  companyHasShop: boolean
}

/** Whether individuals may join: everywhere by setting, at first on the Chinese site only (SELL-ONB-04). */
export function individualsAllowed(site: Site, settings: { cn: boolean; intl: boolean }): boolean {
  return site === 'cn' ? settings.cn : settings.intl
}

/** Every condition with its result: each failed one is reported by itself (SELL-ONB-02). */
export function checkEligibility(
  facts: ApplicantFacts,
  options: { individuals: boolean },
): { condition: EligibilityCondition; passed: boolean }[] {
  const passed: Record<EligibilityCondition, boolean> = {
    OWNER: !facts.isSubUser,
    SERVICE_ENABLED: facts.serviceEnabled,
    REAL_NAME: facts.kind !== null,
    KIND_ALLOWED: facts.kind !== 'individual' || options.individuals,
    ACCOUNT_NORMAL: facts.isNormal,
    NEVER_EXITED: !facts.hasExited,
    NOT_ONBOARDED: !facts.hasShop,
    COMPANY_FREE: !facts.companyHasShop,
  }
  return eligibilityConditions.map((condition) => ({ condition, passed: passed[condition] }))
}
