import { Type } from 'typebox'
import { pickText, type Locale, type LocalizedText } from '../../kernel/text.ts'
import {
  EmptySchema,
  InstantSchema,
  limitOf,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
} from '../../platform/http/schemas.ts'
import { actorOf, type App } from '../../platform/http/server.ts'
import type { Actor } from '../../platform/actor.ts'
import { reviewQueues } from './domain/review-queue.ts'
import { reviewerCommands, reviewStates } from './domain/review-states.ts'
import { checklistMarks } from './domain/worksheet.ts'
import type { ReviewOffice } from './review-desk.ts'
import type { ReviewField } from './review-subject.ts'
import { taskViews, type ReviewTask } from './review-task.ts'

const tags = ['Reviews']
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const Reason = Type.Object(
  {
    code: Type.String({ maxLength: 20 }),
    path: nullable(Type.String({ maxLength: 300 })),
    text: Type.String({ maxLength: 1000 }),
  },
  { additionalProperties: false },
)
const Checklist = Type.Record(Type.String({ maxLength: 100 }), oneOf(checklistMarks))
const Remark = Type.String({ maxLength: 2000 })

const Row = Type.Object({
  id: Type.String(),
  queue: oneOf(reviewQueues),
  state: oneOf(reviewStates),
  title: Type.String(),
  accountName: Type.String(),
  sellerId: nullable(Type.String()),
  submittedAt: InstantSchema,
  dueAt: InstantSchema,
  overdue: Type.Boolean(),
  claimedByName: nullable(Type.String()),
  mine: Type.Boolean(),
  decidedAt: nullable(InstantSchema),
  decidedByName: nullable(Type.String()),
})
const Detail = Type.Object({
  task: Row,
  objectType: Type.String(),
  objectId: Type.String(),
  reasons: Type.Array(Reason),
  worksheet: Type.Object({
    checklist: Type.Optional(Checklist),
    reasons: Type.Optional(Type.Array(Reason)),
    remark: Type.Optional(Type.String()),
  }),
  commands: Type.Array(Type.String()),
  hasBefore: Type.Boolean(),
  sections: Type.Array(
    Type.Object({
      title: Type.String(),
      fields: Type.Array(
        Type.Object({
          path: Type.String(),
          label: Type.String(),
          kind: oneOf(['text', 'prose', 'picture', 'file', 'list', 'flag', 'data']),
          before: Type.Optional(Type.Unknown()),
          after: Type.Optional(Type.Unknown()),
          changed: Type.Boolean(),
        }),
      ),
    }),
  ),
  checklist: Type.Array(Type.Object({ key: Type.String(), rule: Type.String(), label: Type.String() })),
  notices: Type.Array(Type.Object({ tone: oneOf(['info', 'warning', 'danger']), text: Type.String() })),
  previewPath: nullable(Type.String()),
  reasonCodes: Type.Array(Type.Object({ code: Type.String(), text: Type.String() })),
  history: Type.Array(
    Type.Object({
      at: InstantSchema,
      actorKind: oneOf(['submitter', 'operator', 'system']),
      actorName: Type.String(),
      command: Type.String(),
      remark: Type.String(),
    }),
  ),
})
const Figures = Type.Object({
  queue: oneOf(reviewQueues),
  waiting: Type.Integer(),
  overdue: Type.Integer(),
  mine: Type.Integer(),
  decided: Type.Integer(),
  approved: Type.Integer(),
  onTime: Type.Integer(),
  medianHours: nullable(Type.Number()),
})
const State = Type.Object({ state: oneOf(reviewStates) })
const LocalizedSchema = Type.Object({
  zh: Type.String({ minLength: 1, maxLength: 200 }),
  en: Type.String({ minLength: 1, maxLength: 200 }),
})

/** The operators' review desk (OPS-REVIEW-01 to 07). */
export function registerReviewRoutes(app: App, desk: ReviewOffice, now: () => Date): void {
  const rowOf = (task: ReviewTask, actor: Actor, locale: Locale) => ({
    id: task.id,
    queue: task.queue,
    state: task.state,
    title: pickText(task.title, locale),
    accountName: task.accountName,
    sellerId: task.sellerId,
    submittedAt: task.submittedAt.toISOString(),
    dueAt: task.dueAt.toISOString(),
    overdue: task.decidedAt === null && task.dueAt < now(),
    claimedByName: task.claimedByName,
    mine: task.claimedBy === actor.userId,
    decidedAt: task.decidedAt?.toISOString() ?? null,
    decidedByName: task.decidedByName,
  })

  app.get(
    '/api/v1/ops/reviews',
    {
      config: { permission: 'ops:reviews:view' },
      schema: {
        operationId: 'listReviews',
        summary: 'Review tasks: what waits, the most urgent first, or what ended',
        tags,
        querystring: Type.Object(
          {
            ...pageQuery,
            view: Type.Optional(oneOf(taskViews)),
            queue: Type.Optional(oneOf(reviewQueues)),
            state: Type.Optional(oneOf(reviewStates)),
            q: Type.Optional(Type.String({ maxLength: 100 })),
            sellerId: Type.Optional(Type.String({ maxLength: 64 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: pageOf(Row) },
      },
    },
    async (req) => {
      const actor = actorOf(req)
      const { view = 'waiting', ...filter } = req.query
      const page = await desk.list({ ...filter, view, userId: actor.userId, limit: limitOf(req.query) })
      return { ...page, items: page.items.map((task) => rowOf(task, actor, req.locale)) }
    },
  )
  app.get(
    '/api/v1/ops/review-figures',
    {
      config: { permission: 'ops:reviews:view' },
      schema: {
        operationId: 'getReviewFigures',
        summary: 'Each queue: what waits, and decisions of the last days',
        tags,
        querystring: Type.Object(
          { days: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,2}$', description: 'Default 30.' })) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ items: Type.Array(Figures) }) },
      },
    },
    async (req) => ({ items: await desk.figures(actorOf(req), Number(req.query.days ?? '30')) }),
  )
  app.get(
    '/api/v1/ops/reviews/:id',
    {
      config: { permission: 'ops:reviews:view' },
      schema: {
        operationId: 'getReview',
        summary: 'A review task with what is to be read, before and after',
        tags,
        params: Id,
        response: { 200: Detail },
      },
    },
    async (req) => {
      const actor = actorOf(req)
      const { task, content, history, reasonCodes } = await desk.get(req.params.id)
      const say = (text: { zh: string; en: string }) => pickText(text, req.locale)
      return {
        task: rowOf(task, actor, req.locale),
        objectType: task.objectType,
        objectId: task.objectId,
        reasons: task.reasons,
        worksheet: task.worksheet,
        commands:
          actor.permissions.has('ops:reviews:decide') && task.accountId !== actor.accountId
            ? reviewerCommands(task, actor.userId)
            : [],
        hasBefore: content.hasBefore,
        sections: content.sections.map((section) => ({
          title: say(section.title),
          fields: section.fields.map((field) => ({
            ...said(field, say),
            label: say(field.label),
            changed: content.hasBefore && JSON.stringify(field.before) !== JSON.stringify(field.after),
          })),
        })),
        checklist: content.checklist.map((item) => ({ ...item, label: say(item.label) })),
        notices: content.notices.map(({ tone, text }) => ({ tone, text: say(text) })),
        previewPath: content.previewPath,
        reasonCodes: reasonCodes.map(({ code, text }) => ({ code, text: say(text) })),
        history: history.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
      }
    },
  )
  app.post(
    '/api/v1/ops/reviews/:id/claim',
    {
      config: { permission: 'ops:reviews:decide' },
      schema: {
        operationId: 'claimReview',
        summary: 'Take a task',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await desk.claim(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/ops/reviews/:id/release',
    {
      config: { permission: 'ops:reviews:decide' },
      schema: {
        operationId: 'releaseReview',
        summary: 'Give a task back to the queue',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await desk.release(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/api/v1/ops/reviews/:id/worksheet',
    {
      config: { permission: 'ops:reviews:decide' },
      schema: {
        operationId: 'saveReviewWorksheet',
        summary: 'Keep the checklist, reasons and remark of a claimed task so far',
        tags,
        params: Id,
        body: Type.Object(
          {
            checklist: Type.Optional(Checklist),
            reasons: Type.Optional(Type.Array(Reason, { maxItems: 100 })),
            remark: Type.Optional(Remark),
          },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await desk.note(actorOf(req), req.params.id, req.body)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/ops/reviews/:id/approve',
    {
      config: { permission: 'ops:reviews:decide' },
      schema: {
        operationId: 'approveReview',
        summary: 'Approve; takes effect at once, or once the system has checked the rest',
        tags,
        params: Id,
        body: Type.Object(
          { checklist: Type.Optional(Checklist), remark: Type.Optional(Remark) },
          { additionalProperties: false },
        ),
        response: { 200: State },
      },
    },
    async (req) => {
      const { state } = await desk.approve(actorOf(req), req.params.id, req.body)
      return { state }
    },
  )
  app.post(
    '/api/v1/ops/reviews/:id/reject',
    {
      config: { permission: 'ops:reviews:decide' },
      schema: {
        operationId: 'rejectReview',
        summary: 'Reject with reasons, each of a field or of the whole',
        tags,
        params: Id,
        body: Type.Object(
          { reasons: Type.Array(Reason, { maxItems: 100 }), remark: Type.Optional(Remark) },
          { additionalProperties: false },
        ),
        response: { 200: State },
      },
    },
    async (req) => {
      const { state } = await desk.reject(actorOf(req), req.params.id, req.body)
      return { state }
    },
  )
  app.get(
    '/api/v1/ops/review-reasons',
    {
      config: { permission: 'ops:reviews:view' },
      schema: {
        operationId: 'listReviewReasons',
        summary: 'Reason codes of refusals',
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                code: Type.String(),
                queues: Type.Array(Type.String()),
                text: LocalizedSchema,
                active: Type.Boolean(),
              }),
            ),
          }),
        },
      },
    },
    async () => ({ items: await desk.listReasonCodes() }),
  )
  app.put(
    '/api/v1/ops/review-reasons/:code',
    {
      config: { permission: 'ops:reviews:decide' },
      schema: {
        operationId: 'putReviewReason',
        summary: 'Add a reason code or change its words',
        tags,
        params: Type.Object({ code: Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,19}$' }) }),
        body: Type.Object(
          {
            queues: Type.Array(oneOf(reviewQueues), { maxItems: reviewQueues.length }),
            text: LocalizedSchema,
            active: Type.Boolean(),
          },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await desk.putReasonCode(actorOf(req), { code: req.params.code, ...req.body })
      return reply.code(204).send(null)
    },
  )
}

/** Localized values become texts of the reader's language. */
function said(field: ReviewField, say: (text: LocalizedText) => string) {
  const { kind, before, after } = field
  if (kind !== 'choice') return { ...field, kind }
  const text = (value: unknown) =>
    Array.isArray(value) ? value.map((one: LocalizedText) => say(one)) : say(value as LocalizedText)
  return {
    ...field,
    kind: Array.isArray(after ?? before) ? ('list' as const) : ('text' as const),
    ...(before !== undefined && { before: text(before) }),
    ...(after !== undefined && { after: text(after) }),
  }
}
