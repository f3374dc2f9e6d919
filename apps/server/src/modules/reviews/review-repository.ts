import { sql, type Selectable } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../kernel/paging.ts'
import type { LocalizedText } from '../../kernel/text.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { ReviewTasks } from '../../platform/db/schema.generated.ts'
import type { ReviewQueue } from './domain/review-queue.ts'
import { openReviewStates, type ReviewState } from './domain/review-states.ts'
import type { Worksheet } from './domain/worksheet.ts'
import type { ReviewReason } from './review-subject.ts'
import type { ReviewTask, TaskView } from './review-task.ts'

type Reader = Tx | Queryable

/** Check constraints hold the unions; jsonb columns are written by this module alone. */
function fromRow(row: Selectable<ReviewTasks>): ReviewTask {
  return {
    id: row.id,
    queue: row.queue as ReviewQueue,
    state: row.state as ReviewState,
    objectType: row.object_type,
    objectId: row.object_id,
    title: { zh: row.title_zh, en: row.title_en },
    accountId: row.account_id,
    accountName: row.account_name,
    sellerId: row.seller_id,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at,
    dueAt: row.due_at,
    claimedBy: row.claimed_by,
    claimedByName: row.claimed_by_name,
    claimedAt: row.claimed_at,
    worksheet: row.worksheet as unknown as Worksheet,
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at,
    reasons: row.reasons as unknown as ReviewReason[],
  }
}

export async function insertTask(tx: Tx, task: ReviewTask): Promise<void> {
  await tx
    .insertInto('review_tasks')
    .values({
      id: task.id,
      queue: task.queue,
      state: task.state,
      object_type: task.objectType,
      object_id: task.objectId,
      title_zh: task.title.zh,
      title_en: task.title.en,
      account_id: task.accountId,
      account_name: task.accountName,
      seller_id: task.sellerId,
      submitted_by: task.submittedBy,
      submitted_at: task.submittedAt,
      due_at: task.dueAt,
    })
    .execute()
}

/** Everything that a command may have changed. */
export async function updateTask(tx: Tx, task: ReviewTask): Promise<void> {
  await tx
    .updateTable('review_tasks')
    .set({
      state: task.state,
      claimed_by: task.claimedBy,
      claimed_by_name: task.claimedByName,
      claimed_at: task.claimedAt,
      worksheet: JSON.stringify(task.worksheet),
      decided_by_name: task.decidedByName,
      decided_at: task.decidedAt,
      reasons: JSON.stringify(task.reasons),
    })
    .where('id', '=', task.id)
    .execute()
}

export async function lockTask(tx: Tx, id: string): Promise<ReviewTask | null> {
  const row = await tx
    .selectFrom('review_tasks')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function lockOpenTask(
  tx: Tx,
  object: { queue: ReviewQueue; objectId: string },
): Promise<ReviewTask | null> {
  const row = await tx
    .selectFrom('review_tasks')
    .selectAll()
    .where('queue', '=', object.queue)
    .where('object_id', '=', object.objectId)
    .where('state', 'in', openReviewStates)
    .forUpdate()
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function findTask(db: Reader, id: string): Promise<ReviewTask | null> {
  const row = await db.selectFrom('review_tasks').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function findLatestTask(
  db: Reader,
  object: { queue: ReviewQueue; objectId: string },
): Promise<ReviewTask | null> {
  const row = await db
    .selectFrom('review_tasks')
    .selectAll()
    .where('queue', '=', object.queue)
    .where('object_id', '=', object.objectId)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export interface TaskFilter {
  view: TaskView
  queue?: ReviewQueue | undefined
  state?: ReviewState | undefined
  /** Part of a title or account name. */
  q?: string | undefined
  sellerId?: string | undefined
  userId: string
  now: Date
  cursor?: string | undefined
  limit: number
}

/** What waits, the most urgent first; what ended, the newest first. */
export async function listTasks(db: Reader, filter: TaskFilter): Promise<Page<ReviewTask>> {
  const ended = filter.view === 'ended'
  let query = db
    .selectFrom('review_tasks')
    .selectAll()
    .limit(filter.limit + 1)
  query = ended
    ? query.where('decided_at', 'is not', null).orderBy('decided_at', 'desc').orderBy('id', 'desc')
    : query.where('state', 'in', openReviewStates).orderBy('due_at').orderBy('id')
  if (filter.view === 'mine') query = query.where('claimed_by', '=', filter.userId)
  if (filter.view === 'overdue') query = query.where('due_at', '<', filter.now)
  if (filter.queue) query = query.where('queue', '=', filter.queue)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.sellerId) query = query.where('seller_id', '=', filter.sellerId)
  if (filter.q) {
    const pattern = `%${filter.q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where((eb) =>
      eb.or([
        eb('title_zh', 'ilike', pattern),
        eb('title_en', 'ilike', pattern),
        eb('account_name', 'ilike', pattern),
      ]),
    )
  }
  if (filter.cursor) {
    const { at, id } = decodeCursor(filter.cursor)
    query = query.where(
      ended
        ? sql<boolean>`(decided_at, id) < (${at}, ${id})`
        : // The cursor's instant has milliseconds, the column microseconds.
          sql<boolean>`(date_trunc('milliseconds', due_at), id) > (${at}, ${id})`,
    )
  }
  const rows = (await query.execute()).map(fromRow)
  return cutPage(rows, filter.limit, (task) => ({ at: ended ? task.decidedAt! : task.dueAt, id: task.id }))
}

export interface QueueFigures {
  queue: ReviewQueue
  waiting: number
  overdue: number
  mine: number
  decided: number
  approved: number
  /** Of what was decided, from submission to decision; null without any. */
  medianHours: number | null
  onTime: number
}

/** Per queue: what waits now, and what was decided by people since `since`. */
export async function countQueues(
  db: Reader,
  at: { userId: string; now: Date; since: Date },
): Promise<QueueFigures[]> {
  const { rows } = await sql<{
    queue: string
    waiting: number
    overdue: number
    mine: number
    decided: number
    approved: number
    median_hours: number | null
    on_time: number
  }>`
    select queue,
      count(*) filter (where decided_at is null)::int as waiting,
      count(*) filter (where decided_at is null and due_at < ${at.now})::int as overdue,
      count(*) filter (where decided_at is null and claimed_by = ${at.userId})::int as mine,
      count(*) filter (where state in ('APPROVED', 'REJECTED'))::int as decided,
      count(*) filter (where state = 'APPROVED')::int as approved,
      count(*) filter (where state in ('APPROVED', 'REJECTED') and decided_at <= due_at)::int as on_time,
      (percentile_cont(0.5) within group (order by extract(epoch from decided_at - submitted_at) / 3600)
        filter (where state in ('APPROVED', 'REJECTED')))::float8 as median_hours
    from review_tasks
    where decided_at is null or decided_at >= ${at.since}
    group by queue`.execute(db)
  return rows.map((row) => ({
    queue: row.queue as ReviewQueue,
    waiting: row.waiting,
    overdue: row.overdue,
    mine: row.mine,
    decided: row.decided,
    approved: row.approved,
    medianHours: row.median_hours,
    onTime: row.on_time,
  }))
}

/** How many tasks the account handed in to these queues from `from` on. */
export async function countSubmitted(
  tx: Tx,
  accountId: string,
  queues: readonly ReviewQueue[],
  from: Date,
): Promise<number> {
  const { count } = await tx
    .selectFrom('review_tasks')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('account_id', '=', accountId)
    .where('queue', 'in', queues)
    .where('submitted_at', '>=', from)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Takes overdue tasks that nobody was told of. */
export async function takeOverdueTasks(tx: Tx, now: Date, limit: number): Promise<ReviewTask[]> {
  const rows = await tx
    .selectFrom('review_tasks')
    .selectAll()
    .where('state', 'in', ['OPEN', 'CLAIMED'])
    .where('escalated_at', 'is', null)
    .where('due_at', '<', now)
    .orderBy('due_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  if (rows.length > 0)
    await tx
      .updateTable('review_tasks')
      .set({ escalated_at: now })
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute()
  return rows.map(fromRow)
}

export interface ReviewHistoryEntry {
  at: Date
  actorKind: 'submitter' | 'operator' | 'system'
  actorName: string
  command: string
  remark: string
}

export async function insertHistory(
  tx: Tx,
  entry: ReviewHistoryEntry & { id: string; taskId: string },
): Promise<void> {
  await tx
    .insertInto('review_history')
    .values({
      id: entry.id,
      task_id: entry.taskId,
      at: entry.at,
      actor_kind: entry.actorKind,
      actor_name: entry.actorName,
      command: entry.command,
      remark: entry.remark,
    })
    .execute()
}

export async function listHistory(db: Reader, taskId: string): Promise<ReviewHistoryEntry[]> {
  const rows = await db
    .selectFrom('review_history')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    at: row.at,
    actorKind: row.actor_kind as ReviewHistoryEntry['actorKind'],
    actorName: row.actor_name,
    command: row.command,
    remark: row.remark,
  }))
}

export interface ReasonCode {
  code: string
  queues: string[]
  text: LocalizedText
  active: boolean
}

export async function listReasonCodes(db: Reader): Promise<ReasonCode[]> {
  const rows = await db
    .selectFrom('review_reason_codes')
    .selectAll()
    .orderBy('position')
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    code: row.code,
    queues: row.queues,
    text: { zh: row.text_zh, en: row.text_en },
    active: row.active,
  }))
}

export async function putReasonCode(tx: Tx, reason: ReasonCode): Promise<void> {
  const values = {
    queues: reason.queues,
    text_zh: reason.text.zh,
    text_en: reason.text.en,
    active: reason.active,
  }
  await tx
    .insertInto('review_reason_codes')
    .values({
      code: reason.code,
      ...values,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from review_reason_codes)`,
    })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
    .execute()
}
