import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { createEndpointGate } from './endpoint-gate.ts'
import type { FulfillmentContext } from './fulfillment-context.ts'
import * as repository from './message-repository.ts'
import type { InterfaceMessage } from './message-repository.ts'
import { notifyOrder } from './order-notify/notify-order.ts'
import { claimCall, makeCall } from './use-cases/attempt-call.ts'
import { cancelOpening } from './use-cases/cancel-opening.ts'
import { queueCall, wakeMessages, type QueuedCall } from './use-cases/queue-call.ts'
import { refreshAppInfo } from './use-cases/refresh-app-info.ts'
import { restartMessage, restartMessages } from './use-cases/restart-message.ts'

export type DeliveryService = ReturnType<typeof createDeliveryService>

/** Woken in one look; the next comes a second later. */
const SWEEP = { perEndpoint: 100, total: 1000 }

/** Calls to sellers' servers: every attempt recorded, retried by plan, ended in success, a stop or a refund. */
export function createDeliveryService(context: FulfillmentContext) {
  const { db, clock, events, settings, logger } = context.platform
  const gate = createEndpointGate({
    share: settings.CALLS_PER_ENDPOINT_MAX,
    silentMax: settings.CALLS_TO_SILENT_ENDPOINTS_MAX,
  })

  const underway = new Set<Promise<void>>()
  let closing = false

  /** Makes the claimed call, and after it those that waited for a place. Never rejects. */
  async function makeCalls(
    first: { messageId: string; endpointId: string },
    claimed: InterfaceMessage | null,
  ): Promise<void> {
    let message = claimed
    for (let at: typeof first | null = first; at !== null;) {
      let answered: boolean | null = null
      try {
        message ??= at === first ? null : await claimCall(context, at.messageId)
        if (message) answered = await makeCall(context, message)
      } catch (error) {
        // The lease ends by itself, and the sweep finds the message again.
        logger.error({ err: error, messageId: at.messageId }, 'a call to a seller could not be stored')
      }
      message = null
      // Those that wait stay due in the database; a process that ends takes no more of them.
      at = closing ? null : gate.leave(at.endpointId, answered)
    }
  }

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

    /**
     * Job: the attempts of a message that are due now. Safe to run twice and on many workers.
     *
     * The job starts the call and does not wait for its end: a seller that does not answer holds a socket, not one of
     * the few places for jobs. Until it ends the message is leased, and a worker that dies leaves its lease.
     */
    async attempt(job: { messageId: string; endpointId: string }): Promise<void> {
      if (!gate.enter(job.endpointId, job.messageId)) return
      const claimed = await claimCall(context, job.messageId).catch((error: unknown) => {
        gate.leave(job.endpointId, null)
        throw error
      })
      const calls = makeCalls(job, claimed).finally(() => underway.delete(calls))
      underway.add(calls)
      while (underway.size >= settings.CALLS_AT_ONCE_MAX) await Promise.race(underway)
    },

    /** Calls that run, of all workers: what a moved clock waits for. */
    countCalls: () => repository.countLeased(db.query),

    /** Ends this process's part: the calls under way are waited for, no other is made. */
    async settle(): Promise<void> {
      closing = true
      await Promise.all(underway)
    },

    /** BUY-JOB-02: wakes the messages whose next attempt is due. @returns how many */
    async sweepDue(): Promise<number> {
      const due = await repository.listDueMessages(db.query, clock.now(), SWEEP)
      await wakeMessages(
        db.query,
        due.filter(({ id, endpointId }) => !gate.waits(endpointId, id)),
      )
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
