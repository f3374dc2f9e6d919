/** Orders of every kind: submit, pay, cancel, complete, refund. */
export { orderStatuses, type OrderStatus } from './domain/order-states.ts'
export type { OrderFact } from './order-events.ts'
export { orderDetailJson, orderRowJson } from './order-presenter.ts'
export { countOrdersByStatus, findOrder, listOrders, type OrderFilter } from './order-read-model.ts'
export { orderFilterOf, orderFilterQuery, registerOrderRoutes } from './order-routes.ts'
export { OrderSchema, OrderSummarySchema } from './order-schemas.ts'
export { createOrderService, type OrderService } from './order-service.ts'
export { registerSellerOrderRoutes } from './seller-order-routes.ts'
