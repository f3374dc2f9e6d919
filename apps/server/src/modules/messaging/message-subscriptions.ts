import type { EventBus } from '../../platform/events/event-bus.ts'
import type { MessagingService } from './messaging-service.ts'

/** Tells owners what happened to their accounts, in the transaction in which it happened. */
export function subscribeMessaging(events: EventBus, messaging: MessagingService): void {
  events.within('identity.account_registered', async (tx, { payload }) => {
    await messaging.notify(tx, {
      accountId: payload.accountId,
      template: 'account.registered',
      values: { accountName: payload.accountName },
    })
  })
  events.within('identity.login_locked', async (tx, { payload, occurredAt }) => {
    await messaging.notify(tx, {
      accountId: payload.accountId,
      template: 'account.login_locked',
      values: { userName: payload.userName, ip: payload.ip, at: occurredAt.toISOString() },
    })
  })
  events.within('identity.password_changed', async (tx, { payload, occurredAt }) => {
    await messaging.notify(tx, {
      accountId: payload.accountId,
      template: 'account.password_changed',
      values: { userName: payload.userName, ip: payload.ip, at: occurredAt.toISOString() },
    })
  })
}
