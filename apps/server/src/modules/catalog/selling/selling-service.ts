import { isCountry } from '@yunshi/product-document'
import { sql } from 'kysely'
import { DomainError, notFound, type FieldProblem } from '../../../kernel/errors.ts'
import { pickText, type Locale } from '../../../kernel/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isProductGranted, ofGrantedProducts } from '../../../platform/product-grant.ts'
import { findAccountNames } from '../../identity/index.ts'
import { uncoveredRegions } from '../domain/sales-regions.ts'
import type { PriceMode, Product, Specification } from '../domain/product.ts'
import {
  everyone,
  saleObjectOf,
  type PurchaseLimit,
  type SaleObject,
  type SalesTerms,
} from '../domain/sales-terms.ts'
import { skuName } from '../life-cycle/product-life-cycle.ts'
import { findProduct } from '../product-repository.ts'
import { findSalesTerms } from './sales-facts.ts'

export interface StockEntry {
  specificationId: string
  skuId: string | null
  /** `null`: unlimited. */
  available: number | null
}

export type LimitEntry = PurchaseLimit & { specificationId: string }
export type SpecificationObject = SaleObject & { specificationId: string }

export type SellingService = ReturnType<typeof createSellingService>

/** What sellers set beside a product's document, at once and without review (SELL-PUB 4.10). */
export function createSellingService(
  { db, clock, audit, site }: Platform,
  deps: {
    /** Countries of the entities that the seller has signed and is certified with (SELL-ONB-24, 37). */
    sellableCountries: (reader: Tx | Queryable, sellerId: string) => Promise<string[]>
  },
) {
  async function lockOwn(tx: Tx, actor: Actor, id: string): Promise<Product> {
    const row = await tx
      .selectFrom('products')
      .select(['id', 'state'])
      .where('id', '=', id)
      .where('seller_id', '=', actor.sellerId)
      .where(ofGrantedProducts(actor.productGrant, 'id'))
      .where('state', '<>', 'DRAFT')
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw notFound('product')
    if (row.state !== 'ON_SALE')
      throw new DomainError('conflict', 'PRODUCT_STATE', { values: { state: row.state } })
    return (await findProduct(tx, { id }))!
  }

  /** @throws validation naming the entry */
  function specificationOf(product: Product, id: string, path: string): Specification {
    const found = product.specifications.find((spec) => spec.id === id && spec.state === 'ON_SALE')
    if (!found) refuse('SALES_SPECIFICATION', [{ path, message: words.specification }])
    return found
  }

  return {
    /** Products of the seller that are on sale, with how each is sold. */
    async list(actor: Actor, locale: Locale) {
      const rows = await db.query
        .selectFrom('products')
        .select('id')
        .where('seller_id', '=', actor.sellerId)
        .where(ofGrantedProducts(actor.productGrant, 'id'))
        .where('state', '=', 'ON_SALE')
        .orderBy('sales_count', 'desc')
        .orderBy('id')
        .limit(200)
        .execute()
      return Promise.all(
        rows.map(async ({ id }) => {
          const [product, terms] = await Promise.all([
            findProduct(db.query, { id }),
            findSalesTerms(db.query, id),
          ])
          return termsJson(product!, terms, locale)
        }),
      )
    },

    /** @throws not_found */
    async get(actor: Actor, productId: string, locale: Locale) {
      const product = await findProduct(db.query, { id: productId })
      if (
        !product ||
        product.sellerId !== actor.sellerId ||
        product.state === 'DRAFT' ||
        !isProductGranted(actor.productGrant, product.id)
      )
        throw notFound('product')
      return termsJson(product, await findSalesTerms(db.query, productId), locale)
    },

    /**
     * SELL-PUB-140: says how many pieces can still be ordered.
     *
     * @throws not_found; conflict PRODUCT_STATE; validation SALES_SPECIFICATION, SALES_TWICE
     */
    async setStock(actor: Actor, productId: string, entries: readonly StockEntry[]): Promise<void> {
      await db.transaction(async (tx) => {
        const product = await lockOwn(tx, actor, productId)
        requireOnce(entries.map((entry) => `${entry.specificationId} ${entry.skuId}`))
        for (const [i, entry] of entries.entries()) {
          const spec = specificationOf(product, entry.specificationId, `stocks[${i}].specificationId`)
          if (entry.skuId !== null && !spec.skus.some(({ id }) => id === entry.skuId))
            refuse('SALES_SPECIFICATION', [{ path: `stocks[${i}].skuId`, message: words.specification }])
        }
        const before = await tx
          .selectFrom('stocks')
          .selectAll()
          .where('product_id', '=', productId)
          .orderBy('id')
          .forUpdate()
          .execute()
        for (const entry of entries) {
          const stock = before.find(
            (row) => row.specification_id === entry.specificationId && row.sku_id === entry.skuId,
          )
          if (entry.available === null) {
            if (stock) await tx.deleteFrom('stocks').where('id', '=', stock.id).execute()
          } else if (stock)
            await tx
              .updateTable('stocks')
              .set({ available: entry.available, low_told: false, updated_at: clock.now() })
              .where('id', '=', stock.id)
              .execute()
          else
            await tx
              .insertInto('stocks')
              .values({
                id: newId('stk'),
                product_id: productId,
                specification_id: entry.specificationId,
                sku_id: entry.skuId,
                available: entry.available,
                updated_at: clock.now(),
              })
              .execute()
        }
        await audit.append(tx, actor, {
          action: 'seller.product.set_stock',
          objectType: 'product',
          objectId: productId,
          before: {
            stocks: before.map((row) => [row.specification_id, row.sku_id, row.available]),
          },
          after: { stocks: entries.map((row) => [row.specificationId, row.skuId, row.available]) },
        })
      })
    },

    /**
     * SELL-PUB-141: replaces the limits of a product.
     *
     * @throws not_found; conflict PRODUCT_STATE; validation SALES_SPECIFICATION, SALES_TWICE, SALES_LIMIT_ON_DEMAND,
     *   SALES_LIMIT_QUANTITY
     */
    async setLimits(actor: Actor, productId: string, limits: readonly LimitEntry[]): Promise<void> {
      await db.transaction(async (tx) => {
        const product = await lockOwn(tx, actor, productId)
        requireOnce(limits.map((limit) => limit.specificationId))
        const kept = limits.filter((limit) => limit.occasions !== null || limit.quantityMax !== null)
        for (const [i, limit] of limits.entries()) {
          const spec = specificationOf(product, limit.specificationId, `limits[${i}].specificationId`)
          if (!kept.includes(limit)) continue
          if (modesOf(spec).every((mode) => mode === 'ON_DEMAND'))
            refuse('SALES_LIMIT_ON_DEMAND', [{ path: `limits[${i}]`, message: words.onDemand }])
          if (
            limit.quantityMax !== null &&
            !spec.attributes.some((attribute) => attribute.kind === 'quantity')
          )
            refuse('SALES_LIMIT_QUANTITY', [{ path: `limits[${i}].quantityMax`, message: words.quantity }])
        }
        const before = await findSalesTerms(tx, productId)
        await tx.deleteFrom('purchase_limits').where('product_id', '=', productId).execute()
        if (kept.length > 0)
          await tx
            .insertInto('purchase_limits')
            .values(
              kept.map((limit) => ({
                product_id: productId,
                specification_id: limit.specificationId,
                occasions: limit.occasions,
                quantity_max: limit.quantityMax,
                updated_at: clock.now(),
              })),
            )
            .execute()
        await audit.append(tx, actor, {
          action: 'seller.product.set_limits',
          objectType: 'product',
          objectId: productId,
          before: { limits: Object.fromEntries(before.limits) },
          after: { limits: kept },
        })
      })
    },

    /**
     * SELL-PUB-142: replaces who may buy a product and its specifications.
     *
     * @throws not_found; conflict PRODUCT_STATE; validation SALES_SPECIFICATION, SALES_TWICE, SALES_FOLLOWS,
     *   SALES_ACCOUNTS, SALES_RELATED
     */
    async setObjects(
      actor: Actor,
      productId: string,
      objects: { product: SaleObject; specifications: readonly SpecificationObject[] },
    ): Promise<void> {
      await db.transaction(async (tx) => {
        const product = await lockOwn(tx, actor, productId)
        requireOnce(objects.specifications.map((object) => object.specificationId))
        const narrowed = objects.specifications.filter((object) => object.kind !== 'EVERYONE')
        const first = narrowed[0]
        if (first && objects.product.kind !== 'EVERYONE')
          refuse('SALES_FOLLOWS', [
            {
              path: `specifications[${objects.specifications.indexOf(first)}].kind`,
              message: words.follows,
            },
          ])
        await requireAccounts(tx, 'product', objects.product)
        await requireRelatedProducts(tx, product, objects.product)
        for (const [i, object] of objects.specifications.entries()) {
          const path = `specifications[${i}]`
          specificationOf(product, object.specificationId, `${path}.specificationId`)
          await requireAccounts(tx, path, object)
          if (object.kind !== 'BOUGHT_RELATED') continue
          const others = product.specifications.filter(({ id }) => id !== object.specificationId)
          if (
            object.related.length === 0 ||
            object.related.some((id) => !others.some((other) => other.id === id))
          )
            refuse('SALES_RELATED', [{ path: `${path}.related`, message: words.relatedSpecification }])
        }
        const before = await findSalesTerms(tx, productId)
        await tx.deleteFrom('sale_objects').where('product_id', '=', productId).execute()
        const rows = [{ ...objects.product, specificationId: null }, ...narrowed].filter(
          ({ kind }) => kind !== 'EVERYONE',
        )
        if (rows.length > 0)
          await tx
            .insertInto('sale_objects')
            .values(
              rows.map((row) => ({
                id: newId('sob'),
                product_id: productId,
                specification_id: row.specificationId,
                kind: row.kind,
                accounts: JSON.stringify(row.kind === 'SPECIFIED' ? row.accounts : []),
                related: row.kind === 'BOUGHT_RELATED' ? row.related : [],
                updated_at: clock.now(),
              })),
            )
            .execute()
        await audit.append(tx, actor, {
          action: 'seller.product.set_sale_objects',
          objectType: 'product',
          objectId: productId,
          before: {
            product: before.product.kind,
            specifications: Object.fromEntries(
              [...before.specifications].map(([id, object]) => [id, object.kind]),
            ),
          },
          after: {
            product: objects.product.kind,
            accounts: objects.product.accounts.map(({ id }) => id),
            specifications: Object.fromEntries(
              narrowed.map((object) => [object.specificationId, object.kind]),
            ),
          },
        })
      })
    },

    /**
     * SELL-PUB-150: the countries whose accounts may buy; none means everywhere. At once and without review.
     *
     * @throws not_found; conflict PRODUCT_STATE; validation SALES_REGION, SALES_REGION_ENTITY
     */
    async setRegions(actor: Actor, productId: string, regions: readonly string[]): Promise<void> {
      await db.transaction(async (tx) => {
        const product = await lockOwn(tx, actor, productId)
        const unknown = regions.findIndex((code) => !isCountry(code))
        if (unknown >= 0) refuse('SALES_REGION', [{ path: `regions[${unknown}]`, message: words.region }])
        if (site === 'intl') {
          // Outside of China a sale needs an entity that contracts for the country, so "everywhere" is none.
          const sellable = await deps.sellableCountries(tx, product.sellerId)
          const [outside] = uncoveredRegions(regions, sellable)
          if (outside !== undefined)
            refuse('SALES_REGION_ENTITY', [
              { path: `regions[${regions.indexOf(outside)}]`, message: words.entity },
            ])
          if (regions.length === 0)
            refuse('SALES_REGION_ENTITY', [{ path: 'regions', message: words.noRegion }])
        }
        await tx
          .updateTable('products')
          .set({ sales_regions: [...new Set(regions)].sort(), revision: sql`revision + 1` })
          .where('id', '=', productId)
          .execute()
        await audit.append(tx, actor, {
          action: 'seller.product.set_regions',
          objectType: 'product',
          objectId: productId,
          before: { regions: product.salesRegions },
          after: { regions },
        })
      })
    },
  }
}

/** A name that differs from the one on record is as wrong as an id that nobody has; neither says which. */
async function requireAccounts(db: Tx | Queryable, path: string, object: SaleObject): Promise<void> {
  if (object.kind !== 'SPECIFIED') return
  if (object.accounts.length === 0)
    refuse('SALES_ACCOUNTS', [{ path: `${path}.accounts`, message: words.accountsNone }])
  const names = await findAccountNames(
    db,
    object.accounts.map(({ id }) => id),
  )
  const wrong = object.accounts.flatMap(({ id, name }, i) =>
    names.get(id) === name.trim() ? [] : [{ path: `${path}.accounts[${i}]`, message: words.account }],
  )
  if (wrong.length > 0) refuse('SALES_ACCOUNTS', wrong)
}

/** SELL-PUB-142: of the same seller, and not the product itself. */
async function requireRelatedProducts(tx: Tx, product: Product, object: SaleObject): Promise<void> {
  if (object.kind !== 'BOUGHT_RELATED') return
  const rows =
    object.related.length === 0
      ? []
      : await tx
          .selectFrom('products')
          .select('id')
          .where('id', 'in', object.related)
          .where('id', '<>', product.id)
          .where('seller_id', '=', product.sellerId)
          .where('state', '<>', 'DRAFT')
          .execute()
  if (rows.length === 0 || rows.length < new Set(object.related).size)
    refuse('SALES_RELATED', [{ path: 'product.related', message: words.relatedProduct }])
}

function requireOnce(keys: readonly string[]): void {
  const twice = keys.findIndex((key, i) => keys.indexOf(key) < i)
  if (twice >= 0) refuse('SALES_TWICE', [{ path: `[${twice}]`, message: words.twice }])
}

function refuse(code: string, fields: FieldProblem[]): never {
  throw new DomainError('validation', code, { fields })
}

function modesOf(spec: Specification): PriceMode[] {
  return [...new Set(spec.skus.flatMap((sku) => sku.prices.map((price) => price.mode)))]
}

function termsJson(product: Product, terms: SalesTerms, locale: Locale) {
  return {
    productId: product.id,
    slug: product.slug,
    title: pickText(product.title, locale),
    accessType: product.accessType,
    salesRegions: product.salesRegions,
    saleObject: terms.product,
    specifications: product.specifications
      .filter(({ state }) => state === 'ON_SALE')
      .map((spec) => {
        const stockOf = (skuId: string | null) =>
          terms.stocks.find((stock) => stock.specificationId === spec.id && stock.skuId === skuId)
            ?.available ?? null
        const modes = modesOf(spec)
        return {
          id: spec.id,
          name: pickText(spec.name, locale),
          hidden: spec.hidden,
          modes,
          isLimitable: modes.some((mode) => mode !== 'ON_DEMAND'),
          hasQuantity: spec.attributes.some((attribute) => attribute.kind === 'quantity'),
          saleObject: terms.specifications.get(spec.id) ?? everyone,
          /** What holds after the product level was asked. */
          effectiveSaleObject: saleObjectOf(terms, spec.id).kind,
          limit: terms.limits.get(spec.id) ?? { occasions: null, quantityMax: null },
          available: stockOf(null),
          skus: spec.skus.map((sku) => ({
            id: sku.id,
            name: pickText(skuName(spec, sku), locale),
            available: stockOf(sku.id),
          })),
        }
      }),
  }
}

const words = {
  specification: {
    zh: '该规格不存在或已下架，请刷新后重选。',
    en: 'This is not on sale (any more); reload and choose again.',
  },
  onDemand: {
    zh: '按需计费的规格不能限购。',
    en: 'Specifications that are paid by use cannot be limited.',
  },
  quantity: {
    zh: '该规格没有数量属性，不能限制数量。',
    en: 'This specification has no quantity to limit.',
  },
  follows: {
    zh: '商品已限定销售对象，规格随商品，不能单独设置。',
    en: 'The product decides who may buy; its specifications follow.',
  },
  account: {
    zh: '账号 ID 与名称不一致，或账号不存在，请向买家核对。',
    en: 'No account has this id and name; check both with the buyer.',
  },
  accountsNone: { zh: '请至少填写一个账号。', en: 'Name at least one account.' },
  relatedProduct: {
    zh: '请选择您自己的其他商品。',
    en: 'Choose among your other products.',
  },
  relatedSpecification: {
    zh: '请选择同一商品的其他规格。',
    en: 'Choose among the other specifications of the product.',
  },
  region: {
    zh: '请使用两位国家/地区代码。',
    en: 'Use a two-letter code of a country or region.',
  },
  entity: {
    zh: '请先签署并认证覆盖该国家/地区的签约主体。',
    en: 'First sign and certify with the entity that covers this country or region.',
  },
  noRegion: { zh: '请至少选择一个国家/地区。', en: 'Choose at least one country or region.' },
  twice: { zh: '同一项只能设置一次。', en: 'Each is set once.' },
}
