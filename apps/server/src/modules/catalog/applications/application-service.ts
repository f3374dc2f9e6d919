import {
  judgeDraft,
  checkForReview,
  type DocumentProblem,
  type ProductDocument,
} from '@yunshi/product-document'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { Page } from '../../../kernel/paging.ts'
import type { Locale } from '../../../kernel/text.ts'
import { nextState } from '../../../kernel/transitions.ts'
import type { Actor } from '../../../platform/actor.ts'
import { isUniqueViolation, type Queryable, type Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isProductGranted, sellerScopeOf } from '../../../platform/product-grant.ts'
import { findBuyerContacts, findSeller } from '../../sellers/index.ts'
import type { DocumentAuthor } from '../product-file/product-documents.ts'
import {
  applicationTransitions,
  sellerCommandsOf,
  type ApplicationCommand,
  type ApplicationMove,
} from '../domain/application-states.ts'
import type { AccessType, SalesClass } from '../domain/product.ts'
import { isRemoved } from '../domain/product-states.ts'
import { checkTags } from '../domain/tag-rules.ts'
import { listProductTags } from '../tags/product-tags.ts'
import {
  isError,
  titleOf,
  type ApplicationLogEntry,
  type ProductApplication,
  type ReplayFailure,
} from './application.ts'
import * as store from './application-repository.ts'
import { createReplayResults } from './replay-results.ts'
import type { ApplicationDeps } from './application-deps.ts'
import { createApplicationAssets } from './application-assets.ts'
import { createApplicationFiles } from './application-files.ts'
import { previewedProduct } from './application-preview.ts'
import { createApplicationSubjects } from './application-review.ts'

export interface ApplicationDetail {
  application: ProductApplication
  listed: ProductDocument | null
  /** The listed product was changed since the seller began. */
  baseChanged: boolean
  problems: DocumentProblem[]
  dueAt: Date | null
  log: ApplicationLogEntry[]
  commands: ApplicationCommand[]
}

export type ApplicationService = ReturnType<typeof createApplicationService>

const fieldsOf = (problems: readonly DocumentProblem[]) =>
  problems.filter(isError).map(({ path, rule, text }) => ({
    path,
    message: { zh: `${text.zh}（${rule}）`, en: `${text.en} (${rule})` },
  }))

/** Product applications: written, checked, handed in, taken back (SELL-PUB 4.1, 4.6). */
export function createApplicationService(platform: Platform, deps: ApplicationDeps) {
  const { db, clock, audit, site } = platform
  const { documents, reviews } = deps
  const files = createApplicationFiles(deps.uploads)
  const assets = createApplicationAssets(deps.assets)

  /** Inside a transaction, its own reader: another connection would wait for one while this is held. */
  const authorOf = (actor: Actor, reader?: Tx): Promise<DocumentAuthor & { kind: 'seller' }> =>
    documents.sellerOf(actor, reader)

  async function log(
    tx: Tx,
    applicationId: string,
    actor: Pick<ApplicationLogEntry, 'actorKind' | 'actorName'>,
    action: string,
    detail = '',
  ): Promise<void> {
    await store.insertLog(tx, { id: newId('pal'), applicationId, at: clock.now(), ...actor, action, detail })
  }

  const bySeller = (actor: Actor) => ({ actorKind: 'seller' as const, actorName: actor.userName })

  function move(application: ProductApplication, command: ApplicationMove): ProductApplication['state'] {
    const next = nextState(applicationTransitions, command, application.state)
    if (next === null)
      throw new DomainError('conflict', 'PUB_STATE', { values: { state: application.state } })
    return next
  }

  async function lockOwn(tx: Tx, actor: Actor, id: string): Promise<ProductApplication> {
    const application = await store.lockApplication(tx, id, sellerScopeOf(actor))
    if (!application) throw notFound('application')
    return application
  }

  async function requireEditable(tx: Tx, application: ProductApplication): Promise<void> {
    if (!sellerCommandsOf(application.state).includes('save'))
      throw new DomainError('conflict', 'PUB_NOT_EDITABLE', { values: { state: application.state } })
    if (application.state === 'REJECTED' && (await store.hasLaterApplication(tx, application)))
      throw new DomainError('conflict', 'PUB_NOT_EDITABLE', { values: { state: 'SUPERSEDED' } })
  }

  function requireRevision(application: ProductApplication, revision: number): void {
    if (application.revision !== revision)
      throw new DomainError('conflict', 'PUB_DRAFT_CHANGED', {
        values: {
          revision: application.revision,
          by: application.updatedBy,
          at: application.updatedAt.toISOString(),
        },
      })
  }

  /** A seller writes what a product is; whose it is and where it came from is not theirs to write. */
  function fixedParts(
    application: ProductApplication,
    document: Record<string, unknown>,
    listed: ProductDocument | null,
  ): Record<string, unknown> {
    const { seller: _seller, format: _format, ...own } = document
    return {
      // Consulting has none and need not say so; what is kept is read as a whole document (SELL-PUB-36).
      ...(application.accessType === 'CONSULTING' && { specifications: [] }),
      ...own,
      accessType: application.accessType,
      salesClass: application.salesClass,
      ...(listed && { slug: listed.slug, currency: listed.currency }),
    }
  }

  /** Everything that is wrong or doubtful, as far as it can be known of a draft. */
  async function problemsOf(
    reader: Tx | Queryable,
    application: ProductApplication,
    author: DocumentAuthor & { kind: 'seller' },
    listed: ProductDocument | null,
  ): Promise<DocumentProblem[]> {
    const { document } = application
    const found = judgeDraft(document, site)
    const judged = found.some(isError)
      ? null
      : await documents.judge(reader, document, author, author.sellerSlug)
    // A publication makes a product; the short name of another one would change that instead.
    const taken =
      application.kind === 'publish' &&
      judged?.stored != null &&
      (judged.stored.sellerId !== author.sellerId || judged.stored.state !== 'DRAFT')
    const whole = judged === null || taken ? found : judged.problems
    const more = [
      ...checkForReview(document as Partial<ProductDocument>),
      ...(await files.check(reader, application, listed)),
      ...(await assets.check(reader, application)),
      ...(await checkSupportGroup(reader, application)),
      ...checkTags(
        document as Partial<ProductDocument>,
        await listProductTags(reader),
        site === 'cn' ? 'zh' : 'en',
      ),
    ]
    // What a listing needs is an error at its field; the hint about the same field says no more.
    const needed = new Set(more.map(({ path }) => path))
    const title = titleOf(document)
    const same =
      title.zh && title.en
        ? await store.findSameTitle(reader, {
            sellerId: application.sellerId,
            productId: application.productId,
            title,
          })
        : null
    return [
      ...whole.filter((problem) => isError(problem) || !needed.has(problem.path)),
      ...more,
      ...(taken
        ? [
            {
              path: 'slug',
              rule: 'SELL-PUB-02',
              severity: 'error' as const,
              text: {
                zh: '该短名已被使用，请换一个。',
                en: 'This short name is taken; choose another.',
              },
            },
          ]
        : []),
      ...(same
        ? [
            {
              path: 'title',
              rule: 'SELL-PUB-P02',
              severity: 'error' as const,
              text: {
                zh: `您已有同名商品（${same.slug}），请换一个名称，或作为规格加到该商品。`,
                en: `You have a product of this name (${same.slug}); choose another, or add a specification there.`,
              },
            },
          ]
        : []),
    ]
  }

  const subjects = createApplicationSubjects(platform, { ...deps, files, assets }, { log, move })
  const replays = createReplayResults(platform, deps, { log, move, effects: subjects })
  for (const subject of subjects.all) reviews.register(subject)

  return {
    /** Ends a replay of saved cases, whatever it was for. */
    recordReplay: (tx: Tx, result: { applicationId: string; failures: ReplayFailure[] }) =>
      replays.record(tx, result),

    /**
     * Begins an application: empty for a new product, from the listed document for a change.
     *
     * @throws not_found; conflict PUB_BLOCKED with what has to be done first, PUB_APPLICATION_OPEN, PUB_REMOVED
     */
    async create(
      actor: Actor,
      begun:
        | { kind: 'publish'; accessType: AccessType; salesClass: SalesClass }
        | { kind: 'modify'; productId: string },
    ): Promise<{ id: string }> {
      return db.transaction(async (tx) => {
        const author = await authorOf(actor, tx)
        const stored = begun.kind === 'modify' ? await documents.findStored(tx, begun.productId) : null
        if (
          begun.kind === 'modify' &&
          (stored?.sellerId !== author.sellerId ||
            stored.state === 'DRAFT' ||
            !isProductGranted(author.productGrant, stored.id))
        )
          throw notFound('product')
        // A new product would be outside what the person may see.
        if (begun.kind === 'publish' && author.productGrant !== null)
          throw new DomainError('forbidden', 'IAM_PRODUCT_GRANT')
        if (stored && isRemoved(stored.state)) throw new DomainError('conflict', 'PUB_REMOVED')
        const accessType = stored
          ? stored.document.accessType
          : (begun as { accessType: AccessType }).accessType
        const salesClass = stored
          ? (stored.document.salesClass ?? 'general')
          : (begun as { salesClass: SalesClass }).salesClass
        if (accessType === 'CONSULTING' && site === 'cn') throw badField('accessType')
        if (salesClass === 'platform') throw badField('salesClass')
        // The platform needs the rights of the account's administrators for these (SELL-ACC-13).
        if ((accessType === 'IMAGE' || accessType === 'API') && !mayAdminister(actor))
          throw new DomainError('forbidden', 'IAM_ADMIN_GROUP')
        if (salesClass === 'joint' && !actor.permissions.has('seller:products:publish_joint'))
          throw new DomainError('forbidden', 'IAM_FORBIDDEN', {
            values: { permission: 'seller:products:publish_joint' },
          })
        await requireUnblocked(tx, author.sellerId, accessType)
        const id = newId('app')
        const document: Record<string, unknown> = stored
          ? withoutSeller(stored.document)
          : {
              accessType,
              salesClass,
              slug: `${accessType.toLowerCase().replaceAll('_', '-')}-${id.slice(-8).toLowerCase()}`,
              specifications: [],
            }
        const now = clock.now()
        const application: ProductApplication = {
          id,
          sellerId: author.sellerId,
          accountId: actor.accountId,
          kind: begun.kind,
          state: 'DRAFT',
          productId: stored?.id ?? null,
          baseRevision: stored?.revision ?? null,
          baseDocument: null,
          accessType,
          salesClass,
          document,
          title: titleOf(document),
          problemCount: 0,
          revision: 1,
          checking: null,
          reviewTaskId: null,
          replay: null,
          createdAt: now,
          updatedAt: now,
          updatedBy: actor.userName,
          submitter: null,
          submittedAt: null,
          decidedAt: null,
          reasons: [],
        }
        const problems = await problemsOf(tx, application, author, stored?.document ?? null)
        try {
          await store.insertApplication(tx, { ...application, problemCount: problems.filter(isError).length })
        } catch (error) {
          if (isUniqueViolation(error, 'product_applications_one_open'))
            throw new DomainError('conflict', 'PUB_APPLICATION_OPEN', { cause: error })
          throw error
        }
        await log(tx, id, bySeller(actor), 'create')
        return { id }
      })
    },

    list(actor: Actor, filter: Omit<store.ApplicationFilter, 'scope'>): Promise<Page<store.ApplicationRow>> {
      return store.listApplications(db.query, { ...filter, scope: sellerScopeOf(actor) })
    },

    /** @throws not_found */
    async get(actor: Actor, id: string): Promise<ApplicationDetail> {
      const author = await authorOf(actor)
      const application = await store.findApplication(db.query, id, author)
      if (!application) throw notFound('application')
      const stored =
        application.kind === 'modify' ? await documents.findStored(db.query, application.productId!) : null
      const editable = sellerCommandsOf(application.state).includes('save')
      const [problems, entries, task] = await Promise.all([
        editable ? problemsOf(db.query, application, author, stored?.document ?? null) : [],
        store.listLog(db.query, id),
        reviews.findLatest(db.query, { queue: queueOf(application), objectId: id }),
      ])
      return {
        application,
        listed: stored?.document ?? null,
        baseChanged: editable && stored !== null && stored.revision !== application.baseRevision,
        problems,
        dueAt: application.state === 'PENDING' ? (task?.dueAt ?? null) : null,
        log: entries,
        commands: sellerCommandsOf(application.state),
      }
    },

    /**
     * Keeps the document as it is, however unfinished.
     *
     * @param revision the one that the writer read
     * @throws not_found; conflict PUB_DRAFT_CHANGED, PUB_NOT_EDITABLE
     */
    async save(
      actor: Actor,
      id: string,
      revision: number,
      document: Record<string, unknown>,
    ): Promise<{ revision: number; problems: DocumentProblem[] }> {
      return db.transaction(async (tx) => {
        const author = await authorOf(actor, tx)
        const application = await lockOwn(tx, actor, id)
        await requireEditable(tx, application)
        requireRevision(application, revision)
        const stored =
          application.kind === 'modify' ? await documents.findStored(tx, application.productId!) : null
        const kept = fixedParts(application, document, stored?.document ?? null)
        const saved: ProductApplication = {
          ...application,
          document: kept,
          title: titleOf(kept),
          revision: application.revision + 1,
          updatedAt: clock.now(),
          updatedBy: actor.userName,
        }
        const problems = await problemsOf(tx, saved, author, stored?.document ?? null)
        await files.keep(tx, actor, saved, stored?.document ?? null)
        await store.updateApplication(tx, { ...saved, problemCount: problems.filter(isError).length })
        return { revision: saved.revision, problems }
      })
    },

    /**
     * Hands the application in (SELL-PUB-05): all checks now; saved debug cases are replayed before people see it.
     *
     * @throws not_found; conflict PUB_BLOCKED, PUB_DRAFT_CHANGED, PUB_NOT_EDITABLE, PUB_BASE_CHANGED, PUB_UNCHANGED;
     *   validation PRODUCT_DOCUMENT_REFUSED naming each field
     */
    async submit(
      actor: Actor,
      id: string,
      revision: number,
    ): Promise<{ state: ProductApplication['state'] }> {
      return db.transaction(async (tx) => {
        const author = await authorOf(actor, tx)
        const application = await lockOwn(tx, actor, id)
        await requireEditable(tx, application)
        requireRevision(application, revision)
        await requireUnblocked(tx, author.sellerId, application.accessType)
        const stored =
          application.kind === 'modify' ? await documents.findStored(tx, application.productId!) : null
        if (stored && isRemoved(stored.state)) throw new DomainError('conflict', 'PUB_REMOVED')
        if (stored && stored.revision !== application.baseRevision)
          throw new DomainError('conflict', 'PUB_BASE_CHANGED')
        const problems = await problemsOf(tx, application, author, stored?.document ?? null)
        if (problems.some(isError))
          throw new DomainError('validation', 'PRODUCT_DOCUMENT_REFUSED', {
            fields: fieldsOf(problems).slice(0, 200),
          })
        const verdict = await documents.judge(tx, application.document, author, author.sellerSlug)
        if (stored && verdict.outcome === 'unchanged') throw new DomainError('conflict', 'PUB_UNCHANGED')
        const { accountId, accountName, userId, userName } = actor
        const submitter = { accountId, accountName, userId, userName }
        const document = application.document as unknown as ProductDocument
        const protocol = document.delivery?.protocol
        const replayed = protocol !== undefined && verdict.endpointId !== null
        const submitted: ProductApplication = {
          ...application,
          state: move(application, replayed ? 'check' : 'submit'),
          checking: replayed ? 'submit' : null,
          replay: replayed ? { state: 'RUNNING', failures: [] } : null,
          baseDocument: stored?.document ?? null,
          submitter,
          submittedAt: clock.now(),
          decidedAt: null,
          reasons: [],
          problemCount: 0,
        }
        if (!replayed) submitted.reviewTaskId = await subjects.openReview(tx, submitted, submitter)
        await store.updateApplication(tx, submitted)
        await log(tx, id, bySeller(actor), 'submit')
        if (replayed) await subjects.requestReplay(tx, submitted)
        await audit.append(tx, actor, {
          action: 'seller.application.submit',
          objectType: 'product_application',
          objectId: id,
          before: { state: application.state },
          after: { state: submitted.state, revision: application.revision },
        })
        return { state: submitted.state }
      })
    },

    /** Takes it back before it was decided. @throws not_found; conflict REVIEW_CLOSED, PUB_STATE */
    async withdraw(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const author = await authorOf(actor, tx)
        const seen = await store.findApplication(tx, id, author)
        if (!seen) throw notFound('application')
        move(seen, 'withdraw')
        // The desk's lock comes first, on every way.
        await reviews.withdraw(tx, actor, { queue: queueOf(seen), objectId: id })
        const application = await lockOwn(tx, actor, id)
        await store.updateApplication(tx, {
          ...application,
          state: move(application, 'withdraw'),
          reviewTaskId: null,
          submittedAt: null,
          updatedAt: clock.now(),
        })
        await log(tx, id, bySeller(actor), 'withdraw')
        await audit.append(tx, actor, {
          action: 'seller.application.withdraw',
          objectType: 'product_application',
          objectId: id,
          before: { state: application.state },
          after: { state: 'DRAFT' },
        })
      })
    },

    /** Throws a draft away. @throws not_found; conflict PUB_NOT_EDITABLE */
    async remove(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const application = await lockOwn(tx, actor, id)
        if (!sellerCommandsOf(application.state).includes('delete'))
          throw new DomainError('conflict', 'PUB_NOT_EDITABLE', { values: { state: application.state } })
        await files.letGo(tx, id)
        await store.deleteApplication(tx, id)
        await audit.append(tx, actor, {
          action: 'seller.application.delete',
          objectType: 'product_application',
          objectId: id,
          before: { state: application.state, title: application.title.zh },
        })
      })
    },

    /**
     * Goes on from the product as it is listed now, after it changed beside the draft; what the draft says is kept.
     *
     * @throws not_found; conflict PUB_NOT_EDITABLE
     */
    async acceptBase(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const application = await lockOwn(tx, actor, id)
        await requireEditable(tx, application)
        const stored = application.productId ? await documents.findStored(tx, application.productId) : null
        if (!stored || application.kind !== 'modify') throw notFound('product')
        await store.updateApplication(tx, { ...application, baseRevision: stored.revision })
        await log(tx, id, bySeller(actor), 'accept_base')
      })
    },

    /** The product page that the application would make, for its seller and for reviewers. @throws not_found */
    async preview(actor: Actor, id: string, locale: Locale) {
      const reviewer = actor.permissions.has('ops:reviews:view')
      const application =
        reviewer || actor.sellerId !== null
          ? await store.findApplication(db.query, id, reviewer ? null : sellerScopeOf(actor))
          : null
      const seller = application && (await findSeller(db.query, { id: application.sellerId }))
      if (!application || !seller) throw notFound('application')
      const product = await previewedProduct(db.query, application, seller, { site, now: clock.now() })
      return deps.catalog.previewPage(product, locale)
    },
  }

  /** @throws conflict PUB_BLOCKED naming everything that has to be done first */
  async function requireUnblocked(tx: Tx, sellerId: string, accessType: AccessType): Promise<void> {
    const blocks = await deps.publishingBlocks(tx, { sellerId, accessType })
    if (blocks.length > 0)
      throw new DomainError('conflict', 'PUB_BLOCKED', {
        values: { count: blocks.length },
        fields: blocks.map(({ code, text }) => ({ path: code, message: text })),
      })
  }
}

const mayAdminister = (actor: Actor) => actor.kind === 'main' || actor.permissions.has('mkt:account:admin')

/** A product names an after-sales group that its seller has (SELL-ONB-52). */
async function checkSupportGroup(
  reader: Tx | Queryable,
  { sellerId, document }: ProductApplication,
): Promise<DocumentProblem[]> {
  const group = (document['support'] as { group?: unknown } | undefined)?.group
  if (group === undefined) return []
  const { groups } = await findBuyerContacts(reader, sellerId)
  return groups.some(({ id }) => id === group)
    ? []
    : [
        {
          path: 'support.group',
          rule: 'SELL-PUB-P11',
          severity: 'error',
          text: {
            zh: '没有这个售后组，请在“服务与支持”中设置后选择。',
            en: 'There is no such after-sales group; set it up under Service and support and choose it.',
          },
        },
      ]
}

export const queueOf = (application: Pick<ProductApplication, 'kind'>) =>
  application.kind === 'publish' ? ('product_publish' as const) : ('product_modify' as const)

function badField(path: string): DomainError {
  return new DomainError('validation', 'VALIDATION_FAILED', { fields: [{ path, message: 'invalid' }] })
}

function withoutSeller({ seller: _seller, ...document }: ProductDocument): Record<string, unknown> {
  return document as unknown as Record<string, unknown>
}
