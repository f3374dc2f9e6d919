import { DomainError, notFound } from '../../kernel/errors.ts'
import { addBusinessDays, localHourBefore } from '../../kernel/calendar.ts'
import type { LocalizedText } from '../../kernel/text.ts'
import { nextState } from '../../kernel/transitions.ts'
import type { Actor } from '../../platform/actor.ts'
import { isUniqueViolation, type Queryable, type Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ReviewQueue } from './domain/review-queue.ts'
import { reviewTransitions, type ReviewCommand } from './domain/review-states.ts'
import { unmetItems, type Worksheet } from './domain/worksheet.ts'
import * as store from './review-repository.ts'
import type {
  ReviewContent,
  ReviewDesk,
  ReviewReason,
  ReviewSubject,
  ReviewSubmission,
  ReviewSubmitter,
} from './review-subject.ts'
import type { ReviewTask } from './review-task.ts'

declare module '../../platform/events/event-bus.ts' {
  interface EventPayloads {
    /** The promised day went by without a decision (OPS-REVIEW-02). */
    'reviews.task_overdue': { taskId: string; queue: ReviewQueue; title: LocalizedText; dueAt: string }
  }
}

const PRODUCT_QUEUES = ['product_publish', 'product_modify'] as const satisfies ReviewQueue[]
const OVERDUE_BATCH = 50

export interface ReviewOffice extends ReviewDesk {
  list(filter: Omit<store.TaskFilter, 'now'>): ReturnType<typeof store.listTasks>
  figures(actor: Actor, days: number): Promise<store.QueueFigures[]>
  get(id: string): Promise<{
    task: ReviewTask
    content: ReviewContent
    history: store.ReviewHistoryEntry[]
    reasonCodes: store.ReasonCode[]
  }>
  claim(actor: Actor, id: string): Promise<void>
  release(actor: Actor, id: string): Promise<void>
  note(actor: Actor, id: string, worksheet: Worksheet): Promise<void>
  approve(
    actor: Actor,
    id: string,
    given: { checklist?: Worksheet['checklist']; remark?: string },
  ): Promise<ReviewTask>
  reject(actor: Actor, id: string, given: { reasons: ReviewReason[]; remark?: string }): Promise<ReviewTask>
  listReasonCodes(): Promise<store.ReasonCode[]>
  putReasonCode(actor: Actor, reason: store.ReasonCode): Promise<void>
  sweepOverdue(): Promise<number>
}

/**
 * The desk at which people decide (OPS-REVIEW). Tasks are locked before the object they are about, on every way.
 */
export function createReviewOffice(platform: Platform): ReviewOffice {
  const { db, clock, audit, events, settings, siteTimeZone } = platform
  const subjects = new Map<ReviewQueue, ReviewSubject>()
  const calendar = { holidays: settings.HOLIDAYS, workingWeekends: settings.WORKING_WEEKENDS }

  function subjectOf(queue: ReviewQueue): ReviewSubject {
    const subject = subjects.get(queue)
    if (!subject) throw new Error(`nothing is reviewed in the queue ${queue}`)
    return subject
  }

  async function promisedDays(tx: Tx, accountId: string, queue: ReviewQueue): Promise<number> {
    if (queue === 'certification') return settings.REVIEW_DAYS_CERTIFICATION
    if (queue !== 'product_publish' && queue !== 'product_modify') return settings.REVIEW_DAYS
    const dayStart = localHourBefore(clock.now(), 0, 0, siteTimeZone)
    const today = await store.countSubmitted(tx, accountId, PRODUCT_QUEUES, dayStart)
    return today + 1 >= settings.REVIEW_MANY_PER_DAY ? settings.REVIEW_DAYS_MANY : settings.REVIEW_DAYS
  }

  async function write(
    tx: Tx,
    task: ReviewTask,
    command: string,
    actor: { kind: store.ReviewHistoryEntry['actorKind']; name: string },
    remark = '',
  ): Promise<void> {
    await store.insertHistory(tx, {
      id: newId('rvh'),
      taskId: task.id,
      at: clock.now(),
      actorKind: actor.kind,
      actorName: actor.name,
      command,
      remark,
    })
  }

  const operator = (actor: Actor) => ({ kind: 'operator' as const, name: actor.userName })

  /** @throws conflict REVIEW_CLOSED when the task is past the command */
  function move(task: ReviewTask, command: ReviewCommand): ReviewTask['state'] {
    const next = nextState(reviewTransitions, command, task.state)
    if (next === null) throw new DomainError('conflict', 'REVIEW_CLOSED', { values: { state: task.state } })
    return next
  }

  /** The task, locked, for the one who may decide it: claimed by them, or free and then claimed at once. */
  async function lockForDecision(tx: Tx, actor: Actor, id: string): Promise<ReviewTask> {
    const task = await store.lockTask(tx, id)
    if (!task) throw notFound('review')
    // Four eyes (OPS-REVIEW-04).
    if (task.accountId === actor.accountId) throw new DomainError('forbidden', 'REVIEW_OWN')
    if (task.state === 'CLAIMED' && task.claimedBy !== actor.userId)
      throw new DomainError('conflict', 'REVIEW_CLAIMED', { values: { name: task.claimedByName ?? '' } })
    // Approved already; the system decides the rest.
    if (task.state === 'CHECKING')
      throw new DomainError('conflict', 'REVIEW_CLOSED', { values: { state: task.state } })
    if (task.state !== 'OPEN') return task
    return {
      ...task,
      state: 'CLAIMED',
      claimedBy: actor.userId,
      claimedByName: actor.userName,
      claimedAt: clock.now(),
    }
  }

  async function end(tx: Tx, task: ReviewTask, ending: Partial<ReviewTask>): Promise<ReviewTask> {
    const ended = { ...task, ...ending, decidedAt: clock.now() }
    await store.updateTask(tx, ended)
    return ended
  }

  async function audited(
    tx: Tx,
    actor: Actor,
    task: ReviewTask,
    act: string,
    before: string,
    reason?: string,
  ): Promise<void> {
    await audit.append(tx, actor, {
      action: `ops.review.${act}`,
      objectType: task.objectType,
      objectId: task.objectId,
      before: { state: before },
      after: { state: task.state, queue: task.queue, task: task.id },
      ...(reason !== undefined && { reason }),
    })
  }

  return {
    register(subject) {
      if (subjects.has(subject.queue)) throw new Error(`the queue ${subject.queue} has a subject already`)
      subjects.set(subject.queue, subject)
    },

    async open(tx: Tx, submitter: ReviewSubmitter, submission: ReviewSubmission) {
      const now = clock.now()
      const days = await promisedDays(tx, submitter.accountId, submission.queue)
      const task: ReviewTask = {
        id: newId('rev'),
        state: 'OPEN',
        ...submission,
        accountId: submitter.accountId,
        accountName: submitter.accountName,
        submittedBy: submitter.userId,
        submittedAt: now,
        dueAt: addBusinessDays(now, days, siteTimeZone, calendar),
        claimedBy: null,
        claimedByName: null,
        claimedAt: null,
        worksheet: {},
        decidedByName: null,
        decidedAt: null,
        reasons: [],
      }
      try {
        await store.insertTask(tx, task)
      } catch (error) {
        if (isUniqueViolation(error, 'review_tasks_one_open'))
          throw new DomainError('conflict', 'REVIEW_OPEN', { cause: error })
        throw error
      }
      await write(tx, task, 'submit', { kind: 'submitter', name: submitter.userName })
      return task.id
    },

    async withdraw(tx, actor, object) {
      const task = await store.lockOpenTask(tx, object)
      if (!task || task.accountId !== actor.accountId)
        throw new DomainError('conflict', 'REVIEW_CLOSED', { values: { state: 'none' } })
      const state = move(task, 'withdraw')
      await end(tx, task, { state })
      await write(tx, task, 'withdraw', { kind: 'submitter', name: actor.userName })
    },

    async lock(tx, taskId) {
      await store.lockTask(tx, taskId)
    },

    async settle(tx, taskId, outcome) {
      const task = await store.lockTask(tx, taskId)
      if (task?.state !== 'CHECKING') return false
      const state = move(task, outcome.approved ? 'approve' : 'reject')
      await end(tx, task, {
        state,
        reasons: outcome.approved ? [] : outcome.reasons,
        decidedByName: task.claimedByName,
      })
      await write(tx, task, outcome.approved ? 'approve' : 'reject', { kind: 'system', name: 'system' })
      return true
    },

    async findLatest(reader: Tx | Queryable, object) {
      const task = await store.findLatestTask(reader, object)
      if (!task) return null
      const { id, state, dueAt, decidedAt, reasons } = task
      return { id, state, dueAt, decidedAt, reasons }
    },

    list: (filter) => store.listTasks(db.query, { ...filter, now: clock.now() }),

    figures(actor, days) {
      const now = clock.now()
      const since = new Date(now.getTime() - days * 86_400_000)
      return store.countQueues(db.query, { userId: actor.userId, now, since })
    },

    /** @throws not_found */
    async get(id) {
      const task = await store.findTask(db.query, id)
      if (!task) throw notFound('review')
      const [content, history, codes] = await Promise.all([
        subjectOf(task.queue).describe(db.query, task),
        store.listHistory(db.query, id),
        store.listReasonCodes(db.query),
      ])
      const reasonCodes = codes.filter((code) => isOffered(code, task.queue))
      return { task, content, history, reasonCodes }
    },

    /** @throws not_found; forbidden REVIEW_OWN; conflict REVIEW_CLAIMED, REVIEW_CLOSED */
    async claim(actor, id) {
      await db.transaction(async (tx) => {
        const task = await store.lockTask(tx, id)
        if (!task) throw notFound('review')
        if (task.accountId === actor.accountId) throw new DomainError('forbidden', 'REVIEW_OWN')
        if (task.state === 'CLAIMED') {
          if (task.claimedBy === actor.userId) return
          throw new DomainError('conflict', 'REVIEW_CLAIMED', { values: { name: task.claimedByName ?? '' } })
        }
        const claimed: ReviewTask = {
          ...task,
          state: move(task, 'claim'),
          claimedBy: actor.userId,
          claimedByName: actor.userName,
          claimedAt: clock.now(),
        }
        await store.updateTask(tx, claimed)
        await write(tx, task, 'claim', operator(actor))
        await audited(tx, actor, claimed, 'claim', task.state)
      })
    },

    /** Gives a claimed task back; anybody at the desk may take it from a colleague who is away. */
    async release(actor, id) {
      await db.transaction(async (tx) => {
        const task = await store.lockTask(tx, id)
        if (!task) throw notFound('review')
        const released: ReviewTask = {
          ...task,
          state: move(task, 'release'),
          claimedBy: null,
          claimedByName: null,
          claimedAt: null,
        }
        await store.updateTask(tx, released)
        await write(tx, task, 'release', operator(actor))
        await audited(tx, actor, released, 'release', task.state)
      })
    },

    /** Keeps what the reviewer noted; says nothing to anybody. */
    async note(actor, id, worksheet) {
      await db.transaction(async (tx) => {
        const task = await store.lockTask(tx, id)
        if (!task) throw notFound('review')
        if (task.state !== 'CLAIMED' || task.claimedBy !== actor.userId)
          throw new DomainError('conflict', 'REVIEW_NOT_YOURS')
        await store.updateTask(tx, { ...task, worksheet })
      })
    },

    /**
     * Approves; a repeat by the same reviewer changes nothing.
     *
     * @throws not_found; forbidden REVIEW_OWN; conflict REVIEW_CLAIMED, REVIEW_CLOSED; validation REVIEW_CHECKLIST;
     *   what the subject objects to
     */
    async approve(actor, id, given) {
      return db.transaction(async (tx) => {
        const task = await lockForDecision(tx, actor, id)
        const decided = task.state === 'APPROVED' || task.state === 'CHECKING'
        if (decided && task.claimedBy === actor.userId) return task
        move(task, 'approve')
        const subject = subjectOf(task.queue)
        const checklist = given.checklist ?? task.worksheet.checklist ?? {}
        const { checklist: items } = await subject.describe(tx, task)
        const open = unmetItems(items, checklist)
        if (open.length > 0)
          throw new DomainError('validation', 'REVIEW_CHECKLIST', {
            values: { count: open.length },
            fields: open.map((key) => ({ path: `checklist.${key}`, message: 'required' })),
          })
        const outcome = await subject.approve(tx, task, { actor })
        const remark = given.remark ?? task.worksheet.remark ?? ''
        const worksheet = { ...task.worksheet, checklist, remark }
        let ended: ReviewTask
        if (outcome === 'done')
          ended = await end(tx, task, {
            state: move(task, 'approve'),
            worksheet,
            decidedByName: actor.userName,
          })
        else {
          ended = { ...task, state: move(task, 'check'), worksheet }
          await store.updateTask(tx, ended)
        }
        await write(tx, task, outcome === 'done' ? 'approve' : 'check', operator(actor), remark)
        await audited(tx, actor, ended, 'approve', task.state)
        return ended
      })
    },

    /**
     * Rejects with reasons that the submitter reads.
     *
     * @throws not_found; forbidden REVIEW_OWN; conflict REVIEW_CLAIMED, REVIEW_CLOSED; validation REVIEW_REASON
     */
    async reject(actor, id, given) {
      return db.transaction(async (tx) => {
        const task = await lockForDecision(tx, actor, id)
        if (task.state === 'REJECTED' && task.claimedBy === actor.userId) return task
        const state = move(task, 'reject')
        const codes = new Map((await store.listReasonCodes(tx)).map((reason) => [reason.code, reason]))
        const unknown = given.reasons.flatMap(({ code, text }, i) =>
          !isOffered(codes.get(code), task.queue)
            ? [{ path: `reasons[${i}].code`, message: 'invalid' }]
            : text.trim() === ''
              ? [{ path: `reasons[${i}].text`, message: 'required' }]
              : [],
        )
        if (given.reasons.length === 0 || unknown.length > 0)
          throw new DomainError('validation', 'REVIEW_REASON', { fields: unknown })
        const reasons = given.reasons.map((reason) => ({ ...reason, text: reason.text.trim() }))
        await subjectOf(task.queue).reject(tx, task, { actor, reasons })
        const remark = given.remark ?? task.worksheet.remark ?? ''
        const ended = await end(tx, task, {
          state,
          reasons,
          worksheet: { ...task.worksheet, remark },
          decidedByName: actor.userName,
        })
        await write(tx, task, 'reject', operator(actor), reasons.map(({ code }) => code).join(', '))
        await audited(tx, actor, ended, 'reject', task.state, reasons.map(({ text }) => text).join(' / '))
        return ended
      })
    },

    listReasonCodes: () => store.listReasonCodes(db.query),

    /** Adds a reason or changes its words; one that was used is switched off and stays readable. */
    async putReasonCode(actor, reason) {
      await db.transaction(async (tx) => {
        const before = (await store.listReasonCodes(tx)).find(({ code }) => code === reason.code)
        await store.putReasonCode(tx, reason)
        await audit.append(tx, actor, {
          action: 'ops.review_reason.put',
          objectType: 'review_reason',
          objectId: reason.code,
          before: before ? { ...before } : null,
          after: { ...reason },
        })
      })
    },

    /** Tells operators once of each task whose promise was broken. */
    async sweepOverdue() {
      return db.transaction(async (tx) => {
        const tasks = await store.takeOverdueTasks(tx, clock.now(), OVERDUE_BATCH)
        for (const { id, queue, title, dueAt } of tasks)
          await events.emit(tx, 'reviews.task_overdue', {
            taskId: id,
            queue,
            title,
            dueAt: dueAt.toISOString(),
          })
        return tasks.length
      })
    },
  }
}

/** Whether reviewers of the queue may give the reason. */
function isOffered(code: store.ReasonCode | undefined, queue: string): boolean {
  return code?.active === true && (code.queues.length === 0 || code.queues.includes(queue))
}
