import { DomainError } from '../../kernel/errors.ts'
import type { LocalizedText } from '../../kernel/text.ts'
import { nextState } from '../../kernel/transitions.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ReviewContent, ReviewField, ReviewReason, ReviewSubject } from '../reviews/index.ts'
import { listEndpointsOfSellers } from '../sellers/index.ts'
import type { UploadsService } from '../uploads/index.ts'
import type { Asset, AssetVersion } from './asset.ts'
import * as repository from './asset-repository.ts'
import { usedByVersion } from './asset-service.ts'
import type { AssetReference } from './domain/asset-content.ts'
import { criteriaOf, type Criterion, type CriterionAnswer } from './domain/asset-criteria.ts'
import { categoryNames, fieldsOf, type AssetField } from './domain/asset-fields.ts'
import { assetTransitions, type AssetCommand } from './domain/asset-states.ts'
import { listDomains } from './domain-repository.ts'

const both = (zh: string, en: string): LocalizedText => ({ zh, en })

/** How the desk shows the values of each kind of field. */
const shownAs = {
  text: 'text',
  prose: 'prose',
  choice: 'text',
  choices: 'list',
  integer: 'text',
  statement: 'flag',
  file: 'file',
  domains: 'list',
  endpoint: 'text',
  asset: 'text',
  rows: 'list',
} as const satisfies Record<AssetField['kind'], ReviewField['kind']>

/** Versions of assets as the review desk sees them (queue `asset`). */
export function createAssetReview(platform: Platform, deps: { uploads: UploadsService }): ReviewSubject {
  const { clock, events, site } = platform
  const { uploads } = deps

  async function load(db: Tx | Queryable, versionId: string, lock = false) {
    const version = await repository.findVersion(db, versionId, lock)
    const asset = version && (await repository.findAnyAsset(db, version.assetId))
    if (!asset) throw new Error(`there is no version ${versionId}`)
    return { asset, version }
  }

  async function decide(
    tx: Tx,
    versionId: string,
    command: Extract<AssetCommand, 'approve' | 'reject'>,
    actor: Actor | null,
    reasons: ReviewReason[],
  ) {
    const { asset, version } = await load(tx, versionId, true)
    const state = nextState(assetTransitions, command, version.state)
    if (state === null) throw new DomainError('conflict', 'ASSET_STATE')
    const now = clock.now()
    if (command === 'approve' && version.replaces !== null) await replaceVersion(tx, version.replaces, now)
    await repository.updateVersion(tx, { ...version, state, reasons, decidedAt: now, updatedAt: now })
    await repository.insertHistory(tx, asset.id, {
      versionLabel: version.label,
      at: now,
      command,
      toState: state,
      actor: actor ? { kind: 'operator', name: actor.userName } : { kind: 'system', name: 'system' },
      reason: reasons.map(({ text }) => text).join('; '),
    })
    await events.emit(tx, 'assets.version_decided', {
      sellerId: asset.sellerId,
      assetId: asset.id,
      name: asset.name,
      label: version.label,
      outcome: command === 'approve' ? 'APPROVED' : 'REJECTED',
      reasons: reasons.map(({ text }) => text),
    })
  }

  /** The label passes on: products that refer to it get the new content (SELL-AST-08). */
  async function replaceVersion(tx: Tx, versionId: string, now: Date): Promise<void> {
    const old = await repository.findVersion(tx, versionId, true)
    const state = old && nextState(assetTransitions, 'replace', old.state)
    // Deleted meanwhile: then the new one stands beside nothing.
    if (!state) return
    await repository.updateVersion(tx, { ...old, state, updatedAt: now })
    await uploads.release(tx, usedByVersion(versionId))
  }

  async function namesFor(db: Queryable, asset: Asset) {
    const [domains, endpoints] = await Promise.all([
      listDomains(db, asset.sellerId),
      listEndpointsOfSellers(db, [asset.sellerId]),
    ])
    const targets = new Map<string, string>()
    return {
      domain: (id: string) => domains.find((domain) => domain.id === id)?.origin ?? id,
      endpoint: (id: string) => endpoints.find((endpoint) => endpoint.id === id)?.url ?? id,
      async target({ assetId, version }: AssetReference) {
        const known = targets.get(assetId) ?? (await repository.findAnyAsset(db, assetId))?.name ?? assetId
        targets.set(assetId, known)
        return `${known} ${version}`
      },
    }
  }

  type Names = Awaited<ReturnType<typeof namesFor>>

  /** A value as people read it. */
  async function shown(field: AssetField, value: unknown, names: Names): Promise<unknown> {
    if (value === undefined) return undefined
    switch (field.kind) {
      case 'choice':
        return optionText(field, value)
      case 'domains':
        return (value as string[]).map((id) => names.domain(id))
      case 'endpoint':
        return names.endpoint(value as string)
      case 'asset':
        return names.target(value as AssetReference)
      case 'integer':
        return `${value as number} ${field.unit}`.trim()
      case 'rows':
        // Columns are texts and choices.
        return (value as Record<string, string>[]).map((row) =>
          field.columns.map(({ key }) => row[key] ?? '–').join(' · '),
        )
      case 'text':
      case 'prose':
      case 'choices':
      case 'statement':
      case 'file':
        return value
    }
  }

  async function contentFields(
    asset: Asset,
    version: AssetVersion,
    before: AssetVersion | null,
    names: Names,
  ): Promise<ReviewField[]> {
    const fields: ReviewField[] = []
    for (const field of fieldsOf(asset.category, site)) {
      const after = await shown(field, version.content[field.key], names)
      const earlier = before ? await shown(field, before.content[field.key], names) : undefined
      if (after === undefined && earlier === undefined) continue
      fields.push({
        path: `content.${field.key}`,
        label: field.label,
        kind: shownAs[field.kind],
        ...(earlier !== undefined && { before: earlier }),
        ...(after !== undefined && { after }),
      })
    }
    return fields
  }

  return {
    queue: 'asset',
    async approve(tx, task, { actor }) {
      await decide(tx, task.objectId, 'approve', actor, [])
      return 'done'
    },
    async reject(tx, task, { actor, reasons }) {
      await decide(tx, task.objectId, 'reject', actor, reasons)
    },
    async describe(db, task): Promise<ReviewContent> {
      const { asset, version } = await load(db, task.objectId)
      const before = version.replaces === null ? null : await repository.findVersion(db, version.replaces)
      const names = await namesFor(db, asset)
      const category = categoryNames[asset.category]
      const criteria = criteriaOf(asset.category)
      return {
        hasBefore: before !== null,
        previewPath: null,
        sections: [
          {
            title: both('资产', 'Asset'),
            fields: [
              { path: 'name', label: both('名称', 'Name'), kind: 'text', after: asset.name },
              {
                path: 'category',
                label: both('类别', 'Category'),
                kind: 'text',
                after: `${category.zh} ${category.en}`,
              },
              { path: 'version', label: both('版本', 'Version'), kind: 'text', after: version.label },
              {
                path: 'description',
                label: both('描述', 'Description'),
                kind: 'prose',
                after: asset.description,
              },
            ],
          },
          {
            title: both('版本内容', 'Content of the version'),
            fields: await contentFields(asset, version, before, names),
          },
          {
            title: both('自查准则', 'What the seller states'),
            fields: criteria.flatMap((criterion) =>
              answerFields(criterion, version.checklist[criterion.key], before?.checklist[criterion.key]),
            ),
          },
        ],
        checklist: criteria.map(({ key, rule, text }) => ({ key, rule, label: text })),
        notices: version.report.map(({ result, text }) => ({
          tone: result === 'failed' ? 'danger' : result === 'not_checked' ? 'warning' : 'info',
          text,
        })),
      }
    },
  }
}

function optionText(field: AssetField & { kind: 'choice' }, value: unknown): unknown {
  const label = field.options.find((option) => option.value === value)?.label
  if (!label) return value
  return label.zh === label.en ? label.zh : `${label.zh} ${label.en}`
}

function answerFields(
  criterion: Criterion,
  answer: CriterionAnswer | undefined,
  before: CriterionAnswer | undefined,
): ReviewField[] {
  const words = (given: CriterionAnswer | undefined) =>
    given && [given.mark === 'YES' ? '✓' : 'n/a', given.note].filter((part) => part !== '').join(' · ')
  const now = words(answer)
  const earlier = words(before)
  const evidence = answer?.evidence ?? null
  return [
    {
      path: `checklist.${criterion.key}`,
      label: criterion.text,
      kind: 'prose',
      ...(earlier !== undefined && { before: earlier }),
      ...(now !== undefined && { after: now }),
    },
    ...(evidence === null
      ? []
      : [
          {
            path: `checklist.${criterion.key}.evidence`,
            label: both(`证据：${criterion.text.zh}`, `Evidence: ${criterion.text.en}`),
            kind: 'file' as const,
            after: evidence,
          },
        ]),
  ]
}
