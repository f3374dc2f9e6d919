import { randomBytes } from 'node:crypto'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import { pickText, type LocalizedText } from '../../../kernel/text.ts'
import { commandsFrom, nextState } from '../../../kernel/transitions.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { ProvenIdentity } from '../../identity/index.ts'
import type { ReviewDesk, ReviewedTask } from '../../reviews/index.ts'
import type { AgreementService } from '../agreements/agreement-service.ts'
import { checkEligibility, individualsAllowed, type EligibilityCondition } from '../domain/eligibility.ts'
import {
  checkOnboardingForm,
  emptyForm,
  slugWish,
  tidyForm,
  type ApplicantKind,
  type OnboardingForm,
} from '../domain/onboarding-form.ts'
import { applicationTransitions, type ApplicationCommand } from '../domain/onboarding-states.ts'
import { insertProfile, isCompanyTaken } from '../profile/profile-repository.ts'
import type { SellerAccessService } from '../seller-access-service.ts'
import { findSeller, insertSeller, isSlugTaken } from '../seller-repository.ts'
import { shopFactsOf } from '../shop-facts.ts'
import type { SellerFilePurpose, SellerFiles } from '../uploaded-files.ts'
import { describeApplication } from './onboarding-content.ts'
import * as store from './onboarding-repository.ts'
import type { Application, Revision } from './onboarding-repository.ts'

export type OnboardingService = ReturnType<typeof createOnboardingService>

export interface OnboardingDeps {
  /** What the account has proven to be (F2). */
  provenIdentity: (reader: Tx | Queryable, accountId: string) => Promise<ProvenIdentity>
  /** Gives the account the role seller; its sessions have it with their next request. */
  grantSellerRole: (tx: Tx, accountId: string) => Promise<void>
  access: Pick<SellerAccessService, 'addKey'>
  agreements: AgreementService
  files: SellerFiles
  reviews: ReviewDesk
}

/** Why an account cannot apply, in words that stand in an error (ONB-002). */
const refusals: Record<EligibilityCondition, LocalizedText> = {
  OWNER: { zh: '子用户不能申请入驻，请使用主账号', en: 'sub-users cannot apply; use the main account' },
  SERVICE_ENABLED: { zh: '尚未开通云市服务', en: 'its service is not enabled yet' },
  REAL_NAME: { zh: '尚未完成实名认证', en: 'its real name is not verified' },
  KIND_ALLOWED: { zh: '本站暂不接受个人入驻', en: 'this site does not take individuals' },
  ACCOUNT_NORMAL: { zh: '账号受限或已冻结', en: 'it is restricted or frozen' },
  NEVER_EXITED: {
    zh: '账号曾退出云市，不能再次入驻',
    en: 'it has left the marketplace and cannot join again',
  },
  NOT_ONBOARDED: { zh: '账号已经入驻', en: 'it has a shop already' },
  COMPANY_FREE: { zh: '该企业已用其他账号入驻', en: 'its company has a shop under another account' },
}

/** How accounts become sellers (seller 1.1, 1.2). */
export function createOnboardingService(platform: Platform, deps: OnboardingDeps) {
  const { db, clock, audit, events, settings, site } = platform
  const { agreements, reviews } = deps
  const individuals = individualsAllowed(site, {
    cn: settings.INDIVIDUAL_SELLERS_CN,
    intl: settings.INDIVIDUAL_SELLERS_INTL,
  })

  /** Every condition for the account, and who it has proven to be. */
  async function eligibilityOf(reader: Tx | Queryable, account: { id: string; isSubUser: boolean }) {
    const identity = await deps.provenIdentity(reader, account.id)
    const seller = await findSeller(reader, { accountId: account.id })
    const application = await store.findApplication(reader, { accountId: account.id })
    const companyHasShop =
      identity.documentDigest !== null && !seller && (await isCompanyTaken(reader, identity.documentDigest))
    const conditions = checkEligibility(
      {
        isSubUser: account.isSubUser,
        serviceEnabled: identity.serviceEnabled,
        kind: identity.kind,
        isNormal: identity.isNormal,
        hasExited: application?.state === 'EXITED' || seller?.state === 'EXITED',
        hasShop: seller !== null && seller.state !== 'EXITED',
        companyHasShop,
      },
      { individuals },
    )
    return { identity, conditions }
  }

  /** @throws conflict ONB-001 without a verified name; forbidden ONB-002 naming the first other condition that fails */
  async function requireEligible(tx: Tx, actor: Actor): Promise<ProvenIdentity & { kind: ApplicantKind }> {
    const { identity, conditions } = await eligibilityOf(tx, {
      id: actor.accountId,
      isSubUser: actor.kind === 'iam',
    })
    const failed = conditions.filter(({ passed }) => !passed).map(({ condition }) => condition)
    const other = failed.find((condition) => condition !== 'REAL_NAME')
    if (other !== undefined)
      throw new DomainError('forbidden', 'ONB-002', {
        values: { reason: pickText(refusals[other], actor.locale) },
      })
    if (identity.kind === null) throw new DomainError('conflict', 'ONB-001')
    return { ...identity, kind: identity.kind }
  }

  function move(application: Application, command: ApplicationCommand): Application['state'] {
    const next = nextState(applicationTransitions, command, application.state)
    if (next === null) throw new DomainError('conflict', 'ONB_STATE')
    return next
  }

  /** @throws conflict ONB_EDITED when another tab or person saved meanwhile */
  function requireSameEdit(application: Application, edit: number): void {
    if (application.edit !== edit) throw new DomainError('conflict', 'ONB_EDITED')
  }

  async function lockOwn(tx: Tx, actor: Actor): Promise<Application> {
    const application = await store.lockApplication(tx, { accountId: actor.accountId })
    if (!application) throw notFound('application')
    return application
  }

  const filesOf = (form: OnboardingForm) =>
    (
      [
        ['logoFileId', 'logo'],
        ['licenceFileId', 'business_licence'],
      ] as const
    ).flatMap(([field, purpose]): { id: string; field: string; purpose: SellerFilePurpose }[] => {
      const id = form[field]
      return id === null ? [] : [{ id, field, purpose }]
    })

  /** The shop's address: what was wished for, or the next free one like it. */
  async function freeSlug(tx: Tx, form: OnboardingForm): Promise<string> {
    await store.lockShopAddresses(tx)
    const wish = slugWish(form)
    if (wish !== null)
      for (let i = 1; i <= 20; i++) {
        const slug = i === 1 ? wish : `${wish.slice(0, 56)}-${i}`
        if (!(await isSlugTaken(tx, slug))) return slug
      }
    return `shop-${randomBytes(5).toString('hex')}`
  }

  async function pendingRevision(
    tx: Tx,
    task: ReviewedTask,
  ): Promise<{ application: Application; revision: Revision }> {
    const revision = await store.findRevision(tx, task.objectId)
    if (!revision) throw new Error(`there is no onboarding revision ${task.objectId}`)
    const application = await store.lockApplication(tx, { id: revision.applicationId })
    if (application?.revisionId !== revision.id) throw new DomainError('conflict', 'ONB_STATE')
    return { application, revision }
  }

  reviews.register({
    queue: 'onboarding',

    async approve(tx, task, { actor }) {
      const { application, revision } = await pendingRevision(tx, task)
      const state = move(application, 'approve')
      const { accountId } = application
      const { conditions } = await eligibilityOf(tx, { id: accountId, isSubUser: false })
      if (conditions.some(({ passed }) => !passed)) throw new DomainError('conflict', 'ONB_NOT_ELIGIBLE')
      const { form, company } = revision
      const now = clock.now()
      const sellerId = newId('sel')
      await insertSeller(tx, {
        id: sellerId,
        accountId,
        slug: await freeSlug(tx, form),
        tagline: { zh: '', en: '' },
        foundedYear: null,
        supportHours: { zh: '', en: '' },
        featured: false,
        state: 'APPROVED',
        joinedAt: now,
        ...shopFactsOf(form, company.name, site),
      })
      await insertProfile(tx, {
        sellerId,
        kind: company.kind,
        companyName: company.name,
        companyDigest: company.documentDigest,
        form,
        updatedAt: now,
      })
      if (form.logoFileId !== null) await deps.files.publish(tx, [form.logoFileId])
      // The seller Key signs V1 calls (SELL-ACC-01); further keys are made by the seller.
      await deps.access.addKey(tx, sellerId, 'V1', randomBytes(24).toString('base64url'))
      await deps.grantSellerRole(tx, accountId)
      await store.endRevision(tx, revision.id, { outcome: 'APPROVED', reasons: [], at: now })
      await store.updateApplication(tx, { ...application, state, sellerId, updatedAt: now })
      await events.emit(tx, 'sellers.application_approved', {
        accountId,
        sellerId,
        companyName: company.name,
        serviceEmail: form.serviceEmail,
        mobile: form.contactMobile,
      })
      await audit.append(tx, actor, {
        action: 'ops.seller.create',
        objectType: 'seller',
        objectId: sellerId,
        after: { accountId, companyName: company.name, application: application.id },
      })
      return 'done'
    },

    async reject(tx, task, { reasons }) {
      const { application, revision } = await pendingRevision(tx, task)
      const state = move(application, 'reject')
      const now = clock.now()
      await store.endRevision(tx, revision.id, { outcome: 'REJECTED', reasons, at: now })
      await store.updateApplication(tx, { ...application, state, updatedAt: now })
      await events.emit(tx, 'sellers.application_rejected', {
        accountId: application.accountId,
        reasons: reasons.map(({ text }) => text),
        companyName: revision.company.name,
        serviceEmail: revision.form.serviceEmail,
        mobile: revision.form.contactMobile,
      })
    },

    async describe(reader, task) {
      const revision = await store.findRevision(reader, task.objectId)
      if (!revision) throw new Error(`there is no onboarding revision ${task.objectId}`)
      const earlier = await store.listRevisions(reader, revision.applicationId)
      const before = earlier.findLast(({ number }) => number < revision.number) ?? null
      const wish = slugWish(revision.form)
      return describeApplication(revision, before, {
        site,
        capitalMin: settings.SELLER_CAPITAL_MIN,
        slugTaken: wish !== null && revision.outcome === 'PENDING' && (await isSlugTaken(reader, wish)),
      })
    },
  })

  return {
    /** What visitors read before they apply (SELL-ONB-03, 04). */
    terms: {
      capitalMin: settings.SELLER_CAPITAL_MIN,
      staffMin: settings.SELLER_STAFF_MIN,
      yearsMin: settings.SELLER_YEARS_MIN,
      currency: site === 'cn' ? 'CNY' : 'USD',
      individuals,
      reviewDays: settings.REVIEW_DAYS,
    },

    /** Who may apply and why not (SELL-ONB-01, 02, 04, 07), with what there is to know beforehand. */
    async eligibility(actor: Actor) {
      const { identity, conditions } = await eligibilityOf(db.query, {
        id: actor.accountId,
        isSubUser: actor.kind === 'iam',
      })
      return {
        conditions,
        isEligible: conditions.every(({ passed }) => passed),
        kind: identity.kind,
        individuals,
        thresholds: {
          capitalMin: settings.SELLER_CAPITAL_MIN,
          staffMin: settings.SELLER_STAFF_MIN,
          yearsMin: settings.SELLER_YEARS_MIN,
        },
      }
    },

    /** The account's application as far as it got; an empty form before the first save. */
    async get(actor: Actor) {
      const [identity, application, texts] = await Promise.all([
        deps.provenIdentity(db.query, actor.accountId),
        store.findApplication(db.query, { accountId: actor.accountId }),
        agreements.listAt(db.query, 'ONBOARDING'),
      ])
      const revision =
        application?.revisionId == null ? null : await store.findRevision(db.query, application.revisionId)
      const task =
        revision === null
          ? null
          : await reviews.findLatest(db.query, { queue: 'onboarding', objectId: revision.id })
      return {
        state: application?.state ?? ('DRAFT' as const),
        edit: application?.edit ?? 0,
        form: application?.form ?? emptyForm,
        company: {
          kind: identity.kind,
          name: identity.name,
          code: identity.kind === 'enterprise' ? identity.documentNumber : null,
        },
        agreements: texts,
        submittedAt: revision?.submittedAt ?? null,
        dueAt: task?.dueAt ?? null,
        decidedAt: revision?.decidedAt ?? null,
        /** Of the last rejection, until it is handed in again. */
        reasons: application?.state === 'REJECTED' ? (revision?.reasons ?? []) : [],
        updatedAt: application?.updatedAt ?? null,
        allowedCommands: commandsFrom<Application['state'], ApplicationCommand>(
          applicationTransitions,
          application?.state ?? 'DRAFT',
        ).filter(
          (command): command is 'submit' | 'withdraw' => command === 'submit' || command === 'withdraw',
        ),
      }
    },

    /**
     * Keeps what is typed, however incomplete (SELL-ONB-10).
     *
     * @param input.edit number of the save that the person saw; 0 for the first
     * @throws conflict `ONB-001`, `ONB_EDITED`, `ONB_STATE`; forbidden `ONB-002`
     */
    async save(actor: Actor, input: { edit: number; form: OnboardingForm }): Promise<{ edit: number }> {
      return db.transaction(async (tx) => {
        await requireEligible(tx, actor)
        const now = clock.now()
        const known = await store.lockApplication(tx, { accountId: actor.accountId })
        if (!known) {
          const first: Application = {
            id: newId('oap'),
            accountId: actor.accountId,
            state: 'DRAFT',
            form: input.form,
            edit: 1,
            revisionId: null,
            sellerId: null,
            createdAt: now,
            updatedAt: now,
          }
          if (input.edit !== 0 || !(await store.insertApplication(tx, first)))
            throw new DomainError('conflict', 'ONB_EDITED')
          return { edit: 1 }
        }
        move(known, 'submit')
        requireSameEdit(known, input.edit)
        const edit = known.edit + 1
        await store.updateApplication(tx, { ...known, form: input.form, edit, updatedAt: now })
        return { edit }
      })
    },

    /**
     * Hands in what was saved (SELL-ONB-11): a revision, a task of the review desk, signatures of the agreements.
     *
     * @param input.agreements versions that were ticked
     * @throws not_found without a draft; conflict `ONB-001`, `ONB_EDITED`, `ONB_STATE`; forbidden `ONB-002`;
     *   validation `VALIDATION_FAILED` or `ONB-003` naming the fields, `ONB_AGREEMENTS`
     */
    async submit(actor: Actor, input: { edit: number; agreements: string[] }): Promise<void> {
      await db.transaction(async (tx) => {
        const application = await lockOwn(tx, actor)
        const state = move(application, 'submit')
        requireSameEdit(application, input.edit)
        const identity = await requireEligible(tx, actor)
        const applicant = { kind: identity.kind, site }
        const problems = checkOnboardingForm(application.form, applicant)
        const { shopSlug } = application.form
        if (shopSlug.trim() !== '' && (await isSlugTaken(tx, shopSlug.trim())))
          problems.push({ path: 'shopSlug', message: 'taken' })
        if (problems.length > 0)
          throw new DomainError(
            'validation',
            problems.every(({ message }) => message === 'no_links') ? 'ONB-003' : 'VALIDATION_FAILED',
            { fields: problems },
          )
        const texts = await agreements.listAt(tx, 'ONBOARDING')
        if (!texts.every(({ id }) => input.agreements.includes(id)))
          throw new DomainError('validation', 'ONB_AGREEMENTS', {
            fields: [{ path: 'agreements', message: 'agreements' }],
          })
        const form = tidyForm(application.form, applicant)
        const now = clock.now()
        const revisionId = newId('oar')
        await deps.files.claim(tx, actor, filesOf(form), { type: 'onboarding_revision', id: revisionId })
        const earlier = await store.listRevisions(tx, application.id)
        await store.insertRevision(tx, {
          id: revisionId,
          applicationId: application.id,
          number: (earlier.at(-1)?.number ?? 0) + 1,
          form,
          company: {
            name: identity.name,
            kind: identity.kind,
            documentDigest: identity.documentDigest,
          },
          agreements: texts.map(({ id }) => id),
          outcome: 'PENDING',
          reasons: [],
          submittedAt: now,
          submittedBy: actor.userName,
          decidedAt: null,
        })
        await store.updateApplication(tx, { ...application, state, form, revisionId, updatedAt: now })
        await agreements.signAt(tx, actor, texts)
        await reviews.open(tx, actor, {
          queue: 'onboarding',
          objectType: 'onboarding_revision',
          objectId: revisionId,
          title: {
            zh: `${identity.name} 申请入驻`,
            en: `${form.englishName || identity.name} applies to join`,
          },
          sellerId: null,
        })
        await events.emit(tx, 'sellers.application_submitted', {
          accountId: actor.accountId,
          companyName: identity.name,
          days: settings.REVIEW_DAYS,
        })
        await audit.append(tx, actor, {
          action: 'seller.application.submit',
          objectType: 'onboarding_application',
          objectId: application.id,
          after: { revision: revisionId, agreements: texts.map(({ id }) => id) },
        })
      })
    },

    /**
     * Takes the application back from review, to change it.
     *
     * @throws not_found; conflict `ONB_STATE`, `REVIEW_CLOSED` when it was decided meanwhile
     */
    async withdraw(actor: Actor): Promise<void> {
      await db.transaction(async (tx) => {
        const seen = await store.findApplication(tx, { accountId: actor.accountId })
        if (!seen) throw notFound('application')
        move(seen, 'withdraw')
        await reviews.withdraw(tx, actor, { queue: 'onboarding', objectId: seen.revisionId! })
        const application = await lockOwn(tx, actor)
        const state = move(application, 'withdraw')
        const now = clock.now()
        await store.endRevision(tx, seen.revisionId!, { outcome: 'WITHDRAWN', reasons: [], at: now })
        await store.updateApplication(tx, { ...application, state, updatedAt: now })
        await audit.append(tx, actor, {
          action: 'seller.application.withdraw',
          objectType: 'onboarding_application',
          objectId: application.id,
        })
      })
    },

    /** Marks the application of a seller that left, so that the account never applies again (SELL-ONB-60). */
    async markExited(tx: Tx, sellerId: string): Promise<void> {
      const application = await store.lockApplication(tx, { sellerId })
      if (!application) return
      await store.updateApplication(tx, {
        ...application,
        state: move(application, 'exit'),
        updatedAt: clock.now(),
      })
    },
  }
}
