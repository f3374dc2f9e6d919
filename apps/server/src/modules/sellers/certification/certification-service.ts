import { randomInt } from 'node:crypto'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import { nextState } from '../../../kernel/transitions.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueueJob } from '../../../platform/jobs/job-queue.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { ProvenIdentity } from '../../identity/index.ts'
import type { ReviewDesk, ReviewedTask, ReviewReason } from '../../reviews/index.ts'
import type { SigningEntity } from '../agreements/agreement-repository.ts'
import type { AgreementService } from '../agreements/agreement-service.ts'
import {
  checkCertification,
  maskedAccount,
  normalAccount,
  parseTypedAmount,
  tidyCertification,
  type CertificationForm,
} from '../domain/certification-form.ts'
import {
  afterRejection,
  afterWrongAmount,
  certificationCommandsFor,
  certificationTransitions,
  type CertificationCommand,
  type CertificationState,
} from '../domain/certification-states.ts'
import { ownSeller } from '../own-seller.ts'
import { getProfile } from '../profile/profile-repository.ts'
import { findSeller } from '../seller-repository.ts'
import { describeCertification } from './certification-content.ts'
import * as store from './certification-repository.ts'
import type { Certification, CertificationRevision } from './certification-repository.ts'
import type { PaymentChannel } from './payment-channel.ts'

declare module '../../../platform/jobs/job-queue.ts' {
  interface JobPayloads {
    'sellers.send_transfer': { transferId: string }
  }
}

export type CertificationService = ReturnType<typeof createCertificationService>

export interface CertificationInput {
  form: CertificationForm
  /** `null` on an update keeps the number that is certified. */
  accountNumber: string | null
  /** Versions that were ticked: the privacy statement, at the first certification (SELL-ONB-32). */
  agreements: string[]
}

const accountContext = (revisionId: string) => `certification:${revisionId}`
const amountContext = (transferId: string) => `verification-transfer:${transferId}`
/** Amounts of the random transfer, minor units: 0.01 to 0.99. */
const AMOUNT_MAX = 99

/** Bank account and taxes, proven once for each signing entity (seller 1.4). */
export function createCertificationService(
  platform: Platform,
  deps: {
    agreements: AgreementService
    reviews: ReviewDesk
    /** `null`: nothing can be transferred, so operations verify by hand. */
    channel: PaymentChannel | null
    provenIdentity: (reader: Tx | Queryable, accountId: string) => Promise<ProvenIdentity>
  },
) {
  const { db, clock, vault, audit, events, settings, site } = platform
  const { agreements, reviews } = deps
  /** The mainland proves accounts by a transfer, where a channel for it is configured (SELL-ONB-34, 35). */
  const channel = site === 'cn' ? deps.channel : null

  function move(certification: Certification, command: CertificationCommand): CertificationState {
    const next = nextState<CertificationState, CertificationCommand>(
      certificationTransitions,
      command,
      certification.state,
    )
    if (next === null)
      throw new DomainError('conflict', certification.state === 'LOCKED' ? 'CER-002' : 'CER_STATE')
    return next
  }

  async function getEntity(reader: Tx | Queryable, code: string): Promise<SigningEntity> {
    const entity = (await agreements.listEntities(reader)).find((one) => one.code === code)
    if (!entity) throw notFound('signing entity')
    return entity
  }

  /** The certified revision replaces the one before; the counters begin anew. */
  async function certify(
    tx: Tx,
    certification: Certification,
    revision: CertificationRevision,
    command: 'confirmAmount' | 'approve',
  ): Promise<void> {
    const now = clock.now()
    const state = move(certification, command)
    const update = certification.certifiedRevisionId !== null
    await store.endCertificationRevision(tx, revision.id, { outcome: 'CERTIFIED', reasons: [], at: now })
    await store.updateCertification(tx, {
      ...certification,
      state,
      certifiedRevisionId: revision.id,
      tries: 0,
      rejections: 0,
      updatedAt: now,
    })
    const { entityCode, sellerId } = certification
    const entity = await getEntity(tx, entityCode)
    await events.emit(tx, 'sellers.certified', { sellerId, entityCode, entityName: entity.legalName, update })
  }

  async function refuse(
    tx: Tx,
    certification: Certification,
    revision: CertificationRevision,
    reasons: ReviewReason[],
  ): Promise<void> {
    const now = clock.now()
    const { command, rejections } = afterRejection(
      certification.rejections,
      settings.CERTIFICATION_REJECTIONS_MAX,
    )
    const locked = command === 'lockRejected'
    const state = move(certification, command)
    await store.endCertificationRevision(tx, revision.id, {
      outcome: locked ? 'LOCKED' : 'REJECTED',
      reasons,
      at: now,
    })
    await store.updateCertification(tx, { ...certification, state, rejections, updatedAt: now })
    const entity = await getEntity(tx, certification.entityCode)
    await events.emit(tx, 'sellers.certification_rejected', {
      sellerId: certification.sellerId,
      entityName: entity.legalName,
      reasons: reasons.map(({ text }) => text),
      locked,
    })
  }

  async function underReview(
    tx: Tx,
    task: ReviewedTask,
  ): Promise<{ certification: Certification; revision: CertificationRevision }> {
    const revision = await store.findCertificationRevision(tx, task.objectId)
    if (!revision) throw new Error(`there is no certification revision ${task.objectId}`)
    const certification = await store.findCertificationForUpdate(tx, { id: revision.certificationId })
    if (certification?.revisionId !== revision.id) throw new DomainError('conflict', 'CER_STATE')
    return { certification, revision }
  }

  reviews.register({
    queue: 'certification',
    async approve(tx, task) {
      const { certification, revision } = await underReview(tx, task)
      await certify(tx, certification, revision, 'approve')
      return 'done'
    },
    async reject(tx, task, { reasons }) {
      const { certification, revision } = await underReview(tx, task)
      await refuse(tx, certification, revision, reasons)
    },
    async describe(reader, task) {
      const revision = await store.findCertificationRevision(reader, task.objectId)
      if (!revision) throw new Error(`there is no certification revision ${task.objectId}`)
      const all = await store.listCertificationRevisions(reader, [revision.certificationId])
      const before =
        all.find(({ number, outcome }) => number < revision.number && outcome === 'CERTIFIED') ?? null
      const sellerId = task.sellerId
      if (sellerId === null) throw new Error(`task ${task.id} names no seller`)
      const certification = (await store.listCertifications(reader, sellerId)).find(
        ({ id }) => id === revision.certificationId,
      )
      if (!certification) throw new Error(`certification ${revision.certificationId} is not of ${sellerId}`)
      const entity = await getEntity(reader, certification.entityCode)
      const profile = await getProfile(reader, sellerId)
      return describeCertification(revision, before, entity, profile)
    },
  })

  /** One entity of a seller with everything about its certification. */
  async function viewOf(reader: Tx | Queryable, sellerId: string) {
    const seller = await findSeller(reader, { id: sellerId })
    if (!seller) throw notFound('seller')
    const entities = await agreements.listEntities(reader)
    const signed = await agreements.signedEntities(reader, seller.accountId)
    const certifications = await store.listCertifications(reader, sellerId)
    const revisions = await store.listCertificationRevisions(
      reader,
      certifications.map(({ id }) => id),
    )
    return entities.flatMap((entity) => {
      const certification = certifications.find(({ entityCode }) => entityCode === entity.code) ?? null
      const isSigned = signed.some(({ code }) => code === entity.code)
      if (!isSigned && !certification && !entity.isDefault) return []
      const state: CertificationState = certification?.state ?? 'UNCERTIFIED'
      const own = revisions.filter(({ certificationId }) => certificationId === certification?.id)
      return [
        {
          entity,
          isSigned,
          state,
          isCertified: certification?.certifiedRevisionId != null,
          certified: own.find(({ id }) => id === certification?.certifiedRevisionId) ?? null,
          latest: own.find(({ id }) => id === certification?.revisionId) ?? null,
          triesLeft: settings.CERTIFICATION_TRIES_MAX - (certification?.tries ?? 0),
          commands: isSigned ? certificationCommandsFor(state) : [],
          history: own,
        },
      ]
    })
  }

  async function reveal(
    actor: Actor,
    sellerId: string,
    entityCode: string,
    action: string,
  ): Promise<{ accountNumber: string }> {
    return db.transaction(async (tx) => {
      const certification = await store.findCertificationForUpdate(tx, { sellerId, entityCode })
      const revisionId = certification?.revisionId ?? certification?.certifiedRevisionId
      const revision = revisionId ? await store.findCertificationRevision(tx, revisionId) : null
      if (!certification || !revision) throw notFound('certification')
      await audit.append(tx, actor, {
        action,
        objectType: 'certification',
        objectId: certification.id,
        after: { entityCode, revision: revision.id },
      })
      return { accountNumber: vault.open(revision.accountSealed, accountContext(revision.id)) }
    })
  }

  return {
    /** `TRANSFER`, or `REVIEW` where operations verify by hand. */
    verifiedBy: channel ? ('TRANSFER' as const) : ('REVIEW' as const),

    viewOf,

    /** The seller's certifications by entity, and what the form begins with (SELL-ONB-30). */
    async list(actor: Actor) {
      const sellerId = ownSeller(actor)
      const [entities, profile, identity, privacy, privacySigned] = await Promise.all([
        viewOf(db.query, sellerId),
        getProfile(db.query, sellerId),
        deps.provenIdentity(db.query, actor.accountId),
        agreements.listAt(db.query, 'CERTIFICATION'),
        agreements.hasSigned(db.query, actor.accountId, 'SETTLEMENT_PRIVACY'),
      ])
      return {
        entities,
        companyName: profile.companyName,
        companyCode: profile.kind === 'enterprise' ? identity.documentNumber : null,
        kind: profile.kind,
        statements: privacySigned ? [] : privacy,
      }
    },

    /**
     * Hands in a certification, or an update of one (SELL-ONB-32, 38).
     *
     * @throws not_found for another entity; conflict `CER_AGREEMENT` unless signed with the entity, `CER-002` when
     *   locked, `CER_STATE`; validation `CER-001` when only the holder is wrong, `VALIDATION_FAILED`, `CER_PRIVACY`
     */
    async submit(actor: Actor, entityCode: string, input: CertificationInput): Promise<void> {
      const sellerId = ownSeller(actor)
      await db.transaction(async (tx) => {
        const entity = await getEntity(tx, entityCode)
        const signed = await agreements.signedEntities(tx, actor.accountId)
        if (!signed.some(({ code }) => code === entity.code))
          throw new DomainError('conflict', 'CER_AGREEMENT')
        const now = clock.now()
        const certification = await store.lockCertification(tx, {
          id: newId('crt'),
          sellerId,
          entityCode: entity.code,
          at: now,
        })
        const state = move(certification, certification.state === 'CERTIFIED' ? 'update' : 'submit')
        const profile = await getProfile(tx, sellerId)
        const former =
          certification.certifiedRevisionId === null
            ? null
            : await store.findCertificationRevision(tx, certification.certifiedRevisionId)
        const { documentNumber } = await deps.provenIdentity(tx, actor.accountId)
        const verifiedCode = profile.kind === 'enterprise' ? documentNumber : null
        const accountNumber =
          input.accountNumber ?? (former ? vault.open(former.accountSealed, accountContext(former.id)) : '')
        const problems = checkCertification(input.form, accountNumber, {
          site,
          kind: profile.kind,
          companyName: profile.companyName,
          verifiedCode,
        })
        if (problems.length > 0)
          throw new DomainError(
            'validation',
            problems.every(({ message }) => message === 'account_holder') ? 'CER-001' : 'VALIDATION_FAILED',
            { fields: problems },
          )
        const statements = (await agreements.hasSigned(tx, actor.accountId, 'SETTLEMENT_PRIVACY'))
          ? []
          : await agreements.listAt(tx, 'CERTIFICATION')
        if (!statements.every(({ id }) => input.agreements.includes(id)))
          throw new DomainError('validation', 'CER_PRIVACY', {
            fields: [{ path: 'agreements', message: 'agreements' }],
          })
        await agreements.signAt(tx, actor, statements)
        const earlier = await store.listCertificationRevisions(tx, [certification.id])
        const account = normalAccount(accountNumber)
        const revisionId = newId('crr')
        await store.insertCertificationRevision(tx, {
          id: revisionId,
          certificationId: certification.id,
          number: Math.max(0, ...earlier.map(({ number }) => number)) + 1,
          form: tidyCertification(
            {
              ...input.form,
              companyCode: profile.kind === 'enterprise' ? (verifiedCode ?? input.form.companyCode) : '',
            },
            site,
          ),
          accountSealed: vault.seal(account, accountContext(revisionId)),
          accountMasked: maskedAccount(account),
          verifiedBy: channel ? 'TRANSFER' : 'REVIEW',
          outcome: 'PENDING',
          reasons: [],
          submittedAt: now,
          decidedAt: null,
        })
        await store.updateCertification(tx, {
          ...certification,
          state,
          revisionId,
          tries: 0,
          updatedAt: now,
        })
        if (channel) {
          const transferId = newId('vtr')
          await store.insertTransfer(tx, {
            id: transferId,
            revisionId,
            amountSealed: vault.seal(String(randomInt(1, AMOUNT_MAX + 1)), amountContext(transferId)),
            currency: entity.currency,
            state: 'QUEUED',
            channel: channel.name,
            channelReference: null,
            createdAt: now,
            endedAt: null,
          })
          await enqueueJob(tx, 'sellers.send_transfer', { transferId }, { key: transferId })
        } else
          await reviews.open(tx, actor, {
            queue: 'certification',
            objectType: 'certification_revision',
            objectId: revisionId,
            title: {
              zh: `${profile.companyName} 商业信息认证（${entity.legalName}）`,
              en: `Certification of ${profile.form.englishName || profile.companyName} (${entity.legalName})`,
            },
            sellerId,
          })
        await audit.append(tx, actor, {
          action: 'seller.certification.submit',
          objectType: 'certification',
          objectId: certification.id,
          after: { entityCode: entity.code, revision: revisionId, account: maskedAccount(account) },
        })
      })
    },

    /** Handler of the job `sellers.send_transfer`: carries the transfer out once, and then waits for the amount. */
    async sendTransfer({ transferId }: { transferId: string }): Promise<void> {
      const transfer = await store.findTransfer(db.query, { id: transferId })
      if (transfer?.state !== 'QUEUED') return
      // Made while a channel was configured; without one now, it waits among the parked jobs.
      if (!channel) throw new Error('no payment channel is configured')
      const revision = await store.findCertificationRevision(db.query, transfer.revisionId)
      if (!revision) throw new Error(`transfer ${transferId} has no revision`)
      const { form } = revision
      const result = await channel.transfer({
        reference: transfer.id,
        amountMinor: BigInt(vault.open(transfer.amountSealed, amountContext(transfer.id))),
        currency: transfer.currency,
        account: {
          holder: form.accountHolder,
          number: vault.open(revision.accountSealed, accountContext(revision.id)),
          bankName: form.bankName,
          bankBranch: form.bankBranch,
        },
        noticeTo: form.financeEmail,
      })
      await db.transaction(async (tx) => {
        const certification = await store.findCertificationForUpdate(tx, { id: revision.certificationId })
        const again = await store.findTransfer(tx, { id: transferId })
        if (certification?.revisionId !== revision.id || again?.state !== 'QUEUED') return
        const now = clock.now()
        await store.endTransfer(tx, transferId, {
          state: result.outcome,
          channelReference: result.outcome === 'SENT' ? result.channelReference : null,
          at: now,
        })
        if (result.outcome === 'REFUSED') {
          await refuse(tx, certification, revision, [
            { code: 'BANK', path: 'accountNumber', text: result.reason },
          ])
          return
        }
        const state = move(certification, 'sendTransfer')
        await store.updateCertification(tx, { ...certification, state, updatedAt: now })
        await events.emit(tx, 'sellers.transfer_sent', {
          sellerId: certification.sellerId,
          accountMasked: revision.accountMasked,
        })
      })
    },

    /**
     * Names the amount that arrived (SELL-ONB-34). The third wrong one locks.
     *
     * @throws not_found; validation `CER_AMOUNT` with the tries left; conflict `CER-002`, `CER_STATE`
     */
    async enterAmount(actor: Actor, entityCode: string, typed: string): Promise<void> {
      const sellerId = ownSeller(actor)
      const amount = parseTypedAmount(typed)
      if (amount === null)
        throw new DomainError('validation', 'VALIDATION_FAILED', {
          fields: [{ path: 'amount', message: 'amount_small' }],
        })
      // A wrong try is stored, so the refusal comes after the commit.
      const left = await db.transaction(async (tx) => {
        const certification = await store.findCertificationForUpdate(tx, { sellerId, entityCode })
        if (!certification) throw notFound('certification')
        move(certification, 'confirmAmount')
        const revision = await store.findCertificationRevision(tx, certification.revisionId!)
        const transfer = revision && (await store.findTransfer(tx, { revisionId: revision.id }))
        if (!revision || !transfer) throw new Error(`certification ${certification.id} has no transfer`)
        if (BigInt(vault.open(transfer.amountSealed, amountContext(transfer.id))) === amount) {
          await certify(tx, certification, revision, 'confirmAmount')
          await audit.append(tx, actor, {
            action: 'seller.certification.confirm',
            objectType: 'certification',
            objectId: certification.id,
            after: { entityCode, revision: revision.id },
          })
          return null
        }
        const { command, tries, left } = afterWrongAmount(
          certification.tries,
          settings.CERTIFICATION_TRIES_MAX,
        )
        const now = clock.now()
        const state = move(certification, command)
        await store.updateCertification(tx, { ...certification, state, tries, updatedAt: now })
        if (command === 'lockAmount') {
          await store.endCertificationRevision(tx, revision.id, { outcome: 'LOCKED', reasons: [], at: now })
          const entity = await getEntity(tx, entityCode)
          await events.emit(tx, 'sellers.certification_rejected', {
            sellerId,
            entityName: entity.legalName,
            reasons: [],
            locked: true,
          })
        }
        await audit.append(tx, actor, {
          action: 'seller.certification.wrong_amount',
          objectType: 'certification',
          objectId: certification.id,
          after: { entityCode, tries },
        })
        return left
      })
      if (left === null) return
      if (left === 0) throw new DomainError('conflict', 'CER-002')
      throw new DomainError('validation', 'CER_AMOUNT', {
        values: { left },
        fields: [{ path: 'amount', message: 'amount_wrong' }],
      })
    },

    /** The whole account number, to its seller; every look is recorded (OPS-AUDIT-02). */
    reveal: (actor: Actor, entityCode: string) =>
      reveal(actor, ownSeller(actor), entityCode, 'seller.certification.reveal'),

    /** The same for operators. */
    revealForOperator: (actor: Actor, sellerId: string, entityCode: string) =>
      reveal(actor, sellerId, entityCode, 'ops.certification.reveal'),

    /** Opens a locked certification again (SELL-ONB-34, 35). @throws not_found; conflict `CER_STATE`; validation */
    async unlock(actor: Actor, sellerId: string, entityCode: string, reason: string): Promise<void> {
      if (reason.trim().length < 4)
        throw new DomainError('validation', 'VALIDATION_FAILED', {
          fields: [{ path: 'reason', message: 'too_short' }],
        })
      await db.transaction(async (tx) => {
        const certification = await store.findCertificationForUpdate(tx, { sellerId, entityCode })
        if (!certification) throw notFound('certification')
        const state = nextState<CertificationState, CertificationCommand>(
          certificationTransitions,
          'unlock',
          certification.state,
        )
        if (state === null) throw new DomainError('conflict', 'CER_STATE')
        await store.updateCertification(tx, {
          ...certification,
          state,
          tries: 0,
          rejections: 0,
          updatedAt: clock.now(),
        })
        const entity = await getEntity(tx, entityCode)
        await events.emit(tx, 'sellers.certification_unlocked', {
          sellerId,
          entityName: entity.legalName,
          reason: reason.trim(),
        })
        await audit.append(tx, actor, {
          action: 'ops.certification.unlock',
          objectType: 'certification',
          objectId: certification.id,
          before: { state: certification.state, tries: certification.tries },
          after: { state },
          reason: reason.trim(),
        })
      })
    },

    /** Marks as certified what needs no proof: the sellers of the demo. */
    async certifyUnseen(
      tx: Tx,
      sellerId: string,
      entityCode: string,
      declared: { form: CertificationForm; accountNumber: string },
    ): Promise<void> {
      const now = clock.now()
      const certification = await store.lockCertification(tx, {
        id: newId('crt'),
        sellerId,
        entityCode,
        at: now,
      })
      const revisionId = newId('crr')
      const account = normalAccount(declared.accountNumber)
      const revision: CertificationRevision = {
        id: revisionId,
        certificationId: certification.id,
        number: 1,
        form: declared.form,
        accountSealed: vault.seal(account, accountContext(revisionId)),
        accountMasked: maskedAccount(account),
        verifiedBy: 'REVIEW',
        outcome: 'CERTIFIED',
        reasons: [],
        submittedAt: now,
        decidedAt: now,
      }
      await store.insertCertificationRevision(tx, revision)
      await store.updateCertification(tx, {
        ...certification,
        state: 'CERTIFIED',
        revisionId,
        certifiedRevisionId: revisionId,
        updatedAt: now,
      })
    },
  }
}
