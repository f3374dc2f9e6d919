import type { LocalizedText } from '../../kernel/text.ts'
import type { Queryable } from '../../platform/db/database.ts'
import type { AccessType } from './domain/product.ts'

/** What the generated pictures of a product are drawn from; `null` when there is no such product. */
export async function findProductFace(
  db: Queryable,
  slug: string,
): Promise<{ title: LocalizedText; accessType: AccessType; draft: boolean; logoFile: string | null } | null> {
  const row = await db
    .selectFrom('products')
    .select(['title_zh', 'title_en', 'access_type', 'state', 'logo_file'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  // The table's check constraint holds the union.
  return row
    ? {
        title: { zh: row.title_zh, en: row.title_en },
        accessType: row.access_type as AccessType,
        draft: row.state === 'DRAFT',
        logoFile: row.logo_file,
      }
    : null
}
