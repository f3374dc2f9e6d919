export { startDemoSeller, type DemoSeller, type DemoSellerOptions } from './demo-seller.ts'
export type { Behavior, BehaviorHook } from './behavior.ts'
export type { KeysGiven } from './seller-keys.ts'
