import { formatMinor } from './kernel/money.ts'
import type { MessagingService } from './modules/messaging/index.ts'
import { findSeller } from './modules/sellers/index.ts'
import type { Platform } from './platform/platform.ts'

/** Who is told what of which fact (buyer 20). Wiring only: texts and channels are messaging's. */
export function subscribeNotifications(platform: Platform, messaging: MessagingService): void {
  const { events } = platform
  const subscriber = 'messaging'

  events.after('orders.order_paid', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { orderId, summary, amount, currency } = payload
    await messaging.notify(tx, {
      accountId: payload.accountId,
      at,
      template: 'order.paid',
      values: { orderId, summary, amount, currency },
    })
  })
  events.after('orders.order_paid', 'messaging.sellers', async (tx, { payload, occurredAt: at }) => {
    const { orderId, summary, amount, currency } = payload
    for (const sellerId of new Set(payload.lines.map((line) => line.sellerId))) {
      const seller = await findSeller(tx, { id: sellerId })
      if (!seller) continue
      await messaging.notify(tx, {
        accountId: seller.accountId,
        at,
        template: 'seller.order_paid',
        values: { orderId, summary, customerName: payload.accountName, amount, currency },
      })
    }
  })
  events.after('orders.order_canceled', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { orderId, summary, reason } = payload
    await messaging.notify(tx, {
      accountId: payload.accountId,
      at,
      template: 'order.canceled',
      values: {
        orderId,
        summary,
        reason:
          reason === 'UNPAID_TIMEOUT'
            ? { zh: '超时未支付', en: 'It was not paid in time' }
            : reason === ''
              ? { zh: '买家取消', en: 'Cancelled by the buyer' }
              : { zh: reason, en: reason },
      },
    })
  })
  events.after('orders.order_completed', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { orderId, summary } = payload
    await messaging.notify(tx, {
      accountId: payload.accountId,
      at,
      template: 'order.completed',
      values: { orderId, summary },
    })
  })
  events.after('orders.order_refunded', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { orderId, summary, currency } = payload
    const seller = await findSeller(tx, { id: payload.sellerId })
    await messaging.notify(tx, {
      accountId: payload.accountId,
      at,
      template: 'order.refunded',
      values: {
        orderId,
        summary,
        amount: formatMinor(BigInt(payload.refundedMinor)),
        currency,
        sellerName: seller?.name ?? { zh: '商家', en: 'the seller' },
        sellerContact: seller?.supportPhone ?? seller?.supportEmail ?? null,
      },
    })
  })
  events.after('instances.instance_opened', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { instanceId, productTitle, expiresAt } = payload
    await messaging.notify(tx, {
      accountId: payload.accountId,
      at,
      template: 'instance.opened',
      values: { instanceId, productTitle, expiresAt },
    })
  })
  events.after('instances.expiry_announced', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { instanceId, productTitle, days } = payload
    await messaging.notify(tx, {
      accountId: payload.accountId,
      at,
      template: 'instance.expiring',
      values: { instanceId, productTitle, days, expiresAt: payload.expiresAt! },
    })
  })
  events.after('instances.instance_expired', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { instanceId, productTitle, freezesAt } = payload
    await messaging.notify(tx, {
      accountId: payload.accountId,
      at,
      template: 'instance.expired',
      values: { instanceId, productTitle, freezesAt },
    })
  })
  events.after('instances.instance_frozen', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { instanceId, productTitle, releasesAt } = payload
    await messaging.notify(tx, {
      accountId: payload.accountId,
      at,
      template: 'instance.frozen',
      values: { instanceId, productTitle, releasesAt },
    })
  })
  events.after('instances.release_announced', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { instanceId, productTitle, releasesAt } = payload
    await messaging.notify(tx, {
      accountId: payload.accountId,
      at,
      template: 'instance.release_soon',
      values: { instanceId, productTitle, releasesAt },
    })
  })
  events.after('instances.instance_released', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { instanceId, productTitle } = payload
    await messaging.notify(tx, {
      accountId: payload.accountId,
      at,
      template: 'instance.released',
      values: { instanceId, productTitle },
    })
  })
  events.after('fulfillment.call_failing', subscriber, async (tx, { payload, occurredAt: at }) => {
    const seller = await findSeller(tx, { id: payload.sellerId })
    if (!seller) return
    await messaging.notify(tx, {
      accountId: seller.accountId,
      at,
      template: 'seller.call_failing',
      emailTo: seller.serviceEmail,
      values: {
        messageId: payload.messageId,
        subject: payload.orderId ?? payload.instanceId,
        scenario: payload.scenario,
        reason: { zh: payload.reason, en: payload.reason },
        nextAttemptAt: payload.nextAttemptAt,
      },
    })
  })
  events.after('catalog.product_suspended', subscriber, async (tx, { payload, occurredAt: at }) => {
    const seller = await findSeller(tx, { id: payload.sellerId })
    if (!seller) return
    await messaging.notify(tx, {
      accountId: seller.accountId,
      at,
      template: 'seller.product_suspended',
      emailTo: seller.serviceEmail,
      values: {
        productTitle: payload.title,
        reason:
          payload.reason === 'FAILED_ORDERS'
            ? { zh: '本月开通失败的订单过多', en: 'too many orders failed to open this month' }
            : { zh: '拨测连续多日失败', en: 'its probes failed for days on end' },
      },
    })
  })
  events.after('catalog.product_resumed', subscriber, async (tx, { payload, occurredAt: at }) => {
    const seller = await findSeller(tx, { id: payload.sellerId })
    if (!seller) return
    await messaging.notify(tx, {
      accountId: seller.accountId,
      at,
      template: 'seller.product_resumed',
      values: { productTitle: payload.title },
    })
  })
  events.after('licensing.code_issued', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { instanceId, productTitle } = payload
    await messaging.notify(tx, {
      accountId: payload.accountId,
      at,
      template: 'license.code_issued',
      values: { instanceId, productTitle },
    })
  })
  events.after('licensing.license_delivered', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { instanceId, productTitle } = payload
    await messaging.notify(tx, {
      accountId: payload.accountId,
      at,
      template: 'license.delivered',
      values: { instanceId, productTitle },
    })
  })
  events.after('openapi.signatures_refused', subscriber, async (tx, { payload, occurredAt: at }) => {
    const { accountId, accessKeyId, count, address } = payload
    await messaging.notify(tx, {
      accountId,
      at,
      template: 'account.signatures_refused',
      values: { accessKeyId, count, address, at: at.toISOString() },
    })
  })
  events.after('fulfillment.message_stopped', subscriber, async (tx, { payload, occurredAt: at }) => {
    const seller = await findSeller(tx, { id: payload.sellerId })
    if (!seller) return
    await messaging.notify(tx, {
      accountId: seller.accountId,
      at,
      template: 'seller.delivery_failed',
      emailTo: seller.serviceEmail,
      values: {
        messageId: payload.messageId,
        subject: payload.orderId ?? payload.instanceId,
        scenario: payload.scenario,
        reason: { zh: payload.reason, en: payload.reason },
      },
    })
  })
  events.after('debugging.probe_failed', subscriber, async (tx, { payload, occurredAt: at }) => {
    const seller = await findSeller(tx, { id: payload.sellerId })
    if (!seller) return
    await messaging.notify(tx, {
      accountId: seller.accountId,
      at,
      template: 'seller.probe_failed',
      emailTo: seller.serviceEmail,
      values: { scenarios: payload.failed, days: payload.days, daysMax: payload.daysMax },
    })
  })
  events.after('debugging.probe_recovered', subscriber, async (tx, { payload, occurredAt: at }) => {
    const seller = await findSeller(tx, { id: payload.sellerId })
    if (!seller) return
    await messaging.notify(tx, {
      accountId: seller.accountId,
      at,
      template: 'seller.probe_recovered',
      emailTo: seller.serviceEmail,
      values: { scenarios: payload.recovered },
    })
  })
}
