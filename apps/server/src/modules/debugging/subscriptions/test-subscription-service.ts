import { randomBytes } from 'node:crypto'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import { nextState } from '../../../kernel/transitions.ts'
import type { Actor } from '../../../platform/actor.ts'
import { newId, newOrderNumber } from '../../../platform/ids.ts'
import type { OutboundClient } from '../../../platform/outbound/guarded-client.ts'
import type { Platform } from '../../../platform/platform.ts'
import { callSeller, interfaceClassOf, type CallOutcome, type SellerCall } from '../../fulfillment/index.ts'
import type { SellerAccessService } from '../../sellers/index.ts'
import { amountOf, orderTypeOf } from '../domain/test-order-terms.ts'
import {
  changedTerm,
  chargingModesOf,
  clockTargetOf,
  firstTerm,
  monthsOf,
  nextDue,
  openTestCommands,
  testSubscriptionTransitions,
  type ClockTarget,
  type TestChargingMode,
  type TestCommand,
  type TestFamily,
  type TestLife,
  type TestPeriod,
  type TestTerm,
} from '../domain/test-subscription-life.ts'
import { sellerOf } from '../seller-of.ts'
import { callsOf } from './test-calls.ts'
import * as repository from './test-subscription-repository.ts'
import type { CommandOptions, TestOrder, TestProduct, TestSubscription } from './test-subscription.ts'

export type TestSubscriptionService = ReturnType<typeof createTestSubscriptionService>

/** What a seller asks for. */
export interface NewTestSubscription {
  endpointId: string
  family: TestFamily
  name: string
  product: TestProduct
  chargingMode: TestChargingMode
  periodType: TestPeriod | null
  periodNumber: number | null
  asTest: boolean
}

/** A command and the state it led to. */
export interface CommandResult {
  /** False when a call failed: the subscription is where it was, and the same command may be repeated. */
  done: boolean
}

const TIMEOUT_MS = 20_000
/** Longer than one call; held anew before each. */
const BUSY_SECONDS = 60
/** Steps that one movement of the clock may lead to: the end of a term, freeze, release. */
const STEPS_MAX = 10

/** Test subscriptions: a seller plays a life through and sees each call arrive (sandbox only). */
export function createTestSubscriptionService(
  platform: Platform,
  deps: { outbound: OutboundClient; access: SellerAccessService },
) {
  const { db, clock, vault, audit, settings, siteTimeZone } = platform
  const { outbound, access } = deps
  const phases = {
    // The longest of all customer levels: sellers must be able to keep data as long (isv-protocol 1.7).
    graceDays: settings.PERIOD_GRACE_DAYS.at(-1)!,
    retentionDays: settings.PERIOD_RETENTION_DAYS.at(-1)!,
  }
  const appInfoContext = (id: string) => `test-subscription:${id}`

  function requireSandbox(): void {
    if (!platform.sandbox) throw new DomainError('not_found', 'SANDBOX_ONLY')
  }

  const lifeOf = (subscription: TestSubscription, orders: readonly TestOrder[]): TestLife => ({
    ...subscription,
    renewals: orders.filter((order) => order.type === 'RENEW' && order.state === 'DONE').length,
  })

  async function held<T>(
    actor: Actor,
    id: string,
    work: (subscription: TestSubscription) => Promise<T>,
  ): Promise<T> {
    requireSandbox()
    const sellerId = sellerOf(actor)
    const claimed = await repository.claimSubscription(db.query, sellerId, id, BUSY_SECONDS)
    if (!claimed) {
      if (!(await repository.findSubscription(db.query, sellerId, id))) throw notFound('test subscription')
      throw new DomainError('conflict', 'TEST_SUB_BUSY')
    }
    try {
      return await work(claimed)
    } finally {
      await repository.letGo(db.query, id)
    }
  }

  /** The order of a command: the one whose calls failed, or a new one. */
  function newOrder(
    subscription: TestSubscription,
    command: TestCommand,
    options: CommandOptions,
    orders: readonly TestOrder[],
  ): TestOrder | null {
    const type = orderTypeOf(command, subscription.chargingMode)
    if (type === null) return null
    const { now } = subscription
    const refunded = lastRenewal(orders)
    const period = periodOf(subscription, command, options)
    const months =
      command === 'refundRenewal'
        ? -(refunded?.months ?? 0)
        : ['open', 'change', 'refund'].includes(command)
          ? 0
          : monthsOf(period.periodType, period.periodNumber)
    const product = changesProduct(command)
      ? changedProduct(subscription.product, options)
      : subscription.product
    const term = termAfter(subscription, command, months)
    return {
      // Longer than a real order number, so that the two can never be equal.
      id: `${newOrderNumber(now, siteTimeZone)}T${randomBytes(4).toString('hex').toUpperCase()}`,
      subscriptionId: subscription.id,
      sellerId: subscription.sellerId,
      position: orders.length + 1,
      command,
      type,
      state: 'OPEN',
      chargingMode:
        subscription.chargingMode === 'TRIAL' || command === 'toFormal' ? 'PERIOD' : onWire(subscription),
      ...(subscription.chargingMode === 'PERIOD' || subscription.chargingMode === 'TRIAL'
        ? period
        : { periodType: null, periodNumber: null }),
      months,
      expiresAt: term.expiresAt,
      product,
      amount: amountOf(command, subscription.chargingMode, period.periodNumber ?? 1),
      createdAt: now,
    }
  }

  function termAfter(subscription: TestSubscription, command: TestCommand, months: number): TestTerm {
    const { now } = subscription
    if (command === 'open') return firstTerm(subscription, now, phases, siteTimeZone)
    // A trial that becomes formal begins anew; the rest goes on from where it was.
    if (command === 'toFormal')
      return changedTerm({ ...subscription, anchorAt: null }, months, now, phases, siteTimeZone)
    return months === 0 ? subscription : changedTerm(subscription, months, now, phases, siteTimeZone)
  }

  async function send(
    subscription: TestSubscription,
    command: TestCommand,
    order: TestOrder | null,
    call: SellerCall,
  ): Promise<CallOutcome> {
    const target = await access.findCallTarget(
      subscription.sellerId,
      subscription.endpointId,
      interfaceClassOf[subscription.family],
    )
    await repository.holdOn(db.query, subscription.id, BUSY_SECONDS)
    const outcome = await callSeller(outbound, target, call, { timeoutMs: TIMEOUT_MS })
    await repository.insertCall(db.query, {
      ...outcome.attempt,
      id: newId('tcl'),
      subscriptionId: subscription.id,
      orderId: order?.id ?? null,
      command,
      virtualAt: subscription.now,
    })
    return outcome
  }

  const sealInfo = (id: string, outcome: CallOutcome, before: string | null) =>
    outcome.appInfo === null ? before : vault.seal(JSON.stringify(outcome.appInfo), appInfoContext(id))

  /** Opens: newInstance (or its like), then queryInstance until the instance is ready where the protocol asks. */
  async function open(subscription: TestSubscription, order: TestOrder): Promise<TestSubscription | null> {
    if (subscription.family === 'license-code')
      return { ...subscription, sellerInstanceId: `PLTEST${randomBytes(8).toString('hex').toUpperCase()}` }
    let opened = subscription
    const asks = subscription.family === 'saas-v2'
    if (!asks || subscription.state === 'NEW') {
      const [call] = callsOf({ command: 'open', subscription, order, purchase: order })
      const outcome = await send(subscription, 'open', order, call!)
      if (outcome.attempt.verdict === 'failure') return null
      opened = {
        ...subscription,
        // Very old License sellers return no instance id (isv-protocol 5.1).
        sellerInstanceId: subscription.sellerInstanceId ?? outcome.sellerInstanceId ?? order.id,
        appInfoSealed: sealInfo(subscription.id, outcome, subscription.appInfoSealed),
      }
      const isReady = !asks && outcome.attempt.verdict === 'success'
      if (isReady) return opened
      opened.state = nextState(testSubscriptionTransitions, 'accept', subscription.state)!
      await db.transaction((tx) => repository.updateSubscription(tx, opened))
      if (!asks) return null
    }
    const [query] = callsOf({ command: 'query', subscription: opened, order: null, purchase: order })
    const outcome = await send(opened, 'open', order, query!)
    if (outcome.attempt.verdict !== 'success') return null
    return { ...opened, appInfoSealed: sealInfo(opened.id, outcome, opened.appInfoSealed) }
  }

  /**
   * Makes the calls of a command and, when the seller accepts all of them, moves the subscription. The caller holds
   * it.
   */
  async function perform(
    before: TestSubscription,
    command: TestCommand,
    options: CommandOptions = {},
  ): Promise<{ done: boolean; subscription: TestSubscription }> {
    const orders = await repository.listOrders(db.query, before.id)
    if (!openTestCommands(lifeOf(before, orders)).includes(command))
      throw new DomainError('conflict', 'TEST_SUB_STATE')
    const isRepeat = before.pendingCommand === command
    const pending = orders.find((order) => order.id === before.pendingOrderId) ?? null
    const order = isRepeat ? pending : newOrder(before, command, options, orders)
    const purchase = orders.find((candidate) => candidate.command === 'open') ?? null
    const subscription: TestSubscription = {
      ...before,
      pendingCommand: command,
      pendingOrderId: order?.id ?? null,
    }
    await db.transaction(async (tx) => {
      if (!isRepeat && pending) await repository.setOrderState(tx, pending.id, 'DROPPED')
      if (!isRepeat && order) await repository.insertOrder(tx, order)
      await repository.updateSubscription(tx, subscription)
    })

    let after: TestSubscription | null = subscription
    if (command === 'open') after = await open(subscription, order!)
    else
      for (const call of callsOf({ command, subscription, order, purchase })) {
        const outcome = await send(subscription, command, order, call)
        if (outcome.attempt.verdict !== 'success') {
          after = null
          break
        }
        after = { ...after, appInfoSealed: sealInfo(before.id, outcome, after.appInfoSealed) }
      }
    if (!after) {
      const kept = await repository.findSubscription(db.query, before.sellerId, before.id)
      return { done: false, subscription: kept! }
    }

    const moved = settle(after, command, order)
    await db.transaction(async (tx) => {
      if (order) await repository.setOrderState(tx, order.id, 'DONE')
      const refunded = command === 'refundRenewal' ? lastRenewal(orders) : null
      if (refunded) await repository.setOrderState(tx, refunded.id, 'REFUNDED')
      await repository.updateSubscription(tx, moved)
    })
    return { done: true, subscription: moved }
  }

  function settle(
    subscription: TestSubscription,
    command: TestCommand,
    order: TestOrder | null,
  ): TestSubscription {
    const done = { ...subscription, pendingCommand: null, pendingOrderId: null }
    if (command === 'query' || command === 'requestLicense') return done
    const state = nextState(testSubscriptionTransitions, command, subscription.state)!
    const ended = state === 'RELEASED' || state === 'UNSUBSCRIBED'
    return {
      ...done,
      ...(order && command !== 'refund' && termFields(termAfter(subscription, command, order.months))),
      ...(order && { product: order.product }),
      ...(command === 'open' && { startsAt: subscription.now }),
      ...(command === 'toFormal' &&
        order && {
          chargingMode: 'PERIOD' as const,
          periodType: order.periodType,
          periodNumber: order.periodNumber,
        }),
      // A freeze before the end of the term starts no retention of its own; the data is kept as long as after one.
      ...(command === 'freeze' &&
        subscription.state === 'ACTIVE' && {
          retentionEndsAt: new Date(subscription.now.getTime() + phases.retentionDays * 86_400_000),
        }),
      ...(command === 'unfreeze' && restoredEnds(subscription)),
      state,
      endedAt: ended ? clock.now() : null,
    }
  }

  function restoredEnds({ expiresAt }: TestSubscription): Partial<TestTerm> {
    if (!expiresAt) return { retentionEndsAt: null }
    const graceEndsAt = new Date(expiresAt.getTime() + phases.graceDays * 86_400_000)
    return {
      graceEndsAt,
      retentionEndsAt: new Date(graceEndsAt.getTime() + phases.retentionDays * 86_400_000),
    }
  }

  return {
    /** @throws not_found `SANDBOX_ONLY` outside of the sandbox */
    requireSandbox,

    /** @throws validation; conflict `TEST_SUB_LIMIT`; not_found */
    async create(actor: Actor, input: NewTestSubscription): Promise<string> {
      requireSandbox()
      const sellerId = sellerOf(actor)
      const endpoint = (await access.listEndpoints(actor)).find(({ id }) => id === input.endpointId)
      if (!endpoint) throw notFound('endpoint')
      requireFitting(input)
      const isPeriodic = input.chargingMode === 'PERIOD' || input.chargingMode === 'TRIAL'
      const id = newId('tsb')
      const now = clock.now()
      await db.transaction(async (tx) => {
        if ((await repository.countOpen(tx, sellerId)) >= settings.TEST_SUBSCRIPTIONS_MAX)
          throw new DomainError('conflict', 'TEST_SUB_LIMIT', {
            values: { count: settings.TEST_SUBSCRIPTIONS_MAX },
          })
        await repository.insertSubscription(tx, {
          ...input,
          periodType: isPeriodic ? input.periodType : null,
          periodNumber: isPeriodic ? input.periodNumber : null,
          id,
          sellerId,
          state: 'NEW',
          now,
          anchorAt: null,
          termMonths: 0,
          startsAt: null,
          expiresAt: null,
          graceEndsAt: null,
          retentionEndsAt: null,
          sellerInstanceId: null,
          appInfoSealed: null,
          pendingCommand: null,
          pendingOrderId: null,
          createdAt: now,
          endedAt: null,
        })
        await audit.append(tx, actor, {
          action: 'seller.test_subscription.create',
          objectType: 'test_subscription',
          objectId: id,
          after: { family: input.family, chargingMode: input.chargingMode },
        })
      })
      return id
    },

    /**
     * One command of the seller's. A failed call leaves the state where it was; the same command repeats the calls
     * with the same order, as the marketplace's retries do.
     *
     * @throws not_found, also outside the sandbox; conflict `TEST_SUB_STATE`, `TEST_SUB_BUSY`
     */
    command(actor: Actor, id: string, command: TestCommand, options: CommandOptions): Promise<CommandResult> {
      return held(actor, id, async (subscription) => {
        const { done } = await perform(subscription, command, options)
        return { done }
      })
    },

    /**
     * Moves the subscription's own clock; what falls due on the way is called in order. A failed call stops the clock
     * at that moment.
     *
     * @throws as `command`; conflict `TEST_SUB_CLOCK` when the moment lies behind or never comes
     */
    moveClock(actor: Actor, id: string, to: ClockTarget): Promise<CommandResult> {
      return held(actor, id, async (claimed) => {
        let subscription = claimed
        const orders = await repository.listOrders(db.query, id)
        const target = clockTargetOf(lifeOf(subscription, orders), subscription.now, to, siteTimeZone)
        if (!target) throw new DomainError('conflict', 'TEST_SUB_CLOCK')
        for (let steps = 0; steps < STEPS_MAX; steps++) {
          const due = nextDue(lifeOf(subscription, orders))
          if (!due || due.at > target) break
          subscription = await setNow(subscription, due.at)
          const result = await perform(subscription, due.command)
          ;({ subscription } = result)
          if (!result.done) return { done: false }
        }
        await setNow(subscription, target)
        return { done: true }
      })
    },

    async list(actor: Actor, page: { cursor?: string; limit: number }) {
      requireSandbox()
      return repository.listSubscriptions(db.query, sellerOf(actor), page)
    },

    async get(actor: Actor, id: string) {
      requireSandbox()
      const subscription = await repository.findSubscription(db.query, sellerOf(actor), id)
      if (!subscription) throw notFound('test subscription')
      const [orders, calls] = await Promise.all([
        repository.listOrders(db.query, id),
        repository.listCalls(db.query, id),
      ])
      const life = lifeOf(subscription, orders)
      return {
        subscription,
        orders,
        calls,
        allowedCommands: openTestCommands(life),
        due: nextDue(life),
        appInfo:
          subscription.appInfoSealed === null
            ? null
            : (JSON.parse(vault.open(subscription.appInfoSealed, appInfoContext(id))) as {
                frontEndUrl: string | null
                adminUrl: string | null
                userName: string | null
                memo: string | null
                license?: string
              }),
      }
    },
  }

  /** The subscription's clock never goes back. */
  async function setNow(subscription: TestSubscription, at: Date): Promise<TestSubscription> {
    if (at <= subscription.now) return subscription
    const moved = { ...subscription, now: at }
    await db.transaction((tx) => repository.updateSubscription(tx, moved))
    return moved
  }
}

function requireFitting(input: NewTestSubscription): void {
  const fields: { path: string; message: string }[] = []
  if (!chargingModesOf[input.family].includes(input.chargingMode))
    fields.push({ path: 'chargingMode', message: 'unknown' })
  const isTrial = input.chargingMode === 'TRIAL'
  if (input.chargingMode === 'PERIOD' || isTrial) {
    if (input.periodType === null || (input.periodType === 'day') !== isTrial)
      fields.push({ path: 'periodType', message: 'unknown' })
    if (input.periodNumber === null) fields.push({ path: 'periodNumber', message: 'required' })
  }
  if (fields.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields })
}

const onWire = ({ chargingMode }: TestSubscription): TestOrder['chargingMode'] =>
  chargingMode === 'TRIAL' ? 'PERIOD' : chargingMode

const changesProduct = (command: TestCommand) =>
  command === 'change' || command === 'changeAtRenewal' || command === 'toFormal'

function changedProduct(product: TestProduct, options: CommandOptions): TestProduct {
  return {
    ...product,
    productId: options.productId ?? product.productId,
    skuCode: options.skuCode ?? product.skuCode,
    linearValue: options.linearValue ?? product.linearValue,
  }
}

function periodOf(
  { periodType, periodNumber }: TestSubscription,
  command: TestCommand,
  options: CommandOptions,
): { periodType: TestPeriod | null; periodNumber: number | null } {
  const chooses = command === 'renew' || command === 'toFormal' || command === 'changeAtRenewal'
  if (!chooses) return { periodType, periodNumber }
  const fallback = periodType === 'day' || periodType === null ? 'month' : periodType
  const fallbackNumber = periodType === 'day' ? 1 : (periodNumber ?? 1)
  return {
    periodType: options.periodType ?? fallback,
    periodNumber: options.periodNumber ?? fallbackNumber,
  }
}

const lastRenewal = (orders: readonly TestOrder[]): TestOrder | null =>
  orders.findLast((order) => order.type === 'RENEW' && order.state === 'DONE') ?? null

function termFields({ anchorAt, termMonths, expiresAt, graceEndsAt, retentionEndsAt }: TestTerm): TestTerm {
  return { anchorAt, termMonths, expiresAt, graceEndsAt, retentionEndsAt }
}
