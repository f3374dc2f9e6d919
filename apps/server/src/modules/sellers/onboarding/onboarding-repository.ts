import { sql, type Selectable } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { OnboardingApplications, OnboardingRevisions } from '../../../platform/db/schema.generated.ts'
import type { ReviewReason } from '../../reviews/index.ts'
import { emptyForm, type ApplicantKind, type OnboardingForm } from '../domain/onboarding-form.ts'
import type { ApplicationState } from '../domain/onboarding-states.ts'

type Reader = Tx | Queryable

export interface Application {
  id: string
  accountId: string
  state: ApplicationState
  form: OnboardingForm
  /** Counts saves (SELL-ONB-10). */
  edit: number
  /** What was handed in last. */
  revisionId: string | null
  sellerId: string | null
  createdAt: Date
  updatedAt: Date
}

export interface Revision {
  id: string
  applicationId: string
  number: number
  form: OnboardingForm
  company: { name: string; kind: ApplicantKind; documentDigest: string | null }
  /** Versions of the agreements that were ticked. */
  agreements: string[]
  outcome: 'PENDING' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN'
  reasons: ReviewReason[]
  submittedAt: Date
  submittedBy: string
  decidedAt: Date | null
}

function applicationOf(row: Selectable<OnboardingApplications>): Application {
  return {
    id: row.id,
    accountId: row.account_id,
    state: row.state as ApplicationState,
    form: { ...emptyForm, ...(row.form as unknown as Partial<OnboardingForm>) },
    edit: row.edit,
    revisionId: row.revision_id,
    sellerId: row.seller_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function revisionOf(row: Selectable<OnboardingRevisions>): Revision {
  return {
    id: row.id,
    applicationId: row.application_id,
    number: row.number,
    form: { ...emptyForm, ...(row.form as unknown as Partial<OnboardingForm>) },
    company: row.company as unknown as Revision['company'],
    agreements: row.agreements,
    outcome: row.outcome as Revision['outcome'],
    reasons: row.reasons as unknown as ReviewReason[],
    submittedAt: row.submitted_at,
    submittedBy: row.submitted_by,
    decidedAt: row.decided_at,
  }
}

export async function findApplication(
  db: Reader,
  by: { accountId: string } | { sellerId: string },
): Promise<Application | null> {
  const query = db.selectFrom('onboarding_applications').selectAll()
  const row = await (
    'accountId' in by
      ? query.where('account_id', '=', by.accountId)
      : query.where('seller_id', '=', by.sellerId)
  ).executeTakeFirst()
  return row ? applicationOf(row) : null
}

export async function lockApplication(
  tx: Tx,
  by: { accountId: string } | { id: string } | { sellerId: string },
): Promise<Application | null> {
  const query = tx.selectFrom('onboarding_applications').selectAll().forUpdate()
  const row = await (
    'accountId' in by
      ? query.where('account_id', '=', by.accountId)
      : 'id' in by
        ? query.where('id', '=', by.id)
        : query.where('seller_id', '=', by.sellerId)
  ).executeTakeFirst()
  return row ? applicationOf(row) : null
}

/** @returns false when the account has one already */
export async function insertApplication(tx: Tx, application: Application): Promise<boolean> {
  const row = await tx
    .insertInto('onboarding_applications')
    .values({
      id: application.id,
      account_id: application.accountId,
      state: application.state,
      form: JSON.stringify(application.form),
      edit: application.edit,
      revision_id: application.revisionId,
      seller_id: application.sellerId,
      created_at: application.createdAt,
      updated_at: application.updatedAt,
    })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function updateApplication(tx: Tx, application: Application): Promise<void> {
  await tx
    .updateTable('onboarding_applications')
    .set({
      state: application.state,
      form: JSON.stringify(application.form),
      edit: application.edit,
      revision_id: application.revisionId,
      seller_id: application.sellerId,
      updated_at: application.updatedAt,
    })
    .where('id', '=', application.id)
    .execute()
}

export async function insertRevision(tx: Tx, revision: Revision): Promise<void> {
  await tx
    .insertInto('onboarding_revisions')
    .values({
      id: revision.id,
      application_id: revision.applicationId,
      number: revision.number,
      form: JSON.stringify(revision.form),
      company: JSON.stringify(revision.company),
      agreements: revision.agreements,
      outcome: revision.outcome,
      reasons: JSON.stringify(revision.reasons),
      submitted_at: revision.submittedAt,
      submitted_by: revision.submittedBy,
      decided_at: revision.decidedAt,
    })
    .execute()
}

export async function endRevision(
  tx: Tx,
  revisionId: string,
  end: { outcome: Revision['outcome']; reasons: ReviewReason[]; at: Date },
): Promise<void> {
  await tx
    .updateTable('onboarding_revisions')
    .set({ outcome: end.outcome, reasons: JSON.stringify(end.reasons), decided_at: end.at })
    .where('id', '=', revisionId)
    .execute()
}

export async function findRevision(db: Reader, revisionId: string): Promise<Revision | null> {
  const row = await db
    .selectFrom('onboarding_revisions')
    .selectAll()
    .where('id', '=', revisionId)
    .executeTakeFirst()
  return row ? revisionOf(row) : null
}

/** Everything that was handed in, oldest first. */
export async function listRevisions(db: Reader, applicationId: string): Promise<Revision[]> {
  const rows = await db
    .selectFrom('onboarding_revisions')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('number')
    .execute()
  return rows.map(revisionOf)
}

/** Makes approvals that choose an address for a shop wait for each other. */
export async function lockShopAddresses(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('sellers slug', 0))`.execute(tx)
}
