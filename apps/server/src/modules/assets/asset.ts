import type { ReviewReason, ReviewSubmitter } from '../reviews/index.ts'
import type { AssetContent } from './domain/asset-content.ts'
import type { Checklist } from './domain/asset-criteria.ts'
import type { AssetCategory } from './domain/asset-fields.ts'
import type { AssetState } from './domain/asset-states.ts'
import type { ScanFinding } from './domain/scan-report.ts'

export interface Asset {
  id: string
  sellerId: string
  category: AssetCategory
  name: string
  description: string
  createdAt: Date
  updatedAt: Date
}

export interface AssetVersion {
  id: string
  assetId: string
  label: string
  state: AssetState
  /** The version whose place it takes when it is approved; null for one beside the others. */
  replaces: string | null
  content: AssetContent
  checklist: Checklist
  report: ScanFinding[]
  /** Why it was rejected last. */
  reasons: ReviewReason[]
  submittedBy: ReviewSubmitter | null
  submittedAt: Date | null
  decidedAt: Date | null
  createdAt: Date
  updatedAt: Date
}

export interface AssetSummary extends Asset {
  /** The newest version that is not deleted. */
  newest: Pick<AssetVersion, 'label' | 'state'> | null
  approvedLabels: string[]
  linkedProducts: number
}

export interface AssetHistoryEntry {
  versionLabel: string
  at: Date
  command: string
  toState: AssetState
  actor: { kind: 'seller' | 'operator' | 'system'; name: string }
  reason: string
}

export interface AssetDomain {
  id: string
  sellerId: string
  /** Scheme, host and port. */
  origin: string
  token: string
  verifiedAt: Date | null
  createdAt: Date
}
