import { sql } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../../kernel/paging.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Queryable } from '../../../platform/db/database.ts'
import { certificationStates, type CertificationState } from '../domain/certification-states.ts'
import type { Seller } from '../seller-repository.ts'

export interface DirectoryFilter {
  /** Part of the name, the address, the company or the account. */
  q?: string
  state?: Seller['state']
  /** State of any of the seller's certifications; UNCERTIFIED also means none at all. */
  certification?: CertificationState
  cursor?: string
  limit: number
}

export interface DirectoryRow {
  id: string
  slug: string
  name: LocalizedText
  companyName: string
  accountName: string
  state: Seller['state']
  /** Worst news first: what an operator would look at. */
  certification: CertificationState
  isCertified: boolean
  joinedAt: Date
}

/** Worst first, so that one word stands for several certifications. */
const weight: Record<CertificationState, number> = {
  LOCKED: 0,
  REJECTED: 1,
  VERIFYING: 2,
  AWAIT_AMOUNT: 3,
  UNCERTIFIED: 4,
  CERTIFIED: 5,
}

/** Sellers for operators, newest first. */
export async function listDirectory(db: Queryable, filter: DirectoryFilter): Promise<Page<DirectoryRow>> {
  let query = db
    .selectFrom('sellers')
    .innerJoin('accounts', 'accounts.id', 'sellers.account_id')
    .leftJoin('seller_profiles', 'seller_profiles.seller_id', 'sellers.id')
    .select((select) => [
      'sellers.id',
      'sellers.slug',
      'sellers.name_zh',
      'sellers.name_en',
      'sellers.state',
      'sellers.joined_at',
      'accounts.name as account_name',
      'seller_profiles.company_name',
      select
        .selectFrom('certifications')
        .select(sql<string[]>`coalesce(array_agg(certifications.state), '{}')`.as('states'))
        .whereRef('certifications.seller_id', '=', 'sellers.id')
        .as('states'),
      select
        .exists(
          select
            .selectFrom('certifications')
            .select('certifications.id')
            .whereRef('certifications.seller_id', '=', 'sellers.id')
            .where('certifications.certified_revision_id', 'is not', null),
        )
        .as('is_certified'),
    ])
    .orderBy('sellers.joined_at', 'desc')
    .orderBy('sellers.id', 'desc')
    .limit(filter.limit + 1)
  if (filter.q) {
    const part = `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) =>
      where.or([
        where('sellers.name_zh', 'ilike', part),
        where('sellers.name_en', 'ilike', part),
        where('sellers.slug', 'ilike', part),
        where('seller_profiles.company_name', 'ilike', part),
        where('accounts.name', 'ilike', part),
      ]),
    )
  }
  if (filter.state) query = query.where('sellers.state', '=', filter.state)
  if (filter.certification !== undefined) {
    const { certification } = filter
    query = query.where((where) => {
      const some = where.exists(
        where
          .selectFrom('certifications')
          .select('certifications.id')
          .whereRef('certifications.seller_id', '=', 'sellers.id')
          .where('certifications.state', '=', certification),
      )
      const none = where.not(
        where.exists(
          where
            .selectFrom('certifications')
            .select('certifications.id')
            .whereRef('certifications.seller_id', '=', 'sellers.id'),
        ),
      )
      return certification === 'UNCERTIFIED' ? where.or([some, none]) : some
    })
  }
  if (filter.cursor !== undefined) {
    const { at, id } = decodeCursor(filter.cursor)
    query = query.where(sql<boolean>`(sellers.joined_at, sellers.id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  const items = rows.map((row): DirectoryRow => {
    const states = certificationStates.filter((state) => row.states?.includes(state))
    return {
      id: row.id,
      slug: row.slug,
      name: { zh: row.name_zh, en: row.name_en },
      companyName: row.company_name ?? row.name_zh,
      accountName: row.account_name,
      state: row.state as Seller['state'],
      certification: states.toSorted((a, b) => weight[a] - weight[b])[0] ?? 'UNCERTIFIED',
      isCertified: Boolean(row.is_certified),
      joinedAt: row.joined_at,
    }
  })
  return cutPage(items, filter.limit, (row) => ({ at: row.joinedAt, id: row.id }))
}
