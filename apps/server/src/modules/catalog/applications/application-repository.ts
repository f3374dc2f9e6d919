import { sql, type Selectable } from 'kysely'
import type { AccessType, ProductDocument, SalesClass } from '@yunshi/product-document'
import { cutPage, decodeCursor, type Page } from '../../../kernel/paging.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { ProductApplications } from '../../../platform/db/schema.generated.ts'
import { ofGrantedProducts, type SellerScope } from '../../../platform/product-grant.ts'
import type { ReviewReason, ReviewSubmitter } from '../../reviews/index.ts'
import type { ApplicationKind, ApplicationState } from '../domain/application-states.ts'
import type { ApplicationLogEntry, ProductApplication, Replay } from './application.ts'

type Reader = Tx | Queryable

/** Check constraints hold the unions; jsonb columns are written by this file alone. */
function fromRow(row: Selectable<ProductApplications>): ProductApplication {
  return {
    id: row.id,
    sellerId: row.seller_id,
    accountId: row.account_id,
    kind: row.kind as ApplicationKind,
    state: row.state as ApplicationState,
    productId: row.product_id,
    baseRevision: row.base_revision,
    baseDocument: row.base_document as unknown as ProductDocument | null,
    accessType: row.access_type as AccessType,
    salesClass: row.sales_class as SalesClass,
    document: row.document as Record<string, unknown>,
    title: { zh: row.title_zh, en: row.title_en },
    problemCount: row.problem_count,
    revision: row.revision,
    checking: row.checking as ProductApplication['checking'],
    reviewTaskId: row.review_task_id,
    replay: row.replay as Replay | null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    submitter: row.submitter as ReviewSubmitter | null,
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
    reasons: row.reasons as unknown as ReviewReason[],
  }
}

export async function insertApplication(tx: Tx, made: ProductApplication): Promise<void> {
  await tx
    .insertInto('product_applications')
    .values({
      id: made.id,
      seller_id: made.sellerId,
      account_id: made.accountId,
      kind: made.kind,
      state: made.state,
      product_id: made.productId,
      base_revision: made.baseRevision,
      access_type: made.accessType,
      sales_class: made.salesClass,
      document: JSON.stringify(made.document),
      title_zh: made.title.zh,
      title_en: made.title.en,
      problem_count: made.problemCount,
      created_at: made.createdAt,
      updated_at: made.updatedAt,
      updated_by: made.updatedBy,
    })
    .execute()
}

/** Everything that a command may have changed. */
export async function updateApplication(tx: Tx, changed: ProductApplication): Promise<void> {
  await tx
    .updateTable('product_applications')
    .set({
      state: changed.state,
      product_id: changed.productId,
      base_revision: changed.baseRevision,
      base_document: changed.baseDocument === null ? null : JSON.stringify(changed.baseDocument),
      sales_class: changed.salesClass,
      document: JSON.stringify(changed.document),
      title_zh: changed.title.zh,
      title_en: changed.title.en,
      problem_count: changed.problemCount,
      revision: changed.revision,
      checking: changed.checking,
      review_task_id: changed.reviewTaskId,
      replay: changed.replay === null ? null : JSON.stringify(changed.replay),
      updated_at: changed.updatedAt,
      updated_by: changed.updatedBy,
      submitter: changed.submitter === null ? null : JSON.stringify(changed.submitter),
      submitted_at: changed.submittedAt,
      decided_at: changed.decidedAt,
      reasons: JSON.stringify(changed.reasons),
    })
    .where('id', '=', changed.id)
    .execute()
}

/** @param scope `null`: of any seller, for reviewers */
export async function findApplication(
  db: Reader,
  id: string,
  scope: SellerScope | null,
): Promise<ProductApplication | null> {
  let query = db.selectFrom('product_applications').selectAll().where('id', '=', id)
  if (scope !== null)
    query = query
      .where('seller_id', '=', scope.sellerId)
      .where(ofGrantedProducts(scope.productGrant, 'product_id'))
  const row = await query.executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The one application of a product that is not decided; `null` when there is none. */
export async function findOpenApplication(db: Reader, productId: string): Promise<ProductApplication | null> {
  const row = await db
    .selectFrom('product_applications')
    .selectAll()
    .where('product_id', '=', productId)
    .where('state', 'in', ['DRAFT', 'CHECKING', 'PENDING'])
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function lockApplication(
  tx: Tx,
  id: string,
  scope: SellerScope | null,
): Promise<ProductApplication | null> {
  let query = tx.selectFrom('product_applications').selectAll().where('id', '=', id).forUpdate()
  if (scope !== null)
    query = query
      .where('seller_id', '=', scope.sellerId)
      .where(ofGrantedProducts(scope.productGrant, 'product_id'))
  const row = await query.executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function deleteApplication(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('product_application_log').where('application_id', '=', id).execute()
  await tx.deleteFrom('product_applications').where('id', '=', id).execute()
}

/** Whether a later application of the product exists: only the newest refused one can be edited (SELL-PUB-100). */
export async function hasLaterApplication(db: Reader, of: ProductApplication): Promise<boolean> {
  if (of.productId === null) return false
  const row = await db
    .selectFrom('product_applications')
    .select('id')
    .where('product_id', '=', of.productId)
    .where('id', '>', of.id)
    .executeTakeFirst()
  return row !== undefined
}

export interface ApplicationFilter {
  scope: SellerScope
  state?: ApplicationState | undefined
  kind?: ApplicationKind | undefined
  q?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
  cursor?: string | undefined
  limit: number
}

export interface ApplicationRow extends ProductApplication {
  slug: string | null
  productSlug: string | null
}

/** Newest change first (SELL-PUB-90). */
export async function listApplications(db: Reader, filter: ApplicationFilter): Promise<Page<ApplicationRow>> {
  let query = db
    .selectFrom('product_applications as a')
    .leftJoin('products as p', 'p.id', 'a.product_id')
    .selectAll('a')
    .select(['p.slug as product_slug', sql<string | null>`a.document ->> 'slug'`.as('slug')])
    .where('a.seller_id', '=', filter.scope.sellerId)
    .where(ofGrantedProducts(filter.scope.productGrant, 'a.product_id'))
    .orderBy('a.updated_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(filter.limit + 1)
  if (filter.state) query = query.where('a.state', '=', filter.state)
  if (filter.kind) query = query.where('a.kind', '=', filter.kind)
  if (filter.from) query = query.where('a.updated_at', '>=', filter.from)
  if (filter.to) query = query.where('a.updated_at', '<=', filter.to)
  if (filter.q) {
    const pattern = `%${filter.q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where((eb) =>
      eb.or([eb('a.title_zh', 'ilike', pattern), eb('a.title_en', 'ilike', pattern)]),
    )
  }
  if (filter.cursor) {
    const { at, id } = decodeCursor(filter.cursor)
    query = query.where(sql<boolean>`(date_trunc('milliseconds', a.updated_at), a.id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  return cutPage(
    rows.map((row) => ({ ...fromRow(row), slug: row.slug, productSlug: row.product_slug })),
    filter.limit,
    (row) => ({ at: row.updatedAt, id: row.id }),
  )
}

/** Another product of the seller under one of the names (SELL-PUB-P02). */
export async function findSameTitle(
  db: Reader,
  named: { sellerId: string | null; productId: string | null; title: { zh: string; en: string } },
): Promise<{ slug: string; sellerName: { zh: string; en: string } } | null> {
  let query = db
    .selectFrom('products')
    .select(['slug', 'seller_name_zh', 'seller_name_en'])
    .where('state', '<>', 'DRAFT')
    .where((eb) =>
      eb.or([
        eb(sql`lower(title_zh)`, '=', named.title.zh.toLowerCase()),
        eb(sql`lower(title_en)`, '=', named.title.en.toLowerCase()),
      ]),
    )
  if (named.sellerId !== null) query = query.where('seller_id', '=', named.sellerId)
  if (named.productId !== null) query = query.where('id', '<>', named.productId)
  const row = await query.limit(1).executeTakeFirst()
  return row ? { slug: row.slug, sellerName: { zh: row.seller_name_zh, en: row.seller_name_en } } : null
}

export async function insertLog(
  tx: Tx,
  entry: ApplicationLogEntry & { id: string; applicationId: string },
): Promise<void> {
  await tx
    .insertInto('product_application_log')
    .values({
      id: entry.id,
      application_id: entry.applicationId,
      at: entry.at,
      actor_kind: entry.actorKind,
      actor_name: entry.actorName,
      action: entry.action,
      detail: entry.detail,
    })
    .execute()
}

export async function listLog(db: Reader, applicationId: string): Promise<ApplicationLogEntry[]> {
  const rows = await db
    .selectFrom('product_application_log')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    at: row.at,
    actorKind: row.actor_kind as ApplicationLogEntry['actorKind'],
    actorName: row.actor_name,
    action: row.action,
    detail: row.detail,
  }))
}
