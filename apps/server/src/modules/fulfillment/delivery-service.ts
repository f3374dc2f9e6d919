import os from 'node:os'
import { DomainError, notFound } from '../../kernel/errors.ts'
import { nextState } from '../../kernel/transitions.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { runOnce } from '../../platform/http/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { enqueueJob } from '../../platform/jobs/job-queue.ts'
import type { OutboundClient } from '../../platform/outbound/guarded-client.ts'
import type { Platform } from '../../platform/platform.ts'
import { findInstance, type InstanceFact, type InstanceService } from '../instances/index.ts'
import type { OrderService } from '../orders/index.ts'
import type { SellerAccessService } from '../sellers/index.ts'
import { messageTransitions, type Scenario } from './domain/message-states.ts'
import { nextAttemptAt, retryPlanOf } from './domain/retry-plan.ts'
import { createEndpointGate } from './endpoint-gate.ts'
import * as repository from './message-repository.ts'
import type { InterfaceMessage, MessageParameters } from './message-repository.ts'
import { callSeller, requestOf, type CallOutcome } from './saas-v2-adapter.ts'

declare module '../../platform/jobs/job-queue.ts' {
  interface JobPayloads {
    'fulfillment.attempt': { messageId: string; endpointId: string }
  }
}

declare module '../../platform/events/event-bus.ts' {
  interface EventPayloads {
    /** The window of a message is over without success; a person at the seller must act. */
    'fulfillment.message_stopped': {
      messageId: string
      sellerId: string
      scenario: Scenario
      orderId: string | null
      instanceId: string
      reason: string
    }
  }
}

export type DeliveryService = ReturnType<typeof createDeliveryService>

/** Longer than the hard limit of a call, so that a lease never ends under a call that still runs. */
const LEASE_MARGIN_SECONDS = 40
const SWEEP_BATCH = 200
const BATCH_RESTART_MAX = 100
/** A live look at the seller while a buyer waits (isv-protocol 12: 5 s). */
const LIVE_TIMEOUT_MS = 5000

/** Calls to sellers' servers: every attempt recorded, retried by plan, ended in success, a stop or a refund. */
export function createDeliveryService(
  platform: Platform,
  deps: {
    outbound: OutboundClient
    access: SellerAccessService
    instances: InstanceService
    orders: OrderService
    observeAttempt?: (activity: string, verdict: string, seconds: number) => void
  },
) {
  const { db, clock, events, settings, logger, audit } = platform
  const { instances, orders, access, outbound } = deps
  const worker = `${os.hostname()}:${process.pid}`
  const timeoutMs = settings.CALL_TIMEOUT_SECONDS * 1000
  const gate = createEndpointGate(settings.CALLS_PER_ENDPOINT_MAX)

  const wake = (tx: Tx | Queryable, messageId: string, endpointId: string) =>
    enqueueJob(tx, 'fulfillment.attempt', { messageId, endpointId }, { key: `fulfillment:${messageId}` })

  async function send(
    tx: Tx,
    message: {
      scenario: Scenario
      sellerId: string
      accountId: string
      orderId: string | null
      orderLineId: string | null
      instanceId: string
      productId: string
      endpointId: string
      parameters?: MessageParameters
    },
  ): Promise<void> {
    const id = newId('msg')
    await repository.insertMessage(tx, {
      ...message,
      id,
      parameters: message.parameters ?? {},
      createdAt: clock.now(),
    })
    await wake(tx, id, message.endpointId)
  }

  async function sendForInstance(
    tx: Tx,
    fact: InstanceFact,
    scenario: Scenario,
    parameters: MessageParameters = {},
  ): Promise<void> {
    const instance = await findInstance(tx, { id: fact.instanceId })
    if (!instance) throw new Error(`no instance ${fact.instanceId}`)
    await send(tx, {
      scenario,
      sellerId: instance.sellerId,
      accountId: instance.accountId,
      orderId: instance.orderId,
      orderLineId: instance.orderLineId,
      instanceId: instance.id,
      productId: instance.productId,
      endpointId: instance.endpointId,
      parameters,
    })
  }

  /** The call of one attempt; outside any transaction. */
  async function call(message: InterfaceMessage): Promise<CallOutcome> {
    const [instance, target] = await Promise.all([
      findInstance(db.query, { id: message.instanceId }),
      access.findCallTarget(message.sellerId, message.endpointId, 'BASE'),
    ])
    if (!instance) throw new Error(`no instance ${message.instanceId}`)
    const input = requestOf(message, instance.sellerInstanceId)
    if (!target)
      return {
        attempt: {
          activity: input.activity,
          at: new Date(),
          durationMs: 0,
          requestUrl: '',
          requestBody: '',
          httpStatus: null,
          contentType: null,
          responseBody: null,
          resultCode: null,
          verdict: 'failure',
          reason: 'no_key_bound: the seller has no active key for the base interface, or no address',
          warnings: [],
        },
        sellerInstanceId: null,
        appInfo: null,
        unknownOutcome: false,
      }
    return callSeller(outbound, target, input, { timeoutMs, afterUnknown: message.outcomeUnknown })
  }

  /**
   * Stores one attempt with all that follows from it, in one transaction.
   *
   * @returns true when the next call of the same message follows at once (newInstance accepted → queryInstance)
   */
  async function store(message: InterfaceMessage, outcome: CallOutcome): Promise<boolean> {
    return db.transaction(async (tx) => {
      const now = clock.now()
      const locked = await repository.lockMessage(tx, message.id)
      if (!locked) return false
      await repository.insertAttempt(tx, {
        ...outcome.attempt,
        messageId: message.id,
        number: message.attempts,
      })
      // Closed meanwhile (the order was refunded): the attempt is on record, nothing else changes.
      if (locked.state !== 'SENDING' && locked.state !== 'RETRYING') return false
      const { verdict } = outcome.attempt
      const last = {
        lastHttpStatus: outcome.attempt.httpStatus,
        lastResultCode: outcome.attempt.resultCode,
        lastReason: outcome.attempt.reason,
        outcomeUnknown: message.outcomeUnknown || outcome.unknownOutcome,
      }
      const accepted = verdict !== 'failure'
      if (message.scenario === 'newInstance' && message.phase === 'CALL' && accepted) {
        await instances.keepSellerInstanceId(tx, message.instanceId, outcome.sellerInstanceId!)
        await repository.updateMessage(tx, message.id, {
          ...last,
          phase: 'QUERY',
          windowStartedAt: now,
          planPosition: 1,
          attempts: message.attempts + 1,
          nextAttemptAt: now,
          keepLease: true,
        })
        return true
      }
      if (verdict === 'success') {
        await repository.updateMessage(tx, message.id, {
          ...last,
          state: nextState(messageTransitions, 'succeed', locked.state)!,
          nextAttemptAt: null,
          endedAt: now,
        })
        if (message.scenario === 'newInstance') await instances.open(tx, message.instanceId, outcome.appInfo)
        return false
      }
      const plan = retryPlanOf(message.scenario, message.phase, settings)
      const next = nextAttemptAt(plan, message.windowStartedAt, message.planPosition)
      if (next !== null) {
        await repository.updateMessage(tx, message.id, {
          ...last,
          state: nextState(messageTransitions, 'retry', locked.state)!,
          nextAttemptAt: next,
        })
        return false
      }
      await giveUp(tx, locked, last, now)
      return false
    })
  }

  /** The plan is used up: an opening is refunded (T10), anything else waits for the seller's restart. */
  async function giveUp(
    tx: Tx,
    message: InterfaceMessage,
    last: { lastReason: string | null; lastResultCode: string | null },
    now: Date,
  ): Promise<void> {
    const reason = [last.lastResultCode, last.lastReason].filter(Boolean).join(' ') || 'no answer'
    const command = message.scenario === 'newInstance' ? 'close' : 'stop'
    const state = nextState(messageTransitions, command, message.state)!
    await repository.updateMessage(tx, message.id, {
      ...last,
      state,
      nextAttemptAt: null,
      ...(state === 'CLOSED' && { endedAt: now }),
    })
    if (message.scenario === 'newInstance')
      await orders.failLine(tx, { orderId: message.orderId!, orderLineId: message.orderLineId!, reason })
    await events.emit(tx, 'fulfillment.message_stopped', {
      messageId: message.id,
      sellerId: message.sellerId,
      scenario: message.scenario,
      orderId: message.orderId,
      instanceId: message.instanceId,
      reason,
    })
  }

  async function restartWithin(tx: Tx, actor: Actor, sellerId: string, messageId: string): Promise<void> {
    const message = await repository.lockMessage(tx, messageId)
    if (!message || message.sellerId !== sellerId) throw notFound('message')
    const state = nextState(messageTransitions, 'restart', message.state)
    if (state === null) throw new DomainError('conflict', 'MSG_STATE')
    const now = clock.now()
    await repository.updateMessage(tx, messageId, {
      state,
      windowStartedAt: now,
      planPosition: 0,
      nextAttemptAt: now,
    })
    await wake(tx, messageId, message.endpointId)
    await audit.append(tx, actor, {
      action: 'seller.interface_message.restart',
      objectType: 'interface_message',
      objectId: messageId,
      before: { state: message.state, attempts: message.attempts },
      after: { state },
    })
  }

  /** @returns whether the seller gave any answer; `null` when the message was not due, or taken */
  async function attemptOne(messageId: string): Promise<boolean | null> {
    const lease = { worker, seconds: settings.CALL_TIMEOUT_SECONDS + LEASE_MARGIN_SECONDS }
    let message = await repository.claimMessage(db.query, messageId, clock.now(), lease)
    if (!message) return null
    for (;;) {
      const outcome = await call(message)
      deps.observeAttempt?.(
        outcome.attempt.activity,
        outcome.attempt.verdict,
        outcome.attempt.durationMs / 1000,
      )
      const goesOn = await store(message, outcome)
      logger.debug(
        {
          messageId,
          activity: outcome.attempt.activity,
          verdict: outcome.attempt.verdict,
          reason: outcome.attempt.reason,
        },
        'called a seller',
      )
      if (!goesOn) return outcome.attempt.httpStatus !== null
      // Its phase and counters moved with the stored attempt; the lease is still ours.
      message = {
        ...message,
        phase: 'QUERY',
        windowStartedAt: clock.now(),
        planPosition: 1,
        attempts: message.attempts + 1,
      }
    }
  }

  const sellerOf = (actor: Actor) => {
    if (actor.sellerId === null) throw notFound('seller')
    return actor.sellerId
  }

  return {
    /** Joins the transactions of the facts that need a call. */
    subscribe(): void {
      events.within('orders.order_paid', async (tx, { payload }) => {
        for (const line of payload.lines)
          await send(tx, {
            ...line,
            scenario: 'newInstance',
            accountId: payload.accountId,
            orderId: payload.orderId,
          })
      })
      events.within('instances.instance_frozen', (tx, { payload }) =>
        sendForInstance(tx, payload, 'updateInstanceStatus', { status: 'FREEZE' }),
      )
      events.within('instances.instance_released', (tx, { payload }) =>
        sendForInstance(tx, payload, 'releaseInstance'),
      )
    },

    /** Job: the attempts of a message that are due now. Safe to run twice and on many workers. */
    async attempt({ messageId, endpointId }: { messageId: string; endpointId: string }): Promise<void> {
      if (!gate.enter(endpointId, messageId)) return
      let failure: unknown
      for (let id: string | null = messageId; id !== null;) {
        let answered: boolean | null = null
        try {
          answered = await attemptOne(id)
        } catch (error) {
          // Those that wait for this address must go on; the library tries this job again.
          failure ??= error
        }
        id = gate.leave(endpointId, answered)
      }
      if (failure !== undefined) throw failure
    },

    /** BUY-JOB-02: wakes the messages whose next attempt is due. @returns how many */
    async sweepDue(): Promise<number> {
      const due = await repository.listDueMessages(db.query, clock.now(), SWEEP_BATCH)
      for (const { id, endpointId } of due) await wake(db.query, id, endpointId)
      // The same rows stay due until their job has run, so a second look at once would find nothing new.
      return 0
    },

    firstDueAt: () => repository.findFirstAttemptDue(db.query),

    releaseLeases: () => repository.releaseLeases(db.query),

    /**
     * SELL-APP-32: sends again now and opens a new window. Same orderId and orderLineId.
     *
     * @throws not_found; conflict `MSG_STATE`
     */
    async restart(actor: Actor, messageId: string, idempotencyKey: string): Promise<void> {
      const sellerId = sellerOf(actor)
      const request = { messageId }
      await runOnce(
        db,
        { accountId: actor.accountId, operation: 'message.restart', key: idempotencyKey, request },
        async (tx) => {
          await restartWithin(tx, actor, sellerId, messageId)
          return null
        },
      )
    },

    /** Restarts many; those that cannot be are named with the reason. */
    async restartBatch(
      actor: Actor,
      messageIds: string[],
      idempotencyKey: string,
    ): Promise<{ restarted: string[]; refused: { id: string; code: string }[] }> {
      const sellerId = sellerOf(actor)
      const ids = [...new Set(messageIds)].sort().slice(0, BATCH_RESTART_MAX)
      return runOnce(
        db,
        {
          accountId: actor.accountId,
          operation: 'message.restart_batch',
          key: idempotencyKey,
          request: { ids },
        },
        async (tx) => {
          const result: { restarted: string[]; refused: { id: string; code: string }[] } = {
            restarted: [],
            refused: [],
          }
          for (const id of ids) {
            try {
              await restartWithin(tx, actor, sellerId, id)
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
    },

    /**
     * A live look at the seller when the buyer opens the details (isv-protocol 2.4).
     *
     * @throws not_found; conflict `INST_STATE`; upstream `INST_SELLER_UNREACHABLE` (what is stored stays)
     */
    async refreshAppInfo(actor: Actor, instanceId: string): Promise<void> {
      const instance = await findInstance(db.query, { id: instanceId, accountId: actor.accountId })
      if (!instance) throw notFound('instance')
      if (instance.sellerInstanceId === null || !['ACTIVE', 'EXPIRED'].includes(instance.state))
        throw new DomainError('conflict', 'INST_STATE')
      const target = await access.findCallTarget(instance.sellerId, instance.endpointId, 'BASE')
      if (!target) throw new DomainError('upstream', 'INST_SELLER_UNREACHABLE')
      const outcome = await callSeller(
        outbound,
        target,
        { activity: 'queryInstance', instanceId: instance.sellerInstanceId },
        { timeoutMs: LIVE_TIMEOUT_MS, afterUnknown: false },
      )
      const { appInfo } = outcome
      if (outcome.attempt.verdict !== 'success' || !appInfo)
        throw new DomainError('upstream', 'INST_SELLER_UNREACHABLE')
      await db.transaction((tx) => instances.replaceAppInfo(tx, instanceId, appInfo))
    },
  }
}
