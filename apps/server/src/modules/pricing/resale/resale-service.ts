import { DomainError, notFound } from '../../../kernel/errors.ts'
import { pickText, type Locale } from '../../../kernel/text.ts'
import { nextState } from '../../../kernel/transitions.ts'
import type { Actor } from '../../../platform/actor.ts'
import { isUniqueViolation, type Queryable, type Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isProductGranted, sellerScopeOf } from '../../../platform/product-grant.ts'
import { findProduct, lockListedProduct, type Product } from '../../catalog/index.ts'
import { findAccount } from '../../identity/index.ts'
import type { ReviewDesk } from '../../reviews/index.ts'
import { findResaleConflict, resaleTransitions, resoldTypes, type ResaleLevel } from '../domain/resale.ts'
import * as store from './resale-repository.ts'
import type { ResaleAuthorization } from './resale-repository.ts'

export type ResaleService = ReturnType<typeof createResaleService>

interface Terms {
  discountBps: number
  validFrom: Date
  validUntil: Date
}
export interface NewAuthorization extends Terms {
  level: ResaleLevel
  productIds: string[]
  account: { id: string; name: string } | null
  project: string
  shareBps: number | null
}

const LIST_MAX = 500
const OBJECT = 'resale_authorization'

/** Discounts at which partners may resell (SELL-PUB 4.11). */
export function createResaleService(
  { db, clock, audit }: Platform,
  deps: {
    reviews: ReviewDesk
    /** What the marketplace keeps of a product, in hundredths of a percent; `null` where nothing was agreed. */
    platformShareBps: (reader: Tx | Queryable, productId: string) => Promise<number | null>
  },
) {
  const { reviews } = deps

  reviews.register({
    queue: 'resale_share',
    async approve(tx, task, { actor }) {
      const one = await store.findAuthorization(tx, task.objectId)
      await lockProduct(tx, one!.sellerId, one!.productId)
      await decide(tx, task.objectId, 'approve', { at: clock.now(), reasons: [] })
      await audit.append(tx, actor, { action: 'resale.approve', objectType: OBJECT, objectId: task.objectId })
      return 'done'
    },
    reject: (tx, task, { reasons }) => decide(tx, task.objectId, 'reject', { at: clock.now(), reasons }),
    async describe(reader, task) {
      const one = await store.findAuthorization(reader, task.objectId)
      if (!one) throw new Error(`there is no authorization ${task.objectId}`)
      const product = await findProduct(reader, { id: one.productId })
      const standard = await standardShareOf(reader, one.productId)
      const percent = (bps: number) => `${bps / 100}%`
      const field = (path: string, zh: string, en: string, after: string) => ({
        path,
        label: { zh, en },
        kind: 'text' as const,
        after,
      })
      return {
        sections: [
          {
            title: { zh: '转售授权', en: 'Resale authorization' },
            fields: [
              field('productId', '商品', 'Product', product?.title.zh ?? one.productId),
              field(
                'account',
                '客户',
                'Customer',
                one.account ? `${one.account.name} (${one.account.id})` : '',
              ),
              field('project', '项目', 'Project', one.project || '–'),
              field('discountBps', '授权折扣', 'Discount (of the list price)', percent(one.discountBps)),
              field('shareBps', '商家分成', 'Share of the seller', percent(one.shareBps ?? 0)),
              field('standard', '标准分成', 'Standard share', standard === null ? '–' : percent(standard)),
            ],
          },
        ],
        hasBefore: false,
        checklist: [
          {
            key: 'share',
            rule: 'SELL-PUB-162',
            label: {
              zh: '高于标准的分成有合同或书面约定支持',
              en: 'A contract or written agreement supports a share above the standard one',
            },
          },
        ],
        notices: [],
        previewPath: null,
      }
    },
  })

  async function decide(
    tx: Tx,
    id: string,
    command: 'approve' | 'reject',
    decision: { at: Date; reasons: ResaleAuthorization['reasons'] },
  ): Promise<void> {
    const one = await store.findAuthorization(tx, id)
    const state = one && nextState(resaleTransitions, command, one.state)
    if (!state) throw new DomainError('conflict', 'RESALE_STATE')
    await store.updateAuthorization(tx, id, { state, reasons: decision.reasons, decidedAt: decision.at })
  }

  /** The seller's part of what buyers pay, as agreed at listing. */
  async function standardShareOf(reader: Tx | Queryable, productId: string): Promise<number | null> {
    const kept = await deps.platformShareBps(reader, productId)
    return kept === null ? null : 10_000 - kept
  }

  /** The product of the seller, locked, so that two discounts of it are judged one after the other. */
  async function lockProduct(tx: Tx, sellerId: string, productId: string): Promise<Product> {
    const product = await lockListedProduct(tx, sellerId, productId)
    if (!product) throw notFound('product')
    return product
  }

  async function requireOrder(
    tx: Tx,
    wanted: { level: ResaleLevel; discountBps: number },
    productId: string,
    except: string | null,
  ): Promise<void> {
    const standing = (await store.listStanding(tx, productId, clock.now())).filter(({ id }) => id !== except)
    const conflict = findResaleConflict(wanted, standing)
    if (conflict !== null)
      throw new DomainError('validation', `RESALE_${conflict}`, {
        fields: [{ path: 'discountBps', message: 'out_of_range' }],
      })
  }

  function requireTerms({ discountBps, validFrom, validUntil }: Terms): void {
    const fields = [
      ...(Number.isInteger(discountBps) && discountBps >= 1 && discountBps <= 10_000
        ? []
        : [{ path: 'discountBps', message: 'out_of_range' }]),
      ...(validUntil > validFrom && validUntil > clock.now()
        ? []
        : [{ path: 'validUntil', message: 'out_of_range' }]),
    ]
    if (fields.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields })
  }

  /** The account by its id and name, as the other side tells both; of the right kind (SELL-PUB-161). */
  async function requireAccount(
    tx: Tx,
    level: ResaleLevel,
    account: { id: string; name: string } | null,
  ): Promise<{ id: string; name: string } | null> {
    if (level === 'PRODUCT') return null
    const found = account && (await findAccount(tx, account.id.trim()))
    if (!found || found.name !== account.name.trim())
      throw new DomainError('validation', 'RESALE_ACCOUNT', {
        fields: [{ path: 'account', message: 'unknown' }],
      })
    const isRight =
      level === 'PARTNER'
        ? found.roles.includes('partner')
        : found.roles.includes('buyer') && found.accountType === 'enterprise'
    if (!isRight)
      throw new DomainError('validation', level === 'PARTNER' ? 'RESALE_NO_PARTNER' : 'RESALE_ACCOUNT_TYPE', {
        fields: [{ path: 'account', message: 'unknown' }],
      })
    return { id: found.id, name: found.name }
  }

  return {
    /** Authorizations of one level with their products, newest first. */
    async list(actor: Actor, level: ResaleLevel, locale: Locale) {
      const found = await store.listAuthorizations(db.query, sellerScopeOf(actor), level, LIST_MAX)
      const now = clock.now()
      const titles = new Map<string, string>()
      for (const { productId } of found)
        if (!titles.has(productId)) {
          const product = await findProduct(db.query, { id: productId })
          titles.set(productId, product ? pickText(product.title, locale) : productId)
        }
      return found.map((one) => ({
        ...one,
        title: titles.get(one.productId) ?? one.productId,
        isExpired: one.state === 'ACTIVE' && one.validUntil <= now,
      }))
    },

    /**
     * Authorizes resale of one or several products, all or none.
     *
     * @throws not_found; conflict `PRODUCT_STATE`, `RESALE_EXISTS`; validation naming the field, `RESALE_PRODUCT`,
     *   `RESALE_ACCOUNT`, `RESALE_NO_PARTNER`, `RESALE_ACCOUNT_TYPE`, `RESALE_NO_PRODUCT_LEVEL`, `RESALE_NOT_BELOW`,
     *   `RESALE_NOT_ABOVE`
     */
    async create(actor: Actor, wanted: NewAuthorization): Promise<{ ids: string[]; pending: number }> {
      const { sellerId, productGrant } = sellerScopeOf(actor)
      requireTerms(wanted)
      const isCustomer = wanted.level === 'CUSTOMER'
      if (isCustomer !== (wanted.shareBps !== null))
        throw new DomainError('validation', 'VALIDATION_FAILED', {
          fields: [{ path: 'shareBps', message: isCustomer ? 'required' : 'unknown' }],
        })
      const ids: string[] = []
      let pending = 0
      try {
        await db.transaction(async (tx) => {
          const account = await requireAccount(tx, wanted.level, wanted.account)
          for (const productId of [...new Set(wanted.productIds)].toSorted()) {
            if (!isProductGranted(productGrant, productId)) throw notFound('product')
            const product = await lockProduct(tx, sellerId, productId)
            if (product.state !== 'ON_SALE')
              throw new DomainError('conflict', 'PRODUCT_STATE', { values: { state: product.state } })
            if (product.salesClass !== 'general' || !resoldTypes.includes(product.accessType))
              throw new DomainError('validation', 'RESALE_PRODUCT', {
                fields: [{ path: 'productIds', message: 'unknown' }],
              })
            await requireOrder(tx, wanted, productId, null)
            const standard = isCustomer ? await standardShareOf(tx, productId) : null
            // Nothing agreed at listing: operators decide on any share.
            const needsReview = isCustomer && (standard === null || wanted.shareBps! > standard)
            const id = newId('rsa')
            await store.insertAuthorization(tx, {
              id,
              sellerId,
              productId,
              level: wanted.level,
              account,
              project: wanted.project.trim(),
              discountBps: wanted.discountBps,
              shareBps: wanted.shareBps,
              validFrom: wanted.validFrom,
              validUntil: wanted.validUntil,
              state: needsReview ? 'PENDING' : 'ACTIVE',
              reasons: [],
              createdBy: actor.userName,
              createdAt: clock.now(),
              decidedAt: null,
            })
            if (needsReview) {
              pending++
              await reviews.open(tx, actor, {
                queue: 'resale_share',
                objectType: OBJECT,
                objectId: id,
                title: {
                  zh: `${product.sellerName.zh}：${product.title.zh}`,
                  en: `${product.sellerName.en}: ${product.title.en}`,
                },
                sellerId,
              })
            }
            ids.push(id)
            await audit.append(tx, actor, {
              action: 'seller.resale.authorize',
              objectType: OBJECT,
              objectId: id,
              after: {
                productId,
                level: wanted.level,
                accountId: account?.id ?? null,
                discountBps: wanted.discountBps,
                shareBps: wanted.shareBps,
                validUntil: wanted.validUntil.toISOString(),
              },
            })
          }
        })
      } catch (error) {
        if (isUniqueViolation(error, 'resale_authorizations_product'))
          throw new DomainError('conflict', 'RESALE_EXISTS', { cause: error })
        throw error
      }
      return { ids, pending }
    },

    /** Changes discount and validity at the level of the product (SELL-PUB-161). @throws as {@link create} */
    async modify(actor: Actor, id: string, terms: Terms): Promise<void> {
      requireTerms(terms)
      await db.transaction(async (tx) => {
        const one = await lockOwn(tx, actor, id)
        if (one.level !== 'PRODUCT' || one.state !== 'ACTIVE')
          throw new DomainError('conflict', 'RESALE_STATE')
        await requireOrder(tx, { ...one, ...terms }, one.productId, one.id)
        await store.updateAuthorization(tx, id, terms)
        await audit.append(tx, actor, {
          action: 'seller.resale.change',
          objectType: OBJECT,
          objectId: id,
          before: { discountBps: one.discountBps, validUntil: one.validUntil.toISOString() },
          after: { discountBps: terms.discountBps, validUntil: terms.validUntil.toISOString() },
        })
      })
    },

    /**
     * Ends an authorization; a waiting request leaves the desk. What all partners get stays while others build on it.
     *
     * @throws not_found; conflict `RESALE_STATE`, `RESALE_NEEDED`, `REVIEW_CLOSED`
     */
    async invalidate(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const seen = await store.findAuthorization(tx, id)
        // The desk's lock comes first, on every way.
        if (seen?.state === 'PENDING' && seen.sellerId === actor.sellerId)
          await reviews.withdraw(tx, actor, { queue: 'resale_share', objectId: id })
        const one = await lockOwn(tx, actor, id)
        const state = nextState(resaleTransitions, 'invalidate', one.state)
        if (state === null) throw new DomainError('conflict', 'RESALE_STATE')
        const standing = await store.listStanding(tx, one.productId, clock.now())
        if (one.level === 'PRODUCT' && standing.some(({ level }) => level !== 'PRODUCT'))
          throw new DomainError('conflict', 'RESALE_NEEDED')
        await store.updateAuthorization(tx, id, { state, decidedAt: clock.now() })
        await audit.append(tx, actor, {
          action: 'seller.resale.invalidate',
          objectType: OBJECT,
          objectId: id,
        })
      })
    },
  }

  async function lockOwn(tx: Tx, actor: Actor, id: string): Promise<ResaleAuthorization> {
    const { sellerId, productGrant } = sellerScopeOf(actor)
    const seen = await store.findAuthorization(tx, id)
    if (!seen || seen.sellerId !== sellerId || !isProductGranted(productGrant, seen.productId))
      throw notFound('resale_authorization')
    await lockProduct(tx, sellerId, seen.productId)
    // Read again: the lock of the product orders all changes of its authorizations.
    return (await store.findAuthorization(tx, id))!
  }
}
