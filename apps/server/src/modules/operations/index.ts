/** What operators see and move: parked work, audit log, books, clock. */
export { createClockService, type ClockService, type DueSource } from './clock-service.ts'
export { registerOperationsRoutes, type OperationsDeps, type ParkedMail } from './operations-routes.ts'
