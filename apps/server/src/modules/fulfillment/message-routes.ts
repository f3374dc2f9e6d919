import { Type } from 'typebox'
import { notFound } from '../../kernel/errors.ts'
import { pickText, type Locale } from '../../kernel/text.ts'
import { CSV_START, csvLine } from '../../platform/http/csv.ts'
import {
  InstantSchema,
  instantOf,
  limitOf,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
} from '../../platform/http/schemas.ts'
import { actorOf, idempotencyKeyOf, type App } from '../../platform/http/server.ts'
import { errorText } from '../../platform/i18n/error-texts.ts'
import type { Platform } from '../../platform/platform.ts'
import { sellerScopeOf, type SellerScope } from '../../platform/product-grant.ts'
import type { DeliveryService } from './delivery-service.ts'
import {
  messageStates,
  scenarios,
  sellerCommands,
  type MessageState,
  type Scenario,
} from './domain/message-states.ts'
import {
  findMessage,
  listAttempts,
  listMessages,
  type MessageFilter,
  type MessageRow,
} from './message-read-model.ts'

const tags = ['Seller center']
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })

const messageFields = {
  id: Type.String(),
  orderId: nullable(Type.String()),
  orderLineId: nullable(Type.String()),
  instanceId: Type.String(),
  productTitle: Type.String(),
  scenario: oneOf(scenarios),
  phase: oneOf(['CALL', 'QUERY']),
  edition: oneOf(['classic', 'resilient']),
  url: Type.String(),
  state: oneOf(messageStates),
  attempts: Type.Integer(),
  lastResultCode: nullable(Type.String()),
  lastHttpStatus: nullable(Type.Integer()),
  lastReason: nullable(Type.String()),
  createdAt: InstantSchema,
  nextAttemptAt: nullable(InstantSchema),
  allowedCommands: Type.Array(oneOf(['restart'])),
}
const MessageSummary = Type.Object(messageFields, { $id: 'InterfaceMessageSummary' })
const Message = Type.Object(
  {
    ...messageFields,
    windowStartedAt: InstantSchema,
    attemptsList: Type.Array(
      Type.Object({
        no: Type.Integer(),
        activity: Type.String(),
        at: InstantSchema,
        durationMs: Type.Integer(),
        method: oneOf(['GET', 'POST']),
        requestHeaders: Type.Record(Type.String(), Type.String()),
        requestUrl: Type.String(),
        requestBody: Type.String(),
        httpStatus: nullable(Type.Integer()),
        contentType: nullable(Type.String()),
        responseBody: nullable(Type.String()),
        resultCode: nullable(Type.String()),
        verdict: oneOf(['success', 'processing', 'failure']),
        reason: nullable(Type.String()),
        warnings: Type.Array(Type.String()),
      }),
    ),
  },
  { $id: 'InterfaceMessage' },
)

function messageJson(message: MessageRow, locale: Locale) {
  return {
    id: message.id,
    orderId: message.orderId,
    orderLineId: message.orderLineId,
    instanceId: message.instanceId,
    productTitle: pickText(message.productTitle, locale),
    scenario: message.scenario,
    phase: message.phase,
    edition: message.edition,
    url: message.url,
    state: message.state,
    attempts: message.attempts,
    lastResultCode: message.lastResultCode,
    lastHttpStatus: message.lastHttpStatus,
    lastReason: message.lastReason,
    createdAt: message.createdAt.toISOString(),
    nextAttemptAt: message.nextAttemptAt?.toISOString() ?? null,
    allowedCommands: sellerCommands(message.state),
  }
}

const EXPORT_MAX = 10_000

const filterQuery = {
  state: Type.Optional(oneOf(messageStates)),
  scenario: Type.Optional(oneOf(scenarios)),
  orderId: Type.Optional(Type.String({ maxLength: 64 })),
  productName: Type.Optional(Type.String({ maxLength: 100 })),
  from: Type.Optional(Type.String({ maxLength: 30 })),
  to: Type.Optional(Type.String({ maxLength: 30 })),
}

function filterOf(asked: {
  state?: MessageState
  scenario?: Scenario
  orderId?: string
  productName?: string
  from?: string
  to?: string
}): MessageFilter {
  return {
    ...(asked.state && { state: asked.state }),
    ...(asked.scenario && { scenario: asked.scenario }),
    ...(asked.orderId?.trim() && { orderId: asked.orderId.trim() }),
    ...(asked.productName?.trim() && { productName: asked.productName.trim() }),
    ...(asked.from && { from: instantOf(asked.from, 'from') }),
    ...(asked.to && { to: instantOf(asked.to, 'to', 'end') }),
  }
}

const exportHead: Record<Locale, string[]> = {
  'zh-CN': [
    '消息',
    '时间',
    '订单号',
    '订单行',
    '实例',
    '商品',
    '接口',
    '地址',
    '状态',
    '调用次数',
    'HTTP',
    '结果码',
    '原因',
  ],
  en: [
    'Message',
    'Created',
    'Order',
    'Line',
    'Instance',
    'Product',
    'Interface',
    'Address',
    'State',
    'Attempts',
    'HTTP',
    'Result code',
    'Reason',
  ],
}

function exportLine(message: MessageRow, locale: Locale): string {
  return csvLine([
    message.id,
    message.createdAt.toISOString(),
    message.orderId,
    message.orderLineId,
    message.instanceId,
    pickText(message.productTitle, locale),
    message.scenario,
    message.url,
    message.state,
    message.attempts,
    message.lastHttpStatus,
    message.lastResultCode,
    message.lastReason,
  ])
}

/** Production interface messages of the seller (SELL-APP-30..33). */
export function registerMessageRoutes(app: App, platform: Platform, delivery: DeliveryService): void {
  app.addSchema(MessageSummary)
  app.addSchema(Message)
  const { query } = platform.db
  const detailJson = async (scope: SellerScope, id: string, locale: Locale) => {
    const message = await findMessage(query, { id, scope })
    if (!message) throw notFound('message')
    const attempts = await listAttempts(query, id)
    return {
      ...messageJson(message, locale),
      windowStartedAt: message.windowStartedAt.toISOString(),
      attemptsList: attempts.map(({ messageId: _, number, at, ...attempt }) => ({
        ...attempt,
        no: number,
        at: at.toISOString(),
      })),
    }
  }

  app.get(
    '/api/v1/seller/messages',
    {
      config: { permission: 'seller:interface_messages:view' },
      schema: {
        operationId: 'listInterfaceMessages',
        summary: 'Production interface messages, newest first',
        tags,
        querystring: Type.Object({ ...filterQuery, ...pageQuery }),
        response: { 200: pageOf(Type.Ref('InterfaceMessageSummary')) },
      },
    },
    async (req) => {
      const { cursor } = req.query
      const page = await listMessages(query, sellerScopeOf(actorOf(req)), filterOf(req.query), {
        limit: limitOf(req.query),
        ...(cursor && { cursor }),
      })
      return { nextCursor: page.nextCursor, items: page.items.map((row) => messageJson(row, req.locale)) }
    },
  )
  app.get(
    '/api/v1/seller/messages/export.csv',
    {
      config: { permission: 'seller:interface_messages:view' },
      schema: {
        operationId: 'exportInterfaceMessages',
        summary: `Production interface messages as CSV, newest ${EXPORT_MAX} at most`,
        tags,
        querystring: Type.Object(filterQuery),
        produces: ['text/csv'],
      },
    },
    async (req, reply) => {
      const scope = sellerScopeOf(actorOf(req))
      let text = CSV_START + csvLine(exportHead[req.locale])
      let cursor: string | undefined
      for (let rows = 0; rows < EXPORT_MAX;) {
        const page = await listMessages(query, scope, filterOf(req.query), {
          limit: 500,
          ...(cursor && { cursor }),
        })
        for (const row of page.items) text += exportLine(row, req.locale)
        rows += page.items.length
        if (page.nextCursor === null) break
        cursor = page.nextCursor
      }
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="interface-messages.csv"')
        .send(text)
    },
  )
  app.get(
    '/api/v1/seller/messages/:id',
    {
      config: { permission: 'seller:interface_messages:view' },
      schema: {
        operationId: 'getInterfaceMessage',
        summary: 'A message with every attempt',
        tags,
        params: Id,
        response: { 200: Type.Ref('InterfaceMessage') },
      },
    },
    (req) => detailJson(sellerScopeOf(actorOf(req)), req.params.id, req.locale),
  )
  app.post(
    '/api/v1/seller/messages/:id/restart',
    {
      config: { permission: 'seller:interface_messages:restart', idempotent: true },
      schema: {
        operationId: 'restartInterfaceMessage',
        summary: 'Send again now and open a new window',
        tags,
        params: Id,
        response: { 200: Type.Ref('InterfaceMessage') },
      },
    },
    async (req) => {
      await delivery.restart(actorOf(req), req.params.id, idempotencyKeyOf(req))
      return detailJson(sellerScopeOf(actorOf(req)), req.params.id, req.locale)
    },
  )
  app.post(
    '/api/v1/seller/messages/batch-restart',
    {
      config: { permission: 'seller:interface_messages:restart', idempotent: true },
      schema: {
        operationId: 'restartInterfaceMessages',
        summary: 'Restart up to 100 messages',
        tags,
        body: Type.Object(
          { ids: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 100 }) },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            restarted: Type.Array(Type.String()),
            refused: Type.Array(
              Type.Object({ id: Type.String(), code: Type.String(), title: Type.String() }),
            ),
          }),
        },
      },
    },
    async (req) => {
      const result = await delivery.restartBatch(actorOf(req), req.body.ids, idempotencyKeyOf(req))
      return {
        restarted: result.restarted,
        refused: result.refused.map(({ id, code }) => ({
          id,
          code,
          title: errorText(code, req.locale, {}).title,
        })),
      }
    },
  )
}
