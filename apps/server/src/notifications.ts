import { formatMinor } from './kernel/money.ts'
import { listAccountsOfRole } from './modules/identity/index.ts'
import type { MessagingService, TemplateName, TemplateValues } from './modules/messaging/index.ts'
import { findSeller } from './modules/sellers/index.ts'
import type { EventPayloads, EventType } from './platform/events/event-bus.ts'
import type { Platform } from './platform/platform.ts'

/** Events whose payload has the member. */
type EventWith<Member extends object> = {
  [Type in EventType]: EventPayloads[Type] extends Member ? Type : never
}[EventType]

/** Names this part of the program among those who hear of an event. */
const SUBSCRIBER = 'messaging'

const asText = (text: string) => ({ zh: text, en: text })

/** Who is told what of which fact (buyer 20). Wiring only: texts and channels are messaging's. */
export function subscribeNotifications(platform: Platform, messaging: MessagingService): void {
  const { events } = platform

  /** Tells the owner of the account that the fact names. */
  function tellAccount<Type extends EventWith<{ accountId: string }>, Name extends TemplateName>(
    type: Type,
    template: Name,
    valuesOf: (payload: EventPayloads[Type], at: Date) => TemplateValues[Name],
  ): void {
    events.after(type, SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
      const { accountId } = payload as { accountId: string }
      await messaging.notify(tx, { accountId, at, template, values: valuesOf(payload, at) })
    })
  }

  /** Tells the seller that the fact names; mails go to its service address. */
  function tellSeller<Type extends EventWith<{ sellerId: string }>, Name extends TemplateName>(
    type: Type,
    template: Name,
    valuesOf: (payload: EventPayloads[Type]) => TemplateValues[Name],
  ): void {
    events.after(type, SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
      const seller = await findSeller(tx, { id: (payload as { sellerId: string }).sellerId })
      if (!seller) return
      const { accountId, serviceEmail: emailTo } = seller
      await messaging.notify(tx, { accountId, at, template, emailTo, values: valuesOf(payload) })
    })
  }

  tellAccount('orders.order_paid', 'order.paid', ({ orderId, summary, amount, currency }) => {
    return { orderId, summary, amount, currency }
  })
  // An order may be of several sellers, and each is told with the buyer's name.
  events.after('orders.order_paid', `${SUBSCRIBER}.sellers`, async (tx, { payload, occurredAt: at }) => {
    const { orderId, summary, amount, currency, accountName: customerName } = payload
    for (const sellerId of new Set(payload.lines.map((line) => line.sellerId))) {
      const seller = await findSeller(tx, { id: sellerId })
      if (!seller) continue
      await messaging.notify(tx, {
        accountId: seller.accountId,
        at,
        template: 'seller.order_paid',
        values: { orderId, summary, customerName, amount, currency },
      })
    }
  })
  tellAccount('orders.order_canceled', 'order.canceled', ({ orderId, summary, reason }) => {
    return { orderId, summary, reason: cancelReason(reason) }
  })
  tellAccount('orders.order_completed', 'order.completed', ({ orderId, summary }) => {
    return { orderId, summary }
  })
  events.after('orders.order_refunded', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
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

  tellAccount('instances.instance_opened', 'instance.opened', ({ instanceId, productTitle, expiresAt }) => {
    return { instanceId, productTitle, expiresAt }
  })
  tellAccount('instances.expiry_announced', 'instance.expiring', (payload) => {
    const { instanceId, productTitle, days } = payload
    return { instanceId, productTitle, days, expiresAt: payload.expiresAt! }
  })
  tellAccount('instances.instance_expired', 'instance.expired', ({ instanceId, productTitle, freezesAt }) => {
    return { instanceId, productTitle, freezesAt }
  })
  tellAccount('instances.instance_frozen', 'instance.frozen', ({ instanceId, productTitle, releasesAt }) => {
    return { instanceId, productTitle, releasesAt }
  })
  tellAccount('instances.release_announced', 'instance.release_soon', (payload) => {
    const { instanceId, productTitle, releasesAt } = payload
    return { instanceId, productTitle, releasesAt }
  })
  tellAccount('instances.instance_released', 'instance.released', ({ instanceId, productTitle }) => {
    return { instanceId, productTitle }
  })

  tellSeller('fulfillment.call_failing', 'seller.call_failing', (payload) => {
    const { messageId, orderId, instanceId, scenario, reason, nextAttemptAt } = payload
    return { messageId, subject: orderId ?? instanceId, scenario, reason: asText(reason), nextAttemptAt }
  })
  tellSeller('fulfillment.message_stopped', 'seller.delivery_failed', (payload) => {
    const { messageId, orderId, instanceId, scenario, reason } = payload
    return { messageId, subject: orderId ?? instanceId, scenario, reason: asText(reason) }
  })
  tellSeller('catalog.product_suspended', 'seller.product_suspended', ({ title, reason }) => {
    return { productTitle: title, reason: suspensionReasons[reason] }
  })
  events.after('catalog.application_decided', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
    const { applicationId, kind, title, approved, reasons } = payload
    const seller = await findSeller(tx, { id: payload.sellerId })
    if (!seller) return
    const to = { accountId: seller.accountId, at, emailTo: seller.serviceEmail }
    if (approved)
      await messaging.notify(tx, {
        ...to,
        template: 'seller.application_approved',
        values: { applicationId, kind, title },
      })
    else
      await messaging.notify(tx, {
        ...to,
        template: 'seller.application_rejected',
        values: { applicationId, kind, title, reasons },
      })
  })
  tellSeller('catalog.application_returned', 'seller.application_returned', (payload) => {
    const { applicationId, title, failures } = payload
    return { applicationId, title, failures }
  })
  tellSeller('catalog.product_removed', 'seller.product_removed', ({ title, by, reason }) => {
    return { title, by, reason }
  })
  tellSeller('catalog.product_frozen', 'seller.product_frozen', ({ title, reason, until }) => {
    return { title, reason, until }
  })
  tellSeller('catalog.stock_low', 'seller.stock_low', ({ title, specification, available }) => {
    return { title, specification, available }
  })
  tellSeller('catalog.upgrade_rule_ended', 'seller.upgrade_rule_ended', (ended) => {
    const { title, source, target, reason } = ended
    return { title, source, target, reason }
  })
  tellSeller('catalog.product_unfrozen', 'seller.product_unfrozen', ({ title }) => {
    return { title }
  })
  tellSeller('catalog.product_resumed', 'seller.product_resumed', ({ title }) => {
    return { productTitle: title }
  })
  tellSeller('debugging.probe_failed', 'seller.probe_failed', ({ failed, days, daysMax }) => {
    return { scenarios: failed, days, daysMax }
  })
  tellSeller('debugging.probe_recovered', 'seller.probe_recovered', ({ recovered }) => {
    return { scenarios: recovered }
  })

  events.after('reviews.task_overdue', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
    const { taskId, title, dueAt } = payload
    for (const accountId of await listAccountsOfRole(tx, 'operator'))
      await messaging.notify(tx, {
        accountId,
        at,
        template: 'operator.review_overdue',
        values: { taskId, title, dueAt },
      })
  })

  events.after('assets.version_decided', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
    const { assetId, name, label: version, outcome, reasons } = payload
    const seller = await findSeller(tx, { id: payload.sellerId })
    if (!seller) return
    const to = { accountId: seller.accountId, at, emailTo: seller.serviceEmail }
    const values = { assetId, name, version }
    if (outcome === 'APPROVED')
      await messaging.notify(tx, { ...to, template: 'seller.asset_approved', values })
    else if (outcome === 'SCAN_FAILED')
      await messaging.notify(tx, { ...to, template: 'seller.asset_scan_failed', values })
    else
      await messaging.notify(tx, {
        ...to,
        template: 'seller.asset_rejected',
        values: { ...values, reasons },
      })
  })

  tellAccount('licensing.code_issued', 'license.code_issued', ({ instanceId, productTitle }) => {
    return { instanceId, productTitle }
  })
  tellAccount('licensing.license_delivered', 'license.delivered', ({ instanceId, productTitle }) => {
    return { instanceId, productTitle }
  })
  tellAccount('openapi.signatures_refused', 'account.signatures_refused', (payload, at) => {
    const { accessKeyId, count, address } = payload
    return { accessKeyId, count, address, at: at.toISOString() }
  })
}

const suspensionReasons = {
  FAILED_ORDERS: { zh: '本月开通失败的订单过多', en: 'too many orders failed to open this month' },
  PROBE_FAILED: { zh: '拨测连续多日失败', en: 'its probes failed for days on end' },
} as const

function cancelReason(reason: string): { zh: string; en: string } {
  if (reason === 'UNPAID_TIMEOUT') return { zh: '超时未支付', en: 'It was not paid in time' }
  return reason === '' ? { zh: '买家取消', en: 'Cancelled by the buyer' } : asText(reason)
}
