import type { ActivatedLicense, LicenseApiCode, LicenseCodeView, SoftwareUse } from '@yunshi/seller-sdk'
import { formatCompactTime } from '@yunshi/seller-sdk'
import { localDay } from '../../kernel/calendar.ts'
import { DomainError, notFound } from '../../kernel/errors.ts'
import { nextState } from '../../kernel/transitions.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { runOnce } from '../../platform/http/idempotency.ts'
import type { Platform } from '../../platform/platform.ts'
import { findInstance, listInstancesById, type Instance, type InstanceService } from '../instances/index.ts'
import { findOrder } from '../orders/index.ts'
import {
  codeTransitions,
  decideActivation,
  isPossibleStart,
  wireStatusOf,
  type CodeCommand,
} from './domain/license-code.ts'
import * as repository from './license-code-repository.ts'
import type { LicenseCode } from './license-code-repository.ts'
import { addSoftwareUse, digestOfUser, noteHeartbeats } from './license-usage-repository.ts'
import { newLicenseCode } from './new-license-code.ts'
import './licensing-events.ts'

export type LicenseCodeService = ReturnType<typeof createLicenseCodeService>

type Refused = { code: Exclude<LicenseApiCode, '92020000'> }
export type ActivationResult = { activated: ActivatedLicense[] } | Refused
export type CodeQueryResult = { found: LicenseCodeView[] } | Refused

/** What a resource without an end is given: the field is mandatory on the wire (isv-protocol 5.2). */
const PERPETUAL = '20991231235959'
/** Test codes belong to no product and no order: these are the mock ids that every seller may query. */
const TEST_ORDER_ID = 'MOCKPERIODYEARNEW'
const TEST_PRODUCT_ID = 'MOCKPRODUCT0001'

/** Authorization codes of purchased resources and what sellers' programs do with codes (isv-protocol 5.2). */
export function createLicenseCodeService(platform: Platform, deps: { instances: InstanceService }) {
  const { db, clock, events, audit, siteTimeZone } = platform
  const { instances } = deps
  const textOf = (title: { zh: string; en: string }) => (platform.site === 'cn' ? title.zh : title.en)

  /** One code for a resource that is delivered by code; its seller knows the resource by it. */
  async function issue(tx: Tx, instance: Instance): Promise<void> {
    if (await repository.findLicenseCode(tx, instance.id)) return
    const code = newLicenseCode()
    await repository.insertCode(tx, {
      code,
      sellerId: instance.sellerId,
      isTest: false,
      accountId: instance.accountId,
      instanceId: instance.id,
      orderId: instance.orderId,
      state: 'READY',
      issuedAt: clock.now(),
      claimedAt: null,
      activatedAt: null,
      realEffectAt: null,
      testExpiresAt: null,
      lastUsedAt: null,
      releasedAt: null,
    })
    await instances.keepSellerInstanceId(tx, instance.id, code)
    await events.emit(tx, 'licensing.code_issued', {
      instanceId: instance.id,
      accountId: instance.accountId,
      sellerId: instance.sellerId,
      productTitle: instance.productTitle,
    })
  }

  /** Follows the instance. Resources without a code and repeats change nothing. */
  async function follow(tx: Tx, instanceId: string, command: CodeCommand): Promise<void> {
    const code = await repository.lockCodeOfInstance(tx, instanceId)
    const state = code && nextState(codeTransitions, command, code.state)
    if (!state) return
    await repository.updateCode(tx, code.code, {
      state,
      ...(state === 'RELEASED' && { releasedAt: clock.now() }),
    })
  }

  async function instancesOf(tx: Tx, codes: readonly LicenseCode[]): Promise<Map<string, Instance>> {
    const ids = codes.flatMap((code) => code.instanceId ?? [])
    return new Map((await listInstancesById(tx, ids)).map((instance) => [instance.id, instance]))
  }

  const expireTimeOf = (code: LicenseCode, instance: Instance | undefined): string => {
    const expiresAt = code.testExpiresAt ?? instance?.expiresAt ?? null
    return expiresAt === null ? PERPETUAL : formatCompactTime(expiresAt.getTime())
  }

  async function orderedAt(tx: Tx, code: LicenseCode): Promise<Date> {
    if (code.orderId === null) return code.issuedAt
    const detail = await findOrder(tx, { id: code.orderId, accountId: null })
    if (!detail) throw new Error(`no order ${code.orderId}`)
    return detail.order.createdAt
  }

  async function activateOne(tx: Tx, code: LicenseCode, realEffectAt: Date): Promise<void> {
    await repository.updateCode(tx, code.code, {
      state: nextState(codeTransitions, 'activate', code.state)!,
      activatedAt: clock.now(),
      realEffectAt,
    })
    if (code.instanceId !== null) await instances.open(tx, code.instanceId, null, realEffectAt)
  }

  return {
    /** Joins the transactions of the facts that codes follow. */
    subscribe(): void {
      events.within('orders.order_paid', async (tx, { payload }) => {
        for (const line of payload.lines) {
          const instance = await findInstance(tx, { id: line.instanceId })
          if (instance?.protocol === 'LICENSE_CODE') await issue(tx, instance)
        }
      })
      events.within('instances.instance_frozen', (tx, { payload }) =>
        follow(tx, payload.instanceId, 'freeze'),
      )
      for (const ended of ['instances.instance_released', 'instances.opening_failed'] as const)
        events.within(ended, (tx, { payload }) => follow(tx, payload.instanceId, 'release'))
    },

    /**
     * Activates codes for the seller's program; the service of each begins at the time told, or now. A repeat is told
     * that the codes are active already and changes nothing (isv-protocol 5.2, 10.3, BUY-LIC-03).
     */
    async activate(
      sellerId: string,
      call: { licenses: readonly string[]; realEffectAtMs?: number },
    ): Promise<ActivationResult> {
      return db.transaction(async (tx) => {
        const now = clock.now()
        const decided = decideActivation(
          call.licenses.length,
          await repository.lockCodes(tx, sellerId, call.licenses),
        )
        if ('refusal' in decided) return { code: decided.refusal }
        const startsAt = call.realEffectAtMs === undefined ? now : new Date(call.realEffectAtMs)
        if (call.realEffectAtMs !== undefined)
          for (const code of decided.activate)
            if (!isPossibleStart(startsAt, await orderedAt(tx, code), now)) return { code: '92020002' }
        for (const code of decided.activate) await activateOne(tx, code, startsAt)
        const opened = await instancesOf(tx, decided.activate)
        return {
          activated: decided.activate.map((code) => {
            const instance = opened.get(code.instanceId ?? '')
            return {
              expire_time: expireTimeOf(code, instance),
              product_id: instance?.productCode ?? TEST_PRODUCT_ID,
              order_id: code.orderId ?? TEST_ORDER_ID,
              amount: instance?.quantity ?? 1,
            }
          }),
        }
      })
    },

    /**
     * The state of codes for the seller's program, and the note that they are in use (isv-protocol 5.2, BUY-LIC-04).
     *
     * @returns views in the order asked for
     */
    async query(sellerId: string, licenses: readonly string[]): Promise<CodeQueryResult> {
      return db.transaction(async (tx) => {
        const now = clock.now()
        const codes = await repository.listCodes(tx, sellerId, licenses)
        if (codes.length === 0) return { code: '92020005' }
        if (codes.length < licenses.length) return { code: '92020020' }
        const activated = codes.filter((code) => wireStatusOf(code, now) !== null)
        if (activated.length === 0) return { code: '92020011' }
        if (activated.length < codes.length) return { code: '92020020' }

        const today = localDay(now, siteTimeZone)
        const unseen = codes.filter(
          (code) =>
            code.state !== 'RELEASED' &&
            (code.lastUsedAt === null || localDay(code.lastUsedAt, siteTimeZone) !== today),
        )
        if (unseen.length > 0)
          await noteHeartbeats(
            tx,
            today,
            unseen.map((code) => code.code),
            now,
          )
        const owned = await instancesOf(tx, codes)
        const byCode = new Map(codes.map((code) => [code.code, code]))
        return {
          found: licenses.map((license) => {
            const code = byCode.get(license)!
            const instance = owned.get(code.instanceId ?? '')
            return {
              license_code: license,
              status: wireStatusOf(code, now)!,
              activate_time: code.realEffectAt === null ? '' : formatCompactTime(code.realEffectAt.getTime()),
              expire_time: expireTimeOf(code, instance),
              product_name: instance ? textOf(instance.productTitle) : textOf(TEST_PRODUCT),
              product_id: instance?.productCode ?? TEST_PRODUCT_ID,
            }
          }),
        }
      })
    },

    /**
     * Keeps software use of active codes (isv-protocol 5.2).
     *
     * @returns codes that were not taken: unknown, another seller's, or not active
     */
    async addSoftwareUse(
      sellerId: string,
      uses: readonly SoftwareUse[],
    ): Promise<{ failed: string[] } | Refused> {
      const named = [...new Set(uses.map((use) => use.license))]
      return db.transaction(async (tx) => {
        const now = clock.now()
        const codes = await repository.listCodes(tx, sellerId, named)
        if (codes.length === 0) return { code: '92020005' }
        const active = new Set(
          codes.filter((code) => wireStatusOf(code, now) === 'ALIVE').map(({ code }) => code),
        )
        if (active.size === 0 && codes.length === named.length) return { code: '92020011' }
        const merged = [...active].map((code) => {
          const own = uses.filter((use) => use.license === code)
          const counts = own.flatMap(({ use }) => use.activeNum ?? [])
          return {
            code,
            digests: [...new Set(own.flatMap(({ use }) => use.ids.map((id) => digestOfUser(code, id))))],
            activeNum: counts.length === 0 ? undefined : Math.max(...counts),
          }
        })
        await addSoftwareUse(tx, localDay(now, siteTimeZone), merged)
        return { failed: named.filter((code) => !active.has(code)) }
      })
    },

    /**
     * The buyer takes the code; from now on no refund can be negotiated (BUY-SUP-17).
     *
     * @throws not_found; conflict `LIC_STATE`
     */
    async claim(actor: Actor, instanceId: string, idempotencyKey: string): Promise<void> {
      const request = { instanceId }
      await runOnce(
        db,
        { accountId: actor.accountId, operation: 'license.claim', key: idempotencyKey, request },
        async (tx) => {
          const code = await repository.lockCodeOfInstance(tx, instanceId)
          if (!code || code.accountId !== actor.accountId) throw notFound('license code')
          const state = nextState(codeTransitions, 'claim', code.state)
          if (state === null) throw new DomainError('conflict', 'LIC_STATE')
          await repository.updateCode(tx, code.code, { state, claimedAt: clock.now() })
          await audit.append(tx, actor, {
            action: 'license.code.claim',
            objectType: 'instance',
            objectId: instanceId,
            before: { state: code.state },
            after: { state },
          })
          return null
        },
      )
    },

    /** What the owner of an instance sees of its code, without the code. @throws not_found */
    async describe(actor: Actor, instanceId: string): Promise<LicenseCode> {
      const code = await repository.findLicenseCode(db.query, instanceId)
      if (!code || code.accountId !== actor.accountId) throw notFound('license code')
      return code
    },

    /** Shows the code; every look is logged (OPS-AUDIT-02). @throws not_found; conflict `LIC_NOT_CLAIMED` */
    async reveal(actor: Actor, instanceId: string): Promise<string> {
      return db.transaction(async (tx) => {
        const code = await repository.findLicenseCode(tx, instanceId)
        if (!code || code.accountId !== actor.accountId) throw notFound('license code')
        if (code.claimedAt === null) throw new DomainError('conflict', 'LIC_NOT_CLAIMED')
        await audit.append(tx, actor, {
          action: 'license.code.reveal',
          objectType: 'instance',
          objectId: instanceId,
        })
        return code.code
      })
    },
  }
}

const TEST_PRODUCT = { zh: '测试授权码', en: 'Test code' }
