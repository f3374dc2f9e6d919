declare module '../../platform/events/event-bus.ts' {
  interface EventPayloads {
    'orders.order_paid': OrderFact & {
      accountName: string
      lines: {
        orderLineId: string
        instanceId: string
        sellerId: string
        productId: string
        endpointId: string
        /** What the line costs, decimal string in major units. */
        amount: string
      }[]
    }
    'orders.order_canceled': OrderFact & { reason: string }
    'orders.order_completed': OrderFact
    'orders.order_refunded': OrderFact & { reason: string; sellerId: string; refundedMinor: string }
  }
}

export interface OrderFact {
  orderId: string
  accountId: string
  summary: { zh: string; en: string }
  /** Decimal string in major units. */
  amount: string
  currency: string
}
