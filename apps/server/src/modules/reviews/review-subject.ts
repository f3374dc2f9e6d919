import type { LocalizedText } from '../../kernel/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { ReviewQueue } from './domain/review-queue.ts'

/** One line of what a reviewer reads, beside what stood there before. */
export interface ReviewField {
  /** Stable name, so that a reason can point at it, such as `title.zh` or `specifications[std].prices[MONTH].unitPrice`. */
  path: string
  label: LocalizedText
  /**
   * How values are shown: `text` one line, `prose` several, `picture` and `file` an id of an uploaded file (or, for
   * products, an address), `list` texts, `flag` yes or no, `data` anything else as JSON; `choice` is a localized text
   * or several, shown as `text` or `list` in the reader's language.
   */
  kind: 'text' | 'choice' | 'prose' | 'picture' | 'file' | 'list' | 'flag' | 'data'
  /** Absent where nothing stood. */
  before?: unknown
  /** Absent where it goes away. */
  after?: unknown
}

export interface ReviewSection {
  title: LocalizedText
  fields: ReviewField[]
}

/** What the reviewer ticks off (SELL-PUB-80). */
export interface ChecklistItem {
  key: string
  /** Rule of the specification, such as `SELL-PUB-P04`. */
  rule: string
  label: LocalizedText
}

export interface ReviewContent {
  sections: ReviewSection[]
  /** Whether something stood before: then the desk shows what changed first. */
  hasBefore: boolean
  checklist: ChecklistItem[]
  /** Findings of the system that help to decide: duplicate names, scan reports, hints. */
  notices: { tone: 'info' | 'warning' | 'danger'; text: LocalizedText }[]
  /** Path of a page that shows how it will look; null when there is none. */
  previewPath: string | null
}

/** Why something is refused: a code of the catalog, where, and in words (OPS-REVIEW-03). */
export interface ReviewReason {
  code: string
  /** Field of the content; null for the whole. */
  path: string | null
  text: string
}

/** The task as its subject sees it. */
export interface ReviewedTask {
  id: string
  queue: ReviewQueue
  objectType: string
  objectId: string
  accountId: string
  sellerId: string | null
}

/**
 * What can be reviewed. A module registers one for each of its queues; the desk owns tasks, claims, deadlines and who
 * may decide, the subject owns the object and what a decision does to it.
 */
export interface ReviewSubject {
  readonly queue: ReviewQueue
  /**
   * Carries out the approval in the desk's transaction; throws a DomainError when the object no longer stands for it.
   *
   * @returns `checking` when the system has to check more first: the subject then ends the task by `settle`
   */
  approve(tx: Tx, task: ReviewedTask, decision: { actor: Actor }): Promise<'done' | 'checking'>
  /** Carries out the refusal in the desk's transaction. */
  reject(
    tx: Tx,
    task: ReviewedTask,
    decision: { actor: Actor | null; reasons: ReviewReason[] },
  ): Promise<void>
  /** What the reviewer reads; also of ended tasks. */
  describe(db: Queryable, task: ReviewedTask): Promise<ReviewContent>
}

/** Something handed in for review. */
export interface ReviewSubmission {
  queue: ReviewQueue
  objectType: string
  /** A revision of the object that does not change while it is under review. */
  objectId: string
  /** What the queue shows. */
  title: LocalizedText
  sellerId: string | null
}

/** In whose name something is handed in; a person who acts is one. */
export type ReviewSubmitter = Pick<Actor, 'accountId' | 'accountName' | 'userId' | 'userName'>

/** How modules hand in, take back and end what is reviewed. */
export interface ReviewDesk {
  register(subject: ReviewSubject): void
  /** Opens a task with its deadline in business days; one open task an object. @returns the id of the task */
  open(tx: Tx, submitter: ReviewSubmitter, submission: ReviewSubmission): Promise<string>
  /**
   * Takes the task back for whoever submitted it. Call it before locking the object: the desk locks tasks first.
   *
   * @throws conflict REVIEW_CLOSED when it was decided, or is being checked, in the meantime
   */
  withdraw(tx: Tx, actor: Actor, object: { queue: ReviewQueue; objectId: string }): Promise<void>
  /** Holds the task until the end of the transaction, before its object is locked. */
  lock(tx: Tx, taskId: string): Promise<void>
  /**
   * Ends a task that is being checked, after the subject did what follows from it.
   *
   * @returns false when the task is not being checked any more
   */
  settle(
    tx: Tx,
    taskId: string,
    outcome: { approved: true } | { approved: false; reasons: ReviewReason[] },
  ): Promise<boolean>
  /** Reasons and state of the newest task of an object, for its owner. */
  findLatest(
    db: Tx | Queryable,
    object: { queue: ReviewQueue; objectId: string },
  ): Promise<{
    id: string
    state: string
    dueAt: Date
    decidedAt: Date | null
    reasons: ReviewReason[]
  } | null>
}
