import { nextState } from '../../kernel/transitions.ts'
import type { OutboundClient } from '../../platform/outbound/guarded-client.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ReviewDesk } from '../reviews/index.ts'
import type { SellerAccessService } from '../sellers/index.ts'
import type { UploadsService } from '../uploads/index.ts'
import type { Asset, AssetVersion } from './asset.ts'
import * as repository from './asset-repository.ts'
import { filesIn } from './domain/asset-content.ts'
import { criteriaOf } from './domain/asset-criteria.ts'
import { categoryNames, fieldsOf } from './domain/asset-fields.ts'
import { assetTransitions } from './domain/asset-states.ts'
import {
  connectionFinding,
  fileFindings,
  hasFailed,
  siteFinding,
  statedFindings,
  type ScanFinding,
} from './domain/scan-report.ts'
import { listDomains } from './domain-repository.ts'

declare module '../../platform/jobs/job-queue.ts' {
  interface JobPayloads {
    'assets.scan': { versionId: string }
  }
}

const TIMEOUT_MS = 10_000

/** The checks that the system makes by itself, between submission and review (seller 3.1). */
export function createAssetScan(
  platform: Platform,
  deps: {
    uploads: UploadsService
    reviews: ReviewDesk
    access: SellerAccessService
    outbound: OutboundClient
  },
) {
  const { db, clock, events, site } = platform
  const { uploads, reviews, access, outbound } = deps

  async function examine(asset: Asset, version: AssetVersion): Promise<ScanFinding[]> {
    const report: ScanFinding[] = []
    for (const { id } of filesIn(fieldsOf(asset.category, site), version.content)) {
      const file = await uploads.find(db.query, id)
      if (!file) throw new Error(`version ${version.id} refers to the upload ${id}, which is gone`)
      report.push(...fileFindings(file))
    }
    if (asset.category === 'SAAS') report.push(...(await examineSites(asset, version)))
    const stated = Object.keys(version.checklist).length
    const unexamined = criteriaOf(asset.category).some(({ rule }) => /^SELL-AST-0[45]/.test(rule))
    return [...report, ...statedFindings(stated, unexamined)]
  }

  async function examineSites(asset: Asset, version: AssetVersion): Promise<ScanFinding[]> {
    const wanted = new Set(version.content['domains'] as string[])
    const domains = await listDomains(db.query, asset.sellerId)
    const findings: ScanFinding[] = []
    for (const { id, origin } of domains) {
      if (!wanted.has(id)) continue
      const answer = await outbound.send(
        { method: 'GET', url: `${origin}/`, headers: { accept: 'text/html' } },
        { timeoutMs: TIMEOUT_MS },
      )
      const problem =
        answer.kind === 'no_answer'
          ? `${answer.reason}: ${answer.detail}`
          : answer.httpStatus >= 500
            ? `HTTP ${answer.httpStatus}`
            : null
      findings.push(siteFinding(origin, problem))
    }
    const target = await access.findCallTarget(asset.sellerId, version.content['endpoint'] as string, 'BASE')
    return [...findings, connectionFinding(target !== null)]
  }

  return {
    /** Job `assets.scan`: ends in REVIEWING with a task at the desk, or in REJECTED with the report (AST-001). */
    async scan({ versionId }: { versionId: string }): Promise<void> {
      const version = await repository.findVersion(db.query, versionId)
      if (version?.state !== 'SCANNING') return
      const asset = await repository.findAnyAsset(db.query, version.assetId)
      if (!asset) throw new Error(`version ${versionId} has no asset`)
      const report = await examine(asset, version)
      const command = hasFailed(report) ? 'fail' : 'pass'
      await db.transaction(async (tx) => {
        const locked = await repository.findVersion(tx, versionId, true)
        const state = locked && nextState(assetTransitions, command, locked.state)
        // Withdrawn meanwhile, or handed in again: that is another scan's.
        if (!state || locked.submittedAt?.getTime() !== version.submittedAt?.getTime()) return
        const now = clock.now()
        const failed = command === 'fail'
        await repository.updateVersion(tx, {
          ...locked,
          state,
          report,
          reasons: failed ? [{ code: 'AST-001', path: null, text: '' }] : [],
          decidedAt: failed ? now : null,
          updatedAt: now,
        })
        await repository.insertHistory(tx, asset.id, {
          versionLabel: locked.label,
          at: now,
          command,
          toState: state,
          actor: { kind: 'system', name: 'system' },
          reason: '',
        })
        if (failed) {
          await events.emit(tx, 'assets.version_decided', {
            sellerId: asset.sellerId,
            assetId: asset.id,
            name: asset.name,
            label: locked.label,
            outcome: 'SCAN_FAILED',
            reasons: [],
          })
          return
        }
        if (!locked.submittedBy) throw new Error(`version ${versionId} was submitted by nobody`)
        const category = categoryNames[asset.category]
        await reviews.open(tx, locked.submittedBy, {
          queue: 'asset',
          objectType: 'asset_version',
          objectId: versionId,
          title: {
            zh: `${category.zh}：${asset.name} ${locked.label}`,
            en: `${category.en}: ${asset.name} ${locked.label}`,
          },
          sellerId: asset.sellerId,
        })
      })
    },
  }
}
