import { DomainError } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueueJob } from '../../../platform/jobs/job-queue.ts'
import type { OutboundClient } from '../../../platform/outbound/guarded-client.ts'
import type { Platform } from '../../../platform/platform.ts'
import { countListedProducts, findProduct, type DeliveryProtocol } from '../../catalog/index.ts'
import { interfaceClassOf, type CallFamily } from '../../fulfillment/index.ts'
import type { SellerAccessService } from '../../sellers/index.ts'
import { requiredScenarios } from '../domain/required-scenarios.ts'
import { afterProbe, latestProbeSlot, localDay } from '../domain/probe-plan.ts'
import { findScenario } from '../scenarios/all-scenarios.ts'
import { readValues } from '../scenarios/parameter.ts'
import * as cases from './case-repository.ts'
import type { DebugCase } from './case-repository.ts'
import { impossibleCall, masked, performCall, type DebugOutcome } from './debug-call.ts'
import type { DebugService } from './debug-service.ts'
import * as runs from './run-repository.ts'

declare module '../../../platform/jobs/job-queue.ts' {
  interface JobPayloads {
    'debugging.round': { roundId: string }
  }
}

/** A scenario as messages name it. */
export interface ProbedScenario {
  family: CallFamily
  title: { zh: string; en: string }
  reason: string
}

declare module '../../../platform/events/event-bus.ts' {
  interface EventPayloads {
    /** One probe round of a seller found something that does not work. */
    'debugging.probe_failed': {
      sellerId: string
      roundId: string
      failed: ProbedScenario[]
      /** Longest row of failing days among them, and how many are allowed. */
      days: number
      daysMax: number
    }
    /** What failed in earlier rounds works again. */
    'debugging.probe_recovered': { sellerId: string; roundId: string; recovered: ProbedScenario[] }
  }
}

export type ProbeService = ReturnType<typeof createProbeService>

/** Which products a family opens; notifications and the kit end in messages only. */
const protocolOf: Partial<Record<CallFamily, string>> = {
  'saas-v2': 'SAAS_V2',
  'saas-v1': 'SAAS_V1',
  'license-v1': 'LICENSE_V1',
  'license-code': 'LICENSE_CODE',
  'license-online': 'LICENSE_ONLINE',
}

/** Whose cases belong to a product of the protocol. */
const familyOf: Record<DeliveryProtocol, CallFamily> = {
  SAAS_V2: 'saas-v2',
  SAAS_V1: 'saas-v1',
  LICENSE_V1: 'license-v1',
  LICENSE_CODE: 'license-code',
  LICENSE_ONLINE: 'license-online',
}

const SELLERS_PER_SWEEP = 50

/** Replays of saved cases: the probe, morning and afternoon (SELL-APP-13), and the seller's own. */
export function createProbeService(
  platform: Platform,
  deps: {
    outbound: OutboundClient
    access: SellerAccessService
    debug: Pick<DebugService, 'valuesOf'>
    suspension: {
      suspend(tx: Tx, product: { productId: string; reason: 'PROBE_FAILED' }): Promise<boolean>
      listOnSaleByEndpoint(tx: Tx, endpointId: string): Promise<string[]>
    }
    /** Tells what the replay for a product application found. */
    recordReplay(
      tx: Tx,
      result: { applicationId: string; failures: { scenario: LocalizedText; reason: LocalizedText }[] },
    ): Promise<void>
  },
) {
  const { db, clock, events, settings, siteTimeZone } = platform
  const { outbound, access, suspension } = deps

  async function replay(saved: DebugCase): Promise<DebugOutcome> {
    const scenario = findScenario(saved.family, saved.scenario)
    const target = await access.findCallTarget(
      saved.sellerId,
      saved.endpointId,
      interfaceClassOf[saved.family],
    )
    if (!scenario || !target)
      return impossibleCall({
        zh: '没有绑定密钥，或地址未通过验证',
        en: 'no key is bound, or the address is not verified',
      })
    try {
      const values = readValues(scenario, deps.debug.valuesOf(saved), Date.now())
      return await performCall(outbound, target, scenario.compose(values))
    } catch (error) {
      // A case saved under older rules that the protocol does not allow any more.
      if (!(error instanceof DomainError)) throw error
      const say = (language: 'zh' | 'en') =>
        error.fields
          .map(({ path, message }) => `${path}: ${typeof message === 'string' ? message : message[language]}`)
          .join(', ')
      return impossibleCall({ zh: say('zh'), en: say('en') })
    }
  }

  /** Cases of products on sale; a seller's own replay takes all, one for an application those of its interface. */
  async function casesOf(
    tx: Tx,
    round: Pick<runs.DebugRound, 'sellerId' | 'kind' | 'dueAt'> & {
      application?: runs.RoundApplication | null
    },
  ) {
    const all = await cases.listCases(tx, round.sellerId)
    const { application } = round
    if (application)
      return all.filter(
        (saved) => saved.endpointId === application.endpointId && saved.family === application.family,
      )
    if (round.kind === 'MANUAL') return all
    const listed = await countListedProducts(tx, round.sellerId)
    return all.filter((saved) => saved.savedAt < round.dueAt && (listed.get(saved.endpointId) ?? 0) > 0)
  }

  async function finish(roundId: string): Promise<void> {
    await db.transaction(async (tx) => {
      const round = await runs.lockRound(tx, roundId)
      if (!round || round.state === 'DONE') return
      await runs.endRound(tx, roundId, clock.now())
      if (round.kind === 'PROBE') await drawConsequences(tx, round)
      if (round.application)
        await deps.recordReplay(tx, {
          applicationId: round.application.id,
          failures: await failuresOf(tx, round, round.application),
        })
    })
  }

  const titleOf = (family: CallFamily, scenario: string): LocalizedText =>
    findScenario(family, scenario)?.title ?? { zh: scenario, en: scenario }

  const reasonOf = (run: runs.DebugRun): LocalizedText => {
    const failed = run.checks.filter((check) => check.verdict === 'fail')
    const say = (language: 'zh' | 'en') =>
      failed
        .map((check) => `${check.code}: ${check.found[language]}`)
        .join('; ')
        .slice(0, 200)
    return { zh: say('zh'), en: say('en') }
  }

  /** Cases that failed, and scenarios that have no case yet. */
  async function failuresOf(tx: Tx, round: runs.DebugRound, application: runs.RoundApplication) {
    const { family, required } = application
    const made = await runs.listRoundRuns(tx, round.id)
    const saved = new Set((await casesOf(tx, round)).map(({ scenario }) => scenario))
    return [
      ...required
        .filter((scenario) => !saved.has(scenario))
        .map((scenario) => ({
          scenario: titleOf(family, scenario),
          reason: { zh: '没有保存的调试用例', en: 'no debug case is saved' },
        })),
      ...made
        .filter((run) => !run.ok)
        .map((run) => ({ scenario: titleOf(run.family, run.scenario), reason: reasonOf(run) })),
    ]
  }

  async function drawConsequences(tx: Tx, round: runs.DebugRound): Promise<void> {
    const { sellerId } = round
    const day = localDay(round.dueAt, siteTimeZone)
    const failed: ProbedScenario[] = []
    const recovered: ProbedScenario[] = []
    let longest = 0
    for (const run of await runs.listRoundRuns(tx, round.id)) {
      const saved = run.caseId === null ? null : await cases.findCase(tx, sellerId, run.caseId)
      if (!saved) continue
      const named: ProbedScenario = {
        family: saved.family,
        title: titleOf(saved.family, saved.scenario),
        reason: reasonOf(run).en,
      }
      const record = afterProbe(saved, run.ok, day)
      await cases.setProbeRecord(tx, saved.id, record)
      if (run.ok && saved.failingDays > 0) recovered.push(named)
      if (run.ok) continue
      failed.push(named)
      longest = Math.max(longest, record.failingDays)
      if (record.failingDays >= settings.PROBE_FAIL_DAYS_MAX) await suspendProducts(tx, saved)
    }
    const daysMax = settings.PROBE_FAIL_DAYS_MAX
    if (failed.length > 0)
      await events.emit(tx, 'debugging.probe_failed', {
        sellerId,
        roundId: round.id,
        failed,
        days: longest,
        daysMax,
      })
    if (recovered.length > 0)
      await events.emit(tx, 'debugging.probe_recovered', { sellerId, roundId: round.id, recovered })
  }

  async function suspendProducts(tx: Tx, saved: DebugCase): Promise<void> {
    const protocol = protocolOf[saved.family]
    if (protocol === undefined) return
    for (const productId of await suspension.listOnSaleByEndpoint(tx, saved.endpointId)) {
      const product = await findProduct(tx, { id: productId })
      if (product?.protocol === protocol) await suspension.suspend(tx, { productId, reason: 'PROBE_FAILED' })
    }
  }

  return {
    /** Replays the cases of a product's interface before the product goes on (SELL-PUB-05, OPS-REVIEW-05). */
    subscribe(): void {
      events.within('catalog.replay_requested', async (tx, { payload }) => {
        const { applicationId, sellerId, endpointId, protocol, accessType, modes, hasTrial } = payload
        const family = familyOf[protocol]
        const application = {
          id: applicationId,
          endpointId,
          family,
          required: accessType === 'SAAS' ? requiredScenarios(family, { modes, hasTrial }) : [],
        }
        const round = {
          id: newId('dbo'),
          sellerId,
          kind: 'APPLICATION',
          dueAt: clock.now(),
          application,
        } as const
        const total = (await casesOf(tx, round)).length
        await runs.insertRound(tx, { ...round, total })
        await enqueueJob(tx, 'debugging.round', { roundId: round.id })
      })
    },

    /** Begins the latest due probe of every seller that has one. @returns how many sellers were looked at */
    async sweep(): Promise<number> {
      const slot = latestProbeSlot(clock.now(), settings.PROBE_HOURS, siteTimeZone)
      const sellerIds = await cases.listSellersToProbe(db.query, slot, SELLERS_PER_SWEEP)
      for (const sellerId of sellerIds)
        await db.transaction(async (tx) => {
          const round = { id: newId('dbo'), sellerId, kind: 'PROBE', dueAt: slot } as const
          const total = (await casesOf(tx, round)).length
          const begun = await runs.insertRound(tx, { ...round, total })
          if (begun && total > 0) await enqueueJob(tx, 'debugging.round', { roundId: round.id })
        })
      return sellerIds.length
    },

    /** Job: calls the cases of a round one after another. A second run goes on where the first broke off. */
    async runRound({ roundId }: { roundId: string }): Promise<void> {
      const round = await runs.findRound(db.query, roundId)
      if (!round || round.state === 'DONE') return
      const done = new Set((await runs.listRoundRuns(db.query, roundId)).map((run) => run.caseId))
      const open = await db.transaction((tx) => casesOf(tx, round))
      for (const saved of open.filter(({ id }) => !done.has(id))) {
        const outcome = await replay(saved)
        await db.transaction(async (tx) => {
          await runs.lockRound(tx, roundId)
          if (!(await cases.findCase(tx, saved.sellerId, saved.id))) return
          const inserted = await runs.insertRun(tx, {
            ...masked(outcome),
            id: newId('dbr'),
            sellerId: saved.sellerId,
            caseId: saved.id,
            roundId,
            endpointId: saved.endpointId,
            family: saved.family,
            scenario: saved.scenario,
          })
          if (!inserted) return
          await cases.noteRun(tx, saved.id, outcome)
          await runs.bumpRound(tx, roundId, outcome.ok)
          await runs.pruneRuns(tx, saved.sellerId)
        })
      }
      await finish(roundId)
    },
  }
}
