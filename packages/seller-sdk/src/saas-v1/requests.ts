/** The calls of SaaS 1.0, told apart by `activity` (spec 1.1). */
export const saasV1Activities = [
  'newInstance',
  'refreshInstance',
  'expireInstance',
  'instanceStatus',
  'releaseInstance',
  'upgrade',
  'queryInstance',
] as const
export type SaasV1Activity = (typeof saasV1Activities)[number]

/** `0` pay-per-use, `1` period, `3` one-time, `5` pay-per-use package. */
export const saasV1ChargingModes = ['0', '1', '3', '5'] as const
export type SaasV1ChargingMode = (typeof saasV1ChargingModes)[number]

/** SaaS 1.0 says `NORMAL` where 2.0 says `UNFREEZE` (spec 14 row 10). */
export const saasV1StatusCommands = ['FREEZE', 'NORMAL'] as const
export type SaasV1StatusCommand = (typeof saasV1StatusCommands)[number]

export const saasV1PeriodTypes = ['year', 'month', 'day'] as const
export type SaasV1PeriodType = (typeof saasV1PeriodTypes)[number]

/** Members every call carries. */
type Common = {
  /** UTC `yyyyMMddHHmmssSSS`, when the call was sent. */
  timeStamp: string
  /** `1` marks a call of the debugging page; absent and `0` are real calls. */
  testFlag?: string
}

export type SaasV1NewInstanceRequest = Common & {
  activity: 'newInstance'
  businessId: string
  orderId: string
  skuCode: string
  productId: string
  customerId: string
  /** Always sent; older marketplaces left it out (spec 14 row 5). */
  customerName?: string
  userId?: string
  userName?: string
  /** Protected; `revealField` reads it with `encryptType` 1. */
  mobilePhone?: string
  /** Protected, as `mobilePhone`. */
  email?: string
  /** `1` is a trial instance. */
  trialFlag?: string
  /** UTC, an estimate: `expireInstance` decides. Only for period and package products. */
  expireTime?: string
  chargingMode?: SaasV1ChargingMode
  /** `decodeExtendParams` reads it. */
  saasExtendParams?: string
  amount?: number
  /** GB. */
  diskSize?: number
  /** Mbit/s. */
  bandWidth?: number
  periodType?: SaasV1PeriodType
  periodNumber?: number
  /** Yuan, at most three decimals. */
  orderAmount?: string
  provisionType?: number
  /** When the buyer confirmed acceptance: the call is repeated with it, and billing starts then. */
  acceptanceTime?: string
}

export type SaasV1RefreshInstanceRequest = Common & {
  activity: 'refreshInstance'
  /** The renewal or renewal-refund order. */
  orderId: string
  instanceId: string
  /** Present when the period type changes and on trial to formal. */
  productId?: string
  expireTime: string
  /** `1`: a trial became a paid period. */
  trialToFormal?: string
  periodType?: SaasV1PeriodType
  periodNumber?: number
  /** Negative when a renewal is refunded. */
  orderAmount?: string
}

export type SaasV1ExpireInstanceRequest = Common & {
  activity: 'expireInstance'
  instanceId: string
  /** The purchase order; always sent, but absent in the original sample. */
  orderId?: string
}

export type SaasV1InstanceStatusRequest = Common & {
  activity: 'instanceStatus'
  instanceId: string
  instanceStatus: SaasV1StatusCommand
}

export type SaasV1ReleaseInstanceRequest = Common & {
  activity: 'releaseInstance'
  instanceId: string
  orderId: string
  orderAmount?: string
}

export type SaasV1UpgradeRequest = Common & {
  activity: 'upgrade'
  instanceId: string
  /** The upgrade order. */
  orderId: string
  skuCode: string
  productId: string
  /** Totals after the change. */
  amount?: number
  diskSize?: number
  bandWidth?: number
  saasExtendParams?: string
}

export type SaasV1QueryInstanceRequest = Common & {
  activity: 'queryInstance'
  /** Up to 100 ids joined by commas. */
  instanceId: string
}

export type SaasV1Request =
  | SaasV1NewInstanceRequest
  | SaasV1RefreshInstanceRequest
  | SaasV1ExpireInstanceRequest
  | SaasV1InstanceStatusRequest
  | SaasV1ReleaseInstanceRequest
  | SaasV1UpgradeRequest
  | SaasV1QueryInstanceRequest
