import { Type } from 'typebox'
import { notFound } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
import { CSV_START, csvLine } from '../../platform/http/csv.ts'
import {
  InstantSchema,
  limitOf,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  EmptySchema,
} from '../../platform/http/schemas.ts'
import { actorOf, idempotencyKeyOf, type App } from '../../platform/http/server.ts'
import { runOnce } from '../../platform/http/idempotency.ts'
import { verifyAuditLog } from '../../platform/audit/audit-log.ts'
import { listParkedJobs, replayJob } from '../../platform/jobs/parked-jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { listMessages, listStuckOrders } from '../fulfillment/index.ts'
import { verifyLedger } from '../ledger/index.ts'
import {
  countOrdersByStatus,
  findOrder,
  listOrders,
  orderDetailJson,
  orderFilterOf,
  orderFilterQuery,
  orderRowJson,
} from '../orders/index.ts'
import type { PaymentService } from '../payments/index.ts'
import { listAudit, type AuditFilter } from './audit-read-model.ts'
import type { ClockService } from './clock-service.ts'

const tags = ['Operator console']
const auditQuery = {
  actor: Type.Optional(Type.String({ maxLength: 100 })),
  action: Type.Optional(Type.String({ maxLength: 60 })),
  object: Type.Optional(Type.String({ maxLength: 80 })),
  from: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}' })),
  to: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}' })),
}
const AuditRowSchema = Type.Object({
  id: Type.String(),
  at: InstantSchema,
  businessTime: InstantSchema,
  actor: nullable(Type.String()),
  account: nullable(Type.String()),
  role: Type.String(),
  ip: nullable(Type.String()),
  action: Type.String(),
  object: Type.Object({ type: Type.String(), id: Type.String() }),
  before: Type.Unknown(),
  after: Type.Unknown(),
  reason: nullable(Type.String()),
  requestId: nullable(Type.String()),
})
const Verification = Type.Object({
  ok: Type.Boolean(),
  rows: Type.Integer(),
  problems: Type.Array(Type.String()),
})
const parkedKinds = ['job', 'message', 'mail'] as const

function auditFilterOf(query: {
  actor?: string
  action?: string
  object?: string
  from?: string
  to?: string
}): AuditFilter {
  return {
    ...(query.actor?.trim() && { actor: query.actor.trim() }),
    ...(query.action?.trim() && { action: query.action.trim() }),
    ...(query.object?.trim() && { object: query.object.trim() }),
    ...(query.from && { from: new Date(query.from) }),
    ...(query.to && { to: new Date(query.to.length === 10 ? `${query.to}T23:59:59.999Z` : query.to) }),
  }
}

/** Mails and short messages that could not be sent; kept by messaging. */
export interface ParkedMail {
  id: string
  recipient: string
  subject: string
  failure: string | null
  createdAt: Date
}

export interface OperationsDeps {
  clock: ClockService
  payments: PaymentService
  listParkedMails: (limit: number) => Promise<ParkedMail[]>
  /** @returns false when there is none of that id */
  replayMail: (tx: Tx, id: string) => Promise<boolean>
}

const LIST_MAX = 200
const EXPORT_MAX = 50_000

/** The operator console (OPS-AUDIT, parked work, clock of the sandbox). */
export function registerOperationsRoutes(app: App, platform: Platform, deps: OperationsDeps): void {
  const { query } = platform.db

  app.get(
    '/api/v1/ops/overview',
    {
      config: { permission: 'ops:overview:view' },
      schema: {
        operationId: 'getOpsOverview',
        summary: 'What needs an operator, and orders by status',
        tags,
        response: {
          200: Type.Object({
            orders: Type.Array(Type.Object({ status: Type.String(), count: Type.Integer() })),
            parkedJobs: Type.Integer(),
            stoppedMessages: Type.Integer(),
            stuckOrders: Type.Integer(),
          }),
        },
      },
    },
    async () => {
      const [byStatus, parked, stopped, stuck] = await Promise.all([
        countOrdersByStatus(query),
        listParkedJobs(query, LIST_MAX),
        listMessages(query, null, { state: 'STOPPED' }, { limit: LIST_MAX }),
        listStuckOrders(query, platform.clock.now()),
      ])
      return {
        orders: byStatus,
        parkedJobs: parked.length,
        stoppedMessages: stopped.items.length,
        stuckOrders: stuck.length,
      }
    },
  )
  app.get(
    '/api/v1/ops/orders',
    {
      config: { permission: 'ops:orders:view' },
      schema: {
        operationId: 'listAllOrders',
        summary: 'Orders of all accounts, newest first',
        tags,
        querystring: Type.Object({
          ...orderFilterQuery,
          accountName: Type.Optional(Type.String({ maxLength: 100 })),
          ...pageQuery,
        }),
        response: { 200: pageOf(Type.Ref('OrderSummary')) },
      },
    },
    async (req) => {
      const { accountName, cursor } = req.query
      const page = await listOrders(
        query,
        null,
        { ...orderFilterOf(req.query), ...(accountName?.trim() && { accountName: accountName.trim() }) },
        { limit: limitOf(req.query), ...(cursor && { cursor }) },
      )
      return { nextCursor: page.nextCursor, items: page.items.map((row) => orderRowJson(row, req.locale)) }
    },
  )
  app.get(
    '/api/v1/ops/orders/:id',
    {
      config: { permission: 'ops:orders:view' },
      schema: {
        operationId: 'getAnyOrder',
        summary: 'Order of any account',
        tags,
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: { 200: Type.Ref('Order') },
      },
    },
    async (req) => {
      const detail = await findOrder(query, { id: req.params.id, accountId: null })
      if (!detail) throw notFound('order')
      const [paid, balanceMinor] = await Promise.all([
        deps.payments.listOrderPayments(query, req.params.id),
        deps.payments.balance(query, detail.order.accountId),
      ])
      return orderDetailJson(detail, paid, { balanceMinor, currency: deps.payments.currency }, req.locale)
    },
  )
  app.get(
    '/api/v1/ops/stuck-orders',
    {
      config: { permission: 'ops:orders:view' },
      schema: {
        operationId: 'listStuckOrders',
        summary: 'Orders that have no owner, due time or end',
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                orderId: Type.String(),
                status: Type.String(),
                since: InstantSchema,
                problem: Type.String(),
              }),
            ),
          }),
        },
      },
    },
    async () => ({
      items: (await listStuckOrders(query, platform.clock.now())).map((row) => ({
        ...row,
        since: row.since.toISOString(),
      })),
    }),
  )
  app.get(
    '/api/v1/ops/parked',
    {
      config: { permission: 'ops:parked:view' },
      schema: {
        operationId: 'listParked',
        summary: 'Work that stopped and waits for a person',
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                id: Type.String(),
                kind: oneOf(parkedKinds),
                subject: Type.String(),
                reason: nullable(Type.String()),
                since: InstantSchema,
                orderId: nullable(Type.String()),
                replayable: Type.Boolean(),
              }),
            ),
          }),
        },
      },
    },
    async () => {
      const [jobs, messages, mails] = await Promise.all([
        listParkedJobs(query, LIST_MAX),
        listMessages(query, null, { state: 'STOPPED' }, { limit: LIST_MAX }),
        deps.listParkedMails(LIST_MAX),
      ])
      return {
        items: [
          ...jobs.map((job) => ({
            id: job.id,
            kind: 'job' as const,
            subject: job.name,
            reason: job.lastError,
            since: job.since.toISOString(),
            orderId: null,
            replayable: true,
          })),
          ...messages.items.map((message) => ({
            id: message.id,
            kind: 'message' as const,
            subject: `${message.scenario} ${message.productTitle.en}`,
            reason: message.lastReason,
            since: message.createdAt.toISOString(),
            orderId: message.orderId,
            // The seller repairs and restarts its own messages (SELL-APP-33).
            replayable: false,
          })),
          ...mails.map((mail) => ({
            id: mail.id,
            kind: 'mail' as const,
            subject: `${mail.subject} → ${mail.recipient}`,
            reason: mail.failure,
            since: mail.createdAt.toISOString(),
            orderId: null,
            replayable: true,
          })),
        ].toSorted((a, b) => b.since.localeCompare(a.since)),
      }
    },
  )
  app.post(
    '/api/v1/ops/parked/:kind/:id/replay',
    {
      config: { permission: 'ops:parked:replay', idempotent: true },
      schema: {
        operationId: 'replayParked',
        summary: 'Try parked work again',
        tags,
        params: Type.Object({
          kind: oneOf(['job', 'mail']),
          id: Type.String({ pattern: '^[A-Za-z0-9_]{1,64}$' }),
        }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      const actor = actorOf(req)
      const { kind, id } = req.params
      if (kind === 'job' && !/^\d{1,18}$/.test(id)) throw notFound('job')
      await runOnce(
        platform.db,
        {
          accountId: actor.accountId,
          operation: 'ops.replay',
          key: idempotencyKeyOf(req),
          request: req.params,
        },
        async (tx) => {
          const replayed = kind === 'job' ? await replayJob(tx, id) : await deps.replayMail(tx, id)
          if (!replayed) throw notFound(kind)
          await platform.audit.append(tx, actor, {
            action: 'ops.parked.replay',
            objectType: kind,
            objectId: id,
          })
          return null
        },
      )
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/api/v1/ops/audit',
    {
      config: { permission: 'ops:audit:view' },
      schema: {
        operationId: 'listAudit',
        summary: 'Audit log, newest first',
        tags,
        querystring: Type.Object({ ...auditQuery, ...pageQuery }),
        response: { 200: pageOf(AuditRowSchema) },
      },
    },
    async (req) => {
      const page = await listAudit(query, auditFilterOf(req.query), {
        limit: limitOf(req.query),
        ...(req.query.cursor && { cursor: req.query.cursor }),
      })
      return {
        nextCursor: page.nextCursor,
        items: page.items.map((row) => ({
          id: row.id,
          at: row.recordedAt.toISOString(),
          businessTime: row.businessTime.toISOString(),
          actor: row.actorName,
          account: row.accountName,
          role: row.actorRole,
          ip: row.ip,
          action: row.action,
          object: { type: row.objectType, id: row.objectId },
          before: row.before,
          after: row.after,
          reason: row.reason,
          requestId: row.requestId,
        })),
      }
    },
  )
  app.get(
    '/api/v1/ops/audit/export.csv',
    {
      config: { permission: 'ops:audit:view' },
      schema: {
        operationId: 'exportAudit',
        summary: `Audit log as CSV, newest ${EXPORT_MAX} at most`,
        tags,
        querystring: Type.Object(auditQuery),
        produces: ['text/csv'],
      },
    },
    async (req, reply) => {
      let text =
        CSV_START +
        csvLine([
          'time',
          'business time',
          'actor',
          'account',
          'role',
          'ip',
          'action',
          'object type',
          'object',
          'before',
          'after',
          'reason',
          'request',
        ])
      let cursor: string | undefined
      for (let rows = 0; rows < EXPORT_MAX;) {
        const page = await listAudit(query, auditFilterOf(req.query), {
          limit: 1000,
          ...(cursor && { cursor }),
        })
        for (const row of page.items)
          text += csvLine([
            row.recordedAt.toISOString(),
            row.businessTime.toISOString(),
            row.actorName,
            row.accountName,
            row.actorRole,
            row.ip,
            row.action,
            row.objectType,
            row.objectId,
            row.before === null ? null : JSON.stringify(row.before),
            row.after === null ? null : JSON.stringify(row.after),
            row.reason,
            row.requestId,
          ])
        rows += page.items.length
        if (page.nextCursor === null) break
        cursor = page.nextCursor
      }
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .send(text)
    },
  )
  app.get(
    '/api/v1/ops/audit/verify',
    {
      config: { permission: 'ops:audit:view' },
      schema: {
        operationId: 'verifyAudit',
        summary: 'Recompute every audit chain',
        tags,
        response: { 200: Verification },
      },
    },
    async () => {
      const { rows, problems } = await verifyAuditLog(platform.db, platform.vault)
      return { ok: problems.length === 0, rows, problems }
    },
  )
  app.get(
    '/api/v1/ops/ledger/verify',
    {
      config: { permission: 'ops:ledger:view' },
      schema: {
        operationId: 'verifyLedger',
        summary: 'Prove that the books balance',
        tags,
        response: { 200: Verification },
      },
    },
    async () => {
      const { transactions, problems } = await verifyLedger(platform.db, platform.vault)
      return { ok: problems.length === 0, rows: transactions, problems }
    },
  )
  app.get(
    '/api/v1/ops/clock',
    {
      config: { permission: 'ops:clock:view' },
      schema: {
        operationId: 'getClock',
        summary: 'Business time',
        tags,
        response: {
          200: Type.Object({
            now: InstantSchema,
            realNow: InstantSchema,
            offsetMs: Type.Number(),
            movable: Type.Boolean(),
          }),
        },
      },
    },
    async () => ({
      now: platform.clock.now().toISOString(),
      realNow: new Date().toISOString(),
      offsetMs: platform.clock.offsetMs,
      movable: platform.clock.movable,
    }),
  )
  app.post(
    '/api/v1/ops/clock/advance',
    {
      config: { permission: 'ops:clock:move' },
      schema: {
        operationId: 'advanceClock',
        summary: 'Move the sandbox clock forward; everything due on the way happens in order',
        tags,
        body: Type.Object(
          { by: Type.String({ maxLength: 12, description: 'Such as 30d or 12h.' }) },
          { additionalProperties: false },
        ),
        response: { 202: Type.Object({ runId: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(202)
      return { runId: await deps.clock.start(actorOf(req), req.body.by) }
    },
  )
  app.get(
    '/api/v1/ops/clock/runs/:id',
    {
      config: { permission: 'ops:clock:view' },
      schema: {
        operationId: 'getClockRun',
        summary: 'How far a run of the clock is',
        tags,
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: {
          200: Type.Object({
            state: oneOf(['RUNNING', 'DONE', 'FAILED']),
            from: InstantSchema,
            target: InstantSchema,
            now: InstantSchema,
            steps: Type.Integer(),
            log: Type.Array(Type.Object({ at: InstantSchema, what: Type.String() })),
            failure: nullable(Type.String()),
          }),
        },
      },
    },
    async (req) => {
      const run = await deps.clock.findRun(req.params.id)
      return {
        state: run.state,
        from: run.from.toISOString(),
        target: run.target.toISOString(),
        now: run.reached.toISOString(),
        steps: run.steps,
        log: run.log,
        failure: run.failure,
      }
    },
  )
}
