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
  state: 'APPROVED' | 'SUSPENDED' | 'EXITED'
  joinedAt: Date
  /** Uploaded logo; null: a generated one. */
  logoFileId: string | null
}

export async function insertSeller(
  tx: Tx,
  seller: Omit<Seller, 'logoFileId'> & { logoFileId?: string | null },
): Promise<void> {
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
      logo_file_id: seller.logoFileId ?? null,
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

/** The seller, locked. */
export async function lockSeller(tx: Tx, sellerId: string): Promise<Seller> {
  const row = await tx
    .selectFrom('sellers')
    .selectAll()
    .where('id', '=', sellerId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return fromRow(row)
}

export async function isSlugTaken(db: Reader, slug: string): Promise<boolean> {
  const row = await db.selectFrom('sellers').select('id').where('slug', '=', slug).executeTakeFirst()
  return row !== undefined
}

/** What the shop page shows of an approved profile. */
export async function updateShopFacts(
  tx: Tx,
  sellerId: string,
  shop: Pick<
    Seller,
    'name' | 'introduction' | 'city' | 'supportPhone' | 'supportEmail' | 'serviceEmail' | 'logoFileId'
  >,
): Promise<void> {
  await tx
    .updateTable('sellers')
    .set({
      name_zh: shop.name.zh,
      name_en: shop.name.en,
      introduction_zh: shop.introduction.zh,
      introduction_en: shop.introduction.en,
      city_zh: shop.city.zh,
      city_en: shop.city.en,
      support_phone: shop.supportPhone,
      support_email: shop.supportEmail,
      service_email: shop.serviceEmail,
      logo_file_id: shop.logoFileId,
    })
    .where('id', '=', sellerId)
    .execute()
}

export async function markExited(tx: Tx, sellerId: string, at: Date): Promise<void> {
  await tx.updateTable('sellers').set({ state: 'EXITED', exited_at: at }).where('id', '=', sellerId).execute()
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
  logo_file_id: string | null
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
    logoFileId: row.logo_file_id,
  }
}
