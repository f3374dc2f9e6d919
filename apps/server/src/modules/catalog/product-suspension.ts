import { sql } from 'kysely'
import { notFound } from '../../kernel/errors.ts'
import { cutPage, decodeCursor, type Page } from '../../kernel/paging.ts'
import type { LocalizedText } from '../../kernel/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { SuspensionReason } from './domain/product.ts'
import { productTransitions } from './domain/product-states.ts'

declare module '../../platform/events/event-bus.ts' {
  interface EventPayloads {
    'catalog.product_suspended': {
      productId: string
      sellerId: string
      title: LocalizedText
      reason: SuspensionReason
    }
    'catalog.product_resumed': { productId: string; sellerId: string; title: LocalizedText }
  }
}

/** A product that the marketplace took from sale, as operators see it. */
export interface SuspendedProduct {
  id: string
  slug: string
  title: LocalizedText
  sellerName: LocalizedText
  reason: SuspensionReason
  at: Date
}

export type ProductSuspension = ReturnType<typeof createProductSuspension>

/** SELL-APP-13: a product whose interface keeps failing is taken from sale until an operator puts it back. */
export function createProductSuspension(platform: Platform) {
  const { db, clock, events, audit } = platform
  return {
    /**
     * Takes a product from sale; what was bought goes on. A repeat changes nothing.
     *
     * @returns whether it was on sale
     */
    async suspend(tx: Tx, suspended: { productId: string; reason: SuspensionReason }): Promise<boolean> {
      const row = await tx
        .updateTable('products')
        .set({
          state: productTransitions.suspend.to,
          suspended_reason: suspended.reason,
          suspended_at: clock.now(),
        })
        .where('id', '=', suspended.productId)
        .where('state', 'in', productTransitions.suspend.from)
        .returning(['seller_id', 'title_zh', 'title_en'])
        .executeTakeFirst()
      if (!row) return false
      await events.emit(tx, 'catalog.product_suspended', {
        ...suspended,
        sellerId: row.seller_id,
        title: { zh: row.title_zh, en: row.title_en },
      })
      return true
    },

    /** Puts a suspended product back on sale. @throws not_found when it is not suspended */
    async resume(actor: Actor, productId: string): Promise<void> {
      await db.transaction(async (tx) => {
        const before = await tx
          .selectFrom('products')
          .select(['suspended_reason'])
          .where('id', '=', productId)
          .where('state', 'in', productTransitions.resume.from)
          .forUpdate()
          .executeTakeFirst()
        if (!before) throw notFound('product')
        const row = await tx
          .updateTable('products')
          .set({ state: productTransitions.resume.to, suspended_reason: null, suspended_at: null })
          .where('id', '=', productId)
          .returning(['seller_id', 'title_zh', 'title_en'])
          .executeTakeFirstOrThrow()
        await events.emit(tx, 'catalog.product_resumed', {
          productId,
          sellerId: row.seller_id,
          title: { zh: row.title_zh, en: row.title_en },
        })
        await audit.append(tx, actor, {
          action: 'product.resume',
          objectType: 'product',
          objectId: productId,
          before: { suspended: before.suspended_reason },
          after: { suspended: null },
        })
      })
    },

    /** Products of an endpoint that are on sale: those a dead address affects. */
    async listOnSaleByEndpoint(tx: Tx, endpointId: string): Promise<string[]> {
      const rows = await tx
        .selectFrom('products')
        .select('id')
        .where('endpoint_id', '=', endpointId)
        .where('state', '=', 'ON_SALE')
        .where('protocol', 'is not', null)
        .orderBy('id')
        .execute()
      return rows.map((row) => row.id)
    },

    async list(page: { cursor?: string; limit: number }): Promise<Page<SuspendedProduct>> {
      let query = db.query
        .selectFrom('products')
        .select([
          'id',
          'slug',
          'title_zh',
          'title_en',
          'seller_name_zh',
          'seller_name_en',
          'suspended_reason',
          'suspended_at',
        ])
        .where('state', '=', 'SUSPENDED')
        .orderBy('suspended_at', 'desc')
        .orderBy('id', 'desc')
        .limit(page.limit + 1)
      if (page.cursor) {
        const { at, id } = decodeCursor(page.cursor)
        query = query.where(sql<boolean>`(suspended_at, id) < (${at}, ${id})`)
      }
      const rows = await query.execute()
      return cutPage(
        rows.map((row) => ({
          id: row.id,
          slug: row.slug,
          title: { zh: row.title_zh, en: row.title_en },
          sellerName: { zh: row.seller_name_zh, en: row.seller_name_en },
          reason: row.suspended_reason as SuspensionReason,
          at: row.suspended_at!,
        })),
        page.limit,
        (row) => ({ at: row.at, id: row.id }),
      )
    },
  }
}
