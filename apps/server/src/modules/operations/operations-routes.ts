import { Type } from 'typebox'
import { notFound } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
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
import { listParkedJobs, replayJob } from '../../platform/jobs/parked-jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { listMessages, listStuckOrders } from '../fulfillment/index.ts'
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
import { registerAuditRoutes } from './audit-routes.ts'
import { registerClockRoutes } from './clock-routes.ts'
import type { ClockService } from './clock-service.ts'

const tags = ['Operator console']
const parkedKinds = ['job', 'message', 'mail'] as const

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

/** The operator console (OPS-AUDIT, parked work, clock of the sandbox). */
export function registerOperationsRoutes(app: App, platform: Platform, deps: OperationsDeps): void {
  const { query } = platform.db
  registerAuditRoutes(app, platform)
  registerClockRoutes(app, platform, deps.clock)

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
      return {
        nextCursor: page.nextCursor,
        items: page.items.map((row) => ({ ...orderRowJson(row, req.locale), allowedCommands: [] })),
      }
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
      return {
        // Commands of an order are the buyer's.
        ...orderDetailJson(detail, paid, { balanceMinor, currency: deps.payments.currency }, req.locale),
        allowedCommands: [],
      }
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
}
