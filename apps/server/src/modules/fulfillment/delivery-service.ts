import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { createEndpointGate } from './endpoint-gate.ts'
import type { FulfillmentContext } from './fulfillment-context.ts'
import * as repository from './message-repository.ts'
import { notifyOrder } from './order-notify/notify-order.ts'
import { attemptCall } from './use-cases/attempt-call.ts'
import { cancelOpening } from './use-cases/cancel-opening.ts'
import { queueCall, wakeMessage, type QueuedCall } from './use-cases/queue-call.ts'
import { refreshAppInfo } from './use-cases/refresh-app-info.ts'
import { restartMessage, restartMessages } from './use-cases/restart-message.ts'

export type DeliveryService = ReturnType<typeof createDeliveryService>

const SWEEP_BATCH = 200

/** Calls to sellers' servers: every attempt recorded, retried by plan, ended in success, a stop or a refund. */
export function createDeliveryService(context: FulfillmentContext) {
  const { db, clock, events, settings } = context.platform
  const gate = createEndpointGate({
    share: settings.CALLS_PER_ENDPOINT_MAX,
    silentMax: settings.CALLS_TO_SILENT_ENDPOINTS_MAX,
  })

  return {
    /** Joins the transactions of the facts that need a call. */
    subscribe(): void {
      events.within('orders.order_paid', async (tx, { payload }) => {
        for (const line of payload.lines) {
          await queueCall(context, tx, {
            scenario: 'newInstance',
            instanceId: line.instanceId,
            parameters: { customerName: payload.accountName, orderAmount: line.amount },
          })
          await notifyOrder(context, tx, 'new_purchase', line)
        }
      })
      events.within('instances.instance_frozen', (tx, { payload }) =>
        queueCall(context, tx, {
          scenario: 'updateInstanceStatus',
          instanceId: payload.instanceId,
          parameters: { status: 'FREEZE', cause: 'EXPIRY' },
        }),
      )
      events.within('instances.instance_released', (tx, { payload }) =>
        queueCall(context, tx, { scenario: 'releaseInstance', instanceId: payload.instanceId }),
      )
    },

    /** Has the seller called in the caller's transaction's wake. */
    queueCall: (tx: Tx, call: QueuedCall) => queueCall(context, tx, call),

    /** Job: the attempts of a message that are due now. Safe to run twice and on many workers. */
    async attempt(job: { messageId: string; endpointId: string }): Promise<void> {
      if (!gate.enter(job.endpointId, job.messageId)) return
      let failure: unknown
      for (let at: typeof job | null = job; at !== null;) {
        let answered: boolean | null = null
        try {
          answered = await attemptCall(context, at.messageId)
        } catch (error) {
          // Those that wait for this address must go on; the library tries this job again.
          failure ??= error
        }
        at = gate.leave(at.endpointId, answered)
      }
      if (failure !== undefined) throw failure
    },

    /** BUY-JOB-02: wakes the messages whose next attempt is due. @returns how many */
    async sweepDue(): Promise<number> {
      const due = await repository.listDueMessages(db.query, clock.now(), SWEEP_BATCH)
      for (const { id, endpointId } of due) await wakeMessage(db.query, id, endpointId)
      // The same rows stay due until their job has run, so a second look at once would find nothing new.
      return 0
    },

    firstDueAt: () => repository.findFirstAttemptDue(db.query),

    releaseLeases: () => repository.releaseLeases(db.query),

    restart: (actor: Actor, messageId: string, key: string) => restartMessage(context, actor, messageId, key),
    restartBatch: (actor: Actor, messageIds: string[], key: string) =>
      restartMessages(context, actor, messageIds, key),
    cancelOpening: (actor: Actor, opening: { orderId: string; orderLineId: string }, key: string) =>
      cancelOpening(context, actor, opening, key),
    refreshAppInfo: (actor: Actor, instanceId: string) => refreshAppInfo(context, actor, instanceId),
  }
}
