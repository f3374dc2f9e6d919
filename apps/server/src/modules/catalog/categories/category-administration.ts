import { sql } from 'kysely'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import { isUniqueViolation, type Queryable, type Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import { findPlaceProblem, type PlaceProblem } from '../domain/category-tree.ts'
import type { AccessType } from '../domain/product.ts'

export interface ManagedCategory {
  id: string
  slug: string
  parentId: string | null
  name: LocalizedText
  icon: string
  /** Kinds of product it takes; empty: all. */
  accessTypes: AccessType[]
  hidden: boolean
  position: number
  /** Products of every state that stand in it, also as a further category; not those below it. */
  productCount: number
}

export type CategoryChange = Pick<ManagedCategory, 'parentId' | 'name' | 'icon' | 'accessTypes' | 'hidden'>

const placeProblems: Record<PlaceProblem, string> = {
  UNKNOWN_PARENT: 'category_parent_unknown',
  CYCLE: 'category_cycle',
  TOO_DEEP: 'category_too_deep',
}

export type CategoryAdministration = ReturnType<typeof createCategoryAdministration>

/** The tree of categories, kept by operators (OPS-CAT-01). */
export function createCategoryAdministration(platform: Platform, deps: { clearCaches: () => void }) {
  const { db, audit } = platform

  async function lockTree(tx: Tx): Promise<ManagedCategory[]> {
    await sql`select pg_advisory_xact_lock(hashtextextended('catalog.categories', 0))`.execute(tx)
    return readTree(tx)
  }

  /** Products stand in the last level only, so a category that holds some takes none below it. */
  function requirePlace(tree: readonly ManagedCategory[], id: string | null, parentId: string | null): void {
    const problem = findPlaceProblem(tree, id, parentId)
    if (problem)
      throw new DomainError('validation', 'VALIDATION_FAILED', {
        fields: [{ path: 'parentId', message: placeProblems[problem] }],
      })
    const parent = tree.find((category) => category.id === parentId)
    if (parent && parent.productCount > 0)
      throw new DomainError('conflict', 'CATEGORY_HAS_PRODUCTS', { values: { count: parent.productCount } })
  }

  const auditJson = ({ slug, parentId, name, icon, accessTypes, hidden, position }: ManagedCategory) => ({
    slug,
    parentId,
    name,
    icon,
    accessTypes,
    hidden,
    position,
  })

  return {
    list: (): Promise<ManagedCategory[]> => readTree(db.query),

    /** @throws validation `parentId`; conflict CATEGORY_SLUG_TAKEN, CATEGORY_HAS_PRODUCTS (the parent) */
    async create(actor: Actor, slug: string, draft: CategoryChange): Promise<string> {
      const id = newId('cat')
      await db.transaction(async (tx) => {
        const tree = await lockTree(tx)
        requirePlace(tree, null, draft.parentId)
        const beside = tree.filter((category) => category.parentId === draft.parentId)
        const position = Math.max(-1, ...beside.map((category) => category.position)) + 1
        try {
          await tx
            .insertInto('categories')
            .values({ id, slug, position, ...columnsOf(draft) })
            .execute()
        } catch (error) {
          if (isUniqueViolation(error, 'categories_slug_key'))
            throw new DomainError('conflict', 'CATEGORY_SLUG_TAKEN', {
              values: { slug },
              fields: [{ path: 'slug', message: 'taken' }],
              cause: error,
            })
          throw error
        }
        await audit.append(tx, actor, {
          action: 'ops.category.create',
          objectType: 'category',
          objectId: id,
          before: null,
          after: { slug, ...draft },
        })
      })
      deps.clearCaches()
      return id
    },

    /** The short name stays: addresses and product documents hold it. @throws not_found; as `create` */
    async change(actor: Actor, id: string, change: CategoryChange): Promise<void> {
      await db.transaction(async (tx) => {
        const tree = await lockTree(tx)
        const before = tree.find((category) => category.id === id)
        if (!before) throw notFound('category')
        const moves = before.parentId !== change.parentId
        if (moves) requirePlace(tree, id, change.parentId)
        const beside = tree.filter((category) => category.parentId === change.parentId)
        const position = moves
          ? Math.max(-1, ...beside.map((category) => category.position)) + 1
          : before.position
        await tx
          .updateTable('categories')
          .set({ position, ...columnsOf(change) })
          .where('id', '=', id)
          .execute()
        if (moves)
          await tx
            .updateTable('products')
            .set({ top_category_id: change.parentId ?? id })
            .where('category_id', '=', id)
            .execute()
        await audit.append(tx, actor, {
          action: 'ops.category.change',
          objectType: 'category',
          objectId: id,
          before: auditJson(before),
          after: { ...change, position },
        })
      })
      deps.clearCaches()
    },

    /** Puts the categories of one level below one parent into a new order; all of them are named. */
    async reorder(actor: Actor, parentId: string | null, ids: readonly string[]): Promise<void> {
      await db.transaction(async (tx) => {
        const tree = await lockTree(tx)
        const before = tree.filter((category) => category.parentId === parentId).map(({ id }) => id)
        if (ids.length !== before.length || before.some((id) => !ids.includes(id)))
          throw new DomainError('conflict', 'CATEGORY_ORDER')
        for (const [position, id] of ids.entries())
          await tx.updateTable('categories').set({ position }).where('id', '=', id).execute()
        await audit.append(tx, actor, {
          action: 'ops.category.reorder',
          objectType: 'category',
          objectId: parentId ?? 'top',
          before: { order: before },
          after: { order: ids },
        })
      })
      deps.clearCaches()
    },

    /** @throws not_found; conflict CATEGORY_HAS_PRODUCTS, CATEGORY_HAS_CHILDREN, CATEGORY_HAS_TAX_RULES */
    async remove(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const tree = await lockTree(tx)
        const before = tree.find((category) => category.id === id)
        if (!before) throw notFound('category')
        if (before.productCount > 0)
          throw new DomainError('conflict', 'CATEGORY_HAS_PRODUCTS', {
            values: { count: before.productCount },
          })
        if (tree.some((category) => category.parentId === id))
          throw new DomainError('conflict', 'CATEGORY_HAS_CHILDREN')
        const taxed = await tx
          .selectFrom('tax_rules')
          .select('id')
          .where('category_id', '=', id)
          .limit(1)
          .executeTakeFirst()
        if (taxed) throw new DomainError('conflict', 'CATEGORY_HAS_TAX_RULES')
        await tx.deleteFrom('categories').where('id', '=', id).execute()
        await audit.append(tx, actor, {
          action: 'ops.category.remove',
          objectType: 'category',
          objectId: id,
          before: auditJson(before),
          after: null,
        })
      })
      deps.clearCaches()
    },
  }
}

function columnsOf(change: CategoryChange) {
  return {
    parent_id: change.parentId,
    name_zh: change.name.zh,
    name_en: change.name.en,
    icon: change.icon,
    access_types: change.accessTypes,
    hidden: change.hidden,
  }
}

async function readTree(db: Tx | Queryable): Promise<ManagedCategory[]> {
  const { rows } = await sql<{
    id: string
    slug: string
    parent_id: string | null
    name_zh: string
    name_en: string
    icon: string
    access_types: AccessType[]
    hidden: boolean
    position: number
    count: bigint
  }>`
    select c.id, c.slug, c.parent_id, c.name_zh, c.name_en, c.icon, c.access_types, c.hidden, c.position,
      (select count(*) from products p
       where p.category_id = c.id or p.details -> 'extraCategories' ? c.slug) as count
    from categories c
    order by c.position, c.slug`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    parentId: row.parent_id,
    name: { zh: row.name_zh, en: row.name_en },
    icon: row.icon,
    accessTypes: row.access_types,
    hidden: row.hidden,
    position: row.position,
    productCount: Number(row.count),
  }))
}
