/** Calls to sellers' servers: adapters, attempts, retries, production interface messages. */
export { callSeller, type CallOutcome, type RecordedCall } from './calls/call-seller.ts'
export { composeCall } from './calls/compose-call.ts'
export { judgeCall, type Judgement } from './calls/judge-call.ts'
export {
  activityOf,
  callFamilies,
  interfaceClassOf,
  type CallFamily,
  type SellerCall,
} from './calls/seller-call.ts'
export { createDeliveryService, type DeliveryService } from './delivery-service.ts'
export { registerMessageRoutes } from './message-routes.ts'
export { countMessages, findMessage, listAttempts, listMessages } from './message-read-model.ts'
export { registerOpeningRoutes } from './opening-routes.ts'
export { createOrderNotifyService } from './order-notify/order-notify-service.ts'
export { registerOrderNotifyRoutes } from './order-notify/order-notify-routes.ts'
export { redactAnswer, redactHeaders, redactUrl } from './domain/redaction.ts'
export { listStuckOrders, type StuckOrder } from './stuck-orders.ts'
