import { DomainError, notFound } from '../../kernel/errors.ts'
import { nextState } from '../../kernel/transitions.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { buyerActor, systemActor, type HistoryActor } from '../../platform/history.ts'
import { runOnce } from '../../platform/http/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  instanceTransitions,
  nextStep,
  RELEASE_NOTICE,
  termFrom,
  type InstanceCommand,
} from './domain/life-cycle.ts'
import type { InstanceFact } from './instance-events.ts'
import { findInstance } from './instance-read-model.ts'
import * as repository from './instance-repository.ts'
import type { Instance } from './instance-repository.ts'

export type InstanceService = ReturnType<typeof createInstanceService>

/** What the seller delivered for the buyer to use (isv-protocol 2.4). */
export interface AppInfo {
  frontEndUrl: string | null
  adminUrl: string | null
  userName: string | null
  password: string | null
  memo: string | null
  /** The license itself, where the seller delivers one (isv-protocol 5.1). */
  license?: string | null
}

/** What is bought, as the order line knows it. */
export type InstancePurchase = Pick<
  Instance,
  | 'accountId'
  | 'sellerId'
  | 'orderId'
  | 'orderLineId'
  | 'productId'
  | 'productSlug'
  | 'productTitle'
  | 'specificationName'
  | 'accessType'
  | 'protocol'
  | 'endpointId'
  | 'skuCode'
  | 'productCode'
  | 'attributes'
  | 'quantity'
  | 'mode'
  | 'periodCount'
  | 'timeZone'
  | 'customerLevel'
>

const SWEEP_BATCH = 100

/** What a buyer owns, from opening to release. Knows no order: those who open and fail instances tell it. */
export function createInstanceService(platform: Platform) {
  const { db, clock, events, settings, vault } = platform
  const reminderPlan = { days: settings.EXPIRE_REMIND_DAYS, hour: settings.REMIND_HOUR }
  const phases = { graceDays: settings.PERIOD_GRACE_DAYS, retentionDays: settings.PERIOD_RETENTION_DAYS }
  const appInfoContext = (id: string) => `instance:${id}`

  /** Applies a command of the table; every move writes history (BUY-SYS-03). */
  async function move(
    tx: Tx,
    instance: Instance,
    command: InstanceCommand,
    actor: HistoryActor,
    change: Parameters<typeof repository.updateInstance>[2] = {},
    reason?: string,
  ): Promise<Instance> {
    const to = nextState(instanceTransitions, command, instance.state)
    if (to === null) throw new DomainError('conflict', 'INST_STATE')
    const now = clock.now()
    const moved = { ...instance, ...change, state: to }
    const due = nextStep(moved, reminderPlan, now)
    const ended = to === 'RELEASED' || to === 'OPEN_FAILED'
    const columns = { ...change, state: to, dueAt: due?.at ?? null, ...(ended && { endedAt: now }) }
    await repository.updateInstance(tx, instance.id, columns)
    await repository.insertInstanceHistory(tx, instance.id, {
      at: now,
      actor,
      from: instance.state,
      to,
      ...(reason !== undefined && { reason }),
    })
    return { ...moved, ...columns }
  }

  /** One due step of the life cycle. */
  async function advance(tx: Tx, instance: Instance): Promise<void> {
    const now = clock.now()
    const step = nextStep(instance, reminderPlan, now)
    if (!step || step.at > now) {
      await repository.updateInstance(tx, instance.id, { dueAt: step?.at ?? null })
      return
    }
    switch (step.kind) {
      case 'remind':
      case 'announceRelease': {
        const sent = [...instance.remindersSent, step.kind === 'remind' ? step.days : RELEASE_NOTICE]
        const next = nextStep({ ...instance, remindersSent: sent }, reminderPlan, now)
        await repository.updateInstance(tx, instance.id, { remindersSent: sent, dueAt: next?.at ?? null })
        if (step.kind === 'remind')
          await events.emit(tx, 'instances.expiry_announced', { ...factOf(instance), days: step.days })
        else
          await events.emit(tx, 'instances.release_announced', {
            ...factOf(instance),
            releasesAt: instance.retentionEndsAt!.toISOString(),
          })
        return
      }
      case 'expire': {
        await move(tx, instance, 'expire', systemActor)
        await events.emit(tx, 'instances.instance_expired', {
          ...factOf(instance),
          freezesAt: instance.graceEndsAt!.toISOString(),
        })
        return
      }
      case 'freeze': {
        await move(tx, instance, 'freeze', systemActor)
        await events.emit(tx, 'instances.instance_frozen', {
          ...factOf(instance),
          releasesAt: instance.retentionEndsAt!.toISOString(),
        })
        return
      }
      case 'release': {
        await move(tx, instance, 'release', systemActor)
        await events.emit(tx, 'instances.instance_released', { ...factOf(instance), byBuyer: false })
        return
      }
    }
  }

  return {
    /** I1: the order is paid, the seller is about to be called. @returns the new instance's id */
    async create(tx: Tx, purchase: InstancePurchase): Promise<string> {
      const now = clock.now()
      const id = newId('ins')
      await repository.insertInstance(tx, {
        ...purchase,
        id,
        state: 'OPENING',
        expiryPolicy: 'MANUAL',
        sellerInstanceId: null,
        appInfoSealed: null,
        startsAt: null,
        expiresAt: null,
        graceEndsAt: null,
        retentionEndsAt: null,
        dueAt: null,
        remindersSent: [],
        createdAt: now,
        endedAt: null,
      })
      await repository.insertInstanceHistory(tx, id, {
        at: now,
        actor: systemActor,
        from: null,
        to: 'OPENING',
      })
      return id
    },

    /**
     * Keeps the id that the seller gave first; a seller that answers another one on a repeat changes nothing
     * (COMPAT-09).
     *
     * @returns the id that is kept
     */
    async keepSellerInstanceId(tx: Tx, instanceId: string, sellerInstanceId: string): Promise<string> {
      const instance = await repository.lockInstance(tx, instanceId)
      if (!instance) throw new Error(`no instance ${instanceId}`)
      if (instance.sellerInstanceId !== null) return instance.sellerInstanceId
      await repository.updateInstance(tx, instanceId, { sellerInstanceId })
      return sellerInstanceId
    },

    /**
     * I2: the seller confirmed. The term starts now (BUY-INST-20), or when the seller says that the service really
     * began (isv-protocol 5.2). A repeat changes nothing.
     */
    async open(
      tx: Tx,
      instanceId: string,
      appInfo: AppInfo | null,
      startsAt: Date = clock.now(),
    ): Promise<void> {
      const instance = await repository.lockInstance(tx, instanceId)
      if (!instance) throw new Error(`no instance ${instanceId}`)
      if (instance.state !== 'OPENING') return
      const term = termFrom(startsAt, instance, phases)
      const opened = await move(
        tx,
        instance,
        'open',
        { kind: 'seller', name: instance.sellerId },
        {
          ...term,
          ...(appInfo && { appInfoSealed: vault.seal(JSON.stringify(appInfo), appInfoContext(instanceId)) }),
        },
      )
      await events.emit(tx, 'instances.instance_opened', factOf(opened))
    },

    /** I5: opening failed for good. A repeat changes nothing. */
    async failOpening(tx: Tx, instanceId: string, reason: string): Promise<void> {
      const instance = await repository.lockInstance(tx, instanceId)
      if (!instance || instance.state !== 'OPENING') return
      await move(tx, instance, 'failOpening', systemActor, {}, reason)
      await events.emit(tx, 'instances.opening_failed', { ...factOf(instance), reason })
    },

    /** What a later query delivered replaces what is shown. */
    async replaceAppInfo(tx: Tx, instanceId: string, appInfo: AppInfo): Promise<void> {
      await repository.updateInstance(tx, instanceId, {
        appInfoSealed: vault.seal(JSON.stringify(appInfo), appInfoContext(instanceId)),
      })
    },

    readAppInfo(instance: Instance): AppInfo | null {
      return instance.appInfoSealed === null
        ? null
        : // Sealed by `open` and `replaceAppInfo` only.
          (JSON.parse(vault.open(instance.appInfoSealed, appInfoContext(instance.id))) as AppInfo)
    },

    /**
     * Shows the delivered password or license; every look is logged (BUY-INST-08).
     *
     * @throws not_found; conflict `INST_NO_SECRET`
     */
    async revealSecret(actor: Actor, instanceId: string, field: 'password' | 'license'): Promise<string> {
      return db.transaction(async (tx) => {
        const instance = await findInstance(tx, { id: instanceId, accountId: actor.accountId })
        if (!instance) throw notFound('instance')
        const secret = this.readAppInfo(instance)?.[field]
        if (!secret) throw new DomainError('conflict', 'INST_NO_SECRET')
        await platform.audit.append(tx, actor, {
          action: 'instance.secret.reveal',
          objectType: 'instance',
          objectId: instanceId,
          after: { field },
        })
        return secret
      })
    },

    /** BUY-REN-13, 15: before expiry only. @throws not_found; conflict `INST_STATE` */
    async setExpiryPolicy(actor: Actor, instanceId: string, policy: 'MANUAL' | 'NO_RENEW'): Promise<void> {
      await db.transaction(async (tx) => {
        const instance = await repository.lockInstance(tx, instanceId)
        if (!instance || instance.accountId !== actor.accountId) throw notFound('instance')
        if (instance.state !== 'ACTIVE' || instance.expiresAt === null)
          throw new DomainError('conflict', 'INST_STATE')
        if (instance.expiryPolicy === policy) return
        const step = nextStep({ ...instance, expiryPolicy: policy }, reminderPlan, clock.now())
        await repository.updateInstance(tx, instanceId, { expiryPolicy: policy, dueAt: step?.at ?? null })
        await repository.insertInstanceHistory(tx, instanceId, {
          at: clock.now(),
          actor: buyerActor(actor),
          from: 'ACTIVE',
          to: 'ACTIVE',
          reason: `expiryPolicy ${instance.expiryPolicy} → ${policy}`,
        })
        await platform.audit.append(tx, actor, {
          action: 'instance.expiry_policy.change',
          objectType: 'instance',
          objectId: instanceId,
          before: { policy: instance.expiryPolicy },
          after: { policy },
        })
      })
    },

    /** I10: gives an expired instance up; its data is deleted at the seller. @throws not_found; conflict `INST_STATE` */
    async releaseEarly(actor: Actor, instanceId: string, idempotencyKey: string): Promise<void> {
      const request = { instanceId }
      await runOnce(
        db,
        { accountId: actor.accountId, operation: 'instance.release', key: idempotencyKey, request },
        async (tx) => {
          const instance = await repository.lockInstance(tx, instanceId)
          if (!instance || instance.accountId !== actor.accountId) throw notFound('instance')
          await move(tx, instance, 'releaseEarly', buyerActor(actor))
          await events.emit(tx, 'instances.instance_released', { ...factOf(instance), byBuyer: true })
          await platform.audit.append(tx, actor, {
            action: 'instance.release',
            objectType: 'instance',
            objectId: instanceId,
            before: { state: instance.state },
            after: { state: 'RELEASED' },
          })
          return null
        },
      )
    },

    /** BUY-JOB-05, 06, 08: whatever is due, one step an instance. @returns how many instances were moved */
    async sweepDue(): Promise<number> {
      return db.transaction(async (tx) => {
        const due = await repository.lockDueInstances(tx, clock.now(), SWEEP_BATCH)
        for (const instance of due) await advance(tx, instance)
        return due.length
      })
    },

    firstDueAt: () => repository.findFirstDue(db.query),
  }
}

function factOf(instance: Instance): InstanceFact {
  return {
    instanceId: instance.id,
    accountId: instance.accountId,
    sellerId: instance.sellerId,
    orderId: instance.orderId,
    orderLineId: instance.orderLineId,
    productTitle: instance.productTitle,
    expiresAt: instance.expiresAt?.toISOString() ?? null,
  }
}
