import { Type } from 'typebox'
import { DomainError, notFound } from '../../kernel/errors.ts'
import type { Actor } from '../../platform/actor.ts'
import { CSV_START, csvLine } from '../../platform/http/csv.ts'
import { instantOf, limitOf, oneOf, pageOf, pageQuery } from '../../platform/http/schemas.ts'
import { actorOf, idempotencyKeyOf, type App } from '../../platform/http/server.ts'
import { errorText } from '../../platform/i18n/error-texts.ts'
import type { Platform } from '../../platform/platform.ts'
import type { PaymentService } from '../payments/index.ts'
import { SelectionSchema } from '../pricing/index.ts'
import { orderStatuses } from './domain/order-states.ts'
import { orderDetailJson, orderRowJson } from './order-presenter.ts'
import { findOrder, listOrders, type OrderFilter } from './order-read-model.ts'
import { OrderSchema, OrderSummarySchema, orderTypes } from './order-schemas.ts'
import type { OrderService } from './order-service.ts'
import type { Locale } from '../../kernel/text.ts'

const tags = ['Orders']
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const Day = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}(T[0-9:.]+Z)?$',
  description: 'Date or instant, UTC.',
})

export const orderFilterQuery = {
  status: Type.Optional(oneOf(orderStatuses)),
  type: Type.Optional(oneOf(orderTypes)),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
}

/** Filter of order lists from a query; the end of a date-only range is that day's end. */
export function orderFilterOf(query: {
  status?: (typeof orderStatuses)[number]
  type?: (typeof orderTypes)[number]
  q?: string
  from?: string
  to?: string
}): OrderFilter {
  return {
    ...(query.status && { status: query.status }),
    ...(query.type && { type: query.type }),
    ...(query.q?.trim() && { q: query.q.trim() }),
    ...(query.from && { from: instantOf(query.from, 'from') }),
    ...(query.to && { to: instantOf(query.to, 'to', 'end') }),
  }
}

const EXPORT_MAX = 10_000

const permissionOf = { pay: 'mkt:order:pay', cancel: 'mkt:order:cancel' } as const

/** Only the commands that this reader may give (BUY-IAM-05). */
function forActor<T extends { allowedCommands: ('pay' | 'cancel')[] }>(order: T, actor: Actor): T {
  return {
    ...order,
    allowedCommands: order.allowedCommands.filter((command) => actor.permissions.has(permissionOf[command])),
  }
}

/** Orders of the buyer. */
export function registerOrderRoutes(
  app: App,
  platform: Platform,
  orders: OrderService,
  payments: PaymentService,
): void {
  app.addSchema(OrderSummarySchema)
  app.addSchema(OrderSchema)

  const detailJson = async (actor: Actor, id: string, locale: Locale) => {
    const { query } = platform.db
    const [detail, paid, balanceMinor] = await Promise.all([
      findOrder(query, { id, accountId: actor.accountId }),
      payments.listOrderPayments(query, id),
      payments.balance(query, actor.accountId),
    ])
    if (!detail) throw notFound('order')
    return forActor(
      orderDetailJson(detail, paid, { balanceMinor, currency: payments.currency }, locale),
      actor,
    )
  }

  app.post(
    '/api/v1/orders',
    {
      config: { permission: 'mkt:order:create', idempotent: true },
      schema: {
        operationId: 'submitOrder',
        summary: 'Submit an order',
        tags,
        body: Type.Object(
          {
            items: Type.Array(SelectionSchema, { minItems: 1, maxItems: 50 }),
            quoteHash: Type.Union([Type.String(), Type.Array(Type.String(), { maxItems: 50 })], {
              description: 'Hash of the quote that was shown; one for each item.',
            }),
            agreements: Type.Array(oneOf(['product', 'user', 'privacy'])),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Ref('Order') },
      },
    },
    async (req, reply) => {
      const { items, quoteHash, agreements } = req.body
      const quoteHashes = Array.isArray(quoteHash) ? quoteHash : [quoteHash]
      const id = await orders.submit(actorOf(req), { items, quoteHashes, agreements }, idempotencyKeyOf(req))
      void reply.code(201)
      return detailJson(actorOf(req), id, req.locale)
    },
  )
  app.get(
    '/api/v1/orders',
    {
      config: { permission: 'mkt:order:view' },
      schema: {
        operationId: 'listOrders',
        summary: 'Orders, newest first',
        tags,
        querystring: Type.Object({ ...orderFilterQuery, ...pageQuery }),
        response: { 200: pageOf(Type.Ref('OrderSummary')) },
      },
    },
    async (req) => {
      const page = await listOrders(platform.db.query, actorOf(req).accountId, orderFilterOf(req.query), {
        limit: limitOf(req.query),
        ...(req.query.cursor && { cursor: req.query.cursor }),
      })
      return {
        nextCursor: page.nextCursor,
        items: page.items.map((row) => forActor(orderRowJson(row, req.locale), actorOf(req))),
      }
    },
  )
  app.get(
    '/api/v1/orders/export.csv',
    {
      config: { permission: 'mkt:order:view' },
      schema: {
        operationId: 'exportOrders',
        summary: `Orders as CSV, newest ${EXPORT_MAX} at most`,
        tags,
        querystring: Type.Object(orderFilterQuery),
        produces: ['text/csv'],
      },
    },
    async (req, reply) => {
      const actor = actorOf(req)
      const head =
        req.locale === 'en'
          ? ['Order', 'Product', 'Specification', 'Type', 'Status', 'Amount', 'Currency', 'Created']
          : ['订单号', '商品', '规格', '类型', '状态', '金额', '币种', '创建时间']
      let text = CSV_START + csvLine(head)
      let cursor: string | undefined
      for (let rows = 0; rows < EXPORT_MAX;) {
        const page = await listOrders(platform.db.query, actor.accountId, orderFilterOf(req.query), {
          limit: 500,
          ...(cursor && { cursor }),
        })
        for (const row of page.items) {
          const json = orderRowJson(row, req.locale)
          text += csvLine([
            json.id,
            json.productTitle,
            json.specName,
            json.type,
            json.status,
            json.payable.amount,
            json.payable.currency,
            json.createdAt,
          ])
        }
        rows += page.items.length
        if (page.nextCursor === null) break
        cursor = page.nextCursor
      }
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="orders.csv"')
        .send(text)
    },
  )
  app.get(
    '/api/v1/orders/:id',
    {
      config: { permission: 'mkt:order:view' },
      schema: {
        operationId: 'getOrder',
        summary: 'Order',
        tags,
        params: Id,
        response: { 200: Type.Ref('Order') },
      },
    },
    (req) => detailJson(actorOf(req), req.params.id, req.locale),
  )
  app.post(
    '/api/v1/orders/:id/pay',
    {
      config: { permission: 'mkt:order:pay', idempotent: true },
      schema: {
        operationId: 'payOrder',
        summary: 'Pay an order from the wallet',
        tags,
        params: Id,
        body: Type.Object({ method: oneOf(['BALANCE']) }, { additionalProperties: false }),
        response: { 200: Type.Ref('Order') },
      },
    },
    async (req) => {
      await orders.pay(actorOf(req), req.params.id, idempotencyKeyOf(req))
      return detailJson(actorOf(req), req.params.id, req.locale)
    },
  )
  app.post(
    '/api/v1/orders/:id/cancel',
    {
      config: { permission: 'mkt:order:cancel', idempotent: true },
      schema: {
        operationId: 'cancelOrder',
        summary: 'Cancel an unpaid order',
        tags,
        params: Id,
        body: Type.Object(
          { reason: Type.Optional(Type.String({ maxLength: 200 })) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Ref('Order') },
      },
    },
    async (req) => {
      await orders.cancel(actorOf(req), req.params.id, req.body.reason ?? '', idempotencyKeyOf(req))
      return detailJson(actorOf(req), req.params.id, req.locale)
    },
  )
  app.post(
    '/api/v1/orders/batch-cancel',
    {
      config: { permission: 'mkt:order:cancel', idempotent: true },
      schema: {
        operationId: 'batchCancelOrders',
        summary: 'Cancel up to 30 unpaid orders',
        tags,
        body: Type.Object(
          { ids: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 200 }) },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            canceled: Type.Array(Type.String()),
            refused: Type.Array(
              Type.Object({ id: Type.String(), code: Type.String(), title: Type.String() }),
            ),
          }),
        },
      },
    },
    async (req) => {
      if (req.body.ids.length > 30) throw new DomainError('validation', 'ORD_TOO_MANY')
      const result = await orders.cancelBatch(actorOf(req), req.body.ids, idempotencyKeyOf(req))
      return {
        canceled: result.canceled,
        refused: result.refused.map(({ id, code }) => ({
          id,
          code,
          title: errorText(code, req.locale, {}).title,
        })),
      }
    },
  )
}
