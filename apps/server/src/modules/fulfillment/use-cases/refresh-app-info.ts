import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { Actor } from '../../../platform/actor.ts'
import { findInstance } from '../../instances/index.ts'
import { callSeller } from '../calls/call-seller.ts'
import type { FulfillmentContext } from '../fulfillment-context.ts'

/** A live look at the seller while a buyer waits (isv-protocol 12: 5 s). */
const LIVE_TIMEOUT_MS = 5000

/**
 * Asks the seller for the access data when the buyer opens the details (isv-protocol 2.4).
 *
 * @throws not_found; conflict `INST_STATE`, also where the protocol has no such question; upstream
 *   `INST_SELLER_UNREACHABLE` (what is stored stays)
 */
export async function refreshAppInfo(
  context: FulfillmentContext,
  actor: Actor,
  instanceId: string,
): Promise<void> {
  const { db } = context.platform
  const instance = await findInstance(db.query, { id: instanceId, accountId: actor.accountId })
  if (!instance) throw notFound('instance')
  if (
    instance.protocol !== 'SAAS_V2' ||
    instance.sellerInstanceId === null ||
    !['ACTIVE', 'EXPIRED'].includes(instance.state)
  )
    throw new DomainError('conflict', 'INST_STATE')
  const outcome = await callSeller(
    context.outbound,
    await context.access.findCallTarget(instance.sellerId, instance.endpointId, 'BASE'),
    { family: 'saas-v2', request: { activity: 'queryInstance', instanceId: instance.sellerInstanceId } },
    { timeoutMs: LIVE_TIMEOUT_MS },
  )
  const { appInfo } = outcome
  if (outcome.attempt.verdict !== 'success' || !appInfo)
    throw new DomainError('upstream', 'INST_SELLER_UNREACHABLE')
  await db.transaction((tx) => context.instances.replaceAppInfo(tx, instanceId, appInfo))
}
