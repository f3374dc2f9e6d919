/** What a buyer owns: term, states, expiry policy, grace, retention, release. */
export { ofGrantedInstances } from './granted-instances.ts'
export type { InstanceFact } from './instance-events.ts'
export {
  countInPerformance,
  findInstance,
  listInstanceHistory,
  listInstances,
  listInstancesById,
  listInstancesBySellerInstanceId,
  type InstanceFilter,
} from './instance-read-model.ts'
export type { BoughtAttribute, Instance } from './instance-repository.ts'
export {
  createInstanceService,
  type AppInfo,
  type InstancePurchase,
  type InstanceService,
} from './instance-service.ts'
export { instanceStates, type InstanceState } from './domain/life-cycle.ts'
export { registerInstanceRoutes } from './instance-routes.ts'
