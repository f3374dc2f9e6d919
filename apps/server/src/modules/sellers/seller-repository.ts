import type { LocalizedText } from '../../kernel/text.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'

type Reader = Tx | Queryable

export interface Seller {
  id: string
  accountId: string
  slug: string
  name: LocalizedText
  tagline: LocalizedText
  introduction: LocalizedText
  city: LocalizedText
  foundedYear: number | null
  supportPhone: string | null
  supportEmail: string | null
  supportHours: LocalizedText
  /** Where failures of production interfaces are reported. */
  serviceEmail: string | null
  featured: boolean
  state: 'APPROVED' | 'SUSPENDED'
  joinedAt: Date
}

export async function insertSeller(tx: Tx, seller: Seller): Promise<void> {
  await tx
    .insertInto('sellers')
    .values({
      id: seller.id,
      account_id: seller.accountId,
      slug: seller.slug,
      name_zh: seller.name.zh,
      name_en: seller.name.en,
      tagline_zh: seller.tagline.zh,
      tagline_en: seller.tagline.en,
      introduction_zh: seller.introduction.zh,
      introduction_en: seller.introduction.en,
      city_zh: seller.city.zh,
      city_en: seller.city.en,
      founded_year: seller.foundedYear,
      support_phone: seller.supportPhone,
      support_email: seller.supportEmail,
      support_hours_zh: seller.supportHours.zh,
      support_hours_en: seller.supportHours.en,
      service_email: seller.serviceEmail,
      featured: seller.featured,
      state: seller.state,
      joined_at: seller.joinedAt,
    })
    .execute()
}

export async function findSeller(
  db: Reader,
  by: { slug: string } | { id: string } | { accountId: string },
): Promise<Seller | null> {
  const query = db.selectFrom('sellers').selectAll()
  const row = await (
    'slug' in by
      ? query.where('slug', '=', by.slug)
      : 'id' in by
        ? query.where('id', '=', by.id)
        : query.where('account_id', '=', by.accountId)
  ).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function listSellers(db: Reader): Promise<Seller[]> {
  const rows = await db
    .selectFrom('sellers')
    .selectAll()
    .where('state', '=', 'APPROVED')
    .orderBy('featured', 'desc')
    .orderBy('joined_at')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

function fromRow(row: {
  id: string
  account_id: string
  slug: string
  name_zh: string
  name_en: string
  tagline_zh: string
  tagline_en: string
  introduction_zh: string
  introduction_en: string
  city_zh: string
  city_en: string
  founded_year: number | null
  support_phone: string | null
  support_email: string | null
  support_hours_zh: string
  support_hours_en: string
  service_email: string | null
  featured: boolean
  state: string
  joined_at: Date
}): Seller {
  return {
    id: row.id,
    accountId: row.account_id,
    slug: row.slug,
    name: { zh: row.name_zh, en: row.name_en },
    tagline: { zh: row.tagline_zh, en: row.tagline_en },
    introduction: { zh: row.introduction_zh, en: row.introduction_en },
    city: { zh: row.city_zh, en: row.city_en },
    foundedYear: row.founded_year,
    supportPhone: row.support_phone,
    supportEmail: row.support_email,
    supportHours: { zh: row.support_hours_zh, en: row.support_hours_en },
    serviceEmail: row.service_email,
    featured: row.featured,
    // The table's check constraint holds the union.
    state: row.state as Seller['state'],
    joinedAt: row.joined_at,
  }
}
