import { notFound } from '../../kernel/errors.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import { ofGrantedProducts } from '../../platform/product-grant.ts'
import type { DeliveryEdition } from './domain/product.ts'

export type DeliverySettings = ReturnType<typeof createDeliverySettings>

/** How the instances of a seller's product are opened, as the seller sets it. */
export function createDeliverySettings(platform: Platform) {
  const { db, audit } = platform
  return {
    /** Takes effect for orders paid from now on. @throws not_found for another seller's product */
    async changeEdition(actor: Actor, productId: string, edition: DeliveryEdition): Promise<void> {
      await db.transaction(async (tx) => {
        const before = await tx
          .selectFrom('products')
          .select('delivery_edition')
          .where('id', '=', productId)
          .where('seller_id', '=', actor.sellerId)
          .where(ofGrantedProducts(actor.productGrant, 'id'))
          .forUpdate()
          .executeTakeFirst()
        if (actor.sellerId === null || !before) throw notFound('product')
        if (before.delivery_edition === edition) return
        await tx
          .updateTable('products')
          .set({ delivery_edition: edition })
          .where('id', '=', productId)
          .execute()
        await audit.append(tx, actor, {
          action: 'seller.product.delivery_edition',
          objectType: 'product',
          objectId: productId,
          before: { edition: before.delivery_edition },
          after: { edition },
        })
      })
    },
  }
}
