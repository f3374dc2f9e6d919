import { DomainError, notFound } from '../../../kernel/errors.ts'
import { pickText, type Locale, type LocalizedText } from '../../../kernel/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import { isUniqueViolation, type Queryable, type Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isProductGranted, sellerScopeOf } from '../../../platform/product-grant.ts'
import type { Product } from '../domain/product.ts'
import { isRemoved } from '../domain/product-states.ts'
import { findUpgradeObstacle, type UpgradeEndReason } from '../domain/upgrade-rule.ts'
import { skuName } from '../life-cycle/product-life-cycle.ts'
import { findProduct, lockListedProduct } from '../product-repository.ts'
import * as store from './upgrade-repository.ts'

export type UpgradeService = ReturnType<typeof createUpgradeService>

declare module '../../../platform/events/event-bus.ts' {
  interface EventPayloads {
    /** A rule does not hold any more (SELL-PUB-131). */
    'catalog.upgrade_rule_ended': {
      sellerId: string
      productId: string
      title: LocalizedText
      source: LocalizedText
      target: LocalizedText
      reason: Exclude<UpgradeEndReason, 'BY_SELLER'>
    }
  }
}

export interface NewUpgradeRule {
  productId: string
  specificationId: string
  sourceSkuId: string
  targetSkuId: string
}

const BATCH = 100
const LIST_MAX = 200
const system = { system: 'catalog', accountId: null }

/** Which SKU of a SaaS product can be upgraded to which (SELL-PUB 4.9). */
export function createUpgradeService(
  { db, clock, audit, events }: Platform,
  deps: {
    /** Whether the seller saved a case of the upgrade interface (SELL-PUB-130). */
    hasUpgradeCase: (reader: Tx | Queryable, sellerId: string) => Promise<boolean>
  },
) {
  /** Ends the rules that no longer hold, and tells their seller. */
  async function judge(tx: Tx, rules: readonly store.UpgradeRule[]): Promise<void> {
    for (const rule of rules) {
      const product = await findProduct(tx, { id: rule.productId })
      const spec = product?.specifications.find(({ id }) => id === rule.specificationId)
      const obstacle =
        product === null || isRemoved(product.state)
          ? 'REMOVED'
          : findUpgradeObstacle(spec, rule.sourceSkuId, rule.targetSkuId)
      const revision = product && (await revisionOf(tx, product.id))
      if (obstacle === null) {
        await store.keepRule(tx, rule.id, revision!)
        continue
      }
      await store.endRule(tx, rule.id, obstacle, clock.now())
      await audit.append(tx, system, {
        action: 'product.upgrade_rule_end',
        objectType: 'upgrade_rule',
        objectId: rule.id,
        after: { reason: obstacle },
      })
      await events.emit(tx, 'catalog.upgrade_rule_ended', {
        sellerId: rule.sellerId,
        productId: rule.productId,
        title: product?.title ?? { zh: rule.productId, en: rule.productId },
        source: nameOf(product, rule.specificationId, rule.sourceSkuId),
        target: nameOf(product, rule.specificationId, rule.targetSkuId),
        reason: obstacle,
      })
    }
  }

  return {
    /** What leaves the shelf takes its rules along in the same transaction. */
    subscribe(): void {
      for (const name of ['catalog.specification_removed', 'catalog.product_removed'] as const)
        events.within(name, async (tx, { payload }) =>
          judge(tx, await store.lockRulesOf(tx, payload.productId)),
        )
    },

    /** Judges rules whose product changed. @returns how many were judged */
    sweep: () =>
      db.transaction(async (tx) => {
        const due = await store.lockRulesToJudge(tx, BATCH)
        await judge(tx, due)
        return due.length
      }),

    async list(actor: Actor, locale: Locale) {
      const rules = await store.listRules(db.query, sellerScopeOf(actor), LIST_MAX)
      const products = new Map<string, Product | null>()
      for (const { productId } of rules)
        if (!products.has(productId)) products.set(productId, await findProduct(db.query, { id: productId }))
      return rules.map((rule) => {
        const product = products.get(rule.productId) ?? null
        const say = (skuId: string) => pickText(nameOf(product, rule.specificationId, skuId), locale)
        return {
          id: rule.id,
          productId: rule.productId,
          title: product ? pickText(product.title, locale) : rule.productId,
          source: say(rule.sourceSkuId),
          target: say(rule.targetSkuId),
          state: rule.state,
          endReason: rule.endReason,
          createdBy: rule.createdBy,
          createdAt: rule.createdAt,
          endedAt: rule.endedAt,
        }
      })
    },

    /**
     * SELL-PUB-130: adds a rule.
     *
     * @throws not_found; conflict `PRODUCT_STATE`, `UPGRADE_EXISTS`, `UPGRADE_CASE`; validation `UPGRADE_PRODUCT` or
     *   `UPGRADE_REMOVED`, `UPGRADE_NOT_PERIOD`, `UPGRADE_NOT_DEARER`, naming the field
     */
    async create(actor: Actor, wanted: NewUpgradeRule): Promise<{ id: string }> {
      const { sellerId, productGrant } = sellerScopeOf(actor)
      const id = newId('upg')
      try {
        await db.transaction(async (tx) => {
          if (!isProductGranted(productGrant, wanted.productId)) throw notFound('product')
          const product = await lockListedProduct(tx, sellerId, wanted.productId)
          if (!product) throw notFound('product')
          if (product.state !== 'ON_SALE')
            throw new DomainError('conflict', 'PRODUCT_STATE', { values: { state: product.state } })
          if (product.accessType !== 'SAAS' || product.protocol === null)
            throw refusal('UPGRADE_PRODUCT', 'productId')
          const spec = product.specifications.find(({ id: known }) => known === wanted.specificationId)
          const obstacle =
            wanted.sourceSkuId === wanted.targetSkuId
              ? 'NOT_DEARER'
              : findUpgradeObstacle(spec, wanted.sourceSkuId, wanted.targetSkuId)
          if (obstacle !== null) throw refusal(`UPGRADE_${obstacle}`, 'targetSkuId')
          if (!(await deps.hasUpgradeCase(tx, sellerId))) throw new DomainError('conflict', 'UPGRADE_CASE')
          await store.insertRule(tx, {
            id,
            sellerId,
            ...wanted,
            state: 'ACTIVE',
            endReason: null,
            checkedRevision: await revisionOf(tx, product.id),
            createdBy: actor.userName,
            createdAt: clock.now(),
            endedAt: null,
          })
          await audit.append(tx, actor, {
            action: 'seller.product.add_upgrade_rule',
            objectType: 'upgrade_rule',
            objectId: id,
            after: { ...wanted },
          })
        })
      } catch (error) {
        if (isUniqueViolation(error, 'upgrade_rules_active'))
          throw new DomainError('conflict', 'UPGRADE_EXISTS', { cause: error })
        throw error
      }
      return { id }
    },

    /** @throws not_found; conflict `UPGRADE_ENDED` */
    async end(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const rule = await store.lockRule(tx, sellerScopeOf(actor), id)
        if (!rule) throw notFound('upgrade_rule')
        if (rule.state === 'ENDED') throw new DomainError('conflict', 'UPGRADE_ENDED')
        await store.endRule(tx, id, 'BY_SELLER', clock.now())
        await audit.append(tx, actor, {
          action: 'seller.product.end_upgrade_rule',
          objectType: 'upgrade_rule',
          objectId: id,
        })
      })
    },
  }
}

async function revisionOf(tx: Tx, productId: string): Promise<number> {
  const row = await tx
    .selectFrom('products')
    .select('revision')
    .where('id', '=', productId)
    .executeTakeFirstOrThrow()
  return row.revision
}

/** A SKU as people know it; its id once it is gone. */
function nameOf(product: Product | null | undefined, specificationId: string, skuId: string): LocalizedText {
  const spec = product?.specifications.find(({ id }) => id === specificationId)
  const sku = spec?.skus.find(({ id }) => id === skuId)
  return spec && sku ? skuName(spec, sku) : { zh: skuId, en: skuId }
}

const refusal = (code: string, path: string) =>
  new DomainError('validation', code, { fields: [{ path, message: 'unknown' }] })
