import {
  kitFlagsOf,
  kitLimits,
  type KitDepartment,
  type KitFlag,
  type KitInterface,
  type KitRequest,
  type KitUser,
  type KitVersion,
} from './interfaces.ts'
import type { KitBody } from './sign.ts'
import {
  readRequestFields,
  requestProblem,
  type RequestField,
  type RequestProblem,
  type RequestShape,
} from '../wire/request-fields.ts'
import { isRecord, wireText } from '../wire/wire-value.ts'

export type ParsedKitRequest = { valid: true; request: KitRequest } | RequestProblem

const limits = kitLimits
const id: RequestField = { required: true, lengthMax: limits.idLengthMax }
const optionalId: RequestField = { required: false, lengthMax: limits.idLengthMax }
const time: RequestField = { required: true, lengthMax: 20, time: 'compact' }
const testFlag: RequestField = { required: false, lengthMax: 2, values: ['0', '1'] }

const shapes = {
  tenantSync: {
    instanceId: optionalId,
    orderId: optionalId,
    tenantId: id,
    tenantCode: id,
    name: { required: true, lengthMax: limits.nameLengthMax },
    domainName: { required: true, lengthMax: limits.domainNameLengthMax },
    testFlag,
    timeStamp: time,
  },
  applicationSync: {
    instanceId: optionalId,
    tenantId: id,
    appId: id,
    clientId: id,
    clientSecret: { required: true, lengthMax: limits.clientSecretLengthMax },
    testFlag,
    timeStamp: time,
  },
  authSync: {
    instanceId: optionalId,
    tenantId: id,
    appId: id,
    currentSyncTime: time,
    testFlag,
    timeStamp: time,
  },
  singleOrgSync: {
    instanceId: optionalId,
    tenantId: id,
    orgCode: id,
    orgName: { required: true, lengthMax: limits.orgNameLengthMax },
    parentCode: optionalId,
    testFlag,
    timeStamp: time,
  },
  allOrgSync: { instanceId: optionalId, tenantId: id, testFlag, timeStamp: time },
} as const satisfies Record<KitInterface, RequestShape>

const userShape = {
  userName: id,
  name: id,
  orgCode: id,
  role: { required: true, lengthMax: 32, values: ['user', 'admin'] },
  enable: { required: true, lengthMax: 8, values: ['true', 'false'] },
  position: optionalId,
  employeeCode: optionalId,
  employeeType: { required: false, lengthMax: 11, values: ['1', '2', '3', '4'], number: 'integer' },
  mobile: { required: false, lengthMax: 32 },
  email: { required: false, lengthMax: 128 },
  workPlace: { required: false, lengthMax: limits.workPlaceLengthMax },
  entryDate: { required: false, lengthMax: 10, time: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/ },
} as const satisfies RequestShape

const departmentShape = {
  orgCode: id,
  orgName: { required: true, lengthMax: limits.orgNameLengthMax },
  parentCode: optionalId,
} as const satisfies RequestShape

/**
 * Reads a verified body. Both versions end in one form: lists may arrive as arrays or as JSON text, `extension` is
 * taken apart and V1's `orgInfo` becomes `orgInfoList` (spec 3.4, 3.6).
 *
 * @param call  from `kitCallOf`
 * @param body  `body` of a valid verification
 */
export function parseKitRequest(
  call: { version: KitVersion; interface: KitInterface },
  body: KitBody,
): ParsedKitRequest {
  const name = call.interface
  const read = readRequestFields(shapes[name], body)
  if ('valid' in read) return read
  const request: Record<string, unknown> = {
    interface: name,
    ...read.members,
    testFlag: read.members['testFlag'] === '1' ? 1 : 0,
  }
  const flags: readonly KitFlag[] = kitFlagsOf[call.version][name]
  if (flags.length > 0) {
    const flag = readFlag(flags, body['flag'])
    if (typeof flag === 'object') return flag
    request['flag'] = flag
  }
  if (name === 'authSync') {
    const userList = readList('userList', body['userList'], limits.usersMax, readUser)
    if ('valid' in userList) return userList
    if (userList.length === 0) return requestProblem('field_missing', 'userList', 'userList is empty')
    request['userList'] = userList
  }
  if (name === 'allOrgSync') {
    const list = body['orgInfoList'] ?? body['orgInfo']
    const orgInfoList = readList('orgInfoList', list, limits.departmentsMax, readDepartment)
    if ('valid' in orgInfoList) return orgInfoList
    request['orgInfoList'] = orgInfoList
  }
  // The shape has put exactly the members of this interface's type into the object.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { valid: true, request: request as KitRequest }
}

function readFlag(flags: readonly KitFlag[], value: unknown): KitFlag | RequestProblem {
  const text = wireText(value)
  if (text === undefined || text === '') return requestProblem('field_missing', 'flag', 'flag is missing')
  const flag = flags.find((known) => String(known) === text)
  return flag ?? requestProblem('field_value_unknown', 'flag', `flag must be one of ${flags.join(', ')}`)
}

function readList<T extends object>(
  name: string,
  value: unknown,
  countMax: number,
  readEntry: (entry: Record<string, unknown>) => T | RequestProblem,
): T[] | RequestProblem {
  if (value === undefined || value === null || value === '') {
    return requestProblem('field_missing', name, `${name} is missing`)
  }
  const list = typeof value === 'string' ? parseJson(value) : value
  if (!Array.isArray(list)) return requestProblem('field_not_a_list', name, `${name} must be a list`)
  if (list.length > countMax) {
    return requestProblem('list_too_long', name, `${name} holds more than ${countMax} entries`)
  }
  const entries: T[] = []
  for (const entry of list as unknown[]) {
    if (!isRecord(entry)) return requestProblem('field_not_an_object', name, `${name} must hold objects`)
    const read = readEntry(entry)
    if (isProblem(read)) return read
    entries.push(read)
  }
  return entries
}

function readUser(entry: Record<string, unknown>): KitUser | RequestProblem {
  const extension = isRecord(entry['extension']) ? entry['extension'] : {}
  const read = readRequestFields(userShape, { ...extension, ...entry })
  if ('valid' in read) return read
  // As above: the shape names the members of the type.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return read.members as KitUser
}

function readDepartment(entry: Record<string, unknown>): KitDepartment | RequestProblem {
  const read = readRequestFields(departmentShape, { ...entry, orgName: entry['orgName'] ?? entry['name'] })
  if ('valid' in read) return read
  // As above: the shape names the members of the type.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return read.members as KitDepartment
}

function isProblem(value: object): value is RequestProblem {
  return 'valid' in value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
