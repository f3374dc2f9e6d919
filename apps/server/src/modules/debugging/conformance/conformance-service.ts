import {
  conformanceChecks,
  InvalidTarget,
  runConformance,
  type ConformanceCheckResult,
  type ConformanceProtocol,
  type ConformanceReport,
} from '@yunshi/conformance'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { Actor } from '../../../platform/actor.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueueJob } from '../../../platform/jobs/job-queue.ts'
import type { OutboundClient } from '../../../platform/outbound/guarded-client.ts'
import type { Platform } from '../../../platform/platform.ts'
import { interfaceClassOf } from '../../fulfillment/index.ts'
import type { SellerAccessService } from '../../sellers/index.ts'
import { sellerOf } from '../seller-of.ts'
import * as repository from './conformance-repository.ts'
import type { ConformanceOptions, ConformanceRunRow } from './conformance-run.ts'
import { createGuardedTransport } from './guarded-transport.ts'

declare module '../../../platform/jobs/job-queue.ts' {
  interface JobPayloads {
    'debugging.conformance': { runId: string }
  }
}

export type ConformanceService = ReturnType<typeof createConformanceService>

/** Exchanges kept for each check, and characters of each body: a report is read by people. */
const EXCHANGES_MAX = 6
const BODY_MAX = 2000
/** A run that still goes on after this is not carried on by anybody. */
const STALE_MS = 3 * 3_600_000
/** How often a person's wish to stop is looked for. */
const LOOK_EVERY_MS = 1000

/** The conformance suite, run against a seller's own address (packages/conformance). */
export function createConformanceService(
  platform: Platform,
  deps: { outbound: OutboundClient; access: SellerAccessService },
) {
  const { db, clock, audit, logger } = platform
  const { access } = deps
  const transport = createGuardedTransport(deps.outbound)

  async function ownRun(actor: Actor, id: string): Promise<ConformanceRunRow> {
    const run = await repository.findRun(db.query, id)
    if (run?.sellerId !== sellerOf(actor)) throw notFound('conformance run')
    return run
  }

  return {
    /**
     * Begins a run in the background.
     *
     * @throws not_found; conflict `CONFORMANCE_RUNNING`, `DEBUG_NO_KEY`, `DEBUG_ENDPOINT_UNVERIFIED`
     */
    async start(
      actor: Actor,
      input: { endpointId: string; protocol: ConformanceProtocol; options: ConformanceOptions },
    ): Promise<string> {
      const sellerId = sellerOf(actor)
      const endpoint = (await access.listEndpoints(actor)).find(({ id }) => id === input.endpointId)
      if (!endpoint) throw notFound('endpoint')
      if (endpoint.state !== 'VERIFIED') throw new DomainError('conflict', 'DEBUG_ENDPOINT_UNVERIFIED')
      const target = await access.findCallTarget(sellerId, endpoint.id, interfaceClassOf[input.protocol])
      if (!target) throw new DomainError('conflict', 'DEBUG_NO_KEY')
      const id = newId('cfr')
      const now = clock.now()
      await db.transaction(async (tx) => {
        await repository.failStaleRuns(tx, sellerId, new Date(now.getTime() - STALE_MS))
        const begun = await repository.insertRun(tx, {
          ...input,
          id,
          sellerId,
          url: endpoint.url,
          total: conformanceChecks(input.protocol).length,
          startedAt: now,
        })
        if (!begun) throw new DomainError('conflict', 'CONFORMANCE_RUNNING')
        await enqueueJob(tx, 'debugging.conformance', { runId: id }, { attemptsMax: 3 })
        await audit.append(tx, actor, {
          action: 'seller.conformance.start',
          objectType: 'conformance_run',
          objectId: id,
          after: { protocol: input.protocol, url: endpoint.url },
        })
      })
      return id
    },

    list: (actor: Actor, page: { cursor?: string; limit: number }) =>
      repository.listRuns(db.query, sellerOf(actor), page),

    /** @throws not_found */
    async get(actor: Actor, id: string): Promise<ConformanceRunRow & { report: ConformanceReport | null }> {
      const run = await ownRun(actor, id)
      return { ...run, report: await repository.findReport(db.query, id) }
    },

    /** Asks a run to stop; it ends after the call that is on its way. @throws not_found */
    async cancel(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        if (!(await repository.requestCancel(tx, sellerOf(actor), id))) throw notFound('conformance run')
      })
    },

    /** Job: plays the suite. A run that was broken off begins anew; calls of it are marked as debugging. */
    async run({ runId }: { runId: string }): Promise<void> {
      const run = await repository.findRun(db.query, runId)
      if (run?.state !== 'RUNNING') return
      const fail = () =>
        repository.endRun(db.query, runId, { state: 'FAILED', outcome: null, report: null, at: clock.now() })
      const target = await access.findCallTarget(run.sellerId, run.endpointId, interfaceClassOf[run.protocol])
      if (!target) return fail()

      const abort = new AbortController()
      const progress = { done: 0, failed: 0, warned: 0, currentCheck: null as string | null }
      // Written beside the suite, which is told by the signal alone.
      const look = async () => {
        if (await repository.noteProgress(db.query, runId, progress)) abort.abort()
      }
      let looking: Promise<void> = Promise.resolve()
      const timer = setInterval(() => {
        looking = looking
          .then(look)
          .catch((error: unknown) => logger.warn({ err: error, runId }, 'no progress'))
      }, LOOK_EVERY_MS)
      try {
        const report = await runConformance({
          target: { url: target.url, protocol: run.protocol, key: target.secret, ...run.options },
          transport,
          signal: abort.signal,
          onCheck: (result) => {
            progress.done += 1
            progress.currentCheck = result.id
            if (result.verdict === 'fail') progress.failed += 1
            if (result.verdict === 'warn') progress.warned += 1
          },
        })
        clearInterval(timer)
        await looking
        await look()
        await repository.endRun(db.query, runId, {
          state: abort.signal.aborted ? 'CANCELED' : 'DONE',
          outcome: report.outcome,
          report: bounded(report),
          at: clock.now(),
        })
      } catch (error) {
        if (!(error instanceof InvalidTarget)) throw error
        await fail()
      } finally {
        clearInterval(timer)
        await looking
      }
    },
  }
}

/** A report of a size that a row and a page can hold. */
function bounded(report: ConformanceReport): ConformanceReport {
  return { ...report, checks: report.checks.map(boundedCheck) }
}

function boundedCheck(check: ConformanceCheckResult): ConformanceCheckResult {
  // What went well needs no evidence.
  const kept = check.verdict === 'pass' || check.verdict === 'skipped' ? [] : check.exchanges
  return {
    ...check,
    exchanges: kept.slice(0, EXCHANGES_MAX).map((exchange) => ({
      ...exchange,
      request: { ...exchange.request, url: cut(exchange.request.url), body: cut(exchange.request.body) },
      answer:
        exchange.answer.kind === 'answer'
          ? { ...exchange.answer, body: cut(exchange.answer.body) }
          : exchange.answer,
    })),
  }
}

// A zero byte cannot be stored in JSON of the database.
const cut = (text: string) =>
  (text.length > BODY_MAX ? `${text.slice(0, BODY_MAX)}…` : text).replaceAll('\u0000', '\uFFFD')
