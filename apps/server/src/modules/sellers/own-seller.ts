import { notFound } from '../../kernel/errors.ts'
import type { Actor } from '../../platform/actor.ts'

/** The shop that the person acts for. @throws not_found for people without one */
export function ownSeller(actor: Actor): string {
  if (actor.sellerId === null) throw notFound('seller')
  return actor.sellerId
}
