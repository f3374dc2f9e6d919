import { Type } from 'typebox'
import { addDays } from '../../kernel/calendar.ts'
import { notFound } from '../../kernel/errors.ts'
import { formatMinor } from '../../kernel/money.ts'
import { pickText } from '../../kernel/text.ts'
import { CSV_START, csvLine } from '../../platform/http/csv.ts'
import {
  instantOf,
  InstantSchema,
  limitOf,
  MoneySchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
} from '../../platform/http/schemas.ts'
import { actorOf, type App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import { sellerScopeOf, type SellerScope } from '../../platform/product-grant.ts'
import type { PaymentService } from '../payments/index.ts'
import { findSeller, sellerLogoUrl } from '../sellers/index.ts'
import { orderStatuses } from './domain/order-states.ts'
import { historyJson, sellerOrderJson } from './order-presenter.ts'
import {
  findSellerOrder,
  listSellerOrders,
  sellerFigures,
  type SellerOrderFilter,
} from './order-read-model.ts'
import { HistorySchema, SellerOrderSchema } from './order-schemas.ts'

const tags = ['Seller center']
const filterQuery = {
  orderId: Type.Optional(Type.String({ maxLength: 64 })),
  customerName: Type.Optional(Type.String({ maxLength: 100 })),
  productName: Type.Optional(Type.String({ maxLength: 100 })),
  status: Type.Optional(oneOf(orderStatuses)),
  from: Type.Optional(Type.String({ maxLength: 30 })),
  to: Type.Optional(Type.String({ maxLength: 30 })),
}
const EXPORT_MAX = 10_000
const FIGURES_DAYS = 365

function filterOf(query: {
  orderId?: string
  customerName?: string
  productName?: string
  status?: (typeof orderStatuses)[number]
  from?: string
  to?: string
}): SellerOrderFilter {
  return {
    ...(query.orderId?.trim() && { orderId: query.orderId.trim() }),
    ...(query.customerName?.trim() && { customerName: query.customerName.trim() }),
    ...(query.productName?.trim() && { productName: query.productName.trim() }),
    ...(query.status && { status: query.status }),
    ...(query.from && { from: instantOf(query.from, 'from') }),
    ...(query.to && { to: instantOf(query.to, 'to', 'end') }),
  }
}

/** Orders and figures of the seller (SELL-TRD-01..05, SELL-OVW). */
export function registerSellerOrderRoutes(
  app: App,
  platform: Platform,
  payments: PaymentService,
  /** What waits for the seller, from modules below. */
  todos: (scope: SellerScope) => Promise<{ key: string; count: number }[]>,
): void {
  app.addSchema(SellerOrderSchema)

  app.get(
    '/api/v1/seller/overview',
    {
      config: { permission: 'seller:overview:view' },
      schema: {
        operationId: 'getSellerOverview',
        summary: 'Figures of the last 365 days and what waits for the seller',
        tags,
        response: {
          200: Type.Object({
            seller: Type.Object({
              id: Type.String(),
              slug: Type.String(),
              name: Type.String(),
              logoUrl: Type.String(),
              state: Type.String(),
            }),
            figures: nullable(
              Type.Object({
                amount: MoneySchema,
                paidOrders: Type.Integer(),
                from: InstantSchema,
                to: InstantSchema,
              }),
            ),
            todos: Type.Array(Type.Object({ key: Type.String(), count: Type.Integer() })),
            products: Type.Array(
              Type.Object({
                slug: Type.String(),
                title: Type.String(),
                orders: Type.Integer(),
                amount: MoneySchema,
              }),
            ),
          }),
        },
      },
    },
    async (req) => {
      const actor = actorOf(req)
      const scope = sellerScopeOf(actor)
      const to = platform.clock.now()
      const from = addDays(to, -FIGURES_DAYS)
      const [seller, figures, waiting] = await Promise.all([
        findSeller(platform.db.query, { id: scope.sellerId }),
        // Each part for those who may see it (SELL-OVW-06).
        actor.permissions.has('seller:orders:view')
          ? sellerFigures(platform.db.query, scope, from, to)
          : null,
        actor.permissions.has('seller:interface_messages:view') ? todos(scope) : [],
      ])
      if (!seller) throw notFound('seller')
      const { currency } = payments
      return {
        seller: {
          id: seller.id,
          slug: seller.slug,
          name: pickText(seller.name, req.locale),
          logoUrl: sellerLogoUrl(seller),
          state: seller.state,
        },
        figures: figures && {
          amount: { amount: formatMinor(figures.amountMinor), currency },
          paidOrders: figures.paidOrders,
          from: from.toISOString(),
          to: to.toISOString(),
        },
        todos: waiting,
        products: (figures?.products ?? []).map((row) => ({
          slug: row.slug,
          title: pickText(row.title, req.locale),
          orders: row.orders,
          amount: { amount: formatMinor(row.amountMinor), currency },
        })),
      }
    },
  )
  app.get(
    '/api/v1/seller/orders',
    {
      config: { permission: 'seller:orders:view' },
      schema: {
        operationId: 'listSellerOrders',
        summary: 'Order lines of the seller, newest first',
        tags,
        querystring: Type.Object({ ...filterQuery, ...pageQuery }),
        response: { 200: pageOf(Type.Ref('SellerOrder')) },
      },
    },
    async (req) => {
      const page = await listSellerOrders(
        platform.db.query,
        sellerScopeOf(actorOf(req)),
        filterOf(req.query),
        {
          limit: limitOf(req.query),
          ...(req.query.cursor && { cursor: req.query.cursor }),
        },
      )
      return { nextCursor: page.nextCursor, items: page.items.map((row) => sellerOrderJson(row, req.locale)) }
    },
  )
  app.get(
    '/api/v1/seller/orders/export.csv',
    {
      config: { permission: 'seller:orders:export' },
      schema: {
        operationId: 'exportSellerOrders',
        summary: `Order lines as CSV, newest ${EXPORT_MAX} at most`,
        tags,
        querystring: Type.Object(filterQuery),
        produces: ['text/csv'],
      },
    },
    async (req, reply) => {
      const scope = sellerScopeOf(actorOf(req))
      const head =
        req.locale === 'en'
          ? [
              'Order',
              'Line',
              'Product',
              'Specification',
              'Periods',
              'Quantity',
              'Paid',
              'Currency',
              'State',
              'Customer',
              'Created',
            ]
          : ['订单号', '订单行', '商品', '规格', '周期数', '数量', '实付', '币种', '状态', '客户', '创建时间']
      let text = CSV_START + csvLine(head)
      let cursor: string | undefined
      for (let rows = 0; rows < EXPORT_MAX;) {
        const page = await listSellerOrders(platform.db.query, scope, filterOf(req.query), {
          limit: 500,
          ...(cursor && { cursor }),
        })
        for (const row of page.items) {
          const json = sellerOrderJson(row, req.locale)
          text += csvLine([
            json.orderId,
            json.lineId,
            json.productTitle,
            json.specName,
            `${json.periodCount} ${json.mode}`,
            json.quantity,
            json.paid.amount,
            json.paid.currency,
            json.state,
            json.customerName,
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
    '/api/v1/seller/orders/:lineId',
    {
      config: { permission: 'seller:orders:view' },
      schema: {
        operationId: 'getSellerOrder',
        summary: 'One order line',
        tags,
        params: Type.Object({ lineId: Type.String({ maxLength: 64 }) }),
        response: {
          200: Type.Object({
            line: Type.Ref('SellerOrder'),
            history: Type.Array(HistorySchema),
            refundReason: nullable(Type.String()),
          }),
        },
      },
    },
    async (req) => {
      const row = await findSellerOrder(platform.db.query, sellerScopeOf(actorOf(req)), req.params.lineId)
      if (!row) throw notFound('order line')
      return {
        line: sellerOrderJson(row, req.locale),
        history: row.history.map(historyJson),
        refundReason: row.history.find((entry) => entry.to === 'REFUNDED')?.reason ?? null,
      }
    },
  )
}
