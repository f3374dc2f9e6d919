import { Type } from 'typebox'
import { formatMinor } from '../../kernel/money.ts'
import {
  InstantSchema,
  limitOf,
  MoneySchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
} from '../../platform/http/schemas.ts'
import { actorOf, idempotencyKeyOf, type App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import type { PaymentService } from './payment-service.ts'

const tags = ['Wallet']

/** The buyer's wallet. */
export function registerWalletRoutes(app: App, platform: Platform, payments: PaymentService): void {
  const { currency } = payments
  app.get(
    '/api/v1/wallet',
    {
      config: { permission: 'mkt:wallet:view' },
      schema: {
        operationId: 'getWallet',
        summary: 'Balance',
        tags,
        response: {
          200: Type.Object({ balance: MoneySchema, currency: Type.String(), sandboxTopUp: Type.Boolean() }),
        },
      },
    },
    async (req) => {
      const balance = await payments.balance(platform.db.query, actorOf(req).accountId)
      return {
        balance: { amount: formatMinor(balance), currency },
        currency,
        sandboxTopUp: payments.topUpAvailable,
      }
    },
  )
  app.get(
    '/api/v1/wallet/transactions',
    {
      config: { permission: 'mkt:wallet:view' },
      schema: {
        operationId: 'listWalletTransactions',
        summary: 'Movements of the wallet, newest first',
        tags,
        querystring: Type.Object(pageQuery),
        response: {
          200: pageOf(
            Type.Object({
              id: Type.String(),
              kind: oneOf(['TOP_UP', 'PAYMENT', 'REFUND', 'RELEASE']),
              amount: MoneySchema,
              balanceAfter: MoneySchema,
              at: InstantSchema,
              orderId: nullable(Type.String()),
              reference: Type.String(),
            }),
          ),
        },
      },
    },
    async (req) => {
      const page = await payments.listWallet(actorOf(req).accountId, {
        limit: limitOf(req.query),
        ...(req.query.cursor && { cursor: req.query.cursor }),
      })
      return {
        nextCursor: page.nextCursor,
        items: page.items.map((row) => ({
          id: row.id,
          kind: row.kind,
          amount: { amount: formatMinor(row.amountMinor), currency },
          balanceAfter: { amount: formatMinor(row.balanceAfterMinor), currency },
          at: row.occurredAt.toISOString(),
          // A refund refers to the order line, whose id starts with the order's (BUY-SYS-07).
          orderId: row.kind === 'TOP_UP' ? null : row.reference.replace(/-\d{6}$/, ''),
          reference: row.reference,
        })),
      }
    },
  )
  app.post(
    '/api/v1/wallet/top-ups',
    {
      config: { permission: 'mkt:wallet:top_up', idempotent: true },
      schema: {
        operationId: 'createTopUp',
        summary: 'Credit the wallet (sandbox)',
        tags,
        body: Type.Object({ amount: Type.String({ maxLength: 20 }) }, { additionalProperties: false }),
        response: { 201: Type.Object({ id: Type.String(), balance: MoneySchema }) },
      },
    },
    async (req, reply) => {
      const { id, balance } = await payments.topUp(actorOf(req), req.body.amount, idempotencyKeyOf(req))
      void reply.code(201)
      return { id, balance: { amount: balance, currency } }
    },
  )
}
