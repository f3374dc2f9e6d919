import { Type } from 'typebox'
import { pickText } from '../../../kernel/text.ts'
import { InstantSchema, limitOf, nullable, oneOf, pageOf, pageQuery } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import type { Platform } from '../../../platform/platform.ts'
import { RecordedCallSchema, recordedCallJson } from '../call-schemas.ts'
import {
  clockTargets,
  testChargingModes,
  testCommands,
  testFamilies,
  testStates,
} from '../domain/test-subscription-life.ts'
import { sellerOf } from '../seller-of.ts'
import { listProductChoices } from './product-choices.ts'
import type { TestSubscriptionService } from './test-subscription-service.ts'
import { testOrderTypes, type TestSubscription } from './test-subscription.ts'

const tags = ['Seller center']
const view = { permission: 'seller:debugging:view' } as const
const edit = { permission: 'seller:debugging:edit' } as const
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const Code = Type.String({ minLength: 1, maxLength: 64 })
const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const Periods = Type.Integer({ minimum: 1, maximum: 36 })

const Product = Type.Object(
  {
    productId: Code,
    skuCode: Code,
    productName: Type.String({ minLength: 1, maxLength: 200 }),
    linearValue: nullable(Quantity),
  },
  { additionalProperties: false },
)
const summaryFields = {
  id: Type.String(),
  endpointId: Type.String(),
  family: oneOf(testFamilies),
  name: Type.String(),
  product: Product,
  chargingMode: oneOf(testChargingModes),
  periodType: nullable(oneOf(['year', 'month', 'day'])),
  periodNumber: nullable(Type.Integer()),
  asTest: Type.Boolean(),
  state: oneOf(testStates),
  now: InstantSchema,
  startsAt: nullable(InstantSchema),
  expiresAt: nullable(InstantSchema),
  graceEndsAt: nullable(InstantSchema),
  retentionEndsAt: nullable(InstantSchema),
  sellerInstanceId: nullable(Type.String()),
  pendingCommand: nullable(oneOf(testCommands)),
  createdAt: InstantSchema,
  endedAt: nullable(InstantSchema),
}
const Summary = Type.Object(summaryFields, { $id: 'TestSubscriptionSummary' })
const Detail = Type.Object(
  {
    ...summaryFields,
    allowedCommands: Type.Array(oneOf(testCommands)),
    due: nullable(Type.Object({ command: oneOf(['expire', 'freeze', 'release']), at: InstantSchema })),
    appInfo: nullable(
      Type.Object({
        frontEndUrl: nullable(Type.String()),
        userName: nullable(Type.String()),
        memo: nullable(Type.String()),
        license: nullable(Type.String()),
      }),
    ),
    orders: Type.Array(
      Type.Object({
        id: Type.String(),
        command: oneOf(testCommands),
        type: oneOf(testOrderTypes),
        state: oneOf(['OPEN', 'DONE', 'DROPPED', 'REFUNDED']),
        amount: Type.String(),
        expiresAt: nullable(InstantSchema),
        createdAt: InstantSchema,
      }),
    ),
    calls: Type.Array(
      Type.Object({
        ...RecordedCallSchema.properties,
        id: Type.String(),
        orderId: nullable(Type.String()),
        command: oneOf(testCommands),
        virtualAt: InstantSchema,
      }),
    ),
  },
  { $id: 'TestSubscription' },
)

const instant = (at: Date | null) => at?.toISOString() ?? null

const summaryJson = (found: TestSubscription) => ({
  id: found.id,
  endpointId: found.endpointId,
  family: found.family,
  name: found.name,
  product: found.product,
  chargingMode: found.chargingMode,
  periodType: found.periodType,
  periodNumber: found.periodNumber,
  asTest: found.asTest,
  state: found.state,
  now: found.now.toISOString(),
  startsAt: instant(found.startsAt),
  expiresAt: instant(found.expiresAt),
  graceEndsAt: instant(found.graceEndsAt),
  retentionEndsAt: instant(found.retentionEndsAt),
  sellerInstanceId: found.sellerInstanceId,
  pendingCommand: found.pendingCommand,
  createdAt: found.createdAt.toISOString(),
  endedAt: instant(found.endedAt),
})

function detailJson(detail: Awaited<ReturnType<TestSubscriptionService['get']>>) {
  const { subscription, orders, calls, allowedCommands, due, appInfo } = detail
  return {
    ...summaryJson(subscription),
    allowedCommands,
    due: due && { command: due.command, at: due.at.toISOString() },
    appInfo: appInfo && {
      frontEndUrl: appInfo.frontEndUrl,
      userName: appInfo.userName,
      memo: appInfo.memo,
      license: appInfo.license ?? null,
    },
    orders: orders.map((order) => ({
      id: order.id,
      command: order.command,
      type: order.type,
      state: order.state,
      amount: order.amount,
      expiresAt: instant(order.expiresAt),
      createdAt: order.createdAt.toISOString(),
    })),
    calls: calls.map((call) => ({
      ...recordedCallJson(call),
      id: call.id,
      orderId: call.orderId,
      command: call.command,
      virtualAt: call.virtualAt.toISOString(),
    })),
  }
}

/** Test subscriptions with a clock of their own; in the sandbox only. */
export function registerTestSubscriptionRoutes(
  app: App,
  platform: Platform,
  service: TestSubscriptionService,
): void {
  app.addSchema(Summary)
  app.addSchema(Detail)

  app.get(
    '/api/v1/seller/test-subscriptions/products',
    {
      config: view,
      schema: {
        operationId: 'listTestProducts',
        summary: 'The seller’s own specifications that can be subscribed to',
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                productTitle: Type.String(),
                specificationName: Type.String(),
                family: nullable(oneOf(testFamilies)),
                endpointId: nullable(Type.String()),
                skuCode: Type.String(),
                hasQuantity: Type.Boolean(),
                prices: Type.Array(
                  Type.Object({
                    productId: Type.String(),
                    mode: oneOf(['MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND']),
                  }),
                ),
              }),
            ),
          }),
        },
      },
    },
    async (req) => {
      service.requireSandbox()
      const choices = await listProductChoices(platform.db.query, sellerOf(actorOf(req)))
      return {
        items: choices.map((choice) => ({
          ...choice,
          productTitle: pickText(choice.productTitle, req.locale),
          specificationName: pickText(choice.specificationName, req.locale),
        })),
      }
    },
  )
  app.get(
    '/api/v1/seller/test-subscriptions',
    {
      config: view,
      schema: {
        operationId: 'listTestSubscriptions',
        summary: 'Test subscriptions, newest first',
        tags,
        querystring: Type.Object(pageQuery),
        response: { 200: pageOf(Type.Ref('TestSubscriptionSummary')) },
      },
    },
    async (req) => {
      const { cursor } = req.query
      const page = await service.list(actorOf(req), { limit: limitOf(req.query), ...(cursor && { cursor }) })
      return { nextCursor: page.nextCursor, items: page.items.map(summaryJson) }
    },
  )
  app.post(
    '/api/v1/seller/test-subscriptions',
    {
      config: edit,
      schema: {
        operationId: 'createTestSubscription',
        summary: 'A new test subscription, not yet opened',
        tags,
        body: Type.Object(
          {
            endpointId: Type.String({ maxLength: 64 }),
            family: oneOf(testFamilies),
            name: Type.String({ minLength: 1, maxLength: 100 }),
            product: Product,
            chargingMode: oneOf(testChargingModes),
            periodType: nullable(oneOf(['year', 'month', 'day'])),
            periodNumber: nullable(Periods),
            asTest: Type.Boolean({ description: 'Whether calls carry testFlag 1.' }),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return { id: await service.create(actorOf(req), req.body) }
    },
  )
  app.get(
    '/api/v1/seller/test-subscriptions/:id',
    {
      config: view,
      schema: {
        operationId: 'getTestSubscription',
        summary: 'A test subscription with its orders and every call',
        tags,
        params: Id,
        response: { 200: Type.Ref('TestSubscription') },
      },
    },
    async (req) => detailJson(await service.get(actorOf(req), req.params.id)),
  )
  app.post(
    '/api/v1/seller/test-subscriptions/:id/commands',
    {
      config: edit,
      schema: {
        operationId: 'commandTestSubscription',
        summary: 'One step of its life; a failed call moves nothing and may be repeated with the same order',
        tags,
        params: Id,
        body: Type.Object(
          {
            command: oneOf(testCommands),
            periodType: Type.Optional(oneOf(['year', 'month'])),
            periodNumber: Type.Optional(Periods),
            linearValue: Type.Optional(Quantity),
            skuCode: Type.Optional(Code),
            productId: Type.Optional(Code),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({ done: Type.Boolean(), subscription: Type.Ref('TestSubscription') }),
        },
      },
    },
    async (req) => {
      const { command, ...options } = req.body
      const { done } = await service.command(actorOf(req), req.params.id, command, options)
      return { done, subscription: detailJson(await service.get(actorOf(req), req.params.id)) }
    },
  )
  app.post(
    '/api/v1/seller/test-subscriptions/:id/clock',
    {
      config: edit,
      schema: {
        operationId: 'moveTestClock',
        summary: 'Move the subscription’s own clock; what falls due on the way is called in order',
        tags,
        params: Id,
        body: Type.Object({ to: oneOf(clockTargets) }, { additionalProperties: false }),
        response: {
          200: Type.Object({ done: Type.Boolean(), subscription: Type.Ref('TestSubscription') }),
        },
      },
    },
    async (req) => {
      const { done } = await service.moveClock(actorOf(req), req.params.id, req.body.to)
      return { done, subscription: detailJson(await service.get(actorOf(req), req.params.id)) }
    },
  )
}
