import { isDeepStrictEqual } from 'node:util'
import { DomainError, notFound, type FieldProblem } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { ReviewDesk } from '../../reviews/index.ts'
import {
  checkDecoration,
  checkShopLimits,
  emptyDecoration,
  filesOfDecoration,
  isEmptyDecoration,
  productsOfDecoration,
  type ShopDecoration,
  type ShopLimits,
} from '../domain/shop-decoration.ts'
import { ownSeller } from '../own-seller.ts'
import { reviewRequests, submitRequest, withdrawRequest } from '../reviewed-requests.ts'
import { findSeller, lockSeller, type Seller } from '../seller-repository.ts'
import type { SellerFiles } from '../uploaded-files.ts'
import { shopReviewContent } from './shop-content.ts'
import * as store from './shop-repository.ts'

export type ShopService = ReturnType<typeof createShopService>

/** Products of a seller that buyers can see, as the module that owns them tells. */
export type FindShownProducts = (
  reader: Tx | Queryable,
  sellerId: string,
  ids: readonly string[],
) => Promise<{ id: string; title: LocalizedText }[]>

const kind = {
  queue: 'shop',
  subject: 'shop',
  table: 'shop_changes',
  objectType: 'shop_change',
  idPrefix: 'shc',
  submitAction: 'seller.shop.submit',
} as const

/** How sellers furnish their shops: a draft, its review, and what buyers see (SELL-ONB-51). */
export function createShopService(
  platform: Platform,
  deps: { reviews: ReviewDesk; files: SellerFiles; findShownProducts: FindShownProducts },
) {
  const { db, clock, audit, settings } = platform
  const { reviews, files, findShownProducts } = deps
  const limits: ShopLimits = {
    storyPicturesMax: settings.SHOP_STORY_PICTURES_MAX,
    slidesMax: settings.SHOP_SLIDES_MAX,
    featuredMax: settings.SHOP_FEATURED_MAX,
    casesMax: settings.SHOP_CASES_MAX,
    newsMax: settings.SHOP_NEWS_MAX,
  }
  const draftFiles = (sellerId: string) => ({ type: 'shop_draft', id: sellerId })
  const changeFiles = (changeId: string) => ({ type: kind.objectType, id: changeId })

  reviewRequests<store.ShopChange>(platform, reviews, {
    ...kind,
    find: store.findShopChange,
    async carryOut(tx, change, seller) {
      await files.publish(
        tx,
        filesOfDecoration(change.after).map(({ id }) => id),
      )
      await store.putLive(tx, seller.id, change.after, clock.now())
      // Pictures of earlier decorations are free once nothing shows them.
      for (const earlier of await store.listShopChanges(tx, seller.id, 20))
        if (earlier.id !== change.id) await files.release(tx, changeFiles(earlier.id))
    },
    async describe(reader, change) {
      const named = [change.after, change.before ?? emptyDecoration].flatMap(productsOfDecoration)
      const found = await findShownProducts(
        reader,
        change.sellerId,
        named.map(({ id }) => id),
      )
      return shopReviewContent(change, new Map(found.map(({ id, title }) => [id, title])))
    },
  })

  /** Products that are not the seller's, or that nobody can see. */
  async function judgeProducts(
    reader: Tx | Queryable,
    sellerId: string,
    decoration: ShopDecoration,
  ): Promise<FieldProblem[]> {
    const named = productsOfDecoration(decoration)
    const found = await findShownProducts(
      reader,
      sellerId,
      named.map(({ id }) => id),
    )
    const shown = new Set(found.map(({ id }) => id))
    return named.filter(({ id }) => !shown.has(id)).map(({ field: path }) => ({ path, message: 'unknown' }))
  }

  function refuse(problems: FieldProblem[]): void {
    if (problems.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields: problems })
  }

  function requireRevision(shop: store.Shop, revision: number): void {
    if (shop.revision !== revision)
      throw new DomainError('conflict', 'SHOP_DRAFT_CHANGED', {
        values: { by: shop.savedBy ?? '', at: shop.savedAt?.toISOString() ?? '' },
      })
  }

  return {
    limits,

    async get(actor: Actor) {
      const sellerId = ownSeller(actor)
      const [seller, shop, changes] = await Promise.all([
        findSeller(db.query, { id: sellerId }),
        store.getShop(db.query, sellerId),
        store.listShopChanges(db.query, sellerId, 20),
      ])
      const [latest] = changes
      return {
        slug: seller!.slug,
        ...shop,
        /** The newest request, when it waits or was refused. */
        change: latest?.state === 'PENDING' || latest?.state === 'REJECTED' ? latest : null,
        history: changes,
      }
    },

    /**
     * Keeps what was written so far; it may be unfinished.
     *
     * @param revision the one that the writer read
     * @throws validation naming what is too much or a file that is not there; conflict `SHOP_DRAFT_CHANGED`
     */
    async saveDraft(
      actor: Actor,
      revision: number,
      draft: ShopDecoration,
    ): Promise<{ revision: number; savedAt: Date }> {
      const sellerId = ownSeller(actor)
      refuse(checkShopLimits(draft, limits))
      return db.transaction(async (tx) => {
        await lockSeller(tx, sellerId)
        const shop = await store.getShop(tx, sellerId)
        requireRevision(shop, revision)
        await files.release(tx, draftFiles(sellerId))
        await files.claim(tx, actor, filesOfDecoration(draft), draftFiles(sellerId))
        const saved = { draft, revision: revision + 1, by: actor.userName, at: clock.now() }
        await store.putDraft(tx, sellerId, saved)
        return { revision: saved.revision, savedAt: saved.at }
      })
    },

    /**
     * Hands the saved draft in; buyers see what was approved before until it is.
     *
     * @throws validation naming the fields; conflict `SHOP_DRAFT_CHANGED`, `PROFILE_UNCHANGED`, `REQUEST_PENDING`
     */
    async submit(actor: Actor, revision: number): Promise<void> {
      await submitRequest(actor, { platform, reviews }, kind, async (tx, seller, fresh) => {
        const shop = await store.getShop(tx, seller.id)
        requireRevision(shop, revision)
        const { draft: after, live: before } = shop
        if (before === null ? isEmptyDecoration(after) : isDeepStrictEqual(before, after))
          throw new DomainError('conflict', 'PROFILE_UNCHANGED')
        refuse([...checkDecoration(after, limits), ...(await judgeProducts(tx, seller.id, after))])
        await files.claim(tx, actor, filesOfDecoration(after), changeFiles(fresh.id))
        await store.insertShopChange(tx, { ...fresh, before, after })
        return {
          title: { zh: `${seller.name.zh} 装修店铺`, en: `${seller.name.en} furnishes its shop` },
          ...(before && { before }),
          after,
        }
      })
    },

    async withdraw(actor: Actor): Promise<void> {
      const sellerId = ownSeller(actor)
      await db.transaction(async (tx) => {
        const [latest] = await store.listShopChanges(tx, sellerId, 1)
        const pending = latest?.state === 'PENDING' ? latest : undefined
        await withdrawRequest(tx, actor, { platform, reviews }, kind, pending)
        await files.release(tx, changeFiles(pending!.id))
        await audit.append(tx, actor, {
          action: 'seller.shop.withdraw',
          objectType: kind.objectType,
          objectId: pending!.id,
        })
      })
    },

    /** Furnishes a shop that nobody reviews, such as those of the demo. */
    async furnishUnseen(tx: Tx, sellerId: string, decoration: ShopDecoration): Promise<void> {
      const at = clock.now()
      await store.putDraft(tx, sellerId, { draft: decoration, revision: 1, by: 'seller', at })
      await store.putLive(tx, sellerId, decoration, at)
    },

    /** What buyers see of a shop; `null` while nothing was approved. */
    async findLive(reader: Tx | Queryable, sellerId: string): Promise<ShopDecoration | null> {
      return (await store.getShop(reader, sellerId)).live
    },

    /** The shop as its draft would make it. */
    async previewDraft(actor: Actor): Promise<{ seller: Seller; decoration: ShopDecoration }> {
      const sellerId = ownSeller(actor)
      const seller = await findSeller(db.query, { id: sellerId })
      return { seller: seller!, decoration: (await store.getShop(db.query, sellerId)).draft }
    },

    /** The shop as a request would make it, for its reviewer. @throws not_found */
    async previewChange(changeId: string): Promise<{ seller: Seller; decoration: ShopDecoration }> {
      const change = await store.findShopChange(db.query, changeId)
      const seller = change && (await findSeller(db.query, { id: change.sellerId }))
      if (!seller) throw notFound('review')
      return { seller, decoration: change.after }
    },
  }
}
