/** The seven calls of SaaS 2.0, told apart by `activity` (spec 2.3 to 2.9). */
export const saasV2Activities = [
  'newInstance',
  'queryInstance',
  'refreshInstance',
  'updateInstanceStatus',
  'releaseInstance',
  'upgradeInstance',
  'changeInstanceCheck',
] as const
export type SaasV2Activity = (typeof saasV2Activities)[number]

/** Why an instance is refreshed (spec 2.5). */
export const refreshScenes = [
  'TRIAL_TO_FORMAL',
  'RENEWAL',
  'UNSUBSCRIBE_RENEWAL_PERIOD',
  'RENEWAL_CHANGE',
] as const
export type RefreshScene = (typeof refreshScenes)[number]

export const instanceStatusCommands = ['FREEZE', 'UNFREEZE'] as const
export type InstanceStatusCommand = (typeof instanceStatusCommands)[number]

/** `1` marks a call of the debugging page; absent or another value is a real call. */
type MaybeTest = { testFlag?: string }

export type NewInstanceRequest = MaybeTest & {
  activity: 'newInstance'
  businessId: string
  orderId: string
  orderLineId: string
}

export type QueryInstanceRequest = MaybeTest & {
  activity: 'queryInstance'
  /** One id, or several joined by commas. */
  instanceId: string
}

export type RefreshInstanceRequest = MaybeTest & {
  activity: 'refreshInstance'
  scene: RefreshScene
  orderId: string
  orderLineId: string
  instanceId: string
  /** Present when the priced item changed. */
  productId?: string
  /** UTC, `yyyyMMddHHmmss` or with milliseconds; `parseCompactTime` reads both. */
  expireTime: string
}

export type UpdateInstanceStatusRequest = MaybeTest & {
  activity: 'updateInstanceStatus'
  instanceId: string
  status: InstanceStatusCommand
}

export type ReleaseInstanceRequest = MaybeTest & {
  activity: 'releaseInstance'
  instanceId: string
  /** The unsubscription order, when one caused the release. */
  orderId?: string
  orderLineId?: string
}

export type UpgradeInstanceRequest = MaybeTest & {
  activity: 'upgradeInstance'
  instanceId: string
  orderId: string
  orderLineId: string
}

/** Target of a change at renewal (spec 2.9). */
export type ChangeTarget = {
  productId?: string
  skuCode?: string
  /** Quantity after the change. */
  linearValue?: number
}

export type ChangeInstanceCheckRequest = MaybeTest & {
  activity: 'changeInstanceCheck'
  instanceId: string
  productInfo: ChangeTarget
}

export type SaasV2Request =
  | NewInstanceRequest
  | QueryInstanceRequest
  | RefreshInstanceRequest
  | UpdateInstanceStatusRequest
  | ReleaseInstanceRequest
  | UpgradeInstanceRequest
  | ChangeInstanceCheckRequest

/** Whether the call comes from the debugging page and must not touch real data. */
export function isTestRequest(request: SaasV2Request): boolean {
  return request.testFlag === '1'
}

/** The ids a queryInstance call asks for: one, or several joined by commas (spec 2.4). */
export function queriedInstanceIds(request: QueryInstanceRequest): string[] {
  return request.instanceId.split(',').filter((id) => id !== '')
}
