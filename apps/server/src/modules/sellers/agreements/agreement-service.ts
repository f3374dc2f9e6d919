import { isCountry } from '@yunshi/product-document'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import { isUniqueViolation, type Queryable, type Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import {
  agreementKinds,
  agreementRules,
  dueAgreements,
  versionsInForce,
  type AgreementBlock,
  type AgreementKind,
  type SigningMoment,
} from '../domain/agreement-kinds.ts'
import { fieldCheck, hasMarkup } from '../domain/plain-fields.ts'
import { findSeller } from '../seller-repository.ts'
import * as store from './agreement-repository.ts'
import type { AgreementVersion, SigningEntity } from './agreement-repository.ts'

type Reader = Tx | Queryable

export type { AgreementVersion, SigningEntity } from './agreement-repository.ts'

export type AgreementService = ReturnType<typeof createAgreementService>

/** Who signs: a person, from an address. */
export type Signer = Pick<Actor, 'accountId' | 'userId' | 'userName' | 'ip'>

/** An agreement that a seller has to sign now. */
export interface DueAgreement {
  version: AgreementVersion
  entity: SigningEntity
  /** Whether an older version was signed. */
  again: boolean
}

export interface NewVersion {
  kind: AgreementKind
  title: LocalizedText
  text: LocalizedText
  blocks: AgreementBlock[]
  effectiveAt: Date
}

export type EntityDraft = Omit<SigningEntity, 'site' | 'code' | 'updatedAt'>

/** The register of agreements, who signed them, and the entities they are signed with (SELL-ONB-20..26, OPS-CAT-04). */
export function createAgreementService(platform: Platform) {
  const { db, clock, audit, events, site } = platform

  async function inForce(reader: Reader): Promise<AgreementVersion[]> {
    return versionsInForce(await store.listVersions(reader, site), clock.now())
  }

  async function defaultEntity(reader: Reader): Promise<SigningEntity> {
    const entity = (await store.listEntities(reader, site)).find(({ isDefault }) => isDefault)
    if (!entity) throw new Error(`the site ${site} has no default signing entity`)
    return entity
  }

  async function signaturesOf(reader: Reader, accountId: string) {
    return (await store.listSignatures(reader, accountId)).filter(({ version }) => version.site === site)
  }

  async function dueFor(reader: Reader, accountId: string): Promise<DueAgreement[]> {
    const versions = await inForce(reader)
    const signed = await signaturesOf(reader, accountId)
    const entities = await store.listEntities(reader, site)
    const fallback = entities.find(({ isDefault }) => isDefault)
    if (!fallback) throw new Error(`the site ${site} has no default signing entity`)
    const marks = signed.map(({ version, versionId, entityCode }) => ({
      kind: version.kind,
      versionId,
      entityCode,
    }))
    return dueAgreements(versions, marks, fallback.code).map(({ version, entityCode }) => ({
      version,
      entity: entities.find(({ code }) => code === entityCode) ?? fallback,
      again: marks.some((mark) => mark.kind === version.kind && mark.entityCode === entityCode),
    }))
  }

  /** Stores signatures; a version that was signed before is left as it stands. @returns how many are new */
  async function sign(
    tx: Tx,
    actor: Signer,
    signing: { versionId: string; entityCode: string }[],
  ): Promise<number> {
    let count = 0
    for (const { versionId, entityCode } of signing)
      if (
        await store.insertSignature(tx, {
          id: newId('ags'),
          accountId: actor.accountId,
          versionId,
          entityCode,
          signedAt: clock.now(),
          userId: actor.userId,
          userName: actor.userName,
          ip: actor.ip,
        })
      )
        count++
    return count
  }

  async function listAt(reader: Reader, moment: SigningMoment): Promise<AgreementVersion[]> {
    return (await inForce(reader)).filter(({ kind }) => agreementRules[kind].moment === moment)
  }

  function checkEntity(code: string, draft: EntityDraft): void {
    const { problems, add, text } = fieldCheck()
    if (!/^[A-Z0-9]{2,12}$/.test(code)) add('code', 'entity_code')
    if (text('legalName', draft.legalName, { max: 200, min: 2 }) && hasMarkup(draft.legalName))
      add('legalName', 'no_markup')
    if (draft.countries.length === 0) add('countries', 'required')
    else if (!draft.countries.every(isCountry)) add('countries', 'region')
    if (!/^[A-Z]{3}$/.test(draft.currency)) add('currency', 'currency')
    if (problems.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields: problems })
  }

  return {
    inForce,
    listAt,
    dueFor,
    defaultEntity,
    listEntities: (reader: Reader) => store.listEntities(reader, site),
    allEntities: () => store.listEntities(db.query, site),

    /** Signs in the caller's transaction what belongs to a moment, with the default entity. */
    async signAt(tx: Tx, actor: Signer, versions: AgreementVersion[]): Promise<void> {
      const { code } = await defaultEntity(tx)
      await sign(
        tx,
        actor,
        versions.map(({ id }) => ({ versionId: id, entityCode: code })),
      )
    },

    /** Whether the account has signed the version in force of the kind, with the entity if one is named. */
    async hasSigned(
      reader: Reader,
      accountId: string,
      kind: AgreementKind,
      entityCode?: string,
    ): Promise<boolean> {
      const version = (await inForce(reader)).find((one) => one.kind === kind)
      if (!version) return true
      const signed = await signaturesOf(reader, accountId)
      return signed.some(
        (one) => one.versionId === version.id && (entityCode === undefined || one.entityCode === entityCode),
      )
    },

    /** Entities with which the account signed the seller agreement in force; the default one where none is named. */
    async signedEntities(reader: Reader, accountId: string): Promise<SigningEntity[]> {
      const entities = await store.listEntities(reader, site)
      const kind: AgreementKind = site === 'cn' ? 'SELLER_COOPERATION' : 'SELLER_AGREEMENT'
      const version = (await inForce(reader)).find((one) => one.kind === kind)
      const signed = await signaturesOf(reader, accountId)
      return entities.filter(({ code }) =>
        signed.some((one) => one.versionId === version?.id && one.entityCode === code),
      )
    },

    /** What the seller signed, and what there is to sign (SELL-ONB-22). */
    async overview(actor: Actor) {
      const [signed, due, entities, versions] = await Promise.all([
        signaturesOf(db.query, actor.accountId),
        dueFor(db.query, actor.accountId),
        store.listEntities(db.query, site),
        inForce(db.query),
      ])
      const current = new Set(versions.map(({ id }) => id))
      const perEntity = versions.find(({ kind }) => agreementRules[kind].perEntity)
      return {
        due,
        signed: signed.map((one) => ({ ...one, isCurrent: current.has(one.versionId) })),
        entities: perEntity
          ? entities.map((entity) => ({
              ...entity,
              versionId: perEntity.id,
              isSigned: signed.some(
                (one) => one.versionId === perEntity.id && one.entityCode === entity.code,
              ),
            }))
          : [],
      }
    },

    /** The text of a version, for whoever may sign it. @throws not_found */
    async getVersion(versionId: string): Promise<AgreementVersion> {
      const version = (await store.listVersions(db.query, site)).find(({ id }) => id === versionId)
      if (!version) throw notFound('agreement')
      return version
    },

    /**
     * Signs agreements; each is signed once, a repeat changes nothing.
     *
     * @throws not_found for a version or entity that is not there; conflict `AGREEMENT_NOT_IN_FORCE`
     */
    async sign(actor: Actor, signing: { versionId: string; entityCode: string | null }[]): Promise<void> {
      await db.transaction(async (tx) => {
        const versions = await store.listVersions(tx, site)
        const entities = await store.listEntities(tx, site)
        const current = new Set(versionsInForce(versions, clock.now()).map(({ id }) => id))
        const wanted = signing.map(({ versionId, entityCode }) => {
          const version = versions.find(({ id }) => id === versionId)
          if (!version) throw notFound('agreement')
          if (!current.has(version.id)) throw new DomainError('conflict', 'AGREEMENT_NOT_IN_FORCE')
          const entity = entities.find(({ code, isDefault }) =>
            agreementRules[version.kind].perEntity && entityCode !== null ? code === entityCode : isDefault,
          )
          if (!entity) throw notFound('signing entity')
          return { versionId, entityCode: entity.code }
        })
        const count = await sign(tx, actor, wanted)
        if (count === 0) return
        await audit.append(tx, actor, {
          action: 'seller.agreement.sign',
          objectType: 'agreement',
          objectId: wanted[0]!.versionId,
          after: { signed: wanted.map((one) => `${one.versionId} ${one.entityCode}`) },
        })
      })
    },

    /** Every kind of the site with its versions, and how many sellers a new one would ask to sign (OPS-CAT-04). */
    async register() {
      const [versions, counts] = await Promise.all([
        store.listVersions(db.query, site),
        store.countSignatures(db.query),
      ])
      const current = new Set(versionsInForce(versions, clock.now()).map(({ id }) => id))
      const kinds = agreementKinds.filter((kind) => agreementRules[kind].sites.includes(site))
      return Promise.all(
        kinds.map(async (kind) => ({
          kind,
          ...agreementRules[kind],
          sellersToSign: await store.countSellers(db.query, everySellerSigns(kind) ? null : kind),
          versions: versions
            .filter((version) => version.kind === kind)
            .map((version) => ({
              ...version,
              isCurrent: current.has(version.id),
              signatures: counts.get(version.id) ?? 0,
            })),
        })),
      )
    },

    /**
     * Publishes the next version of an agreement; from its date on sellers have to sign it.
     *
     * @throws not_found for a kind of another site; validation; conflict `AGREEMENT_RACE` when somebody else published
     *   one at the same moment
     */
    async publish(actor: Actor, draft: NewVersion): Promise<{ id: string; number: number }> {
      if (!agreementRules[draft.kind].sites.includes(site)) throw notFound('agreement')
      const now = clock.now()
      const { problems, add, text } = fieldCheck()
      for (const language of ['zh', 'en'] as const) {
        if (text(`title.${language}`, draft.title[language], { max: 120, min: 2 }))
          if (hasMarkup(draft.title[language])) add(`title.${language}`, 'no_markup')
        if (text(`text.${language}`, draft.text[language], { max: 60_000, min: 20 }))
          if (hasMarkup(draft.text[language])) add(`text.${language}`, 'no_markup')
      }
      if (draft.effectiveAt < now) add('effectiveAt', 'date_future')
      if (problems.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields: problems })
      try {
        return await db.transaction(async (tx) => {
          const before = (await store.listVersions(tx, site)).filter(({ kind }) => kind === draft.kind)
          if (before.some((version) => version.effectiveAt > draft.effectiveAt))
            throw new DomainError('validation', 'VALIDATION_FAILED', {
              fields: [{ path: 'effectiveAt', message: 'date_after_last' }],
            })
          const version: AgreementVersion = {
            id: newId('agv'),
            site,
            number: Math.max(0, ...before.map(({ number }) => number)) + 1,
            publishedAt: now,
            publishedBy: actor.userName,
            ...draft,
          }
          await store.insertVersion(tx, version)
          await events.emit(tx, 'sellers.agreement_published', {
            versionId: version.id,
            title: version.title,
            effectiveAt: version.effectiveAt.toISOString(),
            blocks: version.blocks,
          })
          await audit.append(tx, actor, {
            action: 'ops.agreement.publish',
            objectType: 'agreement',
            objectId: version.id,
            after: {
              kind: version.kind,
              number: version.number,
              effectiveAt: version.effectiveAt.toISOString(),
              blocks: version.blocks,
            },
          })
          return { id: version.id, number: version.number }
        })
      } catch (error) {
        if (isUniqueViolation(error, 'agreement_versions_site_kind_number_key'))
          throw new DomainError('conflict', 'AGREEMENT_RACE', { cause: error })
        throw error
      }
    },

    /**
     * Adds or changes a signing entity (OPS-CAT-05); a new default takes the place of the old.
     *
     * @param mode `create` refuses a code that is taken, `change` one that is not there
     */
    async putEntity(
      actor: Actor,
      code: string,
      draft: EntityDraft,
      mode: 'create' | 'change',
    ): Promise<void> {
      checkEntity(code, draft)
      await db.transaction(async (tx) => {
        const entities = await store.listEntities(tx, site)
        const before = await store.lockEntity(tx, site, code)
        if (mode === 'change' && !before) throw notFound('signing entity')
        if (mode === 'create' && (await store.isEntityCodeTaken(tx, code)))
          throw new DomainError('conflict', 'ENTITY_EXISTS')
        if (before?.isDefault && !draft.isDefault)
          throw new DomainError('validation', 'VALIDATION_FAILED', {
            fields: [{ path: 'isDefault', message: 'entity_default' }],
          })
        const now = clock.now()
        if (draft.isDefault)
          for (const other of entities.filter((one) => one.isDefault && one.code !== code))
            await store.putEntity(tx, { ...other, isDefault: false, updatedAt: now })
        const after = { ...draft, code, site, updatedAt: now }
        await store.putEntity(tx, after)
        await audit.append(tx, actor, {
          action: `ops.entity.${mode}`,
          objectType: 'signing_entity',
          objectId: code,
          before: before ? { ...before, updatedAt: before.updatedAt.toISOString() } : null,
          after: { ...after, updatedAt: now.toISOString() },
        })
      })
    },

    /** Account of a seller, whose signatures count for it. */
    async accountOf(reader: Reader, sellerId: string): Promise<string> {
      const seller = await findSeller(reader, { id: sellerId })
      if (!seller) throw notFound('seller')
      return seller.accountId
    },
  }
}

/** Agreements of programmes are signed only by who joins one. */
const everySellerSigns = (kind: AgreementKind) =>
  (['ONBOARDING', 'PUBLISHING', 'SELLER_INFO'] as const).some(
    (moment) => moment === agreementRules[kind].moment,
  )
