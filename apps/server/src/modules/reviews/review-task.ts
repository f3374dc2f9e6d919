import type { LocalizedText } from '../../kernel/text.ts'
import type { ReviewQueue } from './domain/review-queue.ts'
import type { ReviewState } from './domain/review-states.ts'
import type { Worksheet } from './domain/worksheet.ts'
import type { ReviewReason } from './review-subject.ts'

/** Lists of the desk. */
export const taskViews = ['waiting', 'mine', 'overdue', 'ended'] as const
export type TaskView = (typeof taskViews)[number]

/** Something that waits for a reviewer, or was decided. */
export interface ReviewTask {
  id: string
  queue: ReviewQueue
  state: ReviewState
  objectType: string
  objectId: string
  title: LocalizedText
  accountId: string
  accountName: string
  sellerId: string | null
  submittedBy: string
  submittedAt: Date
  dueAt: Date
  claimedBy: string | null
  claimedByName: string | null
  claimedAt: Date | null
  worksheet: Worksheet
  decidedByName: string | null
  decidedAt: Date | null
  reasons: ReviewReason[]
}
