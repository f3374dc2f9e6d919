import type { AccessType, DocumentProblem, ProductDocument, SalesClass } from '@yunshi/product-document'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { ReviewReason, ReviewSubmitter } from '../../reviews/index.ts'
import type { ApplicationKind, ApplicationState } from '../domain/application-states.ts'

/** One saved case that did not do what it has to. */
export interface ReplayFailure {
  scenario: LocalizedText
  reason: LocalizedText
}

/** What became of the last replay of saved debug cases. */
export interface Replay {
  state: 'RUNNING' | 'PASSED' | 'FAILED'
  failures: ReplayFailure[]
}

/** A product as its seller wants it: to be published, or changed. */
export interface ProductApplication {
  id: string
  sellerId: string
  accountId: string
  kind: ApplicationKind
  state: ApplicationState
  /** The listed product; of a publication once it was approved. */
  productId: string | null
  /** Revision of the listed product that the seller began from. */
  baseRevision: number | null
  /** The listed document at submission. */
  baseDocument: ProductDocument | null
  accessType: AccessType
  salesClass: SalesClass
  /** Of any completeness while it is written. */
  document: Record<string, unknown>
  title: LocalizedText
  problemCount: number
  /** Counts savings. */
  revision: number
  checking: 'submit' | 'approval' | null
  reviewTaskId: string | null
  replay: Replay | null
  createdAt: Date
  updatedAt: Date
  updatedBy: string
  submitter: ReviewSubmitter | null
  submittedAt: Date | null
  decidedAt: Date | null
  reasons: ReviewReason[]
}

export interface ApplicationLogEntry {
  at: Date
  actorKind: 'seller' | 'operator' | 'system'
  actorName: string
  action: string
  detail: string
}

/** Something that keeps a seller from publishing (SELL-PUB-01). */
export interface PublishingBlock {
  code: string
  text: LocalizedText
  /** Where it is mended. */
  link: string
}

export const isError = (problem: DocumentProblem): boolean => problem.severity === 'error'

export function titleOf(document: Record<string, unknown>): LocalizedText {
  const title = document['title'] as { zh?: unknown; en?: unknown } | undefined
  const part = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 200) : '')
  return { zh: part(title?.zh), en: part(title?.en) }
}
