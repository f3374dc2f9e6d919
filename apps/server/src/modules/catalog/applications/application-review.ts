import type { DocumentProblem, ProductDocument } from '@yunshi/product-document'
import { DomainError } from '../../../kernel/errors.ts'
import type { AuditActor } from '../../../platform/audit/audit-log.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { ReviewReason, ReviewSubject, ReviewSubmitter } from '../../reviews/index.ts'
import { findSeller } from '../../sellers/index.ts'
import type { ApplicationMove } from '../domain/application-states.ts'
import { describeApplication } from './application-content.ts'
import type { ApplicationAssets } from './application-assets.ts'
import type { ApplicationFiles } from './application-files.ts'
import type { ApplicationDeps } from './application-deps.ts'
import type { ApplicationLogEntry, ProductApplication } from './application.ts'
import * as store from './application-repository.ts'

/** What the parts of this folder share. */
export interface ApplicationParts {
  log: (
    tx: Tx,
    applicationId: string,
    actor: Pick<ApplicationLogEntry, 'actorKind' | 'actorName'>,
    action: string,
    detail?: string,
  ) => Promise<void>
  /** @throws conflict PUB_STATE */
  move: (application: ProductApplication, command: ApplicationMove) => ProductApplication['state']
}

export type ApplicationEffects = Pick<
  ReturnType<typeof createApplicationSubjects>,
  'openReview' | 'list' | 'refuse'
>

/** Applications at the review desk: what is read there, and what a decision does (OPS-REVIEW-03, 05). */
export function createApplicationSubjects(
  platform: Platform,
  deps: Pick<ApplicationDeps, 'documents' | 'reviews'> & {
    files: ApplicationFiles
    assets: ApplicationAssets
  },
  parts: ApplicationParts,
) {
  const { clock, events } = platform
  const { documents, reviews } = deps
  const { log, move } = parts

  function openReview(tx: Tx, application: ProductApplication, submitter: ReviewSubmitter): Promise<string> {
    return reviews.open(tx, submitter, {
      queue: application.kind === 'publish' ? 'product_publish' : 'product_modify',
      objectType: 'product_application',
      objectId: application.id,
      title: application.title,
      sellerId: application.sellerId,
    })
  }

  /** Asks for a replay of the saved cases of the product's interface. */
  async function requestReplay(tx: Tx, application: ProductApplication): Promise<void> {
    const document = application.document as unknown as ProductDocument
    const { endpointId, problems } = await documents.judge(
      tx,
      application.document,
      { kind: 'operator' },
      (await findSeller(tx, { id: application.sellerId }))!.slug,
    )
    if (endpointId === null) throw stale(problems)
    const sold = document.specifications.filter((spec) => !spec.removed)
    const prices = sold.flatMap((spec) => [
      ...(spec.prices ?? []),
      ...(spec.skus ?? []).flatMap((sku) => sku.prices),
    ])
    const metered = sold.some((spec) => (spec.billingItems?.length ?? 0) > 0)
    await events.emit(tx, 'catalog.replay_requested', {
      applicationId: application.id,
      sellerId: application.sellerId,
      endpointId: endpointId!,
      protocol: document.delivery!.protocol,
      accessType: application.accessType,
      modes: [
        ...new Set([...prices.map((price) => price.mode), ...(metered ? (['ON_DEMAND'] as const) : [])]),
      ],
      hasTrial: sold.some((spec) => spec.trialDays !== undefined),
    })
  }

  /**
   * Puts the application into effect (SELL-PUB-07): the product is on sale, or changed.
   *
   * @throws conflict PUB_STALE with what no longer holds, PRODUCT_REVISION
   */
  async function list(
    tx: Tx,
    application: ProductApplication,
    by: { audit: AuditActor; log: Pick<ApplicationLogEntry, 'actorKind' | 'actorName'> },
  ): Promise<void> {
    const seller = (await findSeller(tx, { id: application.sellerId }))!
    await requireFreeSlug(tx, application)
    const verdict = await documents.applyWithin(tx, application.document, { kind: 'operator' }, by.audit, {
      defaultSeller: seller.slug,
      ...(application.kind === 'modify' && { revision: application.baseRevision! }),
    })
    if (verdict.outcome === 'refused') throw stale(verdict.problems)
    const { stored } = await documents.judge(tx, application.document, { kind: 'operator' }, seller.slug)
    const productId = stored!.id
    const listed: ProductApplication = {
      ...application,
      state: move(application, 'approve'),
      checking: null,
      productId,
      decidedAt: clock.now(),
      reasons: [],
    }
    await store.updateApplication(tx, listed)
    await log(tx, application.id, by.log, 'approve')
    await deps.files.publish(tx, application)
    await deps.assets.link(tx, application, productId)
    await events.emit(tx, 'catalog.application_decided', {
      applicationId: application.id,
      sellerId: application.sellerId,
      kind: application.kind,
      title: application.title,
      approved: true,
      reasons: [],
    })
  }

  /** Between submission and approval another product may have taken the address (SELL-PUB-07). */
  async function requireFreeSlug(tx: Tx, application: ProductApplication): Promise<void> {
    const slug = application.document['slug']
    if (application.kind !== 'publish' || typeof slug !== 'string') return
    const taken = await tx
      .selectFrom('products')
      .select(['seller_id', 'state'])
      .where('slug', '=', slug)
      .forUpdate()
      .executeTakeFirst()
    if (taken && (taken.state !== 'DRAFT' || taken.seller_id !== application.sellerId))
      throw new DomainError('conflict', 'PUB_STALE', { fields: [{ path: 'slug', message: 'taken' }] })
  }

  /** Gives the application back with reasons; it may be mended and handed in again without limit. */
  async function refuse(
    tx: Tx,
    application: ProductApplication,
    reasons: ReviewReason[],
    by: Pick<ApplicationLogEntry, 'actorKind' | 'actorName'>,
  ): Promise<void> {
    await store.updateApplication(tx, {
      ...application,
      state: move(application, 'reject'),
      checking: null,
      decidedAt: clock.now(),
      reasons,
    })
    await log(tx, application.id, by, 'reject', reasons.map(({ code }) => code).join(', '))
    await events.emit(tx, 'catalog.application_decided', {
      applicationId: application.id,
      sellerId: application.sellerId,
      kind: application.kind,
      title: application.title,
      approved: false,
      reasons: reasons.map(({ text }) => text),
    })
  }

  async function lock(tx: Tx, id: string): Promise<ProductApplication> {
    const application = await store.lockApplication(tx, id, null)
    if (!application) throw new Error(`application ${id} is under review and missing`)
    return application
  }

  const subject = (queue: 'product_publish' | 'product_modify'): ReviewSubject => ({
    queue,
    async approve(tx, task, { actor }) {
      const application = await lock(tx, task.objectId)
      const document = application.document as unknown as ProductDocument
      const by = { actorKind: 'operator' as const, actorName: actor.userName }
      if (document.delivery?.protocol === undefined || document.delivery.endpoint === undefined) {
        await list(tx, application, { audit: actor, log: by })
        return 'done'
      }
      const checking: ProductApplication = {
        ...application,
        state: move(application, 'recheck'),
        checking: 'approval',
        replay: { state: 'RUNNING', failures: [] },
      }
      await store.updateApplication(tx, checking)
      await log(tx, application.id, by, 'recheck')
      await requestReplay(tx, checking)
      return 'checking'
    },
    async reject(tx, task, { actor, reasons }) {
      await refuse(tx, await lock(tx, task.objectId), reasons, {
        actorKind: 'operator',
        actorName: actor?.userName ?? 'system',
      })
    },
    describe: (db, task) => describeApplication(db, task.objectId, { documents, site: platform.site }),
  })

  return {
    all: [subject('product_publish'), subject('product_modify')],
    openReview,
    requestReplay,
    list,
    refuse,
  }
}

/** What the application says no longer holds, such as an address that was taken back meanwhile. */
const stale = (problems: readonly DocumentProblem[]): DomainError =>
  new DomainError('conflict', 'PUB_STALE', {
    fields: problems
      .filter((problem) => problem.severity === 'error')
      .map(({ path, text }) => ({ path, message: text })),
  })
