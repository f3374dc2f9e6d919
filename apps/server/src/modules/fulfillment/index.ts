/** Calls to sellers' servers: adapters, attempts, retries, production interface messages. */
export { createDeliveryService, type DeliveryService } from './delivery-service.ts'
export { registerMessageRoutes } from './message-routes.ts'
export { countMessages, findMessage, listAttempts, listMessages } from './message-read-model.ts'
export { listStuckOrders, type StuckOrder } from './stuck-orders.ts'
