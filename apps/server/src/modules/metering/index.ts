/** Usage records that sellers' programs report. */
export type { MeteredInstance, MeteredInstanceSource } from './metered-instance.ts'
export { createMeteringService, type CheckedUsage, type MeteringService } from './metering-service.ts'
export { purchasedInstances } from './purchased-instances.ts'
export { registerUsageRoutes } from './usage-routes.ts'
