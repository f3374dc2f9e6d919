import type { Selectable } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type {
  CertificationRevisions,
  Certifications,
  VerificationTransfers,
} from '../../../platform/db/schema.generated.ts'
import type { ReviewReason } from '../../reviews/index.ts'
import type { CertificationForm } from '../domain/certification-form.ts'
import type { CertificationState } from '../domain/certification-states.ts'

type Reader = Tx | Queryable

export interface Certification {
  id: string
  sellerId: string
  entityCode: string
  /** Of the newest revision. */
  state: CertificationState
  revisionId: string | null
  /** What settlement uses; stays while an update is verified (SELL-ONB-38). */
  certifiedRevisionId: string | null
  tries: number
  rejections: number
  createdAt: Date
  updatedAt: Date
}

export interface CertificationRevision {
  id: string
  certificationId: string
  number: number
  form: CertificationForm
  accountSealed: string
  accountMasked: string
  verifiedBy: 'TRANSFER' | 'REVIEW'
  outcome: 'PENDING' | 'CERTIFIED' | 'REJECTED' | 'LOCKED'
  reasons: ReviewReason[]
  submittedAt: Date
  decidedAt: Date | null
}

export interface StoredTransfer {
  id: string
  revisionId: string
  amountSealed: string
  currency: string
  state: 'QUEUED' | 'SENT' | 'REFUSED'
  channel: string
  channelReference: string | null
  createdAt: Date
  endedAt: Date | null
}

function certificationOf(row: Selectable<Certifications>): Certification {
  return {
    id: row.id,
    sellerId: row.seller_id,
    entityCode: row.entity_code,
    state: row.state as CertificationState,
    revisionId: row.revision_id,
    certifiedRevisionId: row.certified_revision_id,
    tries: row.tries,
    rejections: row.rejections,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function revisionOf(row: Selectable<CertificationRevisions>): CertificationRevision {
  return {
    id: row.id,
    certificationId: row.certification_id,
    number: row.number,
    form: row.form as unknown as CertificationForm,
    accountSealed: row.account_sealed,
    accountMasked: row.account_masked,
    verifiedBy: row.verified_by as CertificationRevision['verifiedBy'],
    outcome: row.outcome as CertificationRevision['outcome'],
    reasons: row.reasons as unknown as ReviewReason[],
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
  }
}

function transferOf(row: Selectable<VerificationTransfers>): StoredTransfer {
  return {
    id: row.id,
    revisionId: row.revision_id,
    amountSealed: row.amount_sealed,
    currency: row.currency,
    state: row.state as StoredTransfer['state'],
    channel: row.channel,
    channelReference: row.channel_reference,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  }
}

export async function listCertifications(db: Reader, sellerId: string): Promise<Certification[]> {
  const rows = await db
    .selectFrom('certifications')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .orderBy('entity_code')
    .execute()
  return rows.map(certificationOf)
}

/** The certification with the entity, locked; made when it is asked for the first time. */
export async function lockCertification(
  tx: Tx,
  draft: Pick<Certification, 'id' | 'sellerId' | 'entityCode'> & { at: Date },
): Promise<Certification> {
  await tx
    .insertInto('certifications')
    .values({
      id: draft.id,
      seller_id: draft.sellerId,
      entity_code: draft.entityCode,
      state: 'UNCERTIFIED',
      created_at: draft.at,
      updated_at: draft.at,
    })
    .onConflict((conflict) => conflict.columns(['seller_id', 'entity_code']).doNothing())
    .execute()
  const row = await tx
    .selectFrom('certifications')
    .selectAll()
    .where('seller_id', '=', draft.sellerId)
    .where('entity_code', '=', draft.entityCode)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return certificationOf(row)
}

export async function findCertificationForUpdate(
  tx: Tx,
  by: { id: string } | { sellerId: string; entityCode: string },
): Promise<Certification | null> {
  const query = tx.selectFrom('certifications').selectAll().forUpdate()
  const row = await (
    'id' in by
      ? query.where('id', '=', by.id)
      : query.where('seller_id', '=', by.sellerId).where('entity_code', '=', by.entityCode)
  ).executeTakeFirst()
  return row ? certificationOf(row) : null
}

export async function updateCertification(tx: Tx, certification: Certification): Promise<void> {
  await tx
    .updateTable('certifications')
    .set({
      state: certification.state,
      revision_id: certification.revisionId,
      certified_revision_id: certification.certifiedRevisionId,
      tries: certification.tries,
      rejections: certification.rejections,
      updated_at: certification.updatedAt,
    })
    .where('id', '=', certification.id)
    .execute()
}

export async function insertCertificationRevision(tx: Tx, revision: CertificationRevision): Promise<void> {
  await tx
    .insertInto('certification_revisions')
    .values({
      id: revision.id,
      certification_id: revision.certificationId,
      number: revision.number,
      form: JSON.stringify(revision.form),
      account_sealed: revision.accountSealed,
      account_masked: revision.accountMasked,
      verified_by: revision.verifiedBy,
      outcome: revision.outcome,
      reasons: JSON.stringify(revision.reasons),
      submitted_at: revision.submittedAt,
      decided_at: revision.decidedAt,
    })
    .execute()
}

export async function endCertificationRevision(
  tx: Tx,
  revisionId: string,
  end: { outcome: CertificationRevision['outcome']; reasons: ReviewReason[]; at: Date },
): Promise<void> {
  await tx
    .updateTable('certification_revisions')
    .set({ outcome: end.outcome, reasons: JSON.stringify(end.reasons), decided_at: end.at })
    .where('id', '=', revisionId)
    .execute()
}

export async function findCertificationRevision(
  db: Reader,
  revisionId: string,
): Promise<CertificationRevision | null> {
  const row = await db
    .selectFrom('certification_revisions')
    .selectAll()
    .where('id', '=', revisionId)
    .executeTakeFirst()
  return row ? revisionOf(row) : null
}

/** Revisions of several certifications, newest first. */
export async function listCertificationRevisions(
  db: Reader,
  certificationIds: readonly string[],
): Promise<CertificationRevision[]> {
  if (certificationIds.length === 0) return []
  const rows = await db
    .selectFrom('certification_revisions')
    .selectAll()
    .where('certification_id', 'in', certificationIds)
    .orderBy('submitted_at', 'desc')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(revisionOf)
}

export async function insertTransfer(tx: Tx, transfer: StoredTransfer): Promise<void> {
  await tx
    .insertInto('verification_transfers')
    .values({
      id: transfer.id,
      revision_id: transfer.revisionId,
      amount_sealed: transfer.amountSealed,
      currency: transfer.currency,
      state: transfer.state,
      channel: transfer.channel,
      channel_reference: transfer.channelReference,
      created_at: transfer.createdAt,
      ended_at: transfer.endedAt,
    })
    .execute()
}

export async function findTransfer(
  db: Reader,
  by: { id: string } | { revisionId: string },
): Promise<StoredTransfer | null> {
  const query = db.selectFrom('verification_transfers').selectAll()
  const row = await (
    'id' in by ? query.where('id', '=', by.id) : query.where('revision_id', '=', by.revisionId)
  ).executeTakeFirst()
  return row ? transferOf(row) : null
}

export async function endTransfer(
  tx: Tx,
  transferId: string,
  end: { state: 'SENT' | 'REFUSED'; channelReference: string | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('verification_transfers')
    .set({ state: end.state, channel_reference: end.channelReference, ended_at: end.at })
    .where('id', '=', transferId)
    .execute()
}
