import { DomainError, notFound } from '../../../kernel/errors.ts'
import { nextState } from '../../../kernel/transitions.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { runOnce } from '../../../platform/http/idempotency.ts'
import { messageTransitions } from '../domain/message-states.ts'
import type { FulfillmentContext } from '../fulfillment-context.ts'
import { isProductGranted, sellerScopeOf, type SellerScope } from '../../../platform/product-grant.ts'
import * as repository from '../message-repository.ts'
import { wakeMessage } from './queue-call.ts'

const BATCH_RESTART_MAX = 100

/**
 * SELL-APP-32: sends again now and opens a new window. Same orderId and orderLineId.
 *
 * @throws not_found; conflict `MSG_STATE`
 */
export async function restartMessage(
  context: FulfillmentContext,
  actor: Actor,
  messageId: string,
  idempotencyKey: string,
): Promise<void> {
  const scope = sellerScopeOf(actor)
  const request = { messageId }
  await runOnce(
    context.platform.db,
    { accountId: actor.accountId, operation: 'message.restart', key: idempotencyKey, request },
    async (tx) => {
      await restartWithin(context, tx, actor, scope, messageId)
      return null
    },
  )
}

/** Restarts many; those that cannot be are named with the reason. */
export async function restartMessages(
  context: FulfillmentContext,
  actor: Actor,
  messageIds: string[],
  idempotencyKey: string,
): Promise<{ restarted: string[]; refused: { id: string; code: string }[] }> {
  const scope = sellerScopeOf(actor)
  const ids = [...new Set(messageIds)].sort().slice(0, BATCH_RESTART_MAX)
  const request = { ids }
  return runOnce(
    context.platform.db,
    { accountId: actor.accountId, operation: 'message.restart_batch', key: idempotencyKey, request },
    async (tx) => {
      const result: { restarted: string[]; refused: { id: string; code: string }[] } = {
        restarted: [],
        refused: [],
      }
      for (const id of ids) {
        try {
          await restartWithin(context, tx, actor, scope, id)
          result.restarted.push(id)
        } catch (error) {
          // Refusals come before the first write of a message, so that the others go on.
          if (!(error instanceof DomainError)) throw error
          result.refused.push({ id, code: error.code })
        }
      }
      return result
    },
  )
}

async function restartWithin(
  { platform }: FulfillmentContext,
  tx: Tx,
  actor: Actor,
  scope: SellerScope,
  messageId: string,
): Promise<void> {
  const message = await repository.lockMessage(tx, messageId)
  if (
    !message ||
    message.sellerId !== scope.sellerId ||
    !isProductGranted(scope.productGrant, message.productId)
  )
    throw notFound('message')
  const state = nextState(messageTransitions, 'restart', message.state)
  if (state === null) throw new DomainError('conflict', 'MSG_STATE')
  const now = platform.clock.now()
  await repository.updateMessage(tx, messageId, {
    state,
    windowStartedAt: now,
    planPosition: 0,
    nextAttemptAt: now,
    notifiedAt: null,
    gaveUpAt: null,
  })
  await wakeMessage(tx, messageId, message.endpointId)
  await platform.audit.append(tx, actor, {
    action: 'seller.interface_message.restart',
    objectType: 'interface_message',
    objectId: messageId,
    before: { state: message.state, attempts: message.attempts },
    after: { state },
  })
}
