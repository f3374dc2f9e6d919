import type {
  AllOrgSyncRequest,
  AuthSyncRequest,
  KitDepartment,
  KitRequest,
  KitUser,
  KitVersion,
} from './interfaces.ts'
import { formatKitTime } from './kit-time.ts'
import { parseKitRequest } from './parse-request.ts'
import type { KitBody } from './sign.ts'
import { InvalidRequest } from '../wire/request-fields.ts'

type Loose<R> = R extends unknown ? Omit<R, 'testFlag' | 'timeStamp' | 'currentSyncTime'> : never

export type KitRequestInput = Loose<KitRequest> & {
  version: KitVersion
  /** Epoch milliseconds, taken immediately before sending. */
  nowMs: number
  isTest?: boolean
}

/**
 * Makes the body of a call, ready for `signKitV1` or `signKitV2`. Append `kitPath` to the production address.
 *
 * V1 carries lists as JSON text, `extension` inside users, and `orgInfo` with `name`; V2 carries arrays
 * (spec 3.4, 3.6).
 *
 * @throws InvalidRequest when a member is missing, too long or not of the documented values, above 500 users too
 */
export function buildKitRequest(input: KitRequestInput): KitBody {
  const { version, nowMs, isTest, ...members } = input
  const timeStamp = formatKitTime(nowMs)
  const wire: Record<string, unknown> = { ...members, testFlag: isTest ? 1 : 0, timeStamp }
  if (input.interface === 'authSync') wire['currentSyncTime'] = timeStamp
  const parsed = parseKitRequest({ version, interface: input.interface }, wire)
  if (!parsed.valid) throw new InvalidRequest(parsed)
  const { interface: _, ...body } = parsed.request
  if (version === 'v2') return body
  if (parsed.request.interface === 'authSync') return inV1UserForm(parsed.request)
  if (parsed.request.interface === 'allOrgSync') return inV1DepartmentForm(parsed.request)
  return body
}

function inV1UserForm({ interface: _, userList, ...rest }: AuthSyncRequest): KitBody {
  return { ...rest, userList: JSON.stringify(userList.map((user) => v1User(user))) }
}

function inV1DepartmentForm({ interface: _, orgInfoList, ...rest }: AllOrgSyncRequest): KitBody {
  return { ...rest, orgInfo: JSON.stringify(orgInfoList.map((department) => v1Department(department))) }
}

function v1User({ entryDate, employeeType, workPlace, ...user }: KitUser): object {
  const extension = {
    ...(entryDate !== undefined && { entryDate }),
    ...(employeeType !== undefined && { employeeType }),
    ...(workPlace !== undefined && { workPlace }),
  }
  return Object.keys(extension).length === 0 ? user : { ...user, extension }
}

function v1Department({ orgCode, orgName, parentCode }: KitDepartment): object {
  return { orgCode, name: orgName, parentCode: parentCode ?? '' }
}
