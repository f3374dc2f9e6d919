import { sql } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../../kernel/paging.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Queryable } from '../../../platform/db/database.ts'
import type { AccessType, SuspensionReason } from '../domain/product.ts'
import type { ProductState } from '../domain/product-states.ts'

export interface ProductSearch {
  /** Part of a name, or the slug or id. */
  q?: string | undefined
  seller?: string | undefined
  state?: ProductState | undefined
  accessType?: AccessType | undefined
  id?: string | undefined
}

export interface OperatedProduct {
  id: string
  slug: string
  title: LocalizedText
  sellerId: string
  sellerName: LocalizedText
  accessType: AccessType
  salesClass: string
  state: ProductState
  publicSale: boolean
  suspendedReason: SuspensionReason | null
  frozenAt: Date | null
  frozenUntil: Date | null
  frozenRenewals: boolean
  salesCount: number
  listedAt: Date
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** Every product that was ever listed, the newest first, as operators look for them. */
export async function listOperatedProducts(
  db: Queryable,
  search: ProductSearch,
  page: { cursor?: string; limit: number },
): Promise<Page<OperatedProduct>> {
  let query = db
    .selectFrom('products')
    .select([
      'id',
      'slug',
      'title_zh',
      'title_en',
      'seller_id',
      'seller_name_zh',
      'seller_name_en',
      'access_type',
      'sales_class',
      'state',
      'public_sale',
      'suspended_reason',
      'frozen_at',
      'frozen_until',
      'frozen_renewals',
      'sales_count',
      'listed_at',
    ])
    .where('state', '<>', 'DRAFT')
    .orderBy('listed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  const { q, seller } = search
  if (search.id) query = query.where('id', '=', search.id)
  if (search.state) query = query.where('state', '=', search.state)
  if (search.accessType) query = query.where('access_type', '=', search.accessType)
  if (q)
    query = query.where((eb) =>
      eb.or([
        eb('title_zh', 'ilike', like(q)),
        eb('title_en', 'ilike', like(q)),
        eb('slug', '=', q),
        eb('id', '=', q),
      ]),
    )
  if (seller)
    query = query.where((eb) =>
      eb.or([
        eb('seller_name_zh', 'ilike', like(seller)),
        eb('seller_name_en', 'ilike', like(seller)),
        eb('seller_id', '=', seller),
      ]),
    )
  if (page.cursor) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(sql<boolean>`(date_trunc('milliseconds', listed_at), id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  // Check constraints of the table hold the unions.
  return cutPage(
    rows.map((row) => ({
      id: row.id,
      slug: row.slug,
      title: { zh: row.title_zh, en: row.title_en },
      sellerId: row.seller_id,
      sellerName: { zh: row.seller_name_zh, en: row.seller_name_en },
      accessType: row.access_type as AccessType,
      salesClass: row.sales_class,
      state: row.state as ProductState,
      publicSale: row.public_sale,
      suspendedReason: row.suspended_reason as SuspensionReason | null,
      frozenAt: row.frozen_at,
      frozenUntil: row.frozen_until,
      frozenRenewals: row.frozen_renewals,
      salesCount: Number(row.sales_count),
      listedAt: row.listed_at,
    })),
    page.limit,
    (row) => ({ at: row.listedAt, id: row.id }),
  )
}
