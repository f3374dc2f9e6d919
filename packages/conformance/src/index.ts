export * from './report.ts'
export type {
  ConformanceAnswer,
  ConformanceRequest,
  ConformanceTransport,
  NoAnswerReason,
  SendOptions,
} from './transport.ts'
export { createNodeTransport } from './node-transport.ts'
export {
  conformanceChecks,
  InvalidTarget,
  runConformance,
  type ConformanceLimits,
  type ConformanceRun,
} from './run-conformance.ts'
