import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueueJob, enqueueJobs } from '../../../platform/jobs/job-queue.ts'
import { findDeliveryEdition } from '../../catalog/index.ts'
import { findInstance, type Instance } from '../../instances/index.ts'
import type { Scenario } from '../domain/message-states.ts'
import type { FulfillmentContext } from '../fulfillment-context.ts'
import { insertMessage, type MessageParameters } from '../message-repository.ts'

/** Has the message's next attempt made as soon as a worker is free. Asking twice is asking once. */
export function wakeMessage(tx: Tx | Queryable, messageId: string, endpointId: string): Promise<void> {
  return enqueueJob(tx, 'fulfillment.attempt', { messageId, endpointId }, { key: `fulfillment:${messageId}` })
}

/** As `wakeMessage`, for many. */
export function wakeMessages(db: Queryable, messages: { id: string; endpointId: string }[]): Promise<void> {
  return enqueueJobs(
    db,
    'fulfillment.attempt',
    messages.map(({ id, endpointId }) => ({
      payload: { messageId: id, endpointId },
      key: `fulfillment:${id}`,
    })),
  )
}

/** A call to make: what is asked of the seller, for which instance and which order. */
export interface QueuedCall {
  scenario: Scenario
  instanceId: string
  /** The order that causes the call; the purchase order of the instance unless given. */
  order?: { orderId: string; orderLineId: string }
  parameters?: MessageParameters
  /** The production address of the instance unless given. */
  endpointId?: string
}

/**
 * Writes the message of a call in the caller's transaction; a job sends it after the commit.
 *
 * What the protocol of the instance has no call for is not queued: authorization codes are opened by the marketplace
 * itself, License 1.0 knows no unfreezing, and its oldest sellers cannot be called about a license again.
 */
export async function queueCall(context: FulfillmentContext, tx: Tx, call: QueuedCall): Promise<void> {
  const instance = await findInstance(tx, { id: call.instanceId })
  if (!instance) throw new Error(`no instance ${call.instanceId}`)
  if (!isKnownCall(instance, call)) return
  const id = newId('msg')
  const endpointId = call.endpointId ?? instance.endpointId
  await insertMessage(tx, {
    id,
    sellerId: instance.sellerId,
    accountId: instance.accountId,
    orderId: call.order?.orderId ?? instance.orderId,
    orderLineId: call.order?.orderLineId ?? instance.orderLineId,
    instanceId: instance.id,
    productId: instance.productId,
    scenario: call.scenario,
    // A notice of an order has the windows of its own interface, whatever the product's edition.
    edition: call.scenario === 'orderNotify' ? 'classic' : await findDeliveryEdition(tx, instance.productId),
    parameters: call.parameters ?? {},
    endpointId,
    createdAt: context.platform.clock.now(),
  })
  await wakeMessage(tx, id, endpointId)
}

function isKnownCall(instance: Instance, { scenario, parameters }: QueuedCall): boolean {
  if (scenario === 'orderNotify') return true
  if (instance.protocol === 'LICENSE_CODE') return scenario !== 'newInstance'
  if (instance.protocol !== 'LICENSE_V1' || scenario === 'newInstance') return true
  return instance.sellerInstanceId !== null && parameters?.status !== 'UNFREEZE'
}
