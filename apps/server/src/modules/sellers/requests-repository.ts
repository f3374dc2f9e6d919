import type { Selectable } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { ComplianceLetters, ExitRequests, ProfileChanges } from '../../platform/db/schema.generated.ts'
import type { ReviewReason } from '../reviews/index.ts'
import { emptyForm, type OnboardingForm } from './domain/onboarding-form.ts'
import type { RequestState } from './domain/request-states.ts'

type Reader = Tx | Queryable

interface Request {
  id: string
  sellerId: string
  state: RequestState
  reasons: ReviewReason[]
  submittedAt: Date
  decidedAt: Date | null
}

/** The values that a change is about. */
export interface ProfileValues {
  companyName: string
  form: OnboardingForm
}
export interface ProfileChange extends Request {
  before: ProfileValues
  after: ProfileValues
}
export interface ComplianceLetter extends Request {
  fileId: string
  fileName: string
}
/** One condition for leaving, as it stood. */
export interface ExitCheck {
  key: string
  count: number
  passed: boolean
}
export interface ExitRequest extends Request {
  reason: string
  noInvoiceProofId: string | null
  checks: ExitCheck[]
}

function requestOf(row: {
  id: string
  seller_id: string
  state: string
  reasons: unknown
  submitted_at: Date
  decided_at: Date | null
}): Request {
  return {
    id: row.id,
    sellerId: row.seller_id,
    // The tables' check constraints hold the union.
    state: row.state as RequestState,
    reasons: row.reasons as ReviewReason[],
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
  }
}

function valuesOf(stored: unknown): ProfileValues {
  const { companyName, form } = stored as ProfileValues
  return { companyName, form: { ...emptyForm, ...form } }
}

const changeOf = (row: Selectable<ProfileChanges>): ProfileChange => ({
  ...requestOf(row),
  before: valuesOf(row.before),
  after: valuesOf(row.after),
})
const letterOf = (row: Selectable<ComplianceLetters>): ComplianceLetter => ({
  ...requestOf(row),
  fileId: row.file_id,
  fileName: row.file_name,
})
const exitOf = (row: Selectable<ExitRequests>): ExitRequest => ({
  ...requestOf(row),
  reason: row.reason,
  noInvoiceProofId: row.no_invoice_proof_id,
  checks: row.checks as unknown as ExitCheck[],
})

/** Columns that a request starts with. */
const fresh = (request: Request) => ({
  id: request.id,
  seller_id: request.sellerId,
  state: request.state,
  reasons: JSON.stringify(request.reasons),
  submitted_at: request.submittedAt,
  decided_at: request.decidedAt,
})

export async function insertChange(tx: Tx, change: ProfileChange): Promise<void> {
  await tx
    .insertInto('profile_changes')
    .values({
      ...fresh(change),
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
    })
    .execute()
}

export async function insertLetter(tx: Tx, letter: ComplianceLetter): Promise<void> {
  await tx
    .insertInto('compliance_letters')
    .values({ ...fresh(letter), file_id: letter.fileId, file_name: letter.fileName })
    .execute()
}

export async function insertExit(tx: Tx, exit: ExitRequest): Promise<void> {
  await tx
    .insertInto('exit_requests')
    .values({
      ...fresh(exit),
      reason: exit.reason,
      no_invoice_proof_id: exit.noInvoiceProofId,
      checks: JSON.stringify(exit.checks),
    })
    .execute()
}

export type RequestTable =
  | 'profile_changes'
  | 'compliance_letters'
  | 'support_changes'
  | 'shop_changes'
  | 'exit_requests'

/** Ends a request; the state comes from `requestTransitions`. */
export async function endRequest(
  tx: Tx,
  table: RequestTable,
  id: string,
  end: { state: RequestState; reasons: ReviewReason[]; at: Date },
): Promise<void> {
  await tx
    .updateTable(table)
    .set({ state: end.state, reasons: JSON.stringify(end.reasons), decided_at: end.at })
    .where('id', '=', id)
    .execute()
}

export async function findChange(db: Reader, id: string): Promise<ProfileChange | null> {
  const row = await db.selectFrom('profile_changes').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? changeOf(row) : null
}

export async function findLetter(db: Reader, id: string): Promise<ComplianceLetter | null> {
  const row = await db.selectFrom('compliance_letters').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? letterOf(row) : null
}

export async function findExit(db: Reader, id: string): Promise<ExitRequest | null> {
  const row = await db.selectFrom('exit_requests').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? exitOf(row) : null
}

/** Changes of a seller, newest first. */
export async function listChanges(db: Reader, sellerId: string): Promise<ProfileChange[]> {
  const rows = await db
    .selectFrom('profile_changes')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(changeOf)
}

/** Letters of a seller, newest first. */
export async function listLetters(db: Reader, sellerId: string): Promise<ComplianceLetter[]> {
  const rows = await db
    .selectFrom('compliance_letters')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(letterOf)
}

/** Requests of a seller to leave, newest first. */
export async function listExits(db: Reader, sellerId: string): Promise<ExitRequest[]> {
  const rows = await db
    .selectFrom('exit_requests')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(exitOf)
}

/** Whether a letter of the seller was approved (SELL-ONB-41). */
export async function isLetterApproved(db: Reader, sellerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('compliance_letters')
    .select('id')
    .where('seller_id', '=', sellerId)
    .where('state', '=', 'APPROVED')
    .executeTakeFirst()
  return row !== undefined
}

export interface FeeInvoiceTemplate {
  invoiceType: 'SPECIAL_VAT' | 'ORDINARY_VAT'
  title: string
  taxNumber: string
  bankName: string
  bankAccount: string
  address: string
  phone: string
  updatedAt: Date
}

/** The account is opened by the reader; `null` in the sealed form is one of before accounts were sealed. */
type StoredInvoiceTemplate = Omit<FeeInvoiceTemplate, 'bankAccount'> & {
  bankAccountSealed: string | null
  bankAccountInClear: string | null
}

export async function findFeeInvoiceTemplate(
  db: Reader,
  sellerId: string,
): Promise<StoredInvoiceTemplate | null> {
  const row = await db
    .selectFrom('fee_invoice_templates')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .executeTakeFirst()
  return row
    ? {
        invoiceType: row.invoice_type as FeeInvoiceTemplate['invoiceType'],
        title: row.title,
        taxNumber: row.tax_number,
        bankName: row.bank_name,
        bankAccountSealed: row.bank_account_sealed,
        bankAccountInClear: row.bank_account,
        address: row.address,
        phone: row.phone,
        updatedAt: row.updated_at,
      }
    : null
}

export async function putFeeInvoiceTemplate(
  tx: Tx,
  sellerId: string,
  template: Omit<FeeInvoiceTemplate, 'bankAccount'> & { bankAccountSealed: string },
): Promise<void> {
  const values = {
    invoice_type: template.invoiceType,
    title: template.title,
    tax_number: template.taxNumber,
    bank_name: template.bankName,
    bank_account: null,
    bank_account_sealed: template.bankAccountSealed,
    address: template.address,
    phone: template.phone,
    updated_at: template.updatedAt,
  }
  await tx
    .insertInto('fee_invoice_templates')
    .values({ seller_id: sellerId, ...values })
    .onConflict((conflict) => conflict.column('seller_id').doUpdateSet(values))
    .execute()
}
