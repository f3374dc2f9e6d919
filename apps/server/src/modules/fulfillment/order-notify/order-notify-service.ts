import type { OrderNotifyNode } from '@yunshi/seller-sdk'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { Actor } from '../../../platform/actor.ts'
import { isUniqueViolation } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import { findProduct, type AccessType } from '../../catalog/index.ts'
import type { SellerAccessService } from '../../sellers/index.ts'
import { deleteRule, insertRule, listRules, type OrderNotifyRule } from './rule-repository.ts'

export type OrderNotifyService = ReturnType<typeof createOrderNotifyService>

/** Images are delivered by the cloud alone: there is nothing to tell of (isv-protocol 8). */
const WITHOUT_NOTICE: AccessType = 'IMAGE'

/** Order notification settings of the seller (SELL-APP-14). A rule is not changed: it is deleted and made anew. */
export function createOrderNotifyService(platform: Platform, deps: { access: SellerAccessService }) {
  const { db, clock, audit } = platform
  const sellerOf = (actor: Actor) => {
    if (actor.sellerId === null) throw notFound('seller')
    return actor.sellerId
  }
  return {
    list: (actor: Actor): Promise<OrderNotifyRule[]> => listRules(db.query, sellerOf(actor)),

    /**
     * @throws not_found for another's product or endpoint; `APP_NOTIFY_IMAGE`; conflict `APP_NOTIFY_EXISTS`,
     *   `APP_NOTIFY_KEY` without a key of the class GENERAL and a verified address
     */
    async create(
      actor: Actor,
      rule: {
        accessType: AccessType | null
        productId: string | null
        endpointId: string
        nodes: OrderNotifyNode[]
      },
    ): Promise<{ id: string }> {
      const sellerId = sellerOf(actor)
      if ((rule.accessType === null) === (rule.productId === null))
        throw new DomainError('validation', 'APP_NOTIFY_SCOPE')
      const product = rule.productId === null ? null : await findProduct(db.query, { id: rule.productId })
      if (rule.productId !== null && product?.sellerId !== sellerId) throw notFound('product')
      if ((product?.accessType ?? rule.accessType) === WITHOUT_NOTICE)
        throw new DomainError('validation', 'APP_NOTIFY_IMAGE')
      const endpoints = await deps.access.listEndpoints(actor)
      if (!endpoints.some(({ id }) => id === rule.endpointId)) throw notFound('endpoint')
      if (!(await deps.access.findCallTarget(sellerId, rule.endpointId, 'GENERAL')))
        throw new DomainError('conflict', 'APP_NOTIFY_KEY')
      const id = newId('onr')
      await db.transaction(async (tx) => {
        try {
          await insertRule(tx, sellerId, { ...rule, id, createdAt: clock.now() })
        } catch (error) {
          if (
            isUniqueViolation(error, 'order_notify_rules_type') ||
            isUniqueViolation(error, 'order_notify_rules_product')
          )
            throw new DomainError('conflict', 'APP_NOTIFY_EXISTS')
          throw error
        }
        await audit.append(tx, actor, {
          action: 'seller.order_notify.create',
          objectType: 'order_notify_rule',
          objectId: id,
          after: rule,
        })
      })
      return { id }
    },

    async delete(actor: Actor, id: string): Promise<void> {
      const sellerId = sellerOf(actor)
      await db.transaction(async (tx) => {
        if (!(await deleteRule(tx, sellerId, id))) throw notFound('order_notify_rule')
        await audit.append(tx, actor, {
          action: 'seller.order_notify.delete',
          objectType: 'order_notify_rule',
          objectId: id,
        })
      })
    },
  }
}
