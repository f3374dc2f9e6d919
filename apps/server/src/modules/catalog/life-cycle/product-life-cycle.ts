import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import { nextState } from '../../../kernel/transitions.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isProductGranted } from '../../../platform/product-grant.ts'
import type { ReviewDesk } from '../../reviews/index.ts'
import type { UploadsService } from '../../uploads/index.ts'
import { closeOpenApplication } from '../applications/close-application.ts'
import { refreshListing } from '../catalog-import.ts'
import type { Product, Sku, Specification } from '../domain/product.ts'
import { productTransitions, type ProductMove, type ProductState } from '../domain/product-states.ts'
import { findProduct } from '../product-repository.ts'
import { listOperatedProducts, type ProductSearch } from './operator-products.ts'
import {
  insertProductHistory,
  listProductHistory,
  type HistoryCommand,
  type ProductHistoryEntry,
} from './product-history.ts'

declare module '../../../platform/events/event-bus.ts' {
  interface EventPayloads {
    /** Taken from sale for good; what was bought runs on. */
    'catalog.product_removed': {
      productId: string
      sellerId: string
      title: LocalizedText
      by: 'seller' | 'platform'
      reason: string
    }
    /** A specification or SKU was taken from sale for good; others of the product are still sold. */
    'catalog.specification_removed': {
      productId: string
      sellerId: string
      specificationId: string
      skuId: string | null
      title: LocalizedText
    }
    'catalog.product_frozen': {
      productId: string
      sellerId: string
      title: LocalizedText
      reason: string
      until: string | null
    }
    'catalog.product_unfrozen': { productId: string; sellerId: string; title: LocalizedText }
  }
}

/** The whole product, one specification, or one SKU of it. */
export interface RemovedPart {
  productId: string
  specificationId?: string | undefined
  skuId?: string | undefined
}

/** What a removal leaves behind, for the warning before it (SELL-PUB-121). */
export interface Consequences {
  /** Instances that buyers use and that run to their end. */
  instances: number
  /** Orders that are paid and not finished. */
  orders: number
  /** Orders that wait for payment, which will be refused. */
  unpaid: number
}

export interface LifeCycleDeps {
  reviews: Pick<ReviewDesk, 'withdraw'>
  uploads: Pick<UploadsService, 'claim'>
  /** Told by the modules that know of orders and instances. */
  consequencesOf: (db: Tx | Queryable, part: RemovedPart) => Promise<Consequences>
}

export type ProductLifeCycle = ReturnType<typeof createProductLifeCycle>

const SWEEP_BATCH = 50
const sweeper = { kind: 'system', name: 'system' } as const

/** How a listed product leaves the shelf, for a time or for good (seller 4.6, 4.8; OPS-RISK-02, 04). */
export function createProductLifeCycle(platform: Platform, deps: LifeCycleDeps) {
  const { db, clock, events, audit } = platform

  /** Whether the product is the person's to see: of their shop, and among those they are limited to. */
  const isOwn = (actor: Actor, product: Product): boolean =>
    product.sellerId === actor.sellerId && isProductGranted(actor.productGrant, product.id)

  async function lock(tx: Tx, id: string, sellerId: string | null): Promise<Product> {
    let query = tx
      .selectFrom('products')
      .select('id')
      .where('id', '=', id)
      .where('state', '<>', 'DRAFT')
      .forUpdate()
    if (sellerId !== null) query = query.where('seller_id', '=', sellerId)
    const row = await query.executeTakeFirst()
    const product = row && (await findProduct(tx, { id: row.id }))
    if (!product) throw notFound('product')
    return product
  }

  function stateAfter(product: Product, command: ProductMove): ProductState {
    const next = nextState(productTransitions, command, product.state)
    if (next === null)
      throw new DomainError('conflict', 'PRODUCT_STATE', { values: { state: product.state } })
    return next
  }

  /** Writes the state with what belongs to it, and the line of the history. */
  async function move(
    tx: Tx,
    product: Product,
    command: ProductMove,
    by: Pick<ProductHistoryEntry, 'actorKind' | 'actorName'>,
    more: { reason?: string; evidence?: string[]; until?: Date | null; renewals?: boolean } = {},
  ): Promise<ProductState> {
    const to = stateAfter(product, command)
    const now = clock.now()
    const isFrozen = to === 'FROZEN'
    const keepsReason = isFrozen || to === 'SUSPENDED'
    await tx
      .updateTable('products')
      .set({
        state: to,
        frozen_at: isFrozen ? now : null,
        frozen_until: isFrozen ? (more.until ?? null) : null,
        frozen_renewals: isFrozen && more.renewals === true,
        ...(!keepsReason && { suspended_reason: null, suspended_at: null }),
      })
      .where('id', '=', product.id)
      .execute()
    await record(tx, product, command, to, by, more)
    return to
  }

  function record(
    tx: Tx,
    product: Product,
    command: HistoryCommand,
    to: ProductState,
    by: Pick<ProductHistoryEntry, 'actorKind' | 'actorName'>,
    more: Partial<Pick<ProductHistoryEntry, 'reason' | 'evidence' | 'until' | 'subject'>> = {},
  ): Promise<void> {
    return insertProductHistory(tx, product.id, {
      at: clock.now(),
      ...by,
      command,
      from: product.state,
      to,
      subject: more.subject ?? null,
      reason: more.reason ?? '',
      evidence: more.evidence ?? [],
      until: more.until ?? null,
    })
  }

  /** @throws not_found */
  function partOf(product: Product, part: RemovedPart): { specification: Specification; sku: Sku | null } {
    const specification = product.specifications.find(({ id }) => id === part.specificationId)
    if (!specification) throw notFound('specification')
    if (part.skuId === undefined) return { specification, sku: null }
    const sku = specification.skus.find(({ id }) => id === part.skuId)
    if (!sku) throw notFound('sku')
    return { specification, sku }
  }

  async function requireRemovable(tx: Tx, product: Product, part: RemovedPart): Promise<void> {
    if (product.salesClass === 'platform') throw new DomainError('conflict', 'PRODUCT_REMOVAL_CONTACT')
    if (product.salesClass !== 'joint') return
    const { orders } = await deps.consequencesOf(tx, part)
    if (orders > 0) throw new DomainError('conflict', 'PRODUCT_REMOVAL_CONSENT', { values: { orders } })
  }

  const bySeller = (actor: Actor) => ({ actorKind: 'seller' as const, actorName: actor.userName })
  const byOperator = (actor: Actor) => ({ actorKind: 'operator' as const, actorName: actor.userName })

  const factOf = ({ id, sellerId, title }: Product) => ({ productId: id, sellerId, title })

  async function removeWhole(tx: Tx, actor: Actor, product: Product): Promise<ProductState> {
    const to = await move(tx, product, 'remove', bySeller(actor))
    await events.emit(tx, 'catalog.product_removed', { ...factOf(product), by: 'seller', reason: '' })
    return to
  }

  async function thaw(
    tx: Tx,
    product: Product,
    by: Pick<ProductHistoryEntry, 'actorKind' | 'actorName'>,
    reason: string,
  ): Promise<ProductState> {
    const command = product.suspendedReason === null ? 'unfreeze' : 'unfreezeSuspended'
    const to = await move(tx, product, command, by, { reason })
    await events.emit(tx, 'catalog.product_unfrozen', factOf(product))
    return to
  }

  return {
    /** A listed product of the seller with what happened to it. @throws not_found */
    async own(
      actor: Actor,
      productId: string,
    ): Promise<{ product: Product; history: ProductHistoryEntry[] }> {
      const product = await findProduct(db.query, { id: productId })
      if (!product || !isOwn(actor, product)) throw notFound('product')
      return { product, history: await listProductHistory(db.query, product.id) }
    },

    /** Products of all sellers, as operators look for them. */
    list: (search: ProductSearch, page: { cursor?: string; limit: number }) =>
      listOperatedProducts(db.query, search, page),

    /** A listed product as operators see it. @throws not_found */
    async operated(productId: string) {
      const { items } = await listOperatedProducts(db.query, { id: productId }, { limit: 1 })
      const row = items[0]
      const product = row && (await findProduct(db.query, { id: row.id }))
      if (!product) throw notFound('product')
      const [history, consequences] = await Promise.all([
        listProductHistory(db.query, productId),
        deps.consequencesOf(db.query, { productId }),
      ])
      return { row, product, history, consequences }
    },

    /** What the seller is warned of. @throws not_found */
    async consequences(actor: Actor, part: RemovedPart): Promise<Consequences> {
      const product = await findProduct(db.query, { id: part.productId })
      if (!product || product.state === 'DRAFT' || !isOwn(actor, product)) throw notFound('product')
      if (part.specificationId !== undefined) partOf(product, part)
      return deps.consequencesOf(db.query, part)
    },

    /**
     * SELL-PUB-120: the seller takes the product, a specification or a SKU from sale, for good. With the last
     * specification the product goes; its open change is closed with words.
     *
     * @throws not_found; conflict PRODUCT_STATE, PRODUCT_REMOVAL_CONTACT, PRODUCT_REMOVAL_CONSENT, REVIEW_CLOSED
     */
    async remove(actor: Actor, part: RemovedPart): Promise<{ state: ProductState }> {
      if (actor.sellerId === null) throw notFound('product')
      return db.transaction(async (tx) => {
        const seen = await findProduct(tx, { id: part.productId })
        if (!seen || !isOwn(actor, seen)) throw notFound('product')
        const rest = remainder(seen, part)
        // Locks of the desk and of the application come before the product's, on every way.
        if (rest === 'none') await closeOpenApplication(tx, { clock, reviews: deps.reviews }, actor, seen.id)
        const product = await lock(tx, part.productId, actor.sellerId)
        stateAfter(product, 'remove')
        // Somebody else removed another part meanwhile: what has to go with this one is known anew.
        if (remainder(product, part) !== rest)
          throw new DomainError('conflict', 'PRODUCT_STATE', { values: { state: product.state } })
        await requireRemovable(tx, product, part)
        let state = product.state
        if (part.specificationId !== undefined) {
          const { specification, sku } = partOf(product, part)
          if (specification.state !== 'ON_SALE')
            throw new DomainError('conflict', 'PRODUCT_STATE', { values: { state: 'DISCONTINUED' } })
          const wholeSpecification = sku === null || rest !== 'specification'
          if (sku) await tx.updateTable('skus').set({ state: 'OFF_SHELF' }).where('id', '=', sku.id).execute()
          if (wholeSpecification)
            await tx
              .updateTable('specifications')
              .set({ state: 'OFF_SHELF' })
              .where('id', '=', specification.id)
              .execute()
          await refreshListing(tx, (await findProduct(tx, { id: product.id }))!)
          await record(
            tx,
            product,
            wholeSpecification ? 'removeSpecification' : 'removeSku',
            product.state,
            bySeller(actor),
            { subject: sku ? skuName(specification, sku) : specification.name },
          )
          await events.emit(tx, 'catalog.specification_removed', {
            ...factOf(product),
            specificationId: specification.id,
            skuId: wholeSpecification ? null : sku.id,
          })
        }
        if (rest === 'none') state = await removeWhole(tx, actor, product)
        await audit.append(tx, actor, {
          action: 'seller.product.remove',
          objectType: 'product',
          objectId: product.id,
          before: { state: product.state },
          after: {
            state,
            ...(part.specificationId !== undefined && { specificationId: part.specificationId }),
            ...(part.skuId !== undefined && { skuId: part.skuId }),
          },
        })
        return { state }
      })
    },

    /** OPS-RISK-02: the marketplace takes a product from sale for good. @throws not_found; conflict PRODUCT_STATE, REVIEW_CLOSED; upload problems */
    async delist(
      actor: Actor,
      delisted: { productId: string; reason: string; evidence: string[] },
    ): Promise<void> {
      await db.transaction(async (tx) => {
        await closeOpenApplication(tx, { clock, reviews: deps.reviews }, actor, delisted.productId)
        const product = await lock(tx, delisted.productId, null)
        stateAfter(product, 'delist')
        await deps.uploads.claim(
          tx,
          actor,
          delisted.evidence.map((id) => ({ id, field: 'evidence', purpose: 'evidence' })),
          { type: 'product_delisting', id: product.id },
        )
        const state = await move(tx, product, 'delist', byOperator(actor), delisted)
        await events.emit(tx, 'catalog.product_removed', {
          ...factOf(product),
          by: 'platform',
          reason: delisted.reason,
        })
        await audit.append(tx, actor, {
          action: 'ops.product.delist',
          objectType: 'product',
          objectId: product.id,
          before: { state: product.state },
          after: { state, evidence: delisted.evidence.length },
          reason: delisted.reason,
        })
      })
    },

    /** OPS-RISK-04: no new orders until the end of the freeze. @throws not_found; conflict PRODUCT_STATE; validation when the end is past */
    async freeze(
      actor: Actor,
      frozen: { productId: string; reason: string; until: Date | null; renewals: boolean },
    ): Promise<void> {
      if (frozen.until !== null && frozen.until <= clock.now())
        throw new DomainError('validation', 'PRODUCT_FREEZE_END', {
          fields: [
            {
              path: 'until',
              message: { zh: '请填写将来的时间。', en: 'Choose a time that is still to come.' },
            },
          ],
        })
      await db.transaction(async (tx) => {
        const product = await lock(tx, frozen.productId, null)
        const state = await move(tx, product, 'freeze', byOperator(actor), frozen)
        const until = frozen.until?.toISOString() ?? null
        await events.emit(tx, 'catalog.product_frozen', {
          ...factOf(product),
          reason: frozen.reason,
          until,
        })
        await audit.append(tx, actor, {
          action: 'ops.product.freeze',
          objectType: 'product',
          objectId: product.id,
          before: { state: product.state },
          after: { state, until, renewals: frozen.renewals },
          reason: frozen.reason,
        })
      })
    },

    /** Ends a freeze before its time; the product is what it was before. @throws not_found; conflict PRODUCT_STATE */
    async unfreeze(actor: Actor, thawed: { productId: string; reason: string }): Promise<void> {
      await db.transaction(async (tx) => {
        const product = await lock(tx, thawed.productId, null)
        const state = await thaw(tx, product, byOperator(actor), thawed.reason)
        await audit.append(tx, actor, {
          action: 'ops.product.unfreeze',
          objectType: 'product',
          objectId: product.id,
          before: { state: product.state },
          after: { state },
          reason: thawed.reason,
        })
      })
    },

    /** Ends freezes whose time is over. @returns how many */
    async sweepFreezes(): Promise<number> {
      return db.transaction(async (tx) => {
        const due = await tx
          .selectFrom('products')
          .select('id')
          .where('state', '=', 'FROZEN')
          .where('frozen_until', '<=', clock.now())
          .orderBy('id')
          .limit(SWEEP_BATCH)
          .forUpdate()
          .skipLocked()
          .execute()
        for (const { id } of due) {
          const product = await lock(tx, id, null)
          const state = await thaw(tx, product, { actorKind: sweeper.kind, actorName: sweeper.name }, '')
          await audit.append(
            tx,
            { system: 'catalog', accountId: null },
            {
              action: 'product.unfreeze',
              objectType: 'product',
              objectId: id,
              before: { state: product.state },
              after: { state },
            },
          )
        }
        return due.length
      })
    },

    /** When the first freeze ends; `null` when none ends by itself. */
    async firstDueAt(): Promise<Date | null> {
      const row = await db.query
        .selectFrom('products')
        .select((eb) => eb.fn.min('frozen_until').as('at'))
        .where('frozen_until', 'is not', null)
        .executeTakeFirst()
      return row?.at ?? null
    },
  }
}

/** What stays on sale once the part is gone: the `product` with other specifications, other SKUs of the `specification`, or `none`. */
export function remainder(product: Product, part: RemovedPart): 'product' | 'specification' | 'none' {
  if (part.specificationId === undefined) return 'none'
  const specification = product.specifications.find(({ id }) => id === part.specificationId)
  if (part.skuId !== undefined && specification?.skus.some(({ id }) => id !== part.skuId))
    return 'specification'
  return product.specifications.some(({ id, state }) => id !== part.specificationId && state === 'ON_SALE')
    ? 'product'
    : 'none'
}

/** A SKU by the values that make it one, after its specification. */
export function skuName(specification: Specification, sku: Sku): LocalizedText {
  const values = specification.attributes.flatMap((attribute) =>
    attribute.kind === 'enum'
      ? (attribute.values.find(({ code }) => code === sku.attributeValues[attribute.code])?.name ?? [])
      : [],
  )
  return {
    zh: [specification.name.zh, ...values.map(({ zh }) => zh)].join(' · '),
    en: [specification.name.en, ...values.map(({ en }) => en)].join(' · '),
  }
}
