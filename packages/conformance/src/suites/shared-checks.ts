import type { Check } from '../check.ts'
import { contentChecks } from '../checks/content-checks.ts'
import { freshnessChecks } from '../checks/freshness-checks.ts'
import { signatureChecks } from '../checks/signature-checks.ts'
import type { Subject } from '../checks/subject.ts'
import { transportChecks } from '../checks/transport-checks.ts'

/** What every protocol is asked after its own life: who, when, what, how. */
export function sharedChecks(subject: Subject): Check[] {
  return [
    ...signatureChecks(subject),
    ...freshnessChecks(subject),
    ...contentChecks(subject),
    ...transportChecks(subject),
  ]
}
