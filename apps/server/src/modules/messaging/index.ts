/** What people are told: in-site messages, mails and SMS. */
export type { MessageKind } from './domain/message-template.ts'
export type { TemplateName, TemplateValues } from './domain/templates.ts'
export { subscribeMessaging } from './message-subscriptions.ts'
export {
  createMessagingService,
  type MessagingDeps,
  type MessagingService,
  type Notice,
} from './messaging-service.ts'
export { registerMessagingRoutes } from './messaging-routes.ts'
export { registerReceiverRoutes } from './receivers/receiver-routes.ts'
