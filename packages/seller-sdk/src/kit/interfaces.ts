/** The five calls of the joint kit (spec 3). */
export const kitInterfaces = [
  'tenantSync',
  'applicationSync',
  'authSync',
  'singleOrgSync',
  'allOrgSync',
] as const
export type KitInterface = (typeof kitInterfaces)[number]

/** V1 carries an `authToken` header, V2 `x-sign`, `x-timestamp` and `x-nonce`. */
export type KitVersion = 'v1' | 'v2'

/** Documented limits (spec 3), lengths in characters, and bounds for hostile input. */
export const kitLimits = {
  idLengthMax: 64,
  nameLengthMax: 255,
  domainNameLengthMax: 255,
  orgNameLengthMax: 128,
  /** Users in one authSync call; see `kitUserBatches`. */
  usersMax: 500,
  /** Own bound: base64 of an RSA key of 16384 bits. */
  clientSecretLengthMax: 2732,
  /** Own bound; the documents name none. */
  departmentsMax: 10_000,
  workPlaceLengthMax: 255,
  requestAgeMsMax: 60_000,
  authTokenLengthMax: 255,
  nonceLengthMax: 128,
} as const

/**
 * What a `flag` asks for. `cancel` takes the right to use the application away and keeps the user (authSync V2).
 */
export const kitFlags = { delete: 0, add: 1, modify: 2, cancel: 3 } as const
export type KitFlag = (typeof kitFlags)[keyof typeof kitFlags]

/** Flags each interface knows; allOrgSync has none (spec 3.6, 14 rows 20 and 21). */
export const kitFlagsOf = {
  v1: {
    tenantSync: [0, 1],
    applicationSync: [0, 1],
    authSync: [0, 1, 2],
    singleOrgSync: [0, 1, 2],
    allOrgSync: [],
  },
  v2: {
    tenantSync: [0, 1, 2],
    applicationSync: [0, 1, 2],
    authSync: [0, 1, 2, 3],
    singleOrgSync: [0, 1, 2],
    allOrgSync: [],
  },
} as const satisfies Record<KitVersion, Record<KitInterface, readonly KitFlag[]>>

/** Path to append to the production address (COMPAT-04). */
export function kitPath(version: KitVersion, name: KitInterface): string {
  return version === 'v2' ? `/produceAPI/v2/${name}` : `/produceAPI/${name}`
}

/**
 * Which call a request path is, whatever the production address in front of it.
 *
 * @param path  without its query string
 */
export function kitCallOf(path: string): { version: KitVersion; interface: KitInterface } | undefined {
  for (const name of kitInterfaces) {
    for (const version of ['v1', 'v2'] as const) {
      if (path.endsWith(kitPath(version, name))) return { version, interface: name }
    }
  }
  return undefined
}

type Common = {
  /** 1 on debugging calls. */
  testFlag: 0 | 1
  /** UTC+8 `yyyyMMddHHmmssSSS`; `parseKitTime` reads it. */
  timeStamp: string
}

export type TenantSyncRequest = Common & {
  interface: 'tenantSync'
  /** Absent while a seller applies for a credential; on a buyer's order always present, as is `orderId`. */
  instanceId?: string
  orderId?: string
  tenantId: string
  /** Short name, leads the login to the domain of the tenant. */
  tenantCode: string
  name: string
  /** Login domain, `https://` included. */
  domainName: string
  flag: KitFlag
}

export type ApplicationSyncRequest = Common & {
  interface: 'applicationSync'
  instanceId?: string
  tenantId: string
  appId: string
  clientId: string
  /** RSA-OAEP, base64; `decryptClientSecret` reads it. */
  clientSecret: string
  flag: KitFlag
}

export type KitEmployeeType = 1 | 2 | 3 | 4

export type KitUser = {
  /** Joint account name, `userName` of OAuth userinfo. */
  userName: string
  name: string
  orgCode: string
  role: 'user' | 'admin'
  enable: 'true' | 'false'
  position?: string
  employeeCode?: string
  /** 1 regular, 2 intern, 3 dispatched, 4 outsourced. */
  employeeType?: KitEmployeeType
  mobile?: string
  email?: string
  workPlace?: string
  /** `yyyy-MM-dd`. */
  entryDate?: string
}

export type AuthSyncRequest = Common & {
  interface: 'authSync'
  instanceId?: string
  tenantId: string
  appId: string
  /** 1 to 500. */
  userList: KitUser[]
  /** UTC+8 `yyyyMMddHHmmssSSS`. */
  currentSyncTime: string
  flag: KitFlag
}

export type SingleOrgSyncRequest = Common & {
  interface: 'singleOrgSync'
  instanceId?: string
  tenantId: string
  orgCode: string
  orgName: string
  /** Absent at the top. */
  parentCode?: string
  flag: KitFlag
}

export type KitDepartment = { orgCode: string; orgName: string; parentCode?: string }

export type AllOrgSyncRequest = Common & {
  interface: 'allOrgSync'
  instanceId?: string
  tenantId: string
  orgInfoList: KitDepartment[]
}

export type KitRequest =
  | TenantSyncRequest
  | ApplicationSyncRequest
  | AuthSyncRequest
  | SingleOrgSyncRequest
  | AllOrgSyncRequest

/** Splits users into lists that one authSync call may carry. */
export function kitUserBatches(users: readonly KitUser[]): KitUser[][] {
  const batches: KitUser[][] = []
  for (let at = 0; at < users.length; at += kitLimits.usersMax) {
    batches.push(users.slice(at, at + kitLimits.usersMax))
  }
  return batches
}
