import { notFound } from '../../../kernel/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { listSignatures } from '../agreements/agreement-repository.ts'
import type { AgreementService } from '../agreements/agreement-service.ts'
import type { CertificationService } from '../certification/certification-service.ts'
import { findApplication, listRevisions } from '../onboarding/onboarding-repository.ts'
import { getProfile } from '../profile/profile-repository.ts'
import { listChanges, listExits, listLetters } from '../requests-repository.ts'
import { findSeller } from '../seller-repository.ts'
import { listDirectory, type DirectoryFilter } from './directory-read-model.ts'

export type DirectoryService = ReturnType<typeof createDirectoryService>

export const directoryEventKinds = ['application', 'profile', 'letter', 'certification', 'exit'] as const

/** One thing that a seller handed in, and what became of it. */
export interface DirectoryEvent {
  kind: (typeof directoryEventKinds)[number]
  id: string
  outcome: string
  submittedAt: Date
  decidedAt: Date | null
  reasons: string[]
}

/** Sellers as operators see them. */
export function createDirectoryService(
  platform: Platform,
  deps: { agreements: AgreementService; certification: CertificationService },
) {
  const { db } = platform
  return {
    list: (filter: DirectoryFilter) => listDirectory(db.query, filter),

    /** Facts, agreements, certifications and history of one seller. @throws not_found */
    async get(sellerId: string) {
      const seller = await findSeller(db.query, { id: sellerId })
      if (!seller) throw notFound('seller')
      const [profile, certifications, signatures, due, application, changes, letters, exits] =
        await Promise.all([
          getProfile(db.query, sellerId),
          deps.certification.viewOf(db.query, sellerId),
          listSignatures(db.query, seller.accountId),
          deps.agreements.dueFor(db.query, seller.accountId),
          findApplication(db.query, { accountId: seller.accountId }),
          listChanges(db.query, sellerId),
          listLetters(db.query, sellerId),
          listExits(db.query, sellerId),
        ])
      const revisions = application ? await listRevisions(db.query, application.id) : []
      const events: DirectoryEvent[] = [
        ...revisions.map((one) => ({ kind: 'application' as const, ...eventOf(one, one.outcome) })),
        ...changes.map((one) => ({ kind: 'profile' as const, ...eventOf(one, one.state) })),
        ...letters.map((one) => ({ kind: 'letter' as const, ...eventOf(one, one.state) })),
        ...exits.map((one) => ({ kind: 'exit' as const, ...eventOf(one, one.state) })),
        ...certifications.flatMap(({ history }) =>
          history.map((one) => ({ kind: 'certification' as const, ...eventOf(one, one.outcome) })),
        ),
      ]
      return {
        seller,
        profile,
        certifications,
        signatures,
        due,
        hasLetter: letters.some(({ state }) => state === 'APPROVED'),
        events: events.toSorted((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime()),
      }
    },
  }
}

const eventOf = (
  one: { id: string; submittedAt: Date; decidedAt: Date | null; reasons: { text: string }[] },
  outcome: string,
) => ({
  id: one.id,
  outcome,
  submittedAt: one.submittedAt,
  decidedAt: one.decidedAt,
  reasons: one.reasons.map(({ text }) => text),
})
