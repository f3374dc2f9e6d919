import { DomainError, notFound, type FieldProblem } from '../../kernel/errors.ts'
import { nextState } from '../../kernel/transitions.ts'
import type { Actor } from '../../platform/actor.ts'
import { isUniqueViolation, type Queryable, type Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { enqueueJob } from '../../platform/jobs/job-queue.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ReviewDesk } from '../reviews/index.ts'
import type { SellerAccessService } from '../sellers/index.ts'
import type { UploadsService } from '../uploads/index.ts'
import type { Asset, AssetHistoryEntry, AssetVersion } from './asset.ts'
import * as repository from './asset-repository.ts'
import {
  contentProblems,
  filesIn,
  readContent,
  type AssetContent,
  type AssetReference,
} from './domain/asset-content.ts'
import { checklistProblems, criteriaOf, type Checklist } from './domain/asset-criteria.ts'
import { fieldsOf, type AssetCategory } from './domain/asset-fields.ts'
import { assetTransitions, type AssetCommand, type AssetState } from './domain/asset-states.ts'
import { listDomains } from './domain-repository.ts'
import { sellerOf } from './seller-of.ts'

export type AssetService = ReturnType<typeof createAssetService>

/** How files of a version are marked as used. */
export const usedByVersion = (versionId: string) => ({ type: 'asset_version', id: versionId })

const LABEL = /^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/

/** What sellers do with their assets (SELL-AST-01, 08, 11, 12). */
export function createAssetService(
  platform: Platform,
  deps: { uploads: UploadsService; reviews: ReviewDesk; access: SellerAccessService },
) {
  const { db, clock, audit, settings, site } = platform
  const { uploads, reviews, access } = deps

  /** Asset and version of the seller, both locked, the asset first. */
  async function lockOwn(tx: Tx, actor: Actor, assetId: string, versionId: string) {
    const asset = await repository.findAsset(tx, sellerOf(actor), assetId, true)
    if (!asset) throw notFound('asset')
    const version = await repository.findVersion(tx, versionId, true)
    if (version?.assetId !== assetId || version.state === 'DELETED') throw notFound('version')
    return { asset, version }
  }

  function moved(version: AssetVersion, command: AssetCommand): AssetState {
    const next = nextState(assetTransitions, command, version.state)
    if (next === null) throw new DomainError('conflict', 'ASSET_STATE')
    return next
  }

  async function note(
    tx: Tx,
    actor: Actor,
    version: AssetVersion,
    command: AssetCommand | 'create',
  ): Promise<void> {
    const entry: AssetHistoryEntry = {
      versionLabel: version.label,
      at: clock.now(),
      command,
      toState: version.state,
      actor: { kind: 'seller', name: actor.userName },
      reason: '',
    }
    await repository.insertHistory(tx, version.assetId, entry)
  }

  async function audited(
    tx: Tx,
    actor: Actor,
    act: string,
    asset: { id: string },
    after: Record<string, unknown>,
  ): Promise<void> {
    await audit.append(tx, actor, {
      action: `seller.asset.${act}`,
      objectType: 'asset',
      objectId: asset.id,
      after,
    })
  }

  /** Claims the files of a version anew, so that those taken out of it go. */
  async function claimFiles(tx: Tx, actor: Actor, asset: Asset, version: AssetVersion): Promise<void> {
    const evidence = Object.entries(version.checklist).flatMap(([key, answer]) =>
      answer.evidence === null
        ? []
        : [{ id: answer.evidence, field: `checklist.${key}`, purpose: 'evidence' as const }],
    )
    const files = [...filesIn(fieldsOf(asset.category, site), version.content), ...evidence]
    await uploads.release(tx, usedByVersion(version.id))
    await uploads.claim(tx, actor, files, usedByVersion(version.id))
  }

  function newVersion(asset: Asset, label: string, from: AssetVersion | null): AssetVersion {
    const now = clock.now()
    return {
      id: newId('asv'),
      assetId: asset.id,
      label,
      state: 'DRAFT',
      replaces: null,
      content: from?.content ?? {},
      checklist: from?.checklist ?? {},
      report: [],
      reasons: [],
      submittedBy: null,
      submittedAt: null,
      decidedAt: null,
      createdAt: now,
      updatedAt: now,
    }
  }

  /** What content refers to outside of itself has to be there and usable. */
  async function referenceProblems(
    tx: Tx,
    actor: Actor,
    category: AssetCategory,
    content: AssetContent,
  ): Promise<FieldProblem[]> {
    const sellerId = sellerOf(actor)
    if (category === 'SAAS') {
      const verified = new Set(
        (await listDomains(tx, sellerId)).flatMap(({ id, verifiedAt }) => (verifiedAt ? [id] : [])),
      )
      // Both were read as their kinds before.
      const domains = (content['domains'] as string[]).every((id) => verified.has(id))
      const usable = await access.findCallTarget(sellerId, content['endpoint'] as string, 'BASE', tx)
      return [
        ...(domains ? [] : [{ path: 'content.domains', message: 'domain_unverified' }]),
        ...(usable ? [] : [{ path: 'content.endpoint', message: 'endpoint_unusable' }]),
      ]
    }
    if (category === 'TEMPLATE') {
      const { assetId, version } = content['target'] as AssetReference
      const target = await repository.findAsset(tx, sellerId, assetId)
      const versions = target ? await repository.listVersions(tx, assetId) : []
      const approved = versions.some(({ label, state }) => label === version && state === 'APPROVED')
      const fits = target?.category === 'APPLICATION' || target?.category === 'IMAGE'
      return approved && fits ? [] : [{ path: 'content.target', message: 'asset_not_approved' }]
    }
    return []
  }

  async function refuseLinked(tx: Tx, asset: Asset, label: string | null): Promise<void> {
    const links = await repository.listLinks(tx, asset.id)
    if (links.some((link) => label === null || link.version === label))
      throw new DomainError('conflict', 'AST-002')
  }

  /** SELL-AST-11: the last template of an application that is in use stays. */
  async function refuseLastTemplate(
    tx: Tx,
    actor: Actor,
    asset: Asset,
    versions: readonly AssetVersion[],
  ): Promise<void> {
    if (asset.category !== 'TEMPLATE') return
    const sellerId = sellerOf(actor)
    for (const version of versions) {
      const target = version.content['target'] as AssetReference | undefined
      if (version.state !== 'APPROVED' || !target) continue
      const application = await repository.findAsset(tx, sellerId, target.assetId, true)
      if (application?.category !== 'APPLICATION') continue
      if ((await repository.countTemplates(tx, sellerId, application.id, asset.id)) === 0)
        throw new DomainError('conflict', 'AST-003')
    }
  }

  async function remove(tx: Tx, actor: Actor, version: AssetVersion): Promise<void> {
    const deleted = { ...version, state: moved(version, 'delete'), updatedAt: clock.now() }
    await repository.updateVersion(tx, deleted)
    await uploads.release(tx, usedByVersion(version.id))
    await note(tx, actor, deleted, 'delete')
  }

  return {
    list: (actor: Actor, filter: repository.AssetFilter) =>
      repository.listAssets(db.query, sellerOf(actor), filter),

    async get(actor: Actor, id: string) {
      const asset = await repository.findAsset(db.query, sellerOf(actor), id)
      if (!asset) throw notFound('asset')
      const [versions, links, history, templates] = await Promise.all([
        repository.listVersions(db.query, id),
        repository.listLinks(db.query, id),
        repository.listHistory(db.query, id),
        repository.countTemplates(db.query, asset.sellerId, id),
      ])
      return { asset, versions, links, history, templates }
    },

    /** Adds an asset with an empty first version. @throws validation */
    async create(
      actor: Actor,
      input: { category: AssetCategory; name: string; description: string; version: string },
    ): Promise<{ id: string; versionId: string }> {
      const sellerId = sellerOf(actor)
      const now = clock.now()
      const asset: Asset = {
        id: newId('ast'),
        sellerId,
        category: input.category,
        name: nameOf(input.name),
        description: input.description.trim(),
        createdAt: now,
        updatedAt: now,
      }
      const version = newVersion(asset, labelOf(input.version), null)
      await db.transaction(async (tx) => {
        await repository.insertAsset(tx, asset)
        await repository.insertVersion(tx, version)
        await note(tx, actor, version, 'create')
        await audited(tx, actor, 'create', asset, { category: asset.category, name: asset.name })
      })
      return { id: asset.id, versionId: version.id }
    },

    /** Name and description, which belong to all versions. @throws validation; not_found */
    async describe(actor: Actor, id: string, change: { name?: string; description?: string }): Promise<void> {
      await db.transaction(async (tx) => {
        const asset = await repository.findAsset(tx, sellerOf(actor), id, true)
        if (!asset) throw notFound('asset')
        const name = change.name === undefined ? asset.name : nameOf(change.name)
        const description = change.description?.trim() ?? asset.description
        await repository.updateAsset(tx, id, { name, description, updatedAt: clock.now() })
        await audited(tx, actor, 'describe', asset, { name })
      })
    },

    /**
     * Begins another version with the content of an approved one: beside it (`ADD`), or to take its place (`UPDATE`,
     * SELL-AST-08). Products keep what they refer to until then (SELL-AST-12).
     *
     * @throws validation; not_found; conflict `ASSET_UNFINISHED`, `ASSET_LABEL_TAKEN`
     */
    async addVersion(
      actor: Actor,
      id: string,
      input: { kind: 'ADD'; label: string } | { kind: 'UPDATE'; versionId: string },
    ): Promise<{ versionId: string }> {
      try {
        return await db.transaction(async (tx) => {
          const asset = await repository.findAsset(tx, sellerOf(actor), id, true)
          if (!asset) throw notFound('asset')
          const versions = await repository.listVersions(tx, id)
          const approved = versions.filter(({ state }) => state === 'APPROVED')
          const base =
            input.kind === 'UPDATE'
              ? approved.find((version) => version.id === input.versionId)
              : (approved[0] ?? null)
          if (base === undefined) throw notFound('version')
          const label = input.kind === 'UPDATE' ? base!.label : labelOf(input.label)
          if (input.kind === 'ADD' && versions.some((version) => version.label === label))
            throw new DomainError('conflict', 'ASSET_LABEL_TAKEN')
          const version = {
            ...newVersion(asset, label, base),
            replaces: input.kind === 'UPDATE' ? base!.id : null,
          }
          await repository.insertVersion(tx, version)
          await claimFiles(tx, actor, asset, version)
          await note(tx, actor, version, 'create')
          await audited(tx, actor, 'add_version', asset, { label, replaces: version.replaces })
          return { versionId: version.id }
        })
      } catch (error) {
        if (isUniqueViolation(error, 'asset_versions_one_unfinished'))
          throw new DomainError('conflict', 'ASSET_UNFINISHED')
        throw error
      }
    },

    /**
     * Saves a draft as far as it goes; a rejected version becomes a draft again by it.
     *
     * @throws validation naming the fields; not_found; conflict `ASSET_STATE`
     */
    async save(
      actor: Actor,
      id: string,
      versionId: string,
      input: { content: Record<string, unknown>; checklist: Checklist },
    ): Promise<void> {
      await db.transaction(async (tx) => {
        const { asset, version } = await lockOwn(tx, actor, id, versionId)
        const state = version.state === 'REJECTED' ? moved(version, 'modify') : version.state
        if (state !== 'DRAFT') throw new DomainError('conflict', 'ASSET_STATE')
        const read = readContent(fieldsOf(asset.category, site), input.content)
        const known = new Set(criteriaOf(asset.category).map(({ key }) => key))
        const strange = Object.keys(input.checklist).filter((key) => !known.has(key))
        const problems = [
          ...read.problems,
          ...strange.map((key) => ({ path: `checklist.${key}`, message: 'unknown' })),
        ]
        if (problems.length > 0)
          throw new DomainError('validation', 'VALIDATION_FAILED', { fields: problems })
        const saved: AssetVersion = {
          ...version,
          state,
          content: read.content,
          checklist: input.checklist,
          updatedAt: clock.now(),
        }
        await repository.updateVersion(tx, saved)
        await claimFiles(tx, actor, asset, saved)
        if (state !== version.state) await note(tx, actor, saved, 'modify')
      })
    },

    /**
     * Hands a version in for its checks. Publishing an image locks it, which has to be acknowledged (SELL-AST-09).
     *
     * @throws validation naming the fields; not_found; conflict `ASSET_STATE`, `ASSET_SCANS_MAX`; precondition `ASSET_ACKNOWLEDGE`
     */
    async submit(
      actor: Actor,
      id: string,
      versionId: string,
      input: { acknowledged: boolean },
    ): Promise<void> {
      await db.transaction(async (tx) => {
        const sellerId = sellerOf(actor)
        await repository.lockScans(tx, sellerId)
        const { asset, version } = await lockOwn(tx, actor, id, versionId)
        const state = moved(version, 'submit')
        const fields = fieldsOf(asset.category, site)
        const own = contentProblems(asset.category, fields, version.content)
        const problems = [
          ...own,
          ...(own.length === 0 ? await referenceProblems(tx, actor, asset.category, version.content) : []),
          ...checklistProblems(criteriaOf(asset.category), version.checklist),
        ]
        if (problems.length > 0) throw new DomainError('validation', 'ASSET_INCOMPLETE', { fields: problems })
        if (asset.category === 'IMAGE' && !input.acknowledged)
          throw new DomainError('precondition', 'ASSET_ACKNOWLEDGE')
        if (
          asset.category === 'SAAS' &&
          (await repository.countScanning(tx, sellerId, 'SAAS')) >= settings.ASSET_SCANS_MAX
        )
          throw new DomainError('conflict', 'ASSET_SCANS_MAX', { values: { max: settings.ASSET_SCANS_MAX } })
        const { userId, userName, accountId, accountName } = actor
        const submitted: AssetVersion = {
          ...version,
          state,
          report: [],
          reasons: [],
          submittedBy: { userId, userName, accountId, accountName },
          submittedAt: clock.now(),
          decidedAt: null,
          updatedAt: clock.now(),
        }
        await repository.updateVersion(tx, submitted)
        await enqueueJob(tx, 'assets.scan', { versionId }, { key: `assets.scan:${versionId}` })
        await note(tx, actor, submitted, 'submit')
        await audited(tx, actor, 'submit', asset, { label: version.label })
      })
    },

    /** Takes a version back before it was decided. @throws not_found; conflict `ASSET_STATE`, `REVIEW_CLOSED` */
    async withdraw(actor: Actor, id: string, versionId: string): Promise<void> {
      const found = await repository.findVersion(db.query, versionId)
      await db.transaction(async (tx) => {
        // The desk locks tasks before objects; whose it is was found out without a lock.
        const asset = await repository.findAsset(tx, sellerOf(actor), id)
        if (!asset || found?.assetId !== id) throw notFound('version')
        if (found.state === 'REVIEWING')
          await reviews.withdraw(tx, actor, { queue: 'asset', objectId: versionId })
        const { version } = await lockOwn(tx, actor, id, versionId)
        if (version.state !== found.state) throw new DomainError('conflict', 'ASSET_STATE')
        const withdrawn = { ...version, state: moved(version, 'withdraw'), updatedAt: clock.now() }
        await repository.updateVersion(tx, withdrawn)
        await note(tx, actor, withdrawn, 'withdraw')
        await audited(tx, actor, 'withdraw', asset, { label: version.label })
      })
    },

    /**
     * Deletes one version; the asset goes with its last one.
     *
     * @throws not_found; conflict `ASSET_STATE`, `AST-002`, `AST-003`
     */
    async deleteVersion(actor: Actor, id: string, versionId: string): Promise<void> {
      await db.transaction(async (tx) => {
        const { asset, version } = await lockOwn(tx, actor, id, versionId)
        moved(version, 'delete')
        if (version.state === 'APPROVED') await refuseLinked(tx, asset, version.label)
        await refuseLastTemplate(tx, actor, asset, [version])
        await remove(tx, actor, version)
        const left = (await repository.listVersions(tx, id)).filter(({ state }) => state !== 'REPLACED')
        if (left.length === 0) await repository.markAssetDeleted(tx, id, clock.now())
        await audited(tx, actor, 'delete_version', asset, { label: version.label })
      })
    },

    /** Deletes an asset with all its versions. @throws not_found; conflict `ASSET_STATE`, `AST-002`, `AST-003` */
    async delete(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const asset = await repository.findAsset(tx, sellerOf(actor), id, true)
        if (!asset) throw notFound('asset')
        await refuseLinked(tx, asset, null)
        const versions = (await repository.listVersions(tx, id)).filter(({ state }) => state !== 'REPLACED')
        await refuseLastTemplate(tx, actor, asset, versions)
        for (const version of versions) {
          const locked = await repository.findVersion(tx, version.id, true)
          await remove(tx, actor, locked ?? version)
        }
        await repository.markAssetDeleted(tx, id, clock.now())
        await audited(tx, actor, 'delete', asset, { name: asset.name })
      })
    },
  }
}

function labelOf(text: string): string {
  const label = text.trim()
  if (!LABEL.test(label))
    throw new DomainError('validation', 'VALIDATION_FAILED', {
      fields: [{ path: 'version', message: 'asset_label' }],
    })
  return label
}

function nameOf(text: string): string {
  const name = text.trim()
  if (name === '')
    throw new DomainError('validation', 'VALIDATION_FAILED', {
      fields: [{ path: 'name', message: 'required' }],
    })
  return name
}

export interface LinkedAsset {
  id: string
  category: AssetCategory
  name: string
  /** Approved ones, newest first. */
  versions: { label: string; content: AssetContent }[]
  /** Templates in use that deploy it. */
  templates: number
}

/** What the catalog asks and tells about assets. */
export interface AssetsService {
  /** An asset of the seller with the versions a product may refer to; `null` for a foreign or missing one. */
  findAsset(db: Tx | Queryable, sellerId: string, assetId: string): Promise<LinkedAsset | null>
  /** Assets of the seller with at least one approved version. */
  listUsable(db: Tx | Queryable, sellerId: string, category?: AssetCategory): Promise<LinkedAsset[]>
  /** Notes that a product refers to a version, which then cannot be deleted (AST-002). */
  link(tx: Tx, link: { assetId: string; version: string; productId: string }): Promise<void>
  /** Ends every reference of a product. */
  unlink(tx: Tx, productId: string): Promise<void>
  listLinks(db: Tx | Queryable, assetId: string): Promise<repository.AssetLink[]>
}

export function createAssetsService(platform: Platform): AssetsService {
  const { clock } = platform

  async function linked(db: Tx | Queryable, asset: Asset): Promise<LinkedAsset> {
    const versions = await repository.listVersions(db, asset.id)
    return {
      id: asset.id,
      category: asset.category,
      name: asset.name,
      versions: versions.flatMap(({ state, label, content }) =>
        state === 'APPROVED' ? [{ label, content }] : [],
      ),
      templates: await repository.countTemplates(db, asset.sellerId, asset.id),
    }
  }

  return {
    async findAsset(db, sellerId, assetId) {
      const asset = await repository.findAsset(db, sellerId, assetId)
      return asset ? linked(db, asset) : null
    },
    async listUsable(db, sellerId, category) {
      const usable: LinkedAsset[] = []
      let cursor: string | null | undefined
      do {
        const page: Awaited<ReturnType<typeof repository.listAssets>> = await repository.listAssets(
          db,
          sellerId,
          {
            limit: 100,
            ...(category && { category }),
            ...(cursor && { cursor }),
          },
        )
        for (const asset of page.items)
          if (asset.approvedLabels.length > 0) usable.push(await linked(db, asset))
        cursor = page.nextCursor
      } while (cursor !== null)
      return usable
    },
    link: (tx, link) => repository.insertLink(tx, link, clock.now()),
    unlink: (tx, productId) => repository.deleteLinks(tx, productId),
    listLinks: (db, assetId) => repository.listLinks(db, assetId),
  }
}
