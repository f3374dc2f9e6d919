import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { Actor } from '../../../platform/actor.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueueJob } from '../../../platform/jobs/job-queue.ts'
import type { OutboundClient } from '../../../platform/outbound/guarded-client.ts'
import type { Platform } from '../../../platform/platform.ts'
import { callFamilies, interfaceClassOf, type CallFamily } from '../../fulfillment/index.ts'
import type { CallTarget, SellerAccessService } from '../../sellers/index.ts'
import { findScenario, scenariosOf } from '../scenarios/all-scenarios.ts'
import { readValues, type DebugScenario, type ParameterValues } from '../scenarios/parameter.ts'
import { sellerOf } from '../seller-of.ts'
import * as cases from './case-repository.ts'
import type { DebugCase } from './case-repository.ts'
import {
  composeShown,
  masked,
  performCall,
  shownRequest,
  type DebugOutcome,
  type ShownRequest,
} from './debug-call.ts'
import * as runs from './run-repository.ts'

export type DebugService = ReturnType<typeof createDebugService>

/** What the seller chose on the debugging page. */
export interface DebugInput {
  endpointId: string
  family: CallFamily
  scenario: string
  values: ParameterValues
}

const MINUTE_MS = 60_000
/** A replay that still runs after this is not carried on by anybody. */
const STALE_MS = 3 * 3_600_000
const secretContext = (caseId: string) => `debug-case:${caseId}`

/** Access debugging and its saved cases (SELL-APP-10, 11). */
export function createDebugService(
  platform: Platform,
  deps: { outbound: OutboundClient; access: SellerAccessService },
) {
  const { db, clock, vault, audit, settings } = platform
  const { outbound, access } = deps

  /**
   * Address and key of a call.
   *
   * @throws not_found; conflict `DEBUG_ENDPOINT_UNVERIFIED`, `DEBUG_NO_KEY`
   */
  async function targetOf(actor: Actor, endpointId: string, family: CallFamily): Promise<CallTarget> {
    const sellerId = sellerOf(actor)
    const target = await access.findCallTarget(sellerId, endpointId, interfaceClassOf[family])
    if (target) return target
    const endpoint = (await access.listEndpoints(actor)).find((candidate) => candidate.id === endpointId)
    if (!endpoint) throw notFound('endpoint')
    throw endpoint.state === 'VERIFIED'
      ? new DomainError('conflict', 'DEBUG_NO_KEY')
      : new DomainError('conflict', 'DEBUG_ENDPOINT_UNVERIFIED')
  }

  function scenarioOf(family: CallFamily, code: string): DebugScenario {
    const scenario = findScenario(family, code)
    if (!scenario) throw notFound('scenario')
    return scenario
  }

  const secretNames = (scenario: DebugScenario) =>
    scenario.parameters.filter(({ kind }) => kind === 'secret').map(({ name }) => name)

  /** All values of a saved case, secrets opened. */
  function valuesOf(saved: DebugCase): ParameterValues {
    if (saved.secretsSealed === null) return saved.parameters
    const opened = JSON.parse(vault.open(saved.secretsSealed, secretContext(saved.id))) as ParameterValues
    return { ...saved.parameters, ...opened }
  }

  /** A secret left empty is the one saved with the same scenario: it is never shown, so it cannot be typed again. */
  async function withSavedSecrets(
    sellerId: string,
    scenario: DebugScenario,
    input: DebugInput,
  ): Promise<ParameterValues> {
    const empty = secretNames(scenario).filter((name) => !input.values[name])
    if (empty.length === 0) return input.values
    const id = await cases.findCaseId(db.query, { sellerId, ...input })
    const saved = id === null ? null : await cases.findCase(db.query, sellerId, id)
    if (!saved) return input.values
    const known = valuesOf(saved)
    return { ...input.values, ...Object.fromEntries(empty.map((name) => [name, known[name] ?? ''])) }
  }

  async function limitRuns(sellerId: string): Promise<void> {
    const recent = await runs.countRunsSince(db.query, sellerId, new Date(Date.now() - MINUTE_MS))
    if (recent >= settings.DEBUG_RUNS_PER_MINUTE_MAX)
      throw new DomainError('rate_limited', 'RATE_LIMITED', { values: { retryAfterSeconds: 60 } })
  }

  function splitSecrets(scenario: DebugScenario, values: ParameterValues) {
    const names = new Set(secretNames(scenario))
    const typed = Object.entries(values).filter(([, value]) => value !== '')
    return {
      parameters: Object.fromEntries(typed.filter(([name]) => !names.has(name))),
      secrets: Object.fromEntries(typed.filter(([name]) => names.has(name))),
    }
  }

  return {
    /** The tabs of the debugging page, with what is known to fill the forms (isv-protocol 11.2). */
    async describe(actor: Actor) {
      const sellerId = sellerOf(actor)
      const [instances, keys] = await Promise.all([
        runs.listLastInstances(db.query, sellerId),
        access.listKeys(actor),
      ])
      return callFamilies.map((family) => ({
        family,
        interfaceClass: interfaceClassOf[family],
        keyBound: keys.some(
          (key) => key.interfaceClass === interfaceClassOf[family] && key.status === 'active',
        ),
        scenarios: scenariosOf[family].map((scenario) => ({
          code: scenario.code,
          activity: scenario.activity,
          title: scenario.title,
          parameters: scenario.parameters.map((parameter) => ({
            ...parameter,
            preset:
              parameter.name === 'instanceId' && parameter.preset !== ''
                ? (instances.get(family) ?? parameter.preset)
                : parameter.preset,
          })),
        })),
      }))
    },

    /**
     * The request as it would be sent now (SELL-APP-10). Nothing is sent.
     *
     * @throws as `run`
     */
    async preview(actor: Actor, input: DebugInput): Promise<ShownRequest> {
      const scenario = scenarioOf(input.family, input.scenario)
      const target = await targetOf(actor, input.endpointId, input.family)
      const values = await withSavedSecrets(sellerOf(actor), scenario, input)
      const nowMs = Date.now()
      const call = scenario.compose(readValues(scenario, values, nowMs))
      return shownRequest(composeShown(call, target, nowMs))
    },

    /**
     * One live call with testFlag 1, judged line by line; with `save` a case is saved when it passes, and only then
     * (SELL-APP-10).
     *
     * @throws not_found; validation `VALIDATION_FAILED`; conflict `DEBUG_ENDPOINT_UNVERIFIED`, `DEBUG_NO_KEY`;
     *   rate_limited
     */
    async run(
      actor: Actor,
      input: DebugInput & { save: boolean },
    ): Promise<{ outcome: DebugOutcome; caseId: string | null }> {
      const sellerId = sellerOf(actor)
      const scenario = scenarioOf(input.family, input.scenario)
      const target = await targetOf(actor, input.endpointId, input.family)
      await limitRuns(sellerId)
      const values = await withSavedSecrets(sellerId, scenario, input)
      const outcome = await performCall(
        outbound,
        target,
        scenario.compose(readValues(scenario, values, Date.now())),
      )
      const caseId = await db.transaction(async (tx) => {
        let saved: string | null = null
        if (input.save && outcome.ok) {
          const { parameters, secrets } = splitSecrets(scenario, values)
          const id = (await cases.findCaseId(tx, { sellerId, ...input })) ?? newId('dbc')
          saved = await cases.saveCase(tx, {
            id,
            sellerId,
            endpointId: input.endpointId,
            family: input.family,
            scenario: input.scenario,
            parameters,
            secretsSealed:
              Object.keys(secrets).length === 0
                ? null
                : vault.seal(JSON.stringify(secrets), secretContext(id)),
            savedAt: clock.now(),
          })
          await cases.noteRun(tx, saved, outcome)
          await audit.append(tx, actor, {
            action: 'seller.debug_case.save',
            objectType: 'debug_case',
            objectId: saved,
            after: { family: input.family, scenario: input.scenario, endpointId: input.endpointId },
          })
        }
        await runs.insertRun(tx, {
          ...masked(outcome),
          id: newId('dbr'),
          sellerId,
          caseId: saved,
          roundId: null,
          endpointId: input.endpointId,
          family: input.family,
          scenario: input.scenario,
        })
        await runs.pruneRuns(tx, sellerId)
        return saved
      })
      return { outcome, caseId }
    },

    /** Replays one saved case now. @throws as `run` */
    async runCase(actor: Actor, caseId: string): Promise<DebugOutcome> {
      const sellerId = sellerOf(actor)
      const saved = await cases.findCase(db.query, sellerId, caseId)
      if (!saved) throw notFound('case')
      const scenario = scenarioOf(saved.family, saved.scenario)
      const target = await targetOf(actor, saved.endpointId, saved.family)
      await limitRuns(sellerId)
      const outcome = await performCall(
        outbound,
        target,
        scenario.compose(readValues(scenario, valuesOf(saved), Date.now())),
      )
      await db.transaction(async (tx) => {
        await cases.noteRun(tx, caseId, outcome)
        const still = await cases.findCase(tx, sellerId, caseId)
        await runs.insertRun(tx, {
          ...masked(outcome),
          id: newId('dbr'),
          sellerId,
          caseId: still ? caseId : null,
          roundId: null,
          endpointId: saved.endpointId,
          family: saved.family,
          scenario: saved.scenario,
        })
        await runs.pruneRuns(tx, sellerId)
      })
      return outcome
    },

    valuesOf,

    async listCases(actor: Actor) {
      const [list, endpoints] = await Promise.all([
        cases.listCases(db.query, sellerOf(actor)),
        access.listEndpoints(actor),
      ])
      return list.map((saved) => ({
        ...saved,
        url: endpoints.find((endpoint) => endpoint.id === saved.endpointId)?.url ?? null,
        title: findScenario(saved.family, saved.scenario)?.title ?? {
          zh: saved.scenario,
          en: saved.scenario,
        },
      }))
    },

    async deleteCase(actor: Actor, caseId: string): Promise<void> {
      const sellerId = sellerOf(actor)
      await db.transaction(async (tx) => {
        const saved = await cases.findCase(tx, sellerId, caseId)
        if (!saved || !(await cases.deleteCase(tx, sellerId, caseId))) throw notFound('case')
        await audit.append(tx, actor, {
          action: 'seller.debug_case.delete',
          objectType: 'debug_case',
          objectId: caseId,
          before: { family: saved.family, scenario: saved.scenario, endpointId: saved.endpointId },
        })
      })
    },

    /**
     * Replays every saved case in the background.
     *
     * @throws conflict `DEBUG_NO_CASES`, `DEBUG_ROUND_RUNNING`
     */
    async startRound(actor: Actor): Promise<string> {
      const sellerId = sellerOf(actor)
      return db.transaction(async (tx) => {
        const total = (await cases.listCases(tx, sellerId)).length
        if (total === 0) throw new DomainError('conflict', 'DEBUG_NO_CASES')
        const id = newId('dbo')
        const now = clock.now()
        await runs.endStaleRounds(tx, sellerId, new Date(now.getTime() - STALE_MS))
        const begun = await runs.insertRound(tx, { id, sellerId, kind: 'MANUAL', dueAt: now, total })
        if (!begun) throw new DomainError('conflict', 'DEBUG_ROUND_RUNNING')
        await enqueueJob(tx, 'debugging.round', { roundId: id })
        return id
      })
    },

    listRounds: (actor: Actor, page: { cursor?: string; limit: number }) =>
      runs.listRounds(db.query, sellerOf(actor), page),

    async listRuns(
      actor: Actor,
      filter: { caseId?: string; roundId?: string },
      page: { cursor?: string; limit: number },
    ) {
      const found = await runs.listRuns(db.query, sellerOf(actor), filter, page)
      return {
        ...found,
        items: found.items.map((run) => ({
          ...run,
          title: findScenario(run.family, run.scenario)?.title ?? { zh: run.scenario, en: run.scenario },
        })),
      }
    },
  }
}
