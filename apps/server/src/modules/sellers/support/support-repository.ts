import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { ReviewReason } from '../../reviews/index.ts'
import type { RequestState } from '../domain/request-states.ts'
import type { InvoiceMedium, ServiceHours, SupportContacts, SupportGroup } from '../domain/support-form.ts'

type Reader = Tx | Queryable

/** Live settings of a seller (SELL-ONB-52..54). */
export interface SupportSettings extends SupportContacts {
  /** Hours in which the seller receives tickets; `null`: the platform does. */
  tickets: ServiceHours | null
  invoiceMedia: InvoiceMedium[]
}

export interface SupportChange {
  id: string
  sellerId: string
  state: RequestState
  before: SupportContacts
  after: SupportContacts
  reasons: ReviewReason[]
  submittedAt: Date
  decidedAt: Date | null
}

export async function getExtension(db: Reader, sellerId: string): Promise<string> {
  const row = await db
    .selectFrom('sellers')
    .select('extension')
    .where('id', '=', sellerId)
    .executeTakeFirstOrThrow()
  return String(row.extension)
}

/** jsonb columns are written by this file alone. */
export async function getSupport(db: Reader, sellerId: string): Promise<SupportSettings> {
  const row = await db
    .selectFrom('seller_support')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .executeTakeFirst()
  return {
    presales: (row?.presales ?? null) as unknown as SupportContacts['presales'],
    groups: (row?.groups ?? []) as unknown as SupportGroup[],
    tickets: (row?.tickets ?? null) as unknown as ServiceHours | null,
    invoiceMedia: (row?.invoice_media ?? []) as InvoiceMedium[],
  }
}

/** Replaces the live settings. */
export async function putSupport(
  tx: Tx,
  sellerId: string,
  settings: SupportSettings,
  at: Date,
): Promise<void> {
  const json = (value: object | null) => (value === null ? null : JSON.stringify(value))
  const values = {
    presales: json(settings.presales),
    groups: JSON.stringify(settings.groups),
    tickets: json(settings.tickets),
    invoice_media: settings.invoiceMedia,
    updated_at: at,
  }
  await tx
    .insertInto('seller_support')
    .values({ seller_id: sellerId, ...values })
    .onConflict((conflict) => conflict.column('seller_id').doUpdateSet(values))
    .execute()
}

export async function insertSupportChange(tx: Tx, change: SupportChange): Promise<void> {
  await tx
    .insertInto('support_changes')
    .values({
      id: change.id,
      seller_id: change.sellerId,
      state: change.state,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
      reasons: JSON.stringify(change.reasons),
      submitted_at: change.submittedAt,
      decided_at: change.decidedAt,
    })
    .execute()
}

const changes = (db: Reader) => db.selectFrom('support_changes').selectAll()
const changeOf = (row: Awaited<ReturnType<ReturnType<typeof changes>['executeTakeFirstOrThrow']>>) =>
  ({
    id: row.id,
    sellerId: row.seller_id,
    state: row.state as RequestState,
    before: row.before as unknown as SupportContacts,
    after: row.after as unknown as SupportContacts,
    reasons: row.reasons as unknown as ReviewReason[],
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
  }) satisfies SupportChange

export async function findSupportChange(db: Reader, id: string): Promise<SupportChange | null> {
  const row = await changes(db).where('id', '=', id).executeTakeFirst()
  return row ? changeOf(row) : null
}

/** The newest request of a seller. */
export async function findLatestSupportChange(db: Reader, sellerId: string): Promise<SupportChange | null> {
  const row = await changes(db)
    .where('seller_id', '=', sellerId)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? changeOf(row) : null
}
