import {
  formatCompactTime,
  isMockOrderId,
  mockOrder,
  type OpenApiCode,
  type OrderInfo,
  type OrderQuery,
} from '@yunshi/seller-sdk'
import type { Platform } from '../../platform/platform.ts'
import { findProduct } from '../catalog/index.ts'
import { findInstance } from '../instances/index.ts'
import { findOrder } from '../orders/index.ts'
import { orderLineInfo } from './order-line-info.ts'

export type OpenApiService = ReturnType<typeof createOpenApiService>
export type OrderQueryResult = { orderInfo: OrderInfo } | { code: Exclude<OpenApiCode, 'MKT.0000'> }
type SoldOrderLine = NonNullable<Awaited<ReturnType<typeof findOrder>>>['lines'][number]

/** What sellers' programs ask of the marketplace (isv-protocol 6). */
export function createOpenApiService(
  platform: Platform,
  deps: {
    /** Orders of test subscriptions, which no buyer placed; `null` when there is none with this number. */
    findTestOrder: (sellerId: string, orderId: string) => Promise<OrderInfo | null>
  },
) {
  const { clock, siteTimeZone } = platform
  const { query } = platform.db

  async function lineInfo(line: SoldOrderLine, boughtAt: Date) {
    const [instance, product] = await Promise.all([
      line.instanceId === null ? null : findInstance(query, { id: line.instanceId }),
      findProduct(query, { id: line.productId }),
    ])
    const specification = product?.specifications.find((spec) => spec.id === line.specificationId)
    return orderLineInfo(
      {
        ...line,
        hasQuantity: specification?.attributes.some(({ kind }) => kind === 'quantity') ?? line.quantity > 1,
        // Comma-joined; a comma of a name would look like another part.
        productName: [line.productTitle, line.specificationName, ...line.attributes.map(({ value }) => value)]
          .map((text) => text.zh.replaceAll(',', ' '))
          .join(','),
        startsAt: instance?.startsAt ?? boughtAt,
      },
      siteTimeZone,
    )
  }

  return {
    /**
     * The order query (isv-protocol 6.2). A seller sees the lines it sold; an order without one of them and an order
     * that does not exist answer alike: `MKT.0150`.
     */
    async queryOrder(sellerId: string, { orderId, orderLineId }: OrderQuery): Promise<OrderQueryResult> {
      const made = isMockOrderId(orderId)
        ? mockOrder(orderId, clock.now().getTime())
        : await deps.findTestOrder(sellerId, orderId)
      if (made) return lineOf(made, orderLineId)
      const detail = await findOrder(query, { id: orderId, accountId: null })
      const lines = (detail?.lines ?? []).filter(
        (line) => line.sellerId === sellerId && (orderLineId === undefined || line.id === orderLineId),
      )
      if (!detail || lines.length === 0) return { code: 'MKT.0150' }
      const { order, accountName } = detail
      return {
        orderInfo: {
          orderId: order.id,
          orderType: 'NEW',
          createTime: formatCompactTime(order.createdAt.getTime()),
          orderLine: await Promise.all(lines.map((line) => lineInfo(line, order.paidAt ?? order.createdAt))),
          buyerInfo: { customerId: order.accountId, customerName: accountName },
        },
      }
    },
  }
}

/** One line of an order, or all of it. */
function lineOf(orderInfo: OrderInfo, orderLineId: string | undefined): OrderQueryResult {
  if (orderLineId === undefined) return { orderInfo }
  const orderLine = orderInfo.orderLine.filter((line) => line.orderLineId === orderLineId)
  return orderLine.length === 0 ? { code: 'MKT.0150' } : { orderInfo: { ...orderInfo, orderLine } }
}
