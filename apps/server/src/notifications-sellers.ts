import type { MessagingService } from './modules/messaging/index.ts'
import { findSeller, getProfile, listSellerIds } from './modules/sellers/index.ts'
import type { Tx } from './platform/db/database.ts'
import type { Platform } from './platform/platform.ts'

const SUBSCRIBER = 'messaging'

/**
 * What applicants and sellers are told of reviews, certification and agreements. Mails go to the service address and
 * SMS to the contact that were handed in, whatever the account's own are (SELL-MSG-04).
 */
export function subscribeSellerNotifications(platform: Platform, messaging: MessagingService): void {
  const { events } = platform

  /** Where a seller is reached; `null` when there is none any more. */
  async function addressOf(tx: Tx, sellerId: string) {
    const seller = await findSeller(tx, { id: sellerId })
    if (!seller) return null
    const { form } = await getProfile(tx, sellerId)
    return {
      accountId: seller.accountId,
      emailTo: seller.serviceEmail,
      smsTo: form.contactMobile || null,
    }
  }

  events.after('sellers.application_submitted', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
    const { accountId, companyName, days } = payload
    await messaging.notify(tx, {
      accountId,
      at,
      template: 'onboarding.submitted',
      values: { companyName, days },
    })
  })
  events.after('sellers.application_approved', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
    const { accountId, companyName, serviceEmail: emailTo, mobile: smsTo } = payload
    await messaging.notify(tx, {
      accountId,
      at,
      emailTo,
      smsTo,
      template: 'onboarding.approved',
      values: { companyName },
    })
  })
  events.after('sellers.application_rejected', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
    const { accountId, companyName, serviceEmail: emailTo, mobile: smsTo, reasons } = payload
    await messaging.notify(tx, {
      accountId,
      at,
      emailTo,
      smsTo,
      template: 'onboarding.rejected',
      values: { companyName, reasons },
    })
  })
  events.after('sellers.request_decided', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
    const { accountId, companyName, subject, serviceEmail: emailTo, mobile: smsTo } = payload
    const to = { accountId, at, emailTo, smsTo }
    if (payload.approved)
      await messaging.notify(tx, { ...to, template: `seller.${subject}_approved`, values: { companyName } })
    else
      await messaging.notify(tx, {
        ...to,
        template: `seller.${subject}_rejected`,
        values: { companyName, reasons: payload.reasons },
      })
  })
  events.after('sellers.transfer_sent', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
    const to = await addressOf(tx, payload.sellerId)
    if (!to) return
    const { accountMasked } = payload
    await messaging.notify(tx, { ...to, at, template: 'seller.transfer_sent', values: { accountMasked } })
  })
  events.after('sellers.certified', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
    const to = await addressOf(tx, payload.sellerId)
    if (!to) return
    const { entityName, update } = payload
    await messaging.notify(tx, { ...to, at, template: 'seller.certified', values: { entityName, update } })
  })
  events.after('sellers.certification_rejected', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
    const to = await addressOf(tx, payload.sellerId)
    if (!to) return
    const { entityName, locked, reasons } = payload
    await messaging.notify(tx, {
      ...to,
      at,
      template: 'seller.certification_rejected',
      values: { entityName, locked, reasons },
    })
  })
  events.after('sellers.certification_unlocked', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
    const to = await addressOf(tx, payload.sellerId)
    if (!to) return
    const { entityName, reason } = payload
    await messaging.notify(tx, {
      ...to,
      at,
      template: 'seller.certification_unlocked',
      values: { entityName, reason },
    })
  })
  // Announced to every seller at once; who had signed none of its versions reads of it all the same.
  events.after('sellers.agreement_published', SUBSCRIBER, async (tx, { payload, occurredAt: at }) => {
    const { title, effectiveAt, blocks } = payload
    for (const sellerId of await listSellerIds(tx)) {
      const to = await addressOf(tx, sellerId)
      if (to)
        await messaging.notify(tx, {
          ...to,
          at,
          template: 'seller.agreement_updated',
          values: { title, effectiveAt, blocks },
        })
    }
  })
}
