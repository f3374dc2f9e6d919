import type { Tx } from '../../../platform/db/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { DomainError } from '../../../kernel/errors.ts'
import type { ReviewReason } from '../../reviews/index.ts'
import type { ApplicationDeps } from './application-deps.ts'
import type { ApplicationEffects, ApplicationParts } from './application-review.ts'
import type { ProductApplication, ReplayFailure } from './application.ts'
import * as store from './application-repository.ts'

/** Reason code of a failed case (SELL-PUB-82). */
const CASE_FAILED = 'R15'
const BY_SYSTEM = { actorKind: 'system', actorName: 'system' } as const

const sentence = ({ scenario, reason }: ReplayFailure): string =>
  `${scenario.zh}：${reason.zh} / ${scenario.en}: ${reason.en}`

/** What follows from a replay of saved debug cases (SELL-PUB-05, OPS-REVIEW-05). */
export function createReplayResults(
  platform: Platform,
  deps: Pick<ApplicationDeps, 'reviews'>,
  parts: ApplicationParts & { effects: ApplicationEffects },
) {
  const { events } = platform
  const { reviews } = deps
  const { log, move, effects } = parts

  async function afterSubmission(
    tx: Tx,
    application: ProductApplication,
    failures: ReplayFailure[],
  ): Promise<void> {
    if (failures.length === 0) {
      const passed: ProductApplication = {
        ...application,
        state: move(application, 'pass'),
        checking: null,
        replay: { state: 'PASSED', failures },
      }
      const reviewTaskId = await effects.openReview(tx, passed, application.submitter!)
      await store.updateApplication(tx, { ...passed, reviewTaskId })
      await log(tx, application.id, BY_SYSTEM, 'cases_passed')
      return
    }
    await store.updateApplication(tx, {
      ...application,
      state: move(application, 'fail'),
      checking: null,
      submittedAt: null,
      replay: { state: 'FAILED', failures },
    })
    await log(tx, application.id, BY_SYSTEM, 'cases_failed', failures.map(sentence).join('; ').slice(0, 500))
    await events.emit(tx, 'catalog.application_returned', {
      applicationId: application.id,
      sellerId: application.sellerId,
      title: application.title,
      failures,
    })
  }

  async function afterApproval(
    tx: Tx,
    application: ProductApplication,
    failures: ReplayFailure[],
  ): Promise<void> {
    const taskId = application.reviewTaskId!
    let reasons: ReviewReason[] = failures.map((failure) => ({
      code: CASE_FAILED,
      path: 'delivery.endpoint',
      text: sentence(failure),
    }))
    if (reasons.length === 0)
      try {
        await effects.list(
          tx,
          { ...application, replay: { state: 'PASSED', failures } },
          { audit: { system: 'review', accountId: application.accountId }, log: BY_SYSTEM },
        )
        await reviews.settle(tx, taskId, { approved: true })
        return
      } catch (error) {
        // What it names went away between the reviewer's word and now: nothing was written, and the seller hears of it.
        if (!(error instanceof DomainError)) throw error
        reasons = [{ code: 'G99', path: null, text: error.message.slice(0, 500) }]
      }
    await effects.refuse(tx, { ...application, replay: { state: 'FAILED', failures } }, reasons, BY_SYSTEM)
    await reviews.settle(tx, taskId, { approved: false, reasons })
  }

  return {
    /** Ends a replay; a repeat, or one for an application that is no longer checked, changes nothing. */
    async record(tx: Tx, result: { applicationId: string; failures: ReplayFailure[] }): Promise<void> {
      const seen = await store.findApplication(tx, result.applicationId, null)
      // The desk's lock comes first, on every way.
      if (seen?.checking === 'approval') await reviews.lock(tx, seen.reviewTaskId!)
      const application = await store.lockApplication(tx, result.applicationId, null)
      if (application?.state !== 'CHECKING') return
      if (application.checking === 'submit') await afterSubmission(tx, application, result.failures)
      else await afterApproval(tx, application, result.failures)
    },
  }
}
