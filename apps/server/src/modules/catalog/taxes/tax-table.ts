import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { Actor } from '../../../platform/actor.ts'
import { isUniqueViolation, type Queryable, type Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { AccessType, PriceMode } from '../domain/product.ts'
import { deriveTax, type DerivedTax, type TaxCategory, type TaxRule } from '../domain/tax.ts'

export type TaxRuleDraft = Omit<TaxRule, 'id'>

export type TaxTable = ReturnType<typeof createTaxTable>

/** Tax categories and rates (OPS-FEE-20, SELL-PUB-70). Rows are added for the future; those in effect stay. */
export function createTaxTable(platform: Platform) {
  const { db, clock, audit, site } = platform

  async function readRules(reader: Tx | Queryable): Promise<TaxRule[]> {
    const rows = await reader
      .selectFrom('tax_rules')
      .selectAll()
      .where('site', '=', site)
      .orderBy('access_type')
      .orderBy('effective_at', 'desc')
      .orderBy('id')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      // Check constraints of the table hold the unions.
      accessType: row.access_type as AccessType,
      mode: row.mode as PriceMode | null,
      categoryId: row.category_id,
      taxCategory: row.tax_category as TaxCategory,
      rateBps: row.rate_bps,
      effectiveAt: row.effective_at,
    }))
  }

  return {
    /** Business time: which rows hold is told by it. */
    now: () => clock.now(),

    list: () => readRules(db.query),

    /** What the sales of a product are taxed with, for each billing mode that the table knows. */
    async derive(
      reader: Tx | Queryable,
      sale: { accessType: AccessType; modes: readonly PriceMode[]; categorySlug: string | null },
    ): Promise<DerivedTax[]> {
      const category =
        sale.categorySlug === null
          ? undefined
          : await reader
              .selectFrom('categories')
              .select(['id', 'parent_id'])
              .where('slug', '=', sale.categorySlug)
              .executeTakeFirst()
      const categoryPath = category
        ? [category.id, ...(category.parent_id === null ? [] : [category.parent_id])]
        : []
      const rules = await readRules(reader)
      return sale.modes.flatMap((mode) => {
        const derived = deriveTax(rules, { accessType: sale.accessType, mode, categoryPath, at: clock.now() })
        return derived ? [derived] : []
      })
    },

    /** @throws validation `effectiveAt`, `categoryId`; conflict RATE_OVERLAP */
    async add(actor: Actor, draft: TaxRuleDraft): Promise<string> {
      const now = clock.now()
      if (draft.effectiveAt.getTime() <= now.getTime())
        throw new DomainError('validation', 'VALIDATION_FAILED', {
          fields: [{ path: 'effectiveAt', message: 'date_future' }],
        })
      const id = newId('tax')
      try {
        await db.transaction(async (tx) => {
          if (draft.categoryId !== null) {
            const category = await tx
              .selectFrom('categories')
              .select('id')
              .where('id', '=', draft.categoryId)
              .executeTakeFirst()
            if (!category)
              throw new DomainError('validation', 'VALIDATION_FAILED', {
                fields: [{ path: 'categoryId', message: 'category_parent_unknown' }],
              })
          }
          await tx
            .insertInto('tax_rules')
            .values({
              id,
              site,
              access_type: draft.accessType,
              mode: draft.mode,
              category_id: draft.categoryId,
              tax_category: draft.taxCategory,
              rate_bps: draft.rateBps,
              effective_at: draft.effectiveAt,
              created_at: now,
              created_by: actor.userId,
            })
            .execute()
          await audit.append(tx, actor, {
            action: 'ops.tax_rule.add',
            objectType: 'tax_rule',
            objectId: id,
            before: null,
            after: { ...draft, effectiveAt: draft.effectiveAt.toISOString() },
          })
        })
      } catch (error) {
        if (isUniqueViolation(error, 'tax_rules_key'))
          throw new DomainError('conflict', 'RATE_OVERLAP', {
            fields: [{ path: 'effectiveAt', message: 'taken' }],
            cause: error,
          })
        throw error
      }
      return id
    },

    /** Takes back a row that is not in effect yet. @throws not_found; conflict RATE_IN_EFFECT */
    async remove(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const row = await tx
          .selectFrom('tax_rules')
          .selectAll()
          .where('id', '=', id)
          .where('site', '=', site)
          .forUpdate()
          .executeTakeFirst()
        if (!row) throw notFound('tax rule')
        if (row.effective_at.getTime() <= clock.now().getTime())
          throw new DomainError('conflict', 'RATE_IN_EFFECT')
        await tx.deleteFrom('tax_rules').where('id', '=', id).execute()
        await audit.append(tx, actor, {
          action: 'ops.tax_rule.remove',
          objectType: 'tax_rule',
          objectId: id,
          before: { accessType: row.access_type, mode: row.mode, rateBps: row.rate_bps },
          after: null,
        })
      })
    },
  }
}
