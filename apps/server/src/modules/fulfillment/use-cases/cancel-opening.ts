import { DomainError, notFound } from '../../../kernel/errors.ts'
import { nextState } from '../../../kernel/transitions.ts'
import type { Actor } from '../../../platform/actor.ts'
import { runOnce } from '../../../platform/http/idempotency.ts'
import { isCancelableOpening, messageTransitions } from '../domain/message-states.ts'
import type { FulfillmentContext } from '../fulfillment-context.ts'
import * as repository from '../message-repository.ts'
import { refund } from './end-window.ts'

/** Reason on the order's history; consoles show it in the reader's language. */
export const CANCELED_BY_BUYER = 'BUYER_CANCELED'

/**
 * The buyer no longer waits for a seller that does not open the service: the line's money goes back at once. Possible
 * once an attempt has failed. A call under way may still succeed at the seller; what it opens is released again.
 *
 * @throws not_found; conflict `ORD_OPENING_STATE` when it is open, refunded, or not yet refused by the seller
 */
export async function cancelOpening(
  context: FulfillmentContext,
  actor: Actor,
  opening: { orderId: string; orderLineId: string },
  idempotencyKey: string,
): Promise<void> {
  const { db, clock, audit } = context.platform
  await runOnce(
    db,
    { accountId: actor.accountId, operation: 'order.cancel_opening', key: idempotencyKey, request: opening },
    async (tx) => {
      const message = await repository.lockOpening(tx, opening)
      if (!message || message.accountId !== actor.accountId) throw notFound('order')
      if (!isCancelableOpening(message)) throw new DomainError('conflict', 'ORD_OPENING_STATE')
      await repository.updateMessage(tx, message.id, {
        state: nextState(messageTransitions, 'close', message.state)!,
        nextAttemptAt: null,
        endedAt: clock.now(),
        // A worker that is calling the seller now finds the message closed when it comes back.
        keepLease: true,
      })
      await refund(context, tx, message, CANCELED_BY_BUYER)
      await audit.append(tx, actor, {
        action: 'order.cancel_opening',
        objectType: 'order',
        objectId: opening.orderId,
        before: { line: opening.orderLineId, attempts: message.attempts },
        after: { line: opening.orderLineId, status: 'REFUNDED' },
      })
      return null
    },
  )
}
