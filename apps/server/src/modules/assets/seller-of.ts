import { notFound } from '../../kernel/errors.ts'
import type { Actor } from '../../platform/actor.ts'

/** The shop the actor acts for. @throws not_found for accounts that sell nothing */
export function sellerOf(actor: Actor): string {
  if (actor.sellerId === null) throw notFound('seller')
  return actor.sellerId
}
